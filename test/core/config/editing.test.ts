import assert from "node:assert/strict";
import { completionsAt, hoverAt } from "../../../src/core/config/editing.ts";
import { CONFIG_KEYS } from "../../../src/core/config/keys.ts";
import { readConfig } from "../../../src/core/config/read-config.ts";
import { applyEdits } from "../../../src/core/text.ts";
import { unmark } from "../../support/markup.ts";

/** The labels offered at `$0`. */
function offered(marked: string): readonly string[] {
  const { text, cursor } = unmark(marked);
  return completionsAt(text, cursor!)?.items.map(({ label }) => label) ?? [];
}

/** The text after the choice of `label` at `$0`. */
function chosen(marked: string, label: string): string {
  const { text, cursor } = unmark(marked);
  const completions = completionsAt(text, cursor!);
  const item = completions?.items.find((one) => one.label === label);
  assert.ok(completions && item, `${label} is not offered at ${JSON.stringify(marked)}`);
  return applyEdits(text, [{ span: completions.span, newText: item.newText }]);
}

const LEVELS = ["off", "hint", "info", "warning", "error"];

describe("completion in .corpus.yaml", () => {
  it("offers the keys that are not there yet", () => {
    const all: readonly string[] = CONFIG_KEYS.map(({ name }) => name);
    assert.deepEqual(offered("$0"), all);
    assert.deepEqual(offered("ru$0"), all);
    assert.deepEqual(
      offered("rules:\n  number-gap: off\n$0\nagencies: [A]\n"),
      all.filter((key) => key !== "rules" && key !== "agencies"),
    );
    assert.ok(offered("rul$0es: {}\n").includes("rules"));
  });

  it("writes a key with what follows it", () => {
    assert.equal(chosen("ru$0", "rules"), "rules:\n  ");
    assert.equal(chosen("$0\n", "boilerplate"), "boilerplate:\n  - \n");
    assert.equal(chosen("na$0me: x\n", "name-pattern"), "name-pattern: x\n");
    assert.equal(chosen("$0", "name-pattern"), "name-pattern: ");
  });

  it("offers rules where a rule belongs, but none twice", () => {
    for (const marked of [
      "rules:\n  $0",
      "rules:\n  empty-block: off\n  num$0\n",
      "rules: {$0",
      "rules: { empty-block: off, $0 }\n",
      "# x\nrules:\r\n    num$0ber: off\r\n",
    ]) {
      const labels = offered(marked);
      assert.ok(labels.includes("number-gap") && labels.includes("catalogue-entry"), JSON.stringify(marked));
      assert.ok(!labels.includes("off") && !labels.includes("rules"));
    }
    assert.ok(!offered("rules:\n  empty-block: off\n  $0\n").includes("empty-block"));
    assert.equal(chosen("rules:\n  num$0\n", "number-gap"), "rules:\n  number-gap: \n");
    assert.equal(chosen("rules:\n  num$0: off\n", "number-gap"), "rules:\n  number-gap: off\n");
    assert.equal(chosen("rules: { a: off, $0 }\n", "number-gap"), "rules: { a: off, number-gap:  }\n");
  });

  it("offers severities behind a rule", () => {
    for (const marked of [
      "rules:\n  number-gap: $0",
      "rules:\n  number-gap: o$0\n",
      "rules: { number-gap: $0 }\n",
      "rules: { a: off, number-gap: o$0 }\n",
    ])
      assert.deepEqual(offered(marked), LEVELS, JSON.stringify(marked));
    assert.equal(chosen("rules:\n  number-gap: o$0ff\n", "hint"), "rules:\n  number-gap: hint\n");
    assert.equal(chosen("rules: { number-gap: er$0 }\n", "error"), "rules: { number-gap: error }\n");
    assert.equal(chosen("rules:\n  number-gap:$0", "off"), "rules:\n  number-gap:off");
  });

  it("offers the version of the rules, and nothing where anything may stand", () => {
    assert.deepEqual(offered("rules-version: $0\n"), ["1"]);
    for (const marked of [
      "agencies: [$0]\n",
      "boilerplate:\n  - $0\n",
      "name-pattern: $0\n",
      "# $0\n",
      "  $0",
      "rules: $0",
    ])
      assert.deepEqual(offered(marked), [], JSON.stringify(marked));
  });

  it("never throws, and answers places in the text", () => {
    const text = "rules:\r\n  a: off # x\n\n- {x: y}\nrules: {a: b,c\n: x\n  rules:\n";
    for (let offset = 0; offset <= text.length; offset++)
      for (const { start, end } of [completionsAt(text, offset)?.span, hoverAt(text, offset)?.span].filter((s) => !!s))
        assert.ok(
          start <= end && end <= text.length && start <= offset && offset <= end,
          `${start}-${end} at ${offset}`,
        );
  });
});

describe("hover in .corpus.yaml", () => {
  function shown(marked: string): string | undefined {
    const { text, cursor } = unmark(marked);
    return hoverAt(text, cursor!)?.markdown;
  }

  it("tells what keys, rules and severities mean", () => {
    assert.match(shown("ru$0les: {}\n")!, /^\*\*rules:\*\* How much each rule's findings matter/);
    assert.match(shown("rules:\n  number-g$0ap: off\n")!, /^\*\*number-gap\*\* \(hint\)/);
    assert.match(shown("rules: { ambiguous-al$0ias: off }\n")!, /^\*\*ambiguous-alias\*\* \(warning\)/);
    assert.match(shown("rules:\n  number-gap: o$0ff\n")!, /^\*\*off\*\*: /);
  });

  it("tells nothing else", () => {
    for (const marked of ["x$0: 1\n", "rules:\n  x$0y: off\n", "agencies: [rul$0es]\n", "$0\n", "# rul$0es\n"])
      assert.equal(shown(marked), undefined, marked);
  });
});

describe("every key of .corpus.yaml", () => {
  for (const { name, example } of CONFIG_KEYS)
    it(`${name}: its example is sound`, () => void assert.deepEqual(readConfig(example).problems, []));
});
