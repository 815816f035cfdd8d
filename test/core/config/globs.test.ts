import assert from "node:assert/strict";
import { compileGlob, compileGlobs } from "../../../src/core/config/globs.ts";

describe("a glob", () => {
  const cases: readonly (readonly [glob: string, matching: readonly string[], others: readonly string[]])[] = [
    ["drafts", ["drafts", "drafts/a.corpus", "in/drafts/b/a.corpus"], ["drafts.corpus", "mydrafts/a"]],
    ["drafts/", ["drafts/a.corpus", "in/drafts/a"], ["drafts.corpus"]],
    ["/drafts", ["drafts/a.corpus"], ["in/drafts/a.corpus"]],
    ["./drafts/old", ["drafts/old/a"], ["in/drafts/old/a"]],
    ["*.old.corpus", ["a.old.corpus", "in/deep/a.old.corpus"], ["a.corpus", "a.old.corpus2"]],
    ["a/*.corpus", ["a/x.corpus"], ["a/b/x.corpus", "b/a/x.corpus"]],
    ["a/**/x.corpus", ["a/x.corpus", "a/b/c/x.corpus"], ["x.corpus", "b/a/x.corpus"]],
    ["**/x.corpus", ["x.corpus", "a/b/x.corpus"], ["ax.corpus"]],
    ["a/**", ["a/b", "a/b/c"], ["a", "b/a/c"]],
    ["?.corpus", ["a.corpus"], ["ab.corpus"]],
    ["{a,b*}.corpus", ["a.corpus", "bcd.corpus"], ["c.corpus"]],
    ["[a-c][!0-9].corpus", ["ax.corpus"], ["a1.corpus", "dx.corpus"]],
    ["a+b(1).corpus", ["a+b(1).corpus"], ["aab1.corpus"]],
    ["a,b", ["a,b"], ["a", "b"]],
    ["新闻", ["x/新闻/a"], ["新"]],
  ];
  for (const [glob, matching, others] of cases)
    it(`holds where it should: ${glob}`, () => {
      const pattern = compileGlob(glob);
      assert.ok("test" in pattern);
      for (const path of matching) assert.ok(pattern.test(path), path);
      for (const path of others) assert.ok(!pattern.test(path), path);
    });

  it("that cannot be read says so", () => {
    for (const [glob, refusal] of [
      ["a\\b", /backslash/],
      ["!a", /begins with "!"/],
      ["{a", /pair its brackets/],
      ["[b-a]", /cannot be read/],
    ] as const) {
      const read = compileGlob(glob);
      assert.ok("refusal" in read && refusal.test(read.refusal), glob);
    }
  });

  it("among others is enough, and none is none", () => {
    assert.ok(compileGlobs(["!x", "a", "b"])?.test("in/b/c"));
    assert.equal(compileGlobs([]), undefined);
    assert.equal(compileGlobs(["!x"]), undefined);
  });
});
