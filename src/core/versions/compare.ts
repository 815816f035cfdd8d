import type { Header } from "../syntax/nodes.ts";
import { lineDiff } from "./line-diff.ts";
import { isSame } from "./line-merge.ts";
import { matchDocuments, movedPairs, type Pair } from "./match-documents.ts";
import { type Document, readVersion, type Version } from "./version.ts";

/**
 * What became of a document, by the gravest that can be said of it; `moved` is the slightest change, `removed` the gravest.
 *
 * `lines-deleted`: the text lost whole lines and is otherwise the same but for white space.
 */
export type ChangeKind =
  | "same"
  | "moved"
  | "renamed"
  | "attributes"
  | "white-space"
  | "lines-deleted"
  | "prose"
  | "added"
  | "removed";

/** In the order of gravity. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  "same",
  "moved",
  "renamed",
  "attributes",
  "white-space",
  "lines-deleted",
  "prose",
  "added",
  "removed",
];

/** What became of one document. */
export interface DocumentChange {
  readonly kind: ChangeKind;
  /** The name it has, or had when it was removed. */
  readonly name: string | undefined;
  /** The name it had, when it was another. */
  readonly formerName?: string;
  /** Lines of its header, 0-based; none where it is not there. */
  readonly lineBefore?: number;
  readonly lineAfter?: number;
  /** The keys whose values came, went or changed, in alphabetical order; `eol` and the like too. */
  readonly attributes: readonly string[];
  /** The lines that went, when whole lines did, as written, trimmed. */
  readonly deleted: readonly string[];
  /** Where prose changed: the first lines that differ, trimmed. */
  readonly prose?: { readonly before: string; readonly after: string };
}

/** What became of a corpus. */
export interface Comparison {
  /** One for each document of the later version in its order, then one for each that was removed. */
  readonly changes: readonly DocumentChange[];
  /** Whether what stands outside documents is the same: comments, directives, blank lines. */
  readonly outside: "same" | "changed";
}

/**
 * What became of each document between two versions of a corpus. Texts are read whatever they are.
 *
 * That is how somebody else proves what a clean-up did: line ends of the container do not count, contents are compared
 * decoded.
 */
export function compareVersions(before: string, after: string): Comparison {
  const [old, now] = [readVersion(before), readVersion(after)];
  const { pairs, removed } = matchDocuments(old, now);
  const moved = movedPairs(pairs);
  const byAfter = new Map(pairs.map((pair) => [pair.after, pair]));
  const changes = now.documents.map((document): DocumentChange => {
    const pair = byAfter.get(document);
    if (!pair) return { kind: "added", ...bare(document), lineAfter: document.line };
    const change = changeOf(pair, moved.has(pair) ? "moved" : "same");
    return { ...change, lineBefore: pair.before.line, lineAfter: document.line };
  });
  for (const document of removed) changes.push({ kind: "removed", ...bare(document), lineBefore: document.line });
  const outside = isSame(outsideLines(old), outsideLines(now)) ? "same" : "changed";
  return { changes, outside };
}

/** What stands outside documents, line by line, sorted: comments travel with documents that move. */
function outsideLines({ head, documents, tail }: Version): readonly string[] {
  const text = [head, ...documents.map(({ lead }) => lead), tail].join("");
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .sort();
}

function bare(document: Document): Pick<DocumentChange, "name" | "attributes" | "deleted"> {
  return { name: document.header.name, attributes: [], deleted: [] };
}

function changeOf({ before, after }: Pair, place: "moved" | "same"): DocumentChange {
  const { name } = after.header;
  const renamed = before.header.name === name ? {} : { formerName: before.header.name ?? "" };
  const attributes = changedKeys(before.header, after.header);
  const slight = attributes.length > 0 ? "attributes" : "formerName" in renamed ? "renamed" : place;
  const rest = { name, ...renamed, attributes };
  if (before.content === after.content) return { kind: slight, ...rest, deleted: [] };
  if (inkOf(before.content) === inkOf(after.content)) return { kind: "white-space", ...rest, deleted: [] };
  const [old, now] = [inkLines(before.content), inkLines(after.content)];
  const hunks = lineDiff(old, now);
  if (hunks.every((hunk) => hunk.newStart === hunk.newEnd)) {
    const deleted = hunks.flatMap((hunk) => old.slice(hunk.oldStart, hunk.oldEnd));
    return { kind: "lines-deleted", ...rest, deleted };
  }
  const hunk = hunks.find((one) => one.newStart !== one.newEnd)!;
  const prose = { before: old[hunk.oldStart] ?? "", after: now[hunk.newStart] ?? "" };
  return {
    kind: "prose",
    ...rest,
    deleted: [],
    prose: hunk.oldStart === hunk.oldEnd ? { ...prose, before: "" } : prose,
  };
}

/** Keys whose values differ. */
function changedKeys(before: Header, after: Header): readonly string[] {
  const old = new Map(before.attributes.map(({ key, value }) => [key, value]));
  const now = new Map(after.attributes.map(({ key, value }) => [key, value]));
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key)).sort();
}

/** The text without its white space. */
function inkOf(content: string): string {
  return content.replace(/[\s\u0085\u200B\u2060]+/g, "");
}

/** The lines with something on them, white space folded. */
function inkLines(content: string): readonly string[] {
  return content
    .split(/\r?\n/)
    .map((line) => line.replace(/[\s\u0085\u200B\u2060]+/g, " ").trim())
    .filter((line) => line !== "");
}
