import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import type { DiagnoseOptions } from "../../../src/core/checks/diagnose.ts";
import type { Rule } from "../../../src/core/checks/rule.ts";
import { plainExample, rulePage } from "../../../src/core/checks/rule-page.ts";
import { retiredIds, rules } from "../../../src/core/checks/rules/index.ts";
import { check, fixRule } from "../../support/check.ts";
import { checkBytes, fixBytes } from "../../support/check-bytes.ts";
import { catalogueIn, checkCatalogue, fixCatalogue } from "../../support/check-catalogue.ts";
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

  it("belongs to a group, and says which fixes there are and what the editor offers", () => {
    assert.deepEqual([...new Set(rules.map(({ fix }) => fix))].sort(), ["none", "safe", "suggested"]);
    assert.deepEqual([...new Set(rules.map(({ group }) => group))].sort(), [
      "characters",
      "documents",
      "entities",
      "metadata",
      "names",
      "structure",
      "web-residue",
      "white-space",
    ]);
    assert.deepEqual(
      rules.filter((rule: Rule) => rule.offers !== undefined && !/^[A-Z].+\.$/.test(rule.offers)),
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
    const checkExample = (marked: string): unknown =>
      rule.scope === "catalogue"
        ? checkCatalogue(marked)
        : rule.scope === "bytes"
          ? checkBytes(marked)
          : check(marked, options);

    it(`${id}: its bad example has the marked findings and its good one none`, () => {
      assert.ok(unmark(example.bad).findings.some((finding) => finding.rule === id));
      checkExample(example.bad);
      checkExample(example.good);
      assert.deepEqual(unmark(example.good).findings, []);
    });

    if (rule.fix !== "none")
      it(`${id}: its fixes make the good example of the bad one`, () => {
        const bad = unmark(example.bad).text;
        const fixed =
          rule.scope === "bytes"
            ? fixBytes(bad)
            : rule.scope === "catalogue"
              ? fixCatalogue(bad)
              : fixRule(bad, id, options).text;
        assert.equal(fixed, example.good);
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

/** What must be set for a rule's example: a rule that is off is switched on. */
function optionsOf({ example, id, severity }: Rule): DiagnoseOptions {
  const { catalogue, context } = example;
  return {
    ...context,
    ...(catalogue !== undefined && { catalogue: catalogueIn(catalogue) }),
    ...(severity === "off" && { levels: { [id]: "hint" } }),
  };
}
