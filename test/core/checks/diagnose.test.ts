import assert from "node:assert/strict";
import { diagnose } from "../../../src/core/checks/diagnose.ts";
import type { FileRule, PartRule, Rule } from "../../../src/core/checks/rule.ts";
import { type RunOptions, runRules } from "../../../src/core/checks/run-rules.ts";
import type { Block, Corpus } from "../../../src/core/syntax/nodes.ts";
import { parseLines, parseText } from "../../../src/core/syntax/parse.ts";
import { check } from "../../support/check.ts";

const facts = {
  group: "structure",
  severity: "info",
  fix: "none",
  summary: "",
  why: "",
  example: { bad: "", good: "" },
} as const;

/** Finds every "x" in a part. */
function everyX(id: string): PartRule & { looks: number } {
  return {
    ...facts,
    id,
    scope: "block",
    looks: 0,
    *check({ text }) {
      this.looks++;
      for (let at = text.indexOf("x"); at >= 0; at = text.indexOf("x", at + 1))
        yield { span: { start: at, end: at + 1 }, message: "x" };
    },
  };
}

function places(rules: readonly Rule[], text: string, options: RunOptions = {}): string[] {
  const found: string[] = [];
  runRules(rules, parseText(text), options, (one) => {
    const { rule, range } = one.diagnostic();
    found.push(`${rule} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`);
    return true;
  });
  return found;
}

