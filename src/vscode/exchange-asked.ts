import * as vscode from "vscode";
import type { ByteProblems } from "./byte-problems.ts";
import type { Configuration } from "./configuration.ts";
import type { ExchangeTelling } from "./exchange-outcome.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import type { Recognisers } from "./recognisers.ts";
import { type Progress, withProgress } from "./with-progress.ts";

/** What the commands that make corpora of files, and files of corpora, work with. */
export interface ExchangeSources {
  readonly telling: ExchangeTelling;
  readonly configuration: Configuration;
  readonly catalogues: OpenCatalogues;
  readonly recognisers: Recognisers;
  readonly bytes: ByteProblems;
}

/** Where a key binding or another extension says that files go: nothing is asked then, and nothing overwritten unless said. */
export interface GivenTarget {
  readonly into: vscode.Uri;
  readonly overwrite?: "files";
  /** Ends the work early, besides its notification: what is there then is old or new. */
  readonly cancelled?: vscode.CancellationToken;
  /** Of an export: as `corpus export --to` has it. */
  readonly shape?: string;
  /** Of an import: as `corpus import --map` has it. */
  readonly map?: string;
  /** Of an import: as `corpus import --name` has it. */
  readonly name?: string;
  /** Of an import: as `corpus import --key` has it; then `into` is a corpus that grows. */
  readonly key?: string;
  /** Of such: as `corpus import --revisions` has it. */
  readonly revisions?: boolean;
}

/** What one of the commands was asked for. */
export interface Asked extends ExchangeSources {
  /** What it is about, by path; none lies in another. */
  readonly uris: readonly vscode.Uri[];
  readonly given: GivenTarget | undefined;
  /** Goes through long work, which shows how far it came and can be cancelled. */
  during<T>(title: string, work: (progress: Progress, cancelled: vscode.CancellationToken) => Promise<T>): Thenable<T>;
}

/** What a command's arguments ask for. A menu of the explorer gives what was clicked, then all that is selected. */
export function askedBy(sources: ExchangeSources, args: readonly unknown[]): Asked {
  const [clicked, selected] = args;
  const all = Array.isArray(selected) && selected.every((one) => one instanceof vscode.Uri) ? selected : [];
  const uris = all.length > 0 ? all : clicked instanceof vscode.Uri ? [clicked] : [];
  return askedFor(
    sources,
    uris,
    args.find(
      (one): one is GivenTarget =>
        typeof one === "object" && one !== null && "into" in one && one.into instanceof vscode.Uri,
    ),
  );
}

/** The same about something. */
export function askedFor(sources: ExchangeSources, uris: readonly vscode.Uri[], given: GivenTarget | undefined): Asked {
  return {
    ...sources,
    uris: outermost(uris),
    given,
    during: (title, work) => withProgress(title, work, given?.cancelled),
  };
}

/** What lies in none of the others, each once, by path in code unit order. */
function outermost(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const once = new Map(uris.map((uri) => [uri.toString(), uri]));
  const liesInAnother = (uri: vscode.Uri): boolean =>
    uri.path
      .split("/")
      .some((_, at, all) => at > 0 && once.has(uri.with({ path: all.slice(0, at).join("/") }).toString()));
  const all = [...once.values()].filter((uri) => !liesInAnother(uri));
  return all.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

/** The folder that all of them lie in, and the paths from there; `undefined` where there is none. */
export function commonFolder(
  uris: readonly vscode.Uri[],
): { readonly folder: vscode.Uri; readonly names: readonly string[] } | undefined {
  const [first] = uris;
  if (!first || uris.some((uri) => !isSamePlace(uri, first))) return undefined;
  const parents = uris.map(({ path }) => path.split("/").slice(0, -1));
  const [one = []] = parents;
  const end = one.findIndex((segment, at) => parents.some((parent) => parent[at] !== segment));
  const shared = one.slice(0, end < 0 ? one.length : end).join("/");
  return {
    folder: first.with({ path: shared === "" ? "/" : shared }),
    names: uris.map(({ path }) => path.slice(shared.length + 1)),
  };
}

function isSamePlace(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.scheme === b.scheme && a.authority === b.authority;
}
