import assert from "node:assert/strict";
import fc from "fast-check";
import { cutBlock, cutPart } from "../../../src/core/syntax/cut.ts";
import { classify } from "../../../src/core/syntax/markers.ts";
import type { Corpus, Part } from "../../../src/core/syntax/nodes.ts";
import { blockAt, blocksOf, parseLines, parseText } from "../../../src/core/syntax/parse.ts";
import { soup } from "../../support/soup.ts";

/** A corpus in one word a part: gaps in brackets, blocks as name, body and how they close. */
function shape(corpus: Corpus): string {
  return corpus.parts.map((part) => shapeOf(corpus, part)).join(" ");
}

function shapeOf(corpus: Corpus, part: Part): string {
  if (part.kind === "gap") return shown(`[${cutPart(corpus, part).text}]`);
  const { text, header, body, close } = cutBlock(corpus, part);
  return shown(`${header.name}(${text.slice(body.start, body.end)})${close.kind}`);
}

function shown(text: string): string {
  return text.replaceAll("\n", "|");
}

function joined(corpus: Corpus): string {
  return corpus.parts.map((part) => cutPart(corpus, part).text).join("");
}

describe("recovery, row by row", () => {
  for (const [row, text, expected] of [
    ["outside, header line", "<<<FILE a\nx\nEND>>>\n", "a(x|)terminator"],
    ["outside, terminator", "END>>>\n<<<FILE a\nEND>>>\n", "[END>>>|] a()terminator"],
    ["outside, other", "words\n# c\n\n<<<FILE a\nEND>>>\nmore\n", "[words|# c||] a()terminator [more|]"],
    ["inside, terminator with blanks", "<<<FILE a\nx\nEND>>> \t\n\n", "a(x|)terminator [|]"],
    ["inside, header line", "<<<FILE a\nx\n\n \n<<<FILE b\nEND>>>\n", "a(x|)missing [| |] b()terminator"],
    [
      "inside, header line after a glued line",
      "<<<FILE a\nxEND>>> \n\n<<<FILE b\nEND>>>\n",
      "a(x)glued [|] b()terminator",
    ],
    ["inside, header line directly", "<<<FILE a\n<<<FILE b\nEND>>>\n", "a()missing b()terminator"],
    ["inside, end of text", "<<<FILE a\nx\n\n", "a(x|)missing [|]"],
    ["inside, end of text after a glued line", "<<<FILE a\nxEND>>>", "a(x)glued"],
    ["inside, end of text in the header", "<<<FILE a", "a()missing"],
    ["inside, END>>> <<<FILE", "<<<FILE a\nx\nEND>>> <<<FILE b\nEND>>>\n", "a(x|)joined b()terminator"],
    ["outside, END>>> <<<FILE", "END>>><<<FILE b\nEND>>>\n", "[END>>>] b()terminator"],
    ["inside, marker-like", "<<<FILE a\n<<<FILENAME\nEND>>>x\nEND>>>\n", "a(<<<FILENAME|END>>>x|)terminator"],
    ["inside, near misses", "<<<FILE a\n<<FILE b\nEND>>\nEND>>>\n", "a(<<FILE b|END>>|)terminator"],
    ["outside, near misses", " <<<FILE a\nEND>>\n", "[ <<<FILE a|END>>|]"],
    ["a near miss wins over a glued line", "<<<FILE a\n END>>>\n", "a( END>>>|)missing"],
    ["an escaped line is not glued", "<<<FILE a\n\\END>>>END>>>\n", "a(\\END>>>END>>>|)missing"],
    ["a glued line counts only as the last", "<<<FILE a\nxEND>>>\ny\n", "a(xEND>>>|y|)missing"],
    ["nothing", "", ""],
    ["a line end", "\n", "[|]"],
    ["a header without a name", "<<<FILE\nx\nEND>>>\n", "undefined(x|)terminator"],
  ] as const)
    it(row, () => {
      assert.equal(shape(parseText(text)), expected);
      assert.equal(shape(parseText(text.replaceAll("\n", "\r\n"))), expected);
      assert.equal(joined(parseText(text)), text);
    });

  it("takes no notice of other line ends", () =>
    assert.equal(
      shape(parseText("<<<FILE a\nx\u2028END>>>\u2029END>>>\u0085END>>>\vEND>>>\fEND>>>\rEND>>>y\nEND>>>\n")),
      "a(x\u2028END>>>\u2029END>>>\u0085END>>>\vEND>>>\fEND>>>\rEND>>>y|)terminator",
    ));
  it("takes a byte order mark off the start, and nowhere else", () => {
    assert.equal(shape(parseText("\uFEFF<<<FILE a\nEND>>>\n")), "a()terminator");
    assert.equal(shape(parseText("\n\uFEFF<<<FILE a\n")), "[|\uFEFF<<<FILE a|]");
  });
});

