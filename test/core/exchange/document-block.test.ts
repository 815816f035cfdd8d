import assert from "node:assert/strict";
import { blockOfBytes, bytesOfBlock } from "../../../src/core/exchange/document-block.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";

const BYTES: Readonly<Record<string, { readonly bytes: string; readonly block: string }>> = {
  text: { bytes: "a\nb\n", block: "<<<FILE n\na\nb\nEND>>>\n" },
  nothing: { bytes: "", block: "<<<FILE n\nEND>>>\n" },
  "no last line end": { bytes: "a", block: "<<<FILE n final-newline=no\na\nEND>>>\n" },
  "one line end": { bytes: "\n", block: "<<<FILE n\n\nEND>>>\n" },
  CRLF: { bytes: "a\r\nb\r\n", block: "<<<FILE n eol=crlf\na\nb\nEND>>>\n" },
  "CRLF and no last line end": { bytes: "a\r\nb", block: "<<<FILE n eol=crlf final-newline=no\na\nb\nEND>>>\n" },
  markers: { bytes: "END>>>\n\\<<<FILE x\n", block: "<<<FILE n\n\\END>>>\n\\\\<<<FILE x\nEND>>>\n" },
  "mixed line ends": { bytes: "a\r\nb\n", block: "<<<FILE n encoding=base64\nYQ0KYgo=\nEND>>>\n" },
  "a lone CR": { bytes: "a\rb\n", block: "<<<FILE n encoding=base64\nYQ1iCg==\nEND>>>\n" },
  "a CR before CRLF": { bytes: "a\r\r\n", block: "<<<FILE n encoding=base64\nYQ0NCg==\nEND>>>\n" },
  "a last CR": { bytes: "a\nb\r", block: "<<<FILE n encoding=base64\nYQpiDQ==\nEND>>>\n" },
  NUL: { bytes: "a\0", block: "<<<FILE n encoding=base64\nYQA=\nEND>>>\n" },
  "a byte order mark": { bytes: "\xEF\xBB\xBFa\n", block: "<<<FILE n encoding=base64\n77u/YQo=\nEND>>>\n" },
  "invalid UTF-8": { bytes: "a\xE9\n", block: "<<<FILE n encoding=base64\nYekK\nEND>>>\n" },
  "base64 of a whole line": {
    bytes: "\0".repeat(58),
    block: `<<<FILE n encoding=base64\n${"A".repeat(76)}\nAA==\nEND>>>\n`,
  },
};

describe("a document as a block", () => {
  for (const [title, { bytes: written, block }] of Object.entries(BYTES)) {
    it(`carries ${title}`, () => {
      const bytes = Buffer.from(written, "latin1");
      assert.equal(blockOfBytes("n", bytes), block);
      assert.deepEqual(bytesIn(block), bytes);
    });
  }

  it("says of its body what is true, whatever it is told", () => {
    const told = [
      ["eol", "crlf"],
      ["date", "2024-06-17"],
      ["encoding", "base64"],
    ] as const;
    assert.equal(blockOfBytes("n", Buffer.from("a\n"), told), "<<<FILE n date=2024-06-17\na\nEND>>>\n");
  });

  it("is not guessed at when nobody knows what it holds", () => {
    const refusals = {
      "<<<FILE n encoding=gzip\nYQ==\nEND>>>\n": "says encoding=gzip, which can only be encoding=base64",
      "<<<FILE n eol=cr\na\nEND>>>\n": "says eol=cr, which can only be eol=crlf",
      "<<<FILE n final-newline=yes\na\nEND>>>\n": "says final-newline=yes, which can only be final-newline=no",
      "<<<FILE n encoding=base64\nY\nEND>>>\n": "is not base64, though its header says so",
    };
    for (const [block, refusal] of Object.entries(refusals)) assert.equal(bytesIn(block), refusal);
  });
});

function bytesIn(text: string): Buffer | string {
  const corpus = parseText(text);
  const [block] = blocksOf(corpus);
  const read = bytesOfBlock(cutBlock(corpus, block!));
  return "refusal" in read ? read.refusal : Buffer.from(read.bytes);
}
