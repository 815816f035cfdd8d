import assert from "node:assert/strict";
import fc from "fast-check";
import { codePointAt, contentOf, writeBlock } from "../../../src/core/syntax/content.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import type { BlockText } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseLines, parseText } from "../../../src/core/syntax/parse.ts";

function blockIn(text: string): BlockText {
  const corpus = parseText(text);
  const [block, ...more] = blocksOf(corpus);
  assert.ok(block && more.length === 0);
  return cutBlock(corpus, block);
}

function textIn(corpus: string): string {
  const content = contentOf(blockIn(corpus));
  assert.equal(content.kind, "text");
  return content.text;
}

describe("content", () => {
  it("is the decoded lines, each with its line end", () => {
    assert.equal(textIn("<<<FILE a\nx\n\\END>>>\n\\\\<<<FILE\n\\y\nEND>>>\n"), "x\nEND>>>\n\\<<<FILE\n\\y\n");
    assert.equal(textIn("<<<FILE a\nEND>>>\n"), "");
    assert.equal(textIn("<<<FILE a\n\nEND>>>\n"), "\n");
  });
  it("does not depend on the container's line ends, nor on how the document closes", () => {
    for (const text of [
      "<<<FILE a\nx\nEND>>>\n",
      "<<<FILE a\r\nx\r\nEND>>>\r\n",
      "<<<FILE a\nx",
      "<<<FILE a\nxEND>>>",
      "<<<FILE a\nx\n\n",
    ])
      assert.equal(textIn(text), "x\n", JSON.stringify(text));
  });
  it("has its own line ends by attribute", () => {
    assert.equal(textIn("<<<FILE a final-newline=no\nx\nEND>>>\n"), "x");
    assert.equal(textIn("<<<FILE a final-newline=yes\nx\nEND>>>\n"), "x\n");
    assert.equal(textIn("<<<FILE a eol=crlf\nx\ny\nEND>>>\n"), "x\r\ny\r\n");
    assert.equal(textIn("<<<FILE a eol=crlf final-newline=no\nx\ny\nEND>>>\n"), "x\r\ny");
    assert.equal(textIn("<<<FILE a final-newline=no\nEND>>>\n"), "");
  });
  it("keeps a carriage return of the document when the last line end goes", () => {
    const lines = ["<<<FILE a final-newline=no", "x\r", "END>>>", ""];
    const corpus = parseLines({ lineCount: lines.length, line: (index) => lines[index]! });
    const [block] = blocksOf(corpus);
    assert.deepEqual(contentOf(cutBlock(corpus, block!)), { kind: "text", text: "x\r" });
  });
  it("is bytes in base64, with blanks and line lengths free", () => {
    const of = (body: string): unknown => contentOf(blockIn(`<<<FILE a encoding=base64 eol=crlf\n${body}END>>>\n`));
    assert.deepEqual(of("AP8\n =\n"), { kind: "bytes", bytes: Uint8Array.of(0, 255) });
    assert.deepEqual(of(""), { kind: "bytes", bytes: Uint8Array.of() });
    for (const bad of ["A\n", "AP8\n", "A===\n", "****\n", "A=AA\n"])
      assert.deepEqual(of(bad), { kind: "bad-base64" }, bad);
  });

  it("counts code points of the decoded text", () => {
    const block = blockIn("<<<FILE a eol=crlf\n😀\n\\END>>>\nx\nEND>>>\n");
    const at = (text: string): number | undefined => codePointAt(block, block.text.indexOf(text));
    assert.deepEqual([at("😀"), at("END>>>"), at("x\n"), at("<<<FILE")], [0, 3, 11, undefined]);
    const decoded = textIn("<<<FILE a eol=crlf\n😀\n\\END>>>\nx\nEND>>>\n");
    assert.equal([...decoded].slice(11).join(""), "x\r\n");
  });
});

describe("the writer", () => {
  const line = fc.oneof(
    fc.constantFrom("END>>>", "<<<FILE a", "\\END>>>", "", "---", "# c", "END>> ", "xEND>>>"),
    fc.string({ unit: "binary", maxLength: 6 }).map((text) => text.replace(/[\r\n\0]/g, "").toWellFormed()),
  );
  const document = fc
    .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
    .map(([lines, lineEnd, isEnded]) => lines.join(lineEnd) + (isEnded ? lineEnd : ""))
    .filter((text) => !text.startsWith("\uFEFF"));

  it("is undone by reading", () =>
    fc.assert(
      fc.property(document, (text) => {
        const written = writeBlock("a b", text, [["title", "T 1"]]);
        const block = blockIn(written);
        assert.deepEqual(contentOf(block), { kind: "text", text });
        assert.equal(block.close.kind, "terminator");
        assert.equal(block.header.name, "a b");
        assert.deepEqual(block.header.faults, []);
      }),
      { numRuns: 500 },
    ));

  it("lets a corpus hold a corpus, to any depth", () =>
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 5 }), (text, depth) => {
        let written = text;
        for (let level = 0; level < depth; level++) written = writeBlock(`level-${level}`, written);
        for (let level = 0; level < depth; level++) written = textIn(written);
        assert.equal(written, text);
      }),
      { numRuns: 300 },
    ));

  it("writes two blocks that are read as two", () =>
    fc.assert(
      fc.property(document, document, (first, second) => {
        const corpus = parseText(writeBlock("a", first) + writeBlock("b", second));
        const texts = [...blocksOf(corpus)].map((block) => contentOf(cutBlock(corpus, block)));
        assert.deepEqual(texts, [
          { kind: "text", text: first },
          { kind: "text", text: second },
        ]);
      }),
      { numRuns: 300 },
    ));

  it("refuses what text cannot carry", () => {
    for (const text of ["a\rb", "a\r\nb\n", "\uFEFFa", "a\0", "\uD800", "a\n\r"])
      assert.throws(() => writeBlock("a", text), RangeError, JSON.stringify(text));
  });
});
