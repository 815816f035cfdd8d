import { strict as assert } from "node:assert";
import { CorpusIndex } from "../../src/core/syntax/corpus-index.ts";
import { cutPart } from "../../src/core/syntax/cut.ts";
import type { Part } from "../../src/core/syntax/nodes.ts";
import { parseLines } from "../../src/core/syntax/parse.ts";
import { comparePositions } from "../../src/core/text.ts";
import { differenceFrom, differenceFromNaive, lossIn } from "./difference.ts";
import { type Change, EditedText, toLineChange } from "./edited-text.ts";
import { minimiseList, shownSafely } from "./minimise.ts";
import { naiveParse } from "./naive-parser.ts";
import { Random } from "./random.ts";
import { randomEvent } from "./random-edits.ts";
import { randomLines } from "./random-texts.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";
import { UntouchedParts } from "./untouched-parts.ts";

/** One event, and whether the second tree, which is not asked for its parts after every one, is asked after this one. */
interface Step {
  readonly changes: readonly Change[];
  readonly asksSecond: boolean;
}

interface Script {
  readonly lines: readonly string[];
  readonly steps: readonly Step[];
  /** Every so many events the naive parser is asked, which is slow on large texts. */
  readonly naiveEvery: number;
}

const LARGE_EVERY = 100;

describe("the live tree", () => {
  it(`equals a fresh one and the naive parser's after every one of ${RUNS.events} events, and after undoing them`, () => {
    for (let run = 0; run < RUNS.edited; run++) {
      const script = scriptOf(new Random(SEED + run), run % LARGE_EVERY === 0);
      const failure = failureIn(script);
      if (failure !== undefined) assert.fail(report(script, failure, SEED + run));
    }
  }).timeout(TIMEOUT_MS);

  it("lists its parts in pieces as it does at once, and goes on from there", () => {
    for (let run = 0; run < 300; run++) {
      const random = new Random(SEED + run);
      const text = new EditedText(randomLines(random, random.between(1, 40)));
      const index = CorpusIndex.of(text);
      for (const _ of index.listing(random.between(1, 6)));
      const { parts } = index;
      const places = (all: readonly Part[]): unknown => all.map(({ kind, start, end }) => ({ kind, start, end }));
      assert.deepEqual(places(parts), places(parseLines(text).parts), shownSafely(text.lines.join("\n")));
      for (const _ of index.listing(1)) assert.fail("listed again");
      assert.equal(index.parts, parts);
      const line = random.below(text.lineCount);
      const change = { start: { line, character: 0 }, end: { line, character: 0 }, text: "x" };
      text.apply(change);
      index.update([toLineChange(change)]);
      for (const _ of index.listing(1)) assert.fail("listed from nothing");
      assert.deepEqual(places(index.parts), places(parseLines(text).parts), shownSafely(text.lines.join("\n")));
    }
  }).timeout(TIMEOUT_MS);

  it("says that a change was missed when the lines do not add up", () => {
    const text = new EditedText(["<<<FILE a", "x", "END>>>"]);
    const index = CorpusIndex.of(text);
    text.apply({ start: { line: 1, character: 0 }, end: { line: 1, character: 0 }, text: "y\n" });
    assert.equal(index.update([]), false);
  });
});

function scriptOf(random: Random, isLarge: boolean): Script {
  const lines = isLarge
    ? randomLines(random, random.between(1_500, 6_000))
    : randomLines(random, random.between(0, random.oneIn(10) ? 80 : 14));
  const text = new EditedText(lines);
  const steps: Step[] = [];
  while (steps.length < RUNS.events) {
    const changes = isLarge && random.oneIn(8) ? [sweep(random, text)] : randomEvent(random, text);
    steps.push({ changes, asksSecond: random.oneIn(3) });
  }
  return { lines, steps, naiveEvery: isLarge ? RUNS.events : 1 };
}

