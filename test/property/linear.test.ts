import { strict as assert } from "node:assert";
import { CorpusIndex } from "../../src/core/syntax/corpus-index.ts";
import { cutBlock, cutPart, headerOf } from "../../src/core/syntax/cut.ts";
import { frontMatterOf } from "../../src/core/syntax/front-matter.ts";
import { nearMiss } from "../../src/core/syntax/markers.ts";
import { blocksOf, parseLines, parseText } from "../../src/core/syntax/parse.ts";
import { CountingSource } from "./counting-source.ts";
import { EditedText, toLineChange } from "./edited-text.ts";
import { shownSafely } from "./minimise.ts";
import { naiveLines } from "./naive-parser.ts";
import { PATHOLOGIES, tokenTexts } from "./pathological.ts";
import { TIMEOUT_MS } from "./runs.ts";

/**
 * How often a line may be given out from reading a text to having all its parts and headers cut out: once to look for
 * markers, once to be cut out, twice where a block begins, and twice where one may end.
 */
const TIMES_A_LINE = 6;
/** What is looked at once, whatever the text: its last line, and where nothing is repeated. */
const ONCE = 8;
const SIZE = 40_000;
const SEARCHED_SIZE = 600;

describe("reading", () => {
  for (const { name, text } of PATHOLOGIES) {
    it(`asks for no line of ${name} more than ${TIMES_A_LINE} times`, () => {
      const excess = excessIn(text(SIZE));
      if (excess) assert.fail(excess);
    });
  }

  it("asks for no line too often in any text of four tokens, repeated", () => {
    for (const piece of tokenTexts(4)) {
      const excess = excessIn(piece.repeat(Math.ceil(SEARCHED_SIZE / piece.length)));
      if (excess) assert.fail(`${shownSafely(piece)} repeated: ${excess}`);
    }
  }).timeout(TIMEOUT_MS);
});

describe("a line of millions of characters", () => {
  const length = 8_000_000;
  const lines: readonly (readonly [what: string, line: string, isNearMiss: boolean])[] = [
    ["invisible characters", "\ufeff".repeat(length), false],
    ["invisible characters before END>>>", `${"\ufeff".repeat(length)}END>>>`, true],
    ["blanks and a wide character", `${" ".repeat(length)}\ud55c`, false],
    ["wide characters after <<FILE", `<<FILE ${"\ud55c".repeat(length)}`, true],
    ["blanks after END", `END${" ".repeat(length)}\ud55c`, false],
    ["blanks after END>>", `END>>${" ".repeat(length)}\ud55c`, false],
    ["blanks after END>>>", `END>>>${" ".repeat(length)}\ud55c`, false],
    ["backslashes", `${"\\".repeat(length)}\ud55c`, false],
    ["wide characters before END>>>", `${"\ud55c".repeat(length)}END>>>`, false],
  ];
  for (const [what, line, isNearMiss] of lines) {
    it(`is read without a throw: ${what}`, () => {
      assert.equal(nearMiss(line) !== undefined, isNearMiss);
      const corpus = parseText(`<<<FILE a\n${line}\n<<<FILE b ${line}`);
      for (const part of corpus.parts) cutPart(corpus, part);
      assert.equal([...blocksOf(corpus)].length, 2);
    });
  }
});

describe("front matter", () => {
  const matterOf = (lines: number): unknown => {
    const corpus = parseText(`<<<FILE a\n---\n${"k: v\n".repeat(lines)}---\nEND>>>\n`);
    return frontMatterOf(cutBlock(corpus, blocksOf(corpus).next().value!));
  };

  it("is looked for in the first lines of a body only", () => {
    assert.ok(matterOf(100));
    assert.equal(matterOf(1_000), undefined);
  });
});

describe("a keystroke", () => {
  const block = ["<<<FILE a", "one", "two", "END>>>", ""];
  const blocks = 2_000;
  const lines = Array.from({ length: blocks }, () => block).flat();

  for (const [where, line] of [
    ["a body", 5_001],
    ["a header", 5_000],
    ["a terminator", 5_003],
    ["a gap", 5_004],
    ["the first line", 0],
    ["the last line", blocks * block.length - 1],
  ] as const) {
    it(`in ${where} reads the line it touched, and its block when the parts are asked for`, () => {
      const text = new EditedText(lines);
      const index = CorpusIndex.of(text);
      assert.ok(index.parts.length > 0);
      const place = { line, character: 0 };
      const change = { start: place, end: place, text: " " };
      text.apply(change);
      text.reads = 0;
      index.update([toLineChange(change)]);
      assert.equal(text.reads, 1);
      assert.ok(index.parts.length > 0);
      assert.ok(text.reads <= 1 + 2 * block.length, `${text.reads} lines were read`);
    });
  }
});

function excessIn(text: string): string | undefined {
  const lines = naiveLines(text);
  const source = new CountingSource(lines);
  const corpus = parseLines(source);
  for (const part of corpus.parts) cutPart(corpus, part);
  for (const block of blocksOf(corpus)) headerOf(corpus, block);
  const { given } = source;
  const units = text.length + lines.length;
  if (given.lines > TIMES_A_LINE * lines.length + ONCE) return `${given.lines} lines were read of ${lines.length}`;
  if (given.units > (TIMES_A_LINE + ONCE) * units + ONCE) return `${given.units} code units were read of ${units}`;
  return undefined;
}
