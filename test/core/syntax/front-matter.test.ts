import assert from "node:assert/strict";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import { factOf, frontMatterOf } from "../../../src/core/syntax/front-matter.ts";
import type { BlockText } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";

function block(body: string, header = "<<<FILE a"): BlockText {
  const corpus = parseText(`${header}\n${body}END>>>\n`);
  return cutBlock(corpus, [...blocksOf(corpus)][0]!);
}

function values(body: string): unknown {
  const found = frontMatterOf(block(body));
  return found && Object.fromEntries(found.values);
}

describe("front matter", () => {
  it("is the plain values of the keys at the top", () =>
    assert.deepEqual(
      values(
        "---\ntitle: A b # note\nquoted: \"c \\\"d\\\"\"\nsingle: 'it''s'\nlist:\n  - x\nflow: [a]\ndate: 2024-06-17\ndate: later\n---\ntext\n",
      ),
      { title: "A b", quoted: 'c "d"', single: "it's", date: "2024-06-17" },
    ));
  it("ends at --- or at ...", () => {
    const body = "---\na: b\n...\ntext\n";
    const cut = block(body);
    const { span } = frontMatterOf(cut)!;
    assert.equal(cut.text.slice(span.start, span.end), "---\na: b\n...\n");
  });
  it("is none without a first line of ---, or without an end", () => {
    for (const body of ["a: b\n---\n", "---x\na: b\n---\n", "---\na: b\n", "\n---\na: b\n---\n", ""])
      assert.equal(values(body), undefined);
    assert.equal(values(`---\n${"a: b\n".repeat(300)}---\n`), undefined);
  });
  it("yields to the header", () => {
    const cut = block("---\ndate: 2024\ntitle: T\n---\n", "<<<FILE a date=2025");
    assert.deepEqual([factOf(cut, "date"), factOf(cut, "title"), factOf(cut, "none")], ["2025", "T", undefined]);
  });
});
