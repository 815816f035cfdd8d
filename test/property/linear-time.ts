import { contentOf } from "../../src/core/syntax/content.ts";
import { cutBlock, cutPart, headerOf } from "../../src/core/syntax/cut.ts";
import { frontMatterOf } from "../../src/core/syntax/front-matter.ts";
import { gluedHeaderAt, nearMiss } from "../../src/core/syntax/markers.ts";
import type { Corpus } from "../../src/core/syntax/nodes.ts";
import { parseLines, parseText } from "../../src/core/syntax/parse.ts";
import { LineIndex } from "../../src/core/text.ts";
import { PATHOLOGIES, tokenTexts } from "./pathological.ts";

/**
 * Times how reading grows with the text, four times longer from column to column, and ends with 1 when something takes more
 * than five times as long for it, or more than 250 ms a megabyte.
 *
 *     node out/test/property/linear-time.mjs            the table of texts made to be slow
 *     node out/test/property/linear-time.mjs search     every text of up to four tokens, repeated; takes long
 */
const SIZES_MB = [1, 4, 16];
const MB = 1_048_576;
const WORST_RATIO = 5;
const MOST_MS_PER_MB = 250;
/** Below this a ratio says more about the machine than about us. */
const MEASURABLE_MS = 8;
const SEARCH_SIZES = [50_000, 200_000];

/** Parts read between two rests: what a weak reference was made for is kept until the running job ends. */
const JOB = 20_000;

process.exitCode = await (process.argv[2] === "search" ? search() : table());

async function table(): Promise<number> {
  let failures = 0;
  print(["", ...SIZES_MB.map((size) => `${size} MB`), "ratio", "ms/MB"]);
  for (const { name, text } of PATHOLOGIES) {
    const times: number[] = [];
    for (const size of SIZES_MB) times.push(await bestOf(3, text(size * MB)));
    const ratio = worstRatio(times);
    const perMegabyte = times.at(-1)! / SIZES_MB.at(-1)!;
    const isSlow = ratio > WORST_RATIO || perMegabyte > MOST_MS_PER_MB;
    if (isSlow) failures++;
    const shown = times.map((time) => time.toFixed(1));
    print([name, ...shown, ratio.toFixed(1), perMegabyte.toFixed(1), isSlow ? "slow" : ""]);
  }
  return failures > 0 ? 1 : 0;
}

async function search(): Promise<number> {
  let failures = 0;
  let worst = 0;
  for (const piece of tokenTexts(4)) {
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
  for (const size of SEARCH_SIZES) times.push(await bestOf(tries, piece.repeat(size / piece.length)));
  return times;
}

function worstRatio(times: readonly number[]): number {
  return Math.max(0, ...times.slice(1).map((time, at) => (time < MEASURABLE_MS ? 0 : time / Math.max(times[at]!, 0.5))));
}

/** The shortest of several times of reading everything there is to read, by both entries, in ms of processor time. */
async function bestOf(tries: number, text: string): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < tries; attempt++) {
    const started = process.cpuUsage();
    await readAll(parseText(text));
    await readAll(parseLines(LineIndex.of(text)));
    const { user, system } = process.cpuUsage(started);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

async function readAll(corpus: Corpus): Promise<void> {
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
  process.stdout.write(`${first!.padEnd(50)}${others.map((cell) => cell.padStart(10)).join("")}\n`);
}
