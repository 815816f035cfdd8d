import {
  CHANGE_KINDS,
  type ChangeKind,
  type Comparison,
  compareVersions,
  type DocumentChange,
} from "../core/versions/compare.ts";
import { type Arguments, choiceOf } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type Io, Status } from "./io.ts";
import { jsonLine, type Paint, paintFor, shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";
import { readVersionText } from "./version-text.ts";

const FORMATS = ["pretty", "ndjson"] as const;
const LEVELS = ["prose", "any", "never"] as const;

const HELP = `corpus diff A B: what became of each document from one version of a corpus to another

  A, B                     each a corpus, or REV:path for the file as it was in a commit of git: HEAD:news.corpus
  --format pretty|ndjson   for people (usual), or one JSON object a line
  --fail-on prose|any|never
                           exit with status 1 when prose changed or a document came or went, when anything changed,
                           or never (usual)

Every document is in one class, the gravest that fits: same, moved, renamed, attributes, white-space, lines-deleted (whole
lines went, and nothing else but white space changed), prose, added, removed. Contents are compared decoded; documents
are the same by id, else by name, else by their content.
`;

/** `corpus diff`: how somebody else proves what a clean-up did. */
export const diff: Command = {
  name: "diff",
  help: HELP,
  options: { format: { count: "one", choices: FORMATS }, "fail-on": { count: "one", choices: LEVELS } },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    const [before, after, ...more] = args.positionals;
    if (before === undefined || after === undefined || more.length > 0)
      throw new UsageError('"diff" needs two versions of a corpus.', "diff");
    const texts = [await readVersionText(before, io), await readVersionText(after, io)] as const;
    const comparison = compareVersions(...texts);
    const counts = countKinds(comparison.changes);
    const ndjson = choiceOf(args, "format", FORMATS, "pretty") === "ndjson";
    const pieces = ndjson
      ? asRecords(comparison, counts)
      : asReport(comparison, counts, paintFor(io.stdout, io.environment));
    for (const piece of pieces) {
      await io.stdout.write(piece);
      if (io.stdout.isClosed) break;
    }
    return isGrave(comparison, counts, choiceOf(args, "fail-on", LEVELS, "never")) ? Status.findings : Status.ok;
  },
};

type Counts = ReadonlyMap<ChangeKind, number>;

function countKinds(changes: readonly DocumentChange[]): Counts {
  const counts = new Map<ChangeKind, number>(CHANGE_KINDS.map((kind) => [kind, 0]));
  for (const { kind } of changes) counts.set(kind, counts.get(kind)! + 1);
  return counts;
}

function isGrave({ changes, outside }: Comparison, counts: Counts, level: (typeof LEVELS)[number]): boolean {
  switch (level) {
    case "never":
      return false;
    case "any":
      return outside === "changed" || counts.get("same")! < changes.length;
    case "prose":
      return counts.get("prose")! + counts.get("added")! + counts.get("removed")! > 0;
  }
}

function* asRecords({ changes, outside }: Comparison, counts: Counts): Generator<string> {
  for (const change of changes) {
    yield `${jsonLine({
      type: "document",
      schema: 1,
      class: change.kind,
      name: change.name ?? null,
      ...(change.formerName === undefined ? {} : { formerName: change.formerName }),
      ...(change.lineBefore === undefined ? {} : { lineBefore: change.lineBefore + 1 }),
      ...(change.lineAfter === undefined ? {} : { lineAfter: change.lineAfter + 1 }),
      attributes: change.attributes,
      deleted: change.deleted,
      ...(change.prose ? { prose: change.prose } : {}),
    })}\n`;
  }
  const classes = Object.fromEntries(counts);
  yield `${jsonLine({ type: "summary", schema: 1, documents: changes.length, ...classes, outside })}\n`;
}

/** The classes with something to see, each with its documents; deleted lines by distinct text, the most frequent first. */
function* asReport({ changes, outside }: Comparison, counts: Counts, paint: Paint): Generator<string> {
  for (const kind of CHANGE_KINDS.toReversed()) {
    const some = changes.filter((change) => change.kind === kind);
    if (kind === "same" || some.length === 0) continue;
    yield `${paint("strong", `${kind}: ${numbered(some.length)}`)}\n`;
    if (kind === "lines-deleted") yield* deletedLines(some, paint);
    for (const change of some) yield `  ${rowOf(change, paint)}\n`;
  }
  if (outside === "changed") yield "Comments or other lines outside documents changed.\n";
  const parts = CHANGE_KINDS.flatMap((kind) => (counts.get(kind)! > 0 ? [`${counts.get(kind)} ${kind}`] : []));
  yield `${numbered(changes.length)}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.\n`;
}

function* deletedLines(changes: readonly DocumentChange[], paint: Paint): Generator<string> {
  const counts = new Map<string, number>();
  for (const { deleted } of changes) for (const line of deleted) counts.set(line, (counts.get(line) ?? 0) + 1);
  const sorted = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  for (const [line, count] of sorted) yield `  ${paint("faint", `${count} ×`)} ${shown(short(line))}\n`;
}

function rowOf({ name, formerName, attributes, prose, deleted }: DocumentChange, paint: Paint): string {
  const notes = [
    formerName === undefined ? "" : `was ${shown(formerName)}`,
    attributes.length > 0 ? `attributes ${attributes.join(", ")}` : "",
    deleted.length > 0 ? `${deleted.length === 1 ? "1 line" : `${deleted.length} lines`} deleted` : "",
    prose ? `"${shown(short(prose.before))}" → "${shown(short(prose.after))}"` : "",
  ].filter((note) => note !== "");
  return `${shown(name ?? "(no name)")}${notes.length > 0 ? `  ${paint("faint", notes.join(" · "))}` : ""}`;
}

const LONGEST = 100;

function short(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line;
}

function numbered(count: number): string {
  return count === 1 ? "1 document" : `${count.toLocaleString("en-US")} documents`;
}
