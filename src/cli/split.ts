import { basename, resolve } from "node:path";
import { directivesOf } from "../core/checks/directives.ts";
import { unwritability } from "../core/checks/safe-name.ts";
import { cutsOf } from "../core/syntax/cuts.ts";
import { corpusPieces, readPiece } from "../files/corpus-pieces.ts";
import type { Source } from "../files/source.ts";
import { Obstacles, Unpacking } from "../files/unpacking.ts";
import { type Arguments, isGiven, neededOption, optionOf } from "./arguments.ts";
import { Breath } from "./breath.ts";
import type { Command } from "./command.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { tellNames } from "./name-problems.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus split PATH -d DIR (--docs N | --bytes N): one corpus as several

  PATH                     a corpus, also compressed (*.gz); or - for standard input
  -d, --directory DIR      the folder they are written to; it is made when it is not there
  --docs N                 N documents in each
  --bytes N                as many documents as N bytes hold, one at least; 64k, 20M and 1G will do too
  --force                  replace files that are there

The files are called after PATH, with a number: news-001.corpus. Put together with "cat" they are, byte for byte, what PATH
was: comments go with the document under them.
`;

/** `corpus split`: cuts between documents, and nowhere else. */
export const split: Command = {
  name: "split",
  help: HELP,
  options: {
    directory: { count: "one", short: "d" },
    docs: { count: "one" },
    bytes: { count: "one" },
    force: { count: "one", value: "never" },
  },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    const [path, ...more] = args.positionals;
    if (path === undefined) throw new UsageError('"split" needs the path of a corpus.', "split");
    if (more.length > 0) throw new UsageError('"split" takes one corpus.', "split");
    const target = resolve(io.cwd, neededOption(args, "directory", "split", "-d and the folder to write to"));
    const isFull = fullBy(args);
    const overwriting = isGiven(args, "force") ? "files" : "nothing";
    const source = await new Inputs(io).open(path);
    const stem =
      path === "-"
        ? "corpus"
        : basename(path)
            .replace(/\.gz$/i, "")
            .replace(/\.corpus$/i, "");
    const count = await countShards(source, isFull, io);
    const width = Math.max(3, String(count).length);
    const nameOf = (index: number): string => `${stem}-${String(index).padStart(width, "0")}.corpus`;
    const refusals = refusalsOf(nameOf(1));
    const obstacles = new Obstacles(io.disk, target, overwriting);
    for (let index = 1; index <= count && refusals.length === 0; index++) obstacles.look(nameOf(index));
    const problems = { refusals: [...refusals, ...obstacles.found], warnings: [] };
    if (!(await tellNames(problems, "Nothing was written", io))) return Status.trouble;
    const unpacking = Unpacking.begin(io.disk, target, overwriting);
    const breath = new Breath(io.progress);
    try {
      let current = 0;
      for await (const { shard, bytes } of shardsOf(source, isFull)) {
        if (shard !== current) {
          unpacking.end();
          unpacking.begin(nameOf(shard));
          current = shard;
        }
        unpacking.append(bytes);
        await breath.take();
      }
      unpacking.end();
      source.mustBeUnchanged();
      unpacking.finish();
    } finally {
      unpacking.abandon();
    }
    return Status.ok;
  },
};

/** Whether a shard that holds so much is full, given what comes next. */
type IsFull = (held: Held, next: Held) => boolean;

interface Held {
  readonly documents: number;
  readonly bytes: number;
}

function fullBy(args: Arguments): IsFull {
  const [docs, bytes] = [optionOf(args, "docs"), optionOf(args, "bytes")];
  if ((docs === undefined) === (bytes === undefined))
    throw new UsageError('"split" needs either --docs or --bytes.', "split");
  if (docs !== undefined) {
    const most = readCount(docs, "--docs");
    return (held) => held.documents >= most;
  }
  const most = readCount(bytes!, "--bytes");
  return (held, next) => held.documents > 0 && held.bytes + next.bytes > most;
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, G: 1e9 };

function readCount(written: string, option: string): number {
  const match = /^([1-9]\d{0,14})([kMG]?)$/.exec(written);
  if (!match)
    throw new UsageError(`"${option}" takes a number above 0, as in "${option} 1000", not "${written}".`, "split");
  return Number(match[1]) * UNITS[match[2]!]!;
}

/** The bytes of the corpus in order, each stretch with the number of the shard it belongs to, from 1. */
async function* shardsOf(
  source: Source,
  isFull: IsFull,
): AsyncGenerator<{ readonly shard: number; readonly bytes: Buffer }> {
  let shard = 1;
  let held: Held = { documents: 0, bytes: 0 };
  for await (const { bytes, firstByte, place } of corpusPieces(source.chunks())) {
    // The byte order mark goes with the first: nothing is lost.
    const mark = Buffer.from(firstByte === 3 && (place === "first" || place === "only") ? "\uFEFF" : "");
    if (mark.length > 0) yield { shard, bytes: mark };
    let from = 0;
    let start = 0;
    for (const next of stretchesOf(bytes)) {
      if (isFull(held, next) && next.documents > 0) {
        if (start > from) yield { shard, bytes: bytes.subarray(from, start) };
        from = start;
        shard++;
        held = { documents: 0, bytes: 0 };
      }
      held = { documents: held.documents + next.documents, bytes: held.bytes + next.bytes };
      start += next.bytes;
    }
    if (start > from) yield { shard, bytes: bytes.subarray(from, start) };
  }
}

function* stretchesOf(bytes: Buffer): Generator<Held> {
  const text = bytes.toString("latin1");
  let start = 0;
  for (const { offset, blocks } of cutsOf(text)) {
    yield { documents: blocks, bytes: offset - start };
    start = offset;
  }
  // What is behind the last cut has a header, or it is no more than a gap.
  if (start < text.length)
    yield { documents: /(?:^|\n)<<<FILE/.test(text.slice(start)) ? 1 : 0, bytes: text.length - start };
}

async function countShards(source: Source, isFull: IsFull, io: Io): Promise<number> {
  let count = 1;
  for await (const { shard } of shardsOf(source, isFull)) count = shard;
  if (count === 1) return count;
  for await (const piece of corpusPieces(source.chunks())) {
    if (!piece.bytes.includes("corpus-ignore-file")) continue;
    if (directivesOf(readPiece(piece)).ignores.every(({ scope }) => scope !== "file")) continue;
    await io.stderr.write('corpus: warning: a "corpus-ignore-file" comment holds only in the file it is in now.\n');
    break;
  }
  return count;
}

function refusalsOf(name: string): readonly string[] {
  const refusal = unwritability(name);
  return refusal === undefined ? [] : [`The name "${name}" ${refusal}.`];
}
