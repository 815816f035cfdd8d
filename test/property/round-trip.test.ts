import { strict as assert } from "node:assert";
import fc from "fast-check";
import { codePointAt, contentOf, writeBlock } from "../../src/core/syntax/content.ts";
import { cutBlock } from "../../src/core/syntax/cut.ts";
import { droppedBackslashes, escapeBody, unescapeBody } from "../../src/core/syntax/escaping.ts";
import { readHeader, writeHeader } from "../../src/core/syntax/header.ts";
import type { Block, BlockText } from "../../src/core/syntax/nodes.ts";
import { parseText } from "../../src/core/syntax/parse.ts";
import { disagreement } from "./reading.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

const parameters = { seed: SEED, numRuns: RUNS.roundTrips };

/** Lines without line ends: ordinary ones, and those the format is about, under any number of backslashes. */
const line = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replace(/[\r\n\0]/g, "")),
  fc
    .tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom("<<<FILE", "<<<FILE a", "<<<FILENAME", "END>>>", "END>>> ", "END>>><<<FILE b", "END>>>x"),
    )
    .map(([count, marker]) => "\\".repeat(count) + marker),
  fc.constantFrom(
    "",
    " ",
    "x END>>>",
    " <<<FILE a",
    "END>>",
    "# comment",
    "---",
    "\u2028",
    "\u0085",
    "\ud83d\ude00",
    "\ufeffx",
  ),
);
const lines = fc.array(line, { maxLength: 8 });
/** Text a body can carry unchanged: one kind of line end, the last one there or not. */
const text = fc
  .tuple(lines, fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([all, lineEnd, isEnded]) => all.join(lineEnd) + (isEnded ? lineEnd : ""))
  .filter((written) => written.isWellFormed() && !written.startsWith("\ufeff"));
/** Any text of LF lines, well formed or not. */
const bodyText = fc.oneof(
  lines.map((all) => all.join("\n")),
  fc.string({ unit: fc.integer({ min: 0, max: 65_535 }).map((code) => String.fromCharCode(code)) }),
);
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 10 }),
  fc.constantFrom(
    "",
    " ",
    "a b",
    '"',
    '"a"',
    'a"b',
    "\\",
    "a=b",
    "=",
    "k=",
    "END>>>",
    "<<<FILE",
    "\t",
    "\u0085",
    "é",
    "\u00a0",
  ),
);
const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
const ownKeys = ["eol", "final-newline", "encoding"];
const attributes = fc
  .uniqueArray(fc.tuple(key, words), { selector: ([name]) => name, maxLength: 5 })
  .map((all) => all.filter(([name]) => !ownKeys.includes(name)));
const name = words.filter((written) => written !== "");

describe("what is written", () => {
  it("as a body is read back, whatever it says", () => {
    const holds = (body: string): void => assert.equal(unescapeBody(escapeBody(body)), body);
    fc.assert(fc.property(bodyText, holds), parameters);
  }).timeout(TIMEOUT_MS);

  it("as a body holds no marker", () => {
    const holds = (body: string): boolean => !/(?:^|\n)(?:<<<FILE|END>>>)/.test(escapeBody(body));
    fc.assert(fc.property(bodyText, holds), parameters);
  }).timeout(TIMEOUT_MS);

  it("as a header is read back: name and attributes, without a fault", () => {
    const holds = (written: string, pairs: readonly (readonly [string, string])[]): void => {
      const header = readHeader(writeHeader(written, pairs));
      assert.equal(header.name, written);
      assert.deepEqual(
        header.attributes.map((attribute) => [attribute.key, attribute.value]),
        pairs,
      );
      assert.deepEqual(header.faults, []);
    };
    fc.assert(fc.property(name, attributes, holds), parameters);
  }).timeout(TIMEOUT_MS);

  it("as a block is one block with this name, these attributes and this content, in LF and in CRLF", () => {
    const holds = (written: string, content: string, pairs: readonly (readonly [string, string])[]): void => {
      const block = writeBlock(written, content, pairs);
      for (const corpus of [block, block.replaceAll("\n", "\r\n")]) {
        const only = onlyBlock(corpus);
        assert.deepEqual(contentOf(only), { kind: "text", text: content });
        assert.equal(only.header.name, written);
        for (const [wanted, value] of pairs)
          assert.equal(only.header.attributes.find((attribute) => attribute.key === wanted)?.value, value);
        assert.equal(disagreement(corpus), undefined);
      }
    };
    fc.assert(fc.property(name, text, attributes, holds), parameters);
  }).timeout(TIMEOUT_MS);

  it("as a corpus inside a corpus inside a corpus is read back at every depth", () => {
    const holds = (content: string): void => {
      const packed = ["a", "b", "c"].reduce(
        (inner, written) => writeBlock(written, inner) + writeBlock("z", "x"),
        content,
      );
      let inner = packed;
      for (const written of ["c", "b", "a"]) {
        const corpus = parseText(inner);
        const first = cutBlock(corpus, corpus.parts[0] as Block);
        assert.equal(first.header.name, written);
        const read = contentOf(first);
        inner = read.kind === "text" ? read.text : assert.fail("not text");
      }
      assert.equal(inner, content);
    };
    fc.assert(fc.property(text, holds), parameters);
  }).timeout(TIMEOUT_MS);

  it("as several blocks, put one after the other, is as many", () => {
    const holds = (contents: readonly string[]): void => {
      const corpus = parseText(contents.map((content, at) => writeBlock(`${at}`, content)).join(""));
      const read = corpus.parts.map((part) => (part.kind === "block" ? contentOf(cutBlock(corpus, part)) : part));
      assert.deepEqual(
        read,
        contents.map((content) => ({ kind: "text", text: content })),
      );
    };
    fc.assert(fc.property(fc.array(text, { maxLength: 5 }), holds), parameters);
  }).timeout(TIMEOUT_MS);

  it("is refused when text cannot carry it", () => {
    const refused = ["a\rb\n", "a\r\nb\n", "a\nb\r\n", "a\r", "\ufeffa\n", "\ud83d\n", "a\0\n"];
    for (const content of refused) assert.throws(() => writeBlock("a", content), RangeError);
  });
});