describe("diagnose", () => {
  it("sorts by place, then by rule", () => {
    const found = diagnose(parseText("<<<FILE /a=b\nx\n<<<FILE /a=b\n"));
    const keys = found.map(({ range: { start, end }, rule }) => [
      start.line,
      start.character,
      end.line,
      end.character,
      rule,
    ]);
    const padded = keys.map((key) => key.map((part) => String(part).padStart(30)).join());
    assert.deepEqual(padded, padded.toSorted());
    assert.ok(keys.length >= 4);
  });

  it("takes severities from the rule, the finding and the user, in this order", () => {
    const text = parseText("<<<FILE a b\nx\n");
    const severities = (options = {}): unknown =>
      Object.fromEntries(diagnose(text, options).map(({ rule, severity }) => [rule, severity]));
    assert.deepEqual(severities(), { "header-syntax": "warning", "missing-terminator": "error" });
    assert.deepEqual(severities({ levels: { "header-syntax": "hint", "missing-terminator": "off" } }), {
      "header-syntax": "hint",
    });
  });

  it("gives places in the whole text, for the second half of a joined line too", () => {
    assert.deepEqual(places([everyX("x")], "x\n<<<FILE x\nyx\nEND>>> <<<FILE x\n\nx\nEND>>>\n"), [
      "x 0:0-0:1",
      "x 1:8-1:9",
      "x 2:1-2:2",
      "x 3:15-3:16",
      "x 5:0-5:1",
    ]);
  });

  it("gives places beyond a carriage return that is left in a line", () => {
    const lines = ["<<<FILE a", "y\r", "yx"];
    const found: number[][] = [];
    const corpus = parseLines({ lineCount: lines.length, line: (index) => lines[index]! });
    runRules([everyX("x")], corpus, {}, (one) => {
      const { start } = one.diagnostic().range;
      found.push([start.line, start.character]);
      return true;
    });
    assert.deepEqual(found, [[2, 1]]);
  });

  it("looks at a part again only when the rules or what they are told have changed", () => {
    const corpus = parseText("<<<FILE a\nx\nEND>>>\n<<<FILE b\nx\nEND>>>\n");
    const first = everyX("first");
    const second = everyX("second");
    const run = (rules: readonly Rule[], options: RunOptions = {}): number => {
      let count = 0;
      runRules(rules, corpus, options, () => {
        count++;
        return true;
      });
      return count;
    };
    assert.equal(run([first]), 2);
    assert.equal(run([first]), 2);
    assert.equal(first.looks, 2);
    assert.equal(run([first, second]), 4);
    assert.equal(run([second]), 2);
    assert.deepEqual([first.looks, second.looks], [2, 2]);
    assert.equal(run([first], { namePattern: /a/ }), 2);
    assert.equal(run([first], { namePattern: /a/ }), 2);
    assert.equal(first.looks, 4);
  });

  it("lets no rule take the others down", () => {
    const faulty: PartRule = {
      ...facts,
      id: "faulty",
      scope: "block",
      check() {
        throw new Error("part");
      },
    };
    const faultyFile: FileRule = {
      ...facts,
      id: "faulty-file",
      scope: "file",
      *check({ parts }) {
        yield { part: parts[0]!, span: { start: 0, end: 1 }, message: "m" };
        throw new Error("file");
      },
    };
    const heard: string[] = [];
    const onFault = (rule: string, error: unknown): void => void heard.push(`${rule}: ${(error as Error).message}`);
    assert.deepEqual(places([faulty, faultyFile, everyX("x")], "x\n<<<FILE a\nEND>>>\n", { onFault }), [
      "x 0:0-0:1",
      "faulty-file 0:0-0:1",
    ]);
    assert.deepEqual(heard, ["faulty: part", "faulty-file: file"]);
    assert.throws(() => places([faulty], "x\n"), /part/);
    assert.throws(() => places([faultyFile], "x\n"), /file/);
  });

  it("prepares once for rules that are prepared alike, and tells of all of them where that fails", () => {
    let times = 0;
    const prepare = (_corpus: Corpus, block: Block): void => {
      times++;
      if (block.start.line > 0) throw new Error("read");
    };
    const alike = ["one", "two"].map((id): FileRule => ({ ...facts, id, scope: "file", prepare, check: () => [] }));
    const heard: string[] = [];
    const onFault = (rule: string): void => void heard.push(rule);
    places([...alike, everyX("x")], "<<<FILE a\nEND>>>\n<<<FILE b\nEND>>>\n", { onFault });
    assert.equal(times, 2);
    assert.deepEqual(heard, ["one", "two"]);
  });

  it("calls no directive needless for a rule that failed", () => {
    const failing = { namePattern: { source: "fails", test: () => assert.fail("pattern") } };
    const found = diagnose(parseText("# corpus-ignore-file: name-pattern\n<<<FILE a\nx\nEND>>>\n"), {
      ...failing,
      onFault: () => {},
    });
    assert.deepEqual(found, []);
  });

  it("tells no more findings of a rule than are wanted, and says that there are more", () => {
    const corpus = parseText("END>>>\n".repeat(5));
    assert.equal(diagnose(corpus).length, 5);
    const found = diagnose(corpus, { most: 3 });
    assert.deepEqual(
      found.map(({ message }) => message),
      [
        '"END>>>" ends no document, because none is open here.',
        '"END>>>" ends no document, because none is open here.',
        "There are more findings of stray-terminator from here on; only the first 2 are told.",
      ],
    );
    assert.deepEqual(found.at(-1)?.fixes, []);
  });

  it("calls no directive needless behind the last finding that is told", () => {
    const faulty = "<<<FILE a\nOne  \nTwo  \nEND>>>\n<<<FILE b\nOne.  \nEND>>>\n";
    const silenced = "# corpus-ignore: trailing-whitespace -- known\n<<<FILE c\nOne.  \nEND>>>\n";
    const found = diagnose(parseText(faulty + silenced), { most: 1 });
    assert.deepEqual(
      found.map(({ rule, range }) => `${rule} ${range.start.line}`),
      ["trailing-whitespace 1"],
    );
  });

  it("does not say that there are more where there are just as many", () => {
    const found = diagnose(parseText("END>>>\n".repeat(3)), { most: 3 });
    assert.deepEqual(
      found.map(({ fixes }) => fixes.length),
      [1, 1, 1],
    );
  });

  it("is silent about an empty text", () => void check(""));

  it("comes to an end on hostile texts", function () {
    // Only what is not linear takes that long, even on a machine that is busy.
    this.timeout(60_000);
    const long = 60_000;
    for (const text of [
      "<<<FILE a\n".repeat(2_000),
      "END>>>\n".repeat(2_000),
      "END>>\n".repeat(2_000),
      `<<<FILE a\n${"END>>\n".repeat(2_000)}`,
      "END>>><<<FILE a\n".repeat(2_000),
      "x <<<FILE a\n".repeat(2_000),
      "x\n\n".repeat(2_000),
      "<<<<<<<\n=======\n".repeat(2_000),
      "<".repeat(long),
      "\r".repeat(long),
      "\0".repeat(long),
      "\uFEFF".repeat(long),
      "\uD800".repeat(long),
      `<<<FILE ${"a/".repeat(long)}\nx\nEND>>>\n`,
      `<<<FILE a ${"k=v ".repeat(long / 4)}\n`,
      `<<<FILE a ${"k=v w ".repeat(long / 8)}\n`,
      `<<<FILE a ${'k=" '.repeat(long / 8)}\n`,
      `<<<FILE ${'"'.repeat(long)}\n`,
      `<<<FILE a\nx\nEND${" ".repeat(long)}x\n`,
      `<<FILE${" ".repeat(long)}:x\n`,
      `# corpus-ignore: ${"a,".repeat(long / 40)}\n`,
    ])
      assert.ok(Array.isArray(diagnose(parseText(text))));
  });
});
