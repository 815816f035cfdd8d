import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../../src/core/checks/diagnose.ts";
import { contentOf } from "../../src/core/syntax/content.ts";
import { cutBlock } from "../../src/core/syntax/cut.ts";
import type { Corpus } from "../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../src/core/syntax/parse.ts";
import { projectRoot } from "../support/project-root.ts";
import { disagreement } from "./reading.ts";

/** What the format's description itself has a reader report, but for what is of bytes and of names. */
const REPORTED: ReadonlySet<string> = new Set([
  "glued-marker",
  "header-syntax",
  "missing-final-line-end",
  "missing-terminator",
  "near-miss-marker",
  "stray-terminator",
  "text-outside-block",
]);

/** A corpus in the description, and what is said under it to be read from it. */
interface Example {
  readonly line: number;
  readonly corpus: string;
  readonly reading: string;
}

describe("the format's description", () => {
  const text = readFileSync(join(projectRoot, "syntaxes", "FORMAT.md"), "utf8");
  const examples = [...examplesIn(text)];

  it("has an expectation under every example", () => {
    assert.equal(examples.length, text.split("\n```corpus\n").length - 1);
    assert.ok(examples.length >= 8, `${examples.length} examples`);
  });

  for (const { line, corpus, reading } of examples) {
    it(`is right about the example in line ${line}`, () => {
      assert.equal(shown(parseText(corpus)), reading);
      assert.equal(disagreement(corpus), undefined);
    });

    it(`is right about the example in line ${line} in CRLF`, () => {
      assert.equal(shown(parseText(corpus.replaceAll("\n", "\r\n"))), reading);
    });
  }
});

function* examplesIn(text: string): Generator<Example> {
  for (const match of text.matchAll(/\n```corpus\n(.*?)\n```\n\n```reading\n(.*?)\n```\n/gs)) {
    const [, corpus, reading] = match;
    yield { line: text.slice(0, match.index).split("\n").length + 1, corpus: `${corpus}\n`, reading: reading! };
  }
}

function shown(corpus: Corpus): string {
  const lines: string[] = [];
  for (const block of blocksOf(corpus)) {
    const cut = cutBlock(corpus, block);
    const { name, attributes } = cut.header;
    const said = name === undefined ? "document without a name" : `document ${JSON.stringify(name)}`;
    lines.push([said, ...attributes.map(({ key, value }) => `${key}=${JSON.stringify(value)}`)].join(" "));
    const content = contentOf(cut);
    if (content.kind === "bytes")
      lines.push(
        `  bytes ${Buffer.from(content.bytes)
          .toString("hex")
          .replace(/..(?!$)/g, "$& ")}`,
      );
    if (content.kind !== "text") continue;
    for (const line of content.text.match(/[^\n]*\n|[^\n]+$/g) ?? []) lines.push(`  ${JSON.stringify(line)}`);
  }
  const reports = diagnose(corpus)
    .filter(({ rule }) => REPORTED.has(rule))
    .map(({ rule, range }) => `reported in line ${range.start.line + 1}: ${rule}`);
  return [...lines, ...new Set(reports)].join("\n");
}
