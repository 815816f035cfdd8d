import { deepEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { selectionRanges } from "../../src/core/selection.ts";
import { parseText } from "../../src/core/syntax/parse.ts";
import { comparePositions, LineIndex, type Range } from "../../src/core/text.ts";
import { unmark } from "../support/markup.ts";

/** What is selected step by step from the cursor, ending with the whole text, which is left out. */
function check(marked: string, ...expected: readonly string[]): void {
  const { text, cursor } = unmark(marked);
  const index = LineIndex.of(text);
  const ranges = selectionRanges(parseText(text), index.positionAt(cursor!));
  const texts = ranges.map(({ start, end }) => text.slice(index.offsetAt(start), index.offsetAt(end)));
  deepEqual(texts, [...expected, text]);
}

function contains(outer: Range, inner: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(outer.end, inner.end) >= 0;
}

describe("selectionRanges", () => {
  it("grows from word to sentence, paragraph, body, block and file", () => {
    check(
      "# c\n<<<FILE a.txt\nIntro.\n\nMr. Kim met Yoon Seok-$0yeol. He left.\n\nEnd.\nEND>>>\n",
      "Seok-yeol",
      "Mr. Kim met Yoon Seok-yeol.",
      "Mr. Kim met Yoon Seok-yeol. He left.",
      "Intro.\n\nMr. Kim met Yoon Seok-yeol. He left.\n\nEnd.",
      "Intro.\n\nMr. Kim met Yoon Seok-yeol. He left.\n\nEnd.\n",
      "<<<FILE a.txt\nIntro.\n\nMr. Kim met Yoon Seok-yeol. He left.\n\nEnd.\nEND>>>",
    );
  });

  it("takes a character, then a run of Chinese", () => {
    check(
      "<<<FILE a\n中国外$0交部，说。好。\nEND>>>",
      "交",
      "中国外交部",
      "中国外交部，说。",
      "中国外交部，说。好。",
      "中国外交部，说。好。\n",
    );
  });

  it("grows on a header from the value to the attribute", () => {
    check(
      '<<<FILE a/b.txt source="South China$0 Post" lang=en\nx\nEND>>>\n',
      "China",
      "South China Post",
      '"South China Post"',
      'source="South China Post"',
      '<<<FILE a/b.txt source="South China Post" lang=en',
      '<<<FILE a/b.txt source="South China Post" lang=en\nx\nEND>>>',
    );
    check("<<<FILE $0a/b.txt\nEND>>>\n", "a", "a/b.txt", "<<<FILE a/b.txt", "<<<FILE a/b.txt\nEND>>>");
  });

  it("starts with the terminator on its line", () => {
    check("<<<FILE a\nx\nEND$0>>>\n", "END>>>", "<<<FILE a\nx\nEND>>>");
  });

  it("stays inside one half of a joined line", () => {
    check("<<<FILE a\nEND>>> <<<FILE b$0b\nx\nEND>>>\n", "bb", "<<<FILE bb", "<<<FILE bb\nx\nEND>>>");
  });

  it("knows comments and what else stands outside", () => {
    check("\n# one two$0\n# three\n\n<<<FILE a\nEND>>>\n", "two", "# one two", "# one two\n# three");
    check("stray wo$0rd \n<<<FILE a\nEND>>>\n", "word", "stray word", "stray word ");
  });

  it("takes lines, not sentences, in data", () => {
    check(
      '<<<FILE a.json\n{\n  "a": "One. T$0wo."\n}\nEND>>>',
      "Two",
      '"a": "One. Two."',
      '{\n  "a": "One. Two."\n}',
      '{\n  "a": "One. Two."\n}\n',
    );
  });

  it("keeps front matter apart from the text", () => {
    check(
      "<<<FILE a.md\n---\ntitle: A$0b\n---\ntext\nEND>>>",
      "Ab",
      "title: Ab",
      "---\ntitle: Ab\n---",
      "---\ntitle: Ab\n---\ntext",
      "---\ntitle: Ab\n---\ntext\n",
    );
  });

  it("takes positions outside the text as the nearest inside", () => {
    const corpus = parseText("a\nb");
    for (const position of [
      { line: 9, character: 9 },
      { line: -1, character: -1 },
      { line: 0, character: 99 },
    ]) {
      const ranges = selectionRanges(corpus, position);
      deepEqual(ranges.at(-1), { start: { line: 0, character: 0 }, end: { line: 1, character: 1 } });
    }
    deepEqual(selectionRanges(parseText(""), { line: 0, character: 0 }).length, 1);
  });

  it("nests strictly and holds the position, wherever that is", () => {
    const line = fc.constantFrom(
      '<<<FILE a.md title="x y"',
      "<<<FILE",
      "<<<FILE b encoding=base64",
      "END>>>",
      "END>>> <<<FILE c.json x",
      "wordEND>>>",
      "# Head",
      "One. Two. 中文。",
      "---",
      "k: v",
      "",
      "  ",
      "a\ud83d\ude00b",
      "- item",
      "x\u2028y",
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (lines, lineSeed, characterSeed) => {
          const corpus = parseText(lines.join("\n"));
          const at = lineSeed % corpus.source.lineCount;
          const position = { line: at, character: characterSeed % (corpus.source.line(at).length + 1) };
          const ranges = selectionRanges(corpus, position);
          ok(ranges.length > 0);
          let inner: Range = { start: position, end: position };
          for (const [depth, range] of ranges.entries()) {
            ok(contains(range, inner));
            if (depth > 0) ok(!contains(inner, range), "a step that changes nothing");
            inner = range;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
