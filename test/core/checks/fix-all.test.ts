import assert from "node:assert/strict";
import fc from "fast-check";
import { fixesOfRule, safeFixes } from "../../../src/core/checks/fix-all.ts";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { Decisions } from "../../../src/core/decisions/decisions.ts";
import { parseLines, parseText } from "../../../src/core/syntax/parse.ts";
import { comparePositions } from "../../../src/core/text.ts";
import { applied, fixAll as fixAllKinds } from "../../support/check.ts";
import { fixAll, fixRule } from "../../support/check-structure.ts";
import { soup } from "../../support/soup.ts";

function equalPasses(text: string, passes: number): void {
  assert.equal(safeFixes(parseText(text)).passes, passes);
}

describe("fix-all", () => {
  it("makes every safe fix and counts what is left", () =>
    assert.deepEqual(fixAll("<<<FILE a b\nxEND>>>\n<<<FILE c\ny\nEND>>> <<<FILE d e k=1 k=2\nz\nEND>>>"), {
      text: '<<<FILE "a b"\nx\nEND>>>\n<<<FILE c\ny\nEND>>>\n<<<FILE "d e" k=1 k=2\nz\nEND>>>\n',
      fixed: 5,
      left: 1,
    }));

  it("gives the least edits, sorted and apart", () => {
    const { edits } = safeFixes(parseText("<<<FILE a b\nxEND>>>\n<<<FILE c\ny\nEND>>> \t<<<FILE d\nz\nEND>>>"));
    assert.deepEqual(edits, [
      { range: { start: { line: 0, character: 8 }, end: { line: 0, character: 11 } }, newText: '"a b"' },
      { range: { start: { line: 1, character: 1 }, end: { line: 1, character: 1 } }, newText: "\n" },
      { range: { start: { line: 4, character: 6 }, end: { line: 4, character: 8 } }, newText: "\n" },
      { range: { start: { line: 6, character: 6 }, end: { line: 6, character: 6 } }, newText: "\n" },
    ]);
  });

  it("says how many passes it took", () => {
    equalPasses("<<<FILE a\nx\nEND>>>\n", 0);
    equalPasses("<<<FILE a b\nx\nEND>>>\n", 1);
  });

  it("takes the groups in their order, each on what the one before left", () =>
    assert.deepEqual(
      fixAllKinds("<<<FILE a b\nhttp://x.example/?utm_source=yEND>>>\n<<<FILE c \n\n&amp;\u0000 \nEND>>>\n").text,
      '<<<FILE "a b"\nhttp://x.example/\nEND>>>\n<<<FILE c\n&\nEND>>>\n',
    ));

  it("makes those that only touch in one pass", () => {
    equalPasses("<<<FILE a\nx &amp;&lt;&amp; y\nEND>>>\n", 1);
    equalPasses("<<<FILE a b\nxEND>>>\n<<<FILE c\ny  \n\nEND>>>\n", 1);
  });

  it("makes those that overlap one pass after the other, and others with the first", () => {
    const advert = "Sign up now: Get our newsletters delivered to your inbox\n";
    const text = `<<<FILE a\nA.\n\n${advert}\n${advert}END>>>\n<<<FILE b\n${advert}B.\nEND>>>\n`;
    const { edits, fixed, left, passes } = fixesOfRule(parseText(text), "boilerplate-line");
    assert.deepEqual({ fixed, left, passes }, { fixed: 3, left: 0, passes: 1 });
    assert.equal(applied(text, edits), "<<<FILE a\nA.\nEND>>>\n<<<FILE b\nB.\nEND>>>\n");
  });

  it("leaves what somebody decided to keep, and counts it not", () => {
    const text = "<<<FILE a\nx &amp; y\nEND>>>\n<<<FILE b\nx &amp; y\nEND>>>\n";
    const quote = { exact: "&amp;", prefix: "x ", suffix: " y" };
    const decisions = new Decisions([{ on: "finding", rule: "html-entity", document: "a", quote, verdict: "keep" }]);
    const { edits, fixed, left } = safeFixes(parseText(text), { decisions });
    assert.deepEqual({ fixed, left }, { fixed: 1, left: 0 });
    assert.equal(applied(text, edits), text.replace(/&amp;(?! y\nEND>>>\n<)/, "&"));
    assert.equal(fixesOfRule(parseText(text), "html-entity", { decisions: new Decisions([]) }).fixed, 2);
    const everywhere = new Decisions([
      { on: "text", rule: "html-entity", text: "&amp;", isLine: false, verdict: { verdict: "keep" } },
    ]);
    assert.deepEqual(fixesOfRule(parseText(text), "html-entity", { decisions: everywhere }).edits, []);
  });

  it("finds its places in a text that begins with an empty line", () =>
    assert.equal(fixAll("\n<<<FILE a b\nxEND>>>\n").text, '\n<<<FILE "a b"\nx\nEND>>>\n'));

  it("uncovers headers before all else", () => {
    const text = "<<<FILE a\nEND>>>\n\uFEFF<<<FILE b\nx\u2028END>>>\n\n<<<FILE c\nEND>>>\n";
    assert.deepEqual(fixAllKinds(text).text, "<<<FILE a\nEND>>>\n<<<FILE b\nx\nEND>>>\n\n<<<FILE c\nEND>>>\n");
    equalPasses(text, 2);
  });

  it("makes fixes that touch one after the other, and those that share a place not at once", () => {
    assert.deepEqual(fixAllKinds("<<<FILE a\nx\u0000\u0007\u0008y\u0000\nEND>>>\n").text, "<<<FILE a\nxy\nEND>>>\n");
    assert.equal(fixRule("<<<FILE a\nEND>>>\nEND>>>\nEND>>>\nEND>>>\n", "stray-terminator").fixed, 3);
    assert.equal(fixRule("<<<FILE a\nx\n<<<FILE b\ny\n<<<FILE c\nz\n", "missing-terminator").fixed, 3);
  });

  it("keeps CRLF", () =>
    assert.equal(
      fixAll("<<<FILE a\r\nxEND>>>\r\n<<<FILE b c\r\n\r\nyEND>>>").text,
      '<<<FILE a\r\nx\r\nEND>>>\r\n<<<FILE "b c"\r\n\r\ny\r\nEND>>>\r\n',
    ));

  it("makes no line end of a carriage return that is left in a line, unless asked", () => {
    const lines = ["<<<FILE a\r", "x\rEND>>>", ""];
    const corpus = parseLines({ lineCount: 3, line: (index) => lines[index]! });
    assert.deepEqual(safeFixes(corpus).edits, []);
    const { edits } = fixesOfRule(corpus, "glued-marker");
    assert.deepEqual(edits, [
      { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 2 } }, newText: "\n" },
    ]);
  });

  it("leaves alone what is silenced or switched off", () => {
    const text = "# corpus-ignore: header-syntax -- as it came\n<<<FILE a b\nxEND>>>\n";
    assert.equal(fixAll(text, { levels: { "glued-marker": "off" } }).text, text);
  });

  it("leaves alone what it cannot do safely", () => {
    const text = "<<<FILE a\nx\n<<<FILE a\ny\nEND>>\n";
    assert.deepEqual(fixAll(text), { text, fixed: 0, left: 4 });
  });

  it("fixes one kind, and only that", () => {
    const text = "<<<FILE a b\nx\n<<<FILE c d\ny\n";
    assert.deepEqual(fixRule(text, "header-syntax"), {
      text: '<<<FILE "a b"\nx\n<<<FILE "c d"\ny\n',
      fixed: 2,
      left: 0,
    });
    assert.deepEqual(fixRule(text, "missing-terminator").text, "<<<FILE a b\nx\nEND>>>\n<<<FILE c d\ny\nEND>>>\n");
    assert.deepEqual(fixRule(text, "no-such-rule"), { text, fixed: 0, left: 0 });
  });

  it("moves run after run into the document above, one after the other", () => {
    const text = "<<<FILE a\nx\nEND>>>\nEND>>>\nEND>>>\n";
    assert.deepEqual(fixRule(text, "stray-terminator"), { text: "<<<FILE a\nx\nEND>>>\n", fixed: 2, left: 0 });
  });

  it("changes nothing the second time, whatever the text", () =>
    fc.assert(
      fc.property(soup, (text) => {
        const once = fixAllKinds(text);
        assert.deepEqual(fixAllKinds(once.text), { text: once.text, fixed: 0, left: once.left });
      }),
      { numRuns: 300 },
    ));

  it("gives disjoint edits for any rule, whatever the text", () =>
    fc.assert(
      fc.property(soup, fc.constantFrom(...rules), (text, rule) => {
        const { edits } = fixesOfRule(parseText(text), rule.id);
        for (const [at, { range }] of edits.entries()) {
          const before = edits[at - 1];
          assert.ok(comparePositions(range.start, range.end) <= 0);
          if (before) assert.ok(comparePositions(before.range.end, range.start) <= 0);
        }
      }),
      { numRuns: 300 },
    ));

  it("never makes fewer documents, and keeps every word", () =>
    fc.assert(
      fc.property(soup, (text) => {
        const { text: fixed } = fixAll(text);
        const words = (of: string): string => of.replace(/[\s"\\]/gu, "");
        assert.equal(words(fixed), words(text));
        const count = (of: string): number => parseText(of).parts.filter(({ kind }) => kind === "block").length;
        assert.equal(count(fixed), count(text));
      }),
      { numRuns: 300 },
    ));
});
