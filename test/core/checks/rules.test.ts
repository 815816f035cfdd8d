import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { plainExample, rulePage } from "../../../src/core/checks/rule-page.ts";
import { retiredIds, rules } from "../../../src/core/checks/rules/index.ts";
import { check, fixRule } from "../../support/check.ts";
import { unmark } from "../../support/markup.ts";

describe("every rule", () => {
  const ids: readonly string[] = rules.map(({ id }) => id);

  it("has an id of its own, in kebab-case, that no retired rule had", () => {
    assert.deepEqual(ids, [...new Set(ids)]);
    assert.deepEqual(
      ids.filter((id) => !/^[a-z]+(-[a-z0-9]+)*$/.test(id)),
      [],
    );
    assert.deepEqual(
      ids.filter((id) => retiredIds.includes(id)),
      [],
    );
  });

  it("has a file of its own name, and a test file", () => {
    const files = (folder: string, end: string): string[] =>
      readdirSync(folder)
        .filter((file) => file.endsWith(end))
        .map((file) => file.slice(0, -end.length))
        .sort();
    const sorted = ids.toSorted();
    assert.ok(existsSync("src/core/checks/rules"), "run from the project's root");
    assert.deepEqual(
      files("src/core/checks/rules", ".ts").filter((file) => file !== "index"),
      sorted,
    );
    assert.deepEqual(files("test/core/checks/rules", ".test.ts"), sorted);
  });

  it("says what it is about in one sentence", () => {
    for (const { summary, why } of rules) {
      assert.match(summary, /^[A-Z].*\.$/);
      assert.match(why, /^.+[.]$/s);
    }
  });

  for (const rule of rules) {
    const { id, example } = rule;
    const options = optionsOf(rule);
    const checkExample = rule.scope === "catalogue" ? checkCatalogue : check;

    it(`${id}: its bad example has the marked findings and its good one none`, () => {
      assert.ok(unmark(example.bad).findings.some((finding) => finding.rule === id));
      check(example.bad, options);
      check(example.good, options);
      assert.deepEqual(unmark(example.good).findings, []);
    });

    if (rule.fix !== "none")
      it(`${id}: its fixes make the good example of the bad one`, () => {
        const bad = unmark(example.bad).text;
        assert.equal(fixRule(bad, id, options).text, example.good);
      });

    it(`${id}: has a page`, () => {
      const page = rulePage(rule);
      for (const said of [`# ${id}`, rule.summary, rule.why, `corpus-ignore: ${id}`])
        assert.ok(page.includes(said), said);
      assert.doesNotMatch(page, /\{\||\|\}/);
      assert.equal(plainExample(example.bad), unmark(example.bad).text);
    });
  }
});