describe("parsing", () => {
  it("loses nothing on any truncation", () => {
    for (const text of [
      "# c\n\n<<<FILE a k=v\nx\n\n\\END>>>\nEND>>> <<<FILE b\ny END>>>\n\n<<<FILE\nz\n<<<FILE c d\n\n \nEND>>>\nend\n",
      "END>>><<<FILE a\r\nx\r\nEND>>\r\n <<<FILE b\r\nEND>>>\r\n\r\nwords <<<FILE c\r\n",
    ])
      for (let length = 0; length <= text.length; length++) {
        const cut = text.slice(0, length);
        // A CR that has lost its LF is the line's own; with it, the two are one line end.
        assert.equal(joined(parseText(cut)), cut.replaceAll("\r\n", "\n"));
      }
  });

  it("loses nothing, leaves no hole and never makes fewer blocks than header lines, whatever the text", () =>
    fc.assert(
      fc.property(soup, (text) => {
        const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
        const corpus = parseText(text);
        assert.equal(joined(corpus), plain);
        let edge = { line: 0, character: 0 };
        for (const { start, end } of corpus.parts) {
          assert.deepEqual(start, edge);
          edge = end;
        }
        const headers = plain.split("\n").filter((line) => ["header", "joined"].includes(classify(line) ?? ""));
        assert.equal([...blocksOf(corpus)].length, headers.length);
      }),
      { numRuns: 500 },
    ));

  it("reads a string and its lines alike", () =>
    fc.assert(
      fc.property(soup, (text) => {
        const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
        const byLine = parseLines({ lineCount: lines.length, line: (index) => lines[index]! });
        assert.equal(shape(parseText(text)), shape(byLine));
      }),
      { numRuns: 500 },
    ));

  it("changes the reading of at most two documents by one changed line", () =>
    fc.assert(
      fc.property(
        fc.array(soup, { minLength: 3, maxLength: 3 }),
        fc.nat(),
        fc.constantFrom("", "x", "END>>>", "END>>"),
        (texts, at, line) => {
          const lines = texts.join("\n").split("\n");
          const index = at % lines.length;
          if (/FILE/.test(lines[index]!)) return;
          const bodies = (of: readonly string[]): string[] => {
            const corpus = parseText(of.join("\n"));
            return [...blocksOf(corpus)].map((block) => shapeOf(corpus, block));
          };
          const before = bodies(lines);
          const after = bodies(lines.with(index, line));
          assert.equal(after.length, before.length);
          assert.ok(after.filter((body, place) => body !== before[place]).length <= 2);
        },
      ),
      { numRuns: 300 },
    ));

  it("finds the part and the block at a position", () => {
    const corpus = parseText("# c\n<<<FILE a\nx\nEND>>> <<<FILE b\nEND>>>\n");
    const at = (line: number, character: number): string | undefined => {
      const block = blockAt(corpus, { line, character });
      return block && cutBlock(corpus, block).header.name;
    };
    assert.deepEqual(
      [at(0, 3), at(1, 0), at(2, 1), at(3, 6), at(3, 7), at(4, 0), at(5, 0)],
      [undefined, "a", "a", "a", "b", "b", "b"],
    );
    assert.equal(parseText("").partAt({ line: 0, character: 0 }), undefined);
  });

  it("comes to an end on hostile texts", function () {
    // Only what is not linear takes that long, even on a machine that is busy.
    this.timeout(60_000);
    assert.equal([...blocksOf(parseText("<<<FILE a\n".repeat(200_000)))].length, 200_000);
    assert.equal(parseText("<".repeat(10_000_000)).parts.length, 1);
    assert.equal(parseText(`<<<FILE a\nx${"\n".repeat(1_000_000)}`).parts.length, 2);
    for (const unit of ["END>>>\n", "<<<FILE \nEND>>>\n", "END>>\n", "\r", "\0", "\uFEFF", "\uD800", " \n", "<<<FILE"])
      assert.ok(parseText(unit.repeat(100_000)).parts.length > 0);
    for (const line of [
      `END${" ".repeat(500_000)}x`,
      `<<FILE${" ".repeat(500_000)}:x`,
      `x${" ".repeat(500_000)}END>>>x`,
    ]) {
      const corpus = parseText(`<<<FILE a\n${line}\n`);
      assert.equal(joined(corpus), `<<<FILE a\n${line}\n`);
    }
    const wide = parseText(`<<<FILE a ${"k=v ".repeat(250_000)}\n`);
    assert.equal(cutBlock(wide, [...blocksOf(wide)][0]!).header.faults.length, 249_999);
  });
});