describe("a place in a body", () => {
  it("is counted in code points of the decoded document", () => {
    const holds = (content: string): void => {
      const block = onlyBlock(writeBlock("a", content));
      const { body } = block;
      const raw = block.text.slice(body.start, body.end);
      const dropped = new Set(droppedBackslashes(raw));
      let decoded = "";
      for (let at = 0; at <= raw.length; at++) {
        // The text before the place, decoded unit by unit; half a surrogate pair counts as its code point.
        assert.equal(codePointAt(block, body.start + at), [...decoded].length, `at ${at}`);
        if (at < raw.length && !dropped.has(at))
          decoded += raw[at] === "\n" && content.includes("\r\n") ? "\r\n" : raw[at]!;
      }
      assert.ok(decoded.startsWith(content));
      assert.equal(codePointAt(block, body.start - 1), undefined);
      assert.equal(codePointAt(block, body.end + 1), undefined);
    };
    fc.assert(fc.property(text, holds), parameters);
  }).timeout(TIMEOUT_MS);

  it("has no number in base64", () => {
    const block = onlyBlock("<<<FILE a encoding=base64\nQUJD\nEND>>>\n");
    assert.equal(codePointAt(block, block.body.start), undefined);
  });
});

describe("content", () => {
  const cases: readonly (readonly [what: string, corpus: string, content: unknown])[] = [
    [
      "a lone CR before a last line end that is dropped",
      "<<<FILE a final-newline=no\nx\r\r\nEND>>>\n",
      { kind: "text", text: "x\r" },
    ],
    ["no lines and no last line end", "<<<FILE a final-newline=no\nEND>>>\n", { kind: "text", text: "" }],
    ["one empty line and no last line end", "<<<FILE a final-newline=no\n\nEND>>>\n", { kind: "text", text: "" }],
    [
      "CRLF and no last line end",
      "<<<FILE a eol=crlf final-newline=no\nx\ny\nEND>>>\n",
      { kind: "text", text: "x\r\ny" },
    ],
    [
      "base64 in lines with blanks",
      "<<<FILE a encoding=base64\n QU\tJD \nRA==\nEND>>>\n",
      { kind: "bytes", bytes: Uint8Array.of(65, 66, 67, 68) },
    ],
    ["base64 that is none", "<<<FILE a encoding=base64\nQ$==\nEND>>>\n", { kind: "bad-base64" }],
    ["base64 cut off", "<<<FILE a encoding=base64\nQUJ\nEND>>>\n", { kind: "bad-base64" }],
    ["a glued terminator and no last line end", "<<<FILE a final-newline=no\nx END>>>\n", { kind: "text", text: "x " }],
  ];
  for (const [what, corpus, content] of cases) {
    it(`of ${what} is as the format says`, () => assert.deepEqual(contentOf(onlyBlock(corpus)), content));
  }
});

describe("a header", () => {
  it("keeps the whole name when a quote follows a key that has white space of another kind in it", () => {
    assert.equal(readHeader('<<<FILE \v="v w" x').name, '\v="v w" x');
    assert.equal(readHeader('<<<FILE a\u00a0b="v w" c=d').name, 'a\u00a0b="v w"');
  });
});

function onlyBlock(text: string): BlockText {
  const corpus = parseText(text);
  const [only, ...others] = corpus.parts;
  assert.equal(others.length, 0, JSON.stringify(text));
  return cutBlock(corpus, only as Block);
}
