import { deepEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { foldingRanges } from "../../src/core/folding.ts";
import { parseText } from "../../src/core/syntax/parse.ts";

function check(text: string, expected: readonly string[], most?: number): void {
  const folds = foldingRanges(parseText(text), most);
  deepEqual(
    folds.map(({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`),
    expected,
  );
}

describe("foldingRanges", () => {
  it("folds a block from its header to its terminator", () => {
    check("<<<FILE a\nx\nEND>>>\n\n<<<FILE b\nEND>>>\n", ["block 0-2", "block 4-5"]);
  });

  it("folds broken blocks as far as they go", () => {
    check("<<<FILE a\nx\n\n<<<FILE b\nyEND>>>\n<<<FILE c\n", ["block 0-1", "block 3-4"]);
  });

  it("gives up the line on which the next block begins", () => {
    check("<<<FILE a\nx\nEND>>> <<<FILE b\ny\nEND>>>\n<<<FILE c\nEND>>> <<<FILE d\nEND>>>\n", [
      "block 0-1",
      "block 2-4",
      "block 6-7",
    ]);
  });

  it("folds comments of two lines or more outside blocks", () => {
    check("# a\n# b\n\n# c\n<<<FILE a\n# d\n# e\nEND>>>\n# f\n# g", ["block 4-7", "comment 0-1", "comment 8-9"]);
  });

  it("folds front matter and the sections of Markdown, blocks first", () => {
    const text =
      "<<<FILE a.md\n---\ntitle: T\n---\n# A\nx\n## B\n\ny\n# C\nEND>>>\n<<<FILE b.txt\n---\na: b\n---\n# no\nEND>>>\n";
    check(text, ["block 0-10", "block 11-16", "front-matter 1-3", "front-matter 12-14", "section 4-8", "section 6-8"]);
    check(text, ["block 0-10", "block 11-16"], 2);
  });

  it("gives ordered lines inside the text for anything", () => {
    const line = fc.constantFrom(
      "<<<FILE a.md",
      "END>>>",
      "END>>> <<<FILE b.md",
      "xEND>>>",
      "# A",
      "## B",
      "---",
      "t: x",
      "",
      "x",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const corpus = parseText(lines.join("\n"));
        const folds = foldingRanges(corpus);
        let end = -1;
        for (const { kind, startLine, endLine } of folds) {
          ok(startLine < endLine && endLine < corpus.source.lineCount);
          if (kind !== "block") continue;
          ok(startLine > end);
          end = endLine;
        }
      }),
    );
  });
});