/** Removes or inserts many lines at once, so that whole chunks of markers go and new ones come. */
function sweep(random: Random, text: EditedText): Change {
  const line = random.below(text.lineCount);
  const start = { line, character: 0 };
  if (random.oneIn(2)) {
    const change = { start, end: start, text: `${randomLines(random, random.between(1, 1_200)).join("\n")}\n` };
    text.apply(change);
    return change;
  }
  const end = { line: Math.min(text.lineCount - 1, line + random.below(1_200)), character: 0 };
  const change = { start, end, text: "" };
  text.apply(change);
  return change;
}

/** What goes wrong when the script is played; a change that fits no more, because others were left out, is made to fit. */
function failureIn({ lines, steps, naiveEvery }: Script): string | undefined {
  const text = new EditedText(lines);
  const index = CorpusIndex.of(text);
  const second = CorpusIndex.of(text);
  const undo: Change[] = [];
  try {
    for (const [number, { changes, asksSecond }] of steps.entries()) {
      const untouched = new UntouchedParts(index, text.lineCount);
      for (const part of index.parts) cutPart(index, part);
      const made = changes.map((change) => make(fitted(change, text), text, undo));
      for (const change of made) untouched.apply(change);
      const isTold = index.update(made) && second.update(made);
      if (!isTold) return `event ${number} was not taken up`;
      const failure =
        differenceFrom(index, parseLines(text)) ??
        untouched.lossIn(index) ??
        lossIn(index, text.lines) ??
        misplaced(second, index, text, number) ??
        (asksSecond ? differenceFrom(second, index) : undefined) ??
        (number % naiveEvery === naiveEvery - 1 ? differenceFromNaive(index, naiveParse(text.lines)) : undefined);
      if (failure) return `after event ${number}: ${failure}`;
    }
    for (const change of undo.reverse()) {
      const made = [make(change, text, [])];
      if (!index.update(made) || !second.update(made)) return "an undoing was not taken up";
    }
    if (text.lines.join("\n") !== lines.join("\n")) return "undoing did not bring the text back";
    const failure =
      differenceFrom(index, parseLines(text)) ??
      differenceFrom(second, index) ??
      lossIn(index, text.lines) ??
      differenceFromNaive(index, naiveParse(text.lines));
    return failure && `after undoing: ${failure}`;
  } catch (error) {
    return (error as Error).stack ?? String(error);
  }
}

/** Whether a tree that may not have been asked for all its parts finds another one at a place than the other tree has there. */
function misplaced(second: CorpusIndex, { parts }: CorpusIndex, text: EditedText, salt: number): string | undefined {
  const line = (salt * 7_919) % text.lineCount;
  for (const character of [0, 6, text.lines[line]!.length]) {
    const place = { line, character: Math.min(character, text.lines[line]!.length) };
    const found = second.partAt(place);
    const expected = parts.findLast(({ start }) => comparePositions(start, place) <= 0);
    const isSame = found && expected ? comparePositions(found.start, expected.start) === 0 : found === expected;
    if (!isSame || found?.kind !== expected?.kind) return `another part at ${line}:${place.character}`;
  }
  return undefined;
}

function make(change: Change, text: EditedText, undo: Change[]) {
  undo.push(text.apply(change));
  return toLineChange(change);
}

function fitted({ start, end, text: newText }: Change, text: EditedText): Change {
  const placed = ({ line, character }: Change["start"]): Change["start"] => {
    const existing = Math.min(line, text.lineCount - 1);
    return { line: existing, character: Math.min(character, text.lines[existing]!.length) };
  };
  const from = placed(start);
  const to = placed(end);
  const isReversed = to.line < from.line || (to.line === from.line && to.character < from.character);
  return { start: from, end: isReversed ? from : to, text: newText };
}

function report(script: Script, failure: string, seed: number): string {
  const fails = (changed: Partial<Script>): boolean =>
    failureIn({ ...script, ...changed, naiveEvery: 1 }) !== undefined;
  const steps = minimiseList(script.steps, (fewer) => fails({ steps: fewer }));
  const lines = minimiseList(script.lines, (fewer) => fewer.length > 0 && fails({ lines: fewer, steps }));
  const again = failureIn({ lines, steps, naiveEvery: 1 });
  return `seed ${seed}: ${failure}\nin short, ${again}\nlines ${shownSafely(lines)}\nevents ${shownSafely(steps)}`;
}
