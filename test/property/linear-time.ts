import { contentOf } from "../../src/core/syntax/content.ts";
import { cutBlock, cutPart, headerOf } from "../../src/core/syntax/cut.ts";
import { frontMatterOf } from "../../src/core/syntax/front-matter.ts";
import { gluedHeaderAt, nearMiss } from "../../src/core/syntax/markers.ts";
import { parseLines, parseText } from "../../src/core/syntax/parse.ts";
import { LineIndex } from "../../src/core/text.ts";
import { PATHOLOGIES, tokenTexts } from "./pathological.ts";

/**
 * Times how reading grows with the text, four times longer from column to column: finding the parts, then everything there
 * is to ask of them. Ends with 1 when something takes more than five times as long for it, or the parts more than 250 ms a
 * megabyte.
 *
 *     node out/test/property/linear-time.mjs            the table of texts made to be slow
 *     node out/test/property/linear-time.mjs search     every text of up to four tokens, repeated: an hour
 *     node out/test/property/linear-time.mjs search 3   of up to three
 */
const SIZES_MB = [1, 4, 16];
const MB = 1_048_576;
const WORST_RATIO = 5;
const MOST_MS_PER_MB = 250;
/** Of a shorter time than this a ratio says more about the machine than about us. */
const MEASURABLE_MS = 20;
/** What takes this long in all is not measured again. */
const ENOUGH_MS = 1_500;
const SEARCH_SIZES = [50_000, 200_000];

/** Parts read between two rests: what a weak reference was made for is kept until the running job ends. */
const JOB = 20_000;

process.exitCode = await (process.argv[2] === "search" ? search() : table());

async function table(): Promise<number> {
  let failures = 0;
  const sizes = SIZES_MB.map((size) => `${size} MB`);
  print(["", "parts", ...sizes.slice(1), "all", ...sizes.slice(1), "ratio", "ms/MB"]);
  for (const { name, text } of PATHOLOGIES) {
    let { parts, all } = await measured(text);
    if (worstRatio(parts) > WORST_RATIO || worstRatio(all) > WORST_RATIO) {
      const again = await measured(text);
      parts = parts.map((time, at) => Math.min(time, again.parts[at]!));
      all = all.map((time, at) => Math.min(time, again.all[at]!));
    }
    const ratio = Math.max(worstRatio(parts), worstRatio(all));
    const perMegabyte = parts.at(-1)! / SIZES_MB.at(-1)!;
    const isSlow = ratio > WORST_RATIO || perMegabyte > MOST_MS_PER_MB;
    if (isSlow) failures++;
    const times = [...parts, ...all].map((time) => time.toFixed(0));
    print([name, ...times, ratio.toFixed(1), perMegabyte.toFixed(1), isSlow ? "slow" : ""]);
  }
  return failures > 0 ? 1 : 0;
}

async function measured(text: (size: number) => string): Promise<{ parts: number[]; all: number[] }> {
  const parts: number[] = [];
  const all: number[] = [];
  for (const size of SIZES_MB) {
    const written = text(size * MB);
    parts.push(await bestOf(3, () => findParts(written)));
    all.push(await bestOf(3, () => readAll(written)));
  }
  return { parts, all };
}

async function search(): Promise<number> {
  let failures = 0;
  let worst = 0;
  for (const piece of tokenTexts(Number(process.argv[3] ?? 4))) {
    const times = await searchTimes(piece, 3);
    const ratio = worstRatio(times);
    worst = Math.max(worst, ratio);
    if (ratio <= WORST_RATIO) continue;
    const again = worstRatio(await searchTimes(piece, 7));
    if (again <= WORST_RATIO) continue;
    failures++;
    print([JSON.stringify(piece), ...times.map((time) => time.toFixed(1)), again.toFixed(1)]);
  }
  process.stdout.write(`worst ratio at first measuring ${worst.toFixed(1)}, ${failures} too slow\n`);
  return failures > 0 ? 1 : 0;
}

async function searchTimes(piece: string, tries: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (const size of SEARCH_SIZES) {
    const text = piece.repeat(size / piece.length);
    times.push(await bestOf(tries, () => readAll(text)));
  }
  return times;
}

function worstRatio(times: readonly number[]): number {
  const ratios = times.slice(1).map((time, at) => (times[at]! < MEASURABLE_MS ? 0 : time / times[at]!));
  return Math.max(0, ...ratios);
}

/** The shortest of several times of the work, in ms of processor time; of fewer when it takes long. */
async function bestOf(tries: number, work: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let attempt = 0; attempt < tries && sum < ENOUGH_MS; attempt++) {
    const started = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(started);
    const time = (user + system) / 1_000;
    best = Math.min(best, time);
    sum += time;
  }
  return best;
}

/** By both entries, for a string and for lines. */
async function findParts(text: string): Promise<void> {
  if (parseText(text).parts.length + parseLines(LineIndex.of(text)).parts.length === 0) throw new Error("no parts");
}

/** Everything the syntax says of a text. */
async function readAll(text: string): Promise<void> {
  const corpus = parseText(text);
  for (const [index, part] of corpus.parts.entries()) {
    if (index % JOB === JOB - 1) await new Promise(setImmediate);
    cutPart(corpus, part);
    if (part.kind === "gap") continue;
    headerOf(corpus, part);
    const cut = cutBlock(corpus, part);
    contentOf(cut);
    frontMatterOf(cut);
  }
  for (let number = 0; number < corpus.source.lineCount; number++) {
    const line = corpus.source.line(number);
    nearMiss(line);
    gluedHeaderAt(line);
  }
}

function print([first, ...others]: readonly string[]): void {
  process.stdout.write(`${first!.padEnd(50)}${others.map((cell) => cell.padStart(8)).join("")}\n`);
}
