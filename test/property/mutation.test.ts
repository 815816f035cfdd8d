import { strict as assert } from "node:assert";
import { readHeader } from "../../src/core/syntax/header.ts";
import { classify, gluedHeaderAt, gluedTerminatorAt, nearMiss } from "../../src/core/syntax/markers.ts";
import { parseLines, parseText } from "../../src/core/syntax/parse.ts";
import { LineIndex } from "../../src/core/text.ts";
import { differenceFrom, headerDifference } from "./difference.ts";
import { minimiseText, shownSafely } from "./minimise.ts";
import { naiveHeader, naiveLine } from "./naive-parser.ts";
import { Random } from "./random.ts";
import { FRAGMENTS, randomHeader, randomLine, randomText } from "./random-texts.ts";
import { brokenPromise, disagreement, readingsOf } from "./reading.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

/** Every so many texts both parsers are compared. */
const NAIVE_EVERY = 8;
/** Every so many texts are read twice. */
const TWICE_EVERY = 50;
/** A text so small that takes longer than this hangs. */
const LONGEST_MS = 1_000;

/** Small corpora, each with something of its own to be broken. */
const SEEDS: readonly string[] = [
  "",
  "# corpus-format: 1\n\n# about a\n<<<FILE a\nx\nEND>>>\n",
  '<<<FILE "two words.txt" k="v \\" w" final-newline=no\r\nx\r\n\r\nEND>>>\r\n<<<FILE b\r\nEND>>>\r\n',
  "<<<FILE a eol=crlf\n\\<<<FILE b\n\\\\END>>>\nx END>>>\n\n<<<FILE b\ny",
  "<<<FILE a encoding=base64\nQUJD\nREVG\nEND>>><<<FILE b\nEND>>> \t<<<FILE c\n",
  "END>>>\nstray\nEND>>>\n<<<FILE a\n<<<FILE b\nEND>>>\nEND>>>\ntext <<<FILE c\n",
  "<<<FILE a\n---\na: x # y\nb: 'it''s'\nc: \"x\\q\"\nd: \"\ne: [x]\nf: '\ng: \"x\"\nnot\n...\nEND>>>\n<<<FILE b\n---x\n",
  "\ufeff<<<FILE a\n---\ntitle: x\n---\n\ud83d\ude00\u2028END>>>\nEND>>",
];

describe("any text", () => {
  it(`is read without a throw, whole, the same twice, and as the naive parser reads it (${RUNS.mutations} mutations)`, () => {
    const random = new Random(SEED);
    let text = "";
    for (let run = 0; run < RUNS.mutations; run++) {
      text = run % 20 === 0 || text.length > 600 ? seedOf(random) : mutated(random, text);
      const started = performance.now();
      const broken = brokenPromise(text);
      if (broken) fail(text, broken, brokenPromise);
      const ms = performance.now() - started;
      if (ms > LONGEST_MS) assert.fail(`seed ${SEED}, run ${run}: ${ms} ms for ${shownSafely(text)}`);
      if (run % NAIVE_EVERY === 0) {
        const difference = disagreement(text);
        if (difference) fail(text, difference, disagreement);
      }
      if (run % TWICE_EVERY === 0) assert.deepEqual(readingsOf(parseText(text)), readingsOf(parseText(text)));
    }
  }).timeout(TIMEOUT_MS);

  it(`as one line is the marker, or nearly the one, that the naive parser says (${RUNS.headers} lines)`, () => {
    const random = new Random(SEED);
    for (let run = 0; run < RUNS.headers; run++) {
      const line =
        random.pick(["", "", " ", "\ufeff"]) + randomLine(random) + random.pick(["", random.pick(FRAGMENTS)]);
      const difference = lineTrouble(line);
      if (difference) fail(line, difference, lineTrouble);
    }
  }).timeout(TIMEOUT_MS);

  it("is read alike as a string and as lines, however many markers it has", () => {
    const random = new Random(SEED);
    for (let run = 0; run < 200; run++) {
      const text = randomText(random, run % 20 === 0 ? random.between(1_000, 8_000) : random.between(0, 40));
      const difference = entryTrouble(text);
      if (difference) fail(text, difference, entryTrouble);
    }
  }).timeout(TIMEOUT_MS);

  it(`as a header line is read as the naive parser reads it, its spans inside it and in order (${RUNS.headers} lines)`, () => {
    const random = new Random(SEED);
    for (let run = 0; run < RUNS.headers; run++) {
      const line = randomHeader(random);
      const difference = headerTrouble(line);
      if (difference) fail(line, difference, headerTrouble);
    }
  }).timeout(TIMEOUT_MS);
});

function seedOf(random: Random): string {
  return random.oneIn(2) ? random.pick(SEEDS) : randomText(random, random.between(1, 12));
}

function mutated(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.between(1, random.oneIn(5) ? 60 : 4));
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at) + text.slice(at, to) + text.slice(at);
    case 2:
      return text.slice(0, at) + String.fromCharCode(random.below(random.oneIn(4) ? 65_536 : 128)) + text.slice(at + 1);
    case 3:
      return text.slice(0, at) + random.pick(["\n", "\r\n", "\r", "\n\n", " ", "\t"]) + text.slice(at);
    case 4: {
      const from = random.below(text.length + 1);
      return text.slice(0, at) + text.slice(from, from + random.below(40)) + text.slice(at);
    }
    case 5:
      return text.slice(0, at) + random.pick(FRAGMENTS) + text.slice(to);
    default:
      return text.slice(0, at) + random.pick(FRAGMENTS) + text.slice(at);
  }
}

function lineTrouble(line: string): string | undefined {
  const { marker, isNearMiss, isGlued, holdsHeader } = naiveLine(line);
  if (classify(line) !== marker) return `is ${classify(line)}, wanted ${marker}`;
  if ((nearMiss(line) !== undefined) !== isNearMiss) return `near miss: wanted ${isNearMiss}`;
  if ((gluedTerminatorAt(line) !== undefined) !== isGlued) return `glued terminator: wanted ${isGlued}`;
  if ((gluedHeaderAt(line) !== undefined) !== holdsHeader) return `glued header: wanted ${holdsHeader}`;
  return undefined;
}

function entryTrouble(text: string): string | undefined {
  return differenceFrom(parseText(text), parseLines(LineIndex.of(text.replace(/^\ufeff/, ""))));
}

function headerTrouble(line: string): string | undefined {
  if (!line.startsWith("<<<FILE ")) return undefined;
  const header = readHeader(line);
  const difference = headerDifference(header, naiveHeader(line));
  if (difference) return difference;
  let at = 7;
  for (const { start, end } of [header.nameSpan, ...header.attributes.map(({ span }) => span)]) {
    if (start < at || end < start || end > line.length) return `span ${start}–${end} after ${at}`;
    at = end;
  }
  for (const { key, span, valueSpan } of header.attributes) {
    const written = line.slice(span.start, span.end);
    if (written !== `${key}=${line.slice(valueSpan.start, valueSpan.end)}`) return `${key} is written ${written}`;
  }
  for (const { kind, span } of header.faults)
    if (span.start < 7 || span.end > line.length || (span.end <= span.start && kind !== "no-name"))
      return `${kind} at ${span.start}–${span.end}`;
  return undefined;
}

function fail(text: string, failure: string, check: (text: string) => string | undefined): never {
  const short = minimiseText(text, (smaller) => check(smaller) !== undefined);
  assert.fail(`seed ${SEED}: ${failure}\nin short ${shownSafely(short)}: ${check(short)}`);
}
