import assert from "node:assert/strict";
import { diagnose } from "../../../src/core/checks/diagnose.ts";
import { fixesTogether } from "../../../src/core/checks/fixes-together.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { applied } from "../../support/check.ts";

describe("fixes made together", () => {
  it("are those of the problems given", () => {
    const text = "<<<FILE a\nx  \ny \nEND>>>\n<<<FILE b\nz  \nEND>>>\n";
    const problems = diagnose(parseText(text)).filter(
      ({ rule, anchor }) => rule === "trailing-whitespace" && anchor.line === 0,
    );
    assert.equal(problems.length, 2);
    assert.equal(applied(text, fixesTogether(problems)), "<<<FILE a\nx\ny\nEND>>>\n<<<FILE b\nz  \nEND>>>\n");
  });

  it("are made though one between them has to wait, in the order of the text", () => {
    const text = "<<<FILE a\nx  \ny \nEND>>>\n";
    const [first, second] = diagnose(parseText(text)).filter(({ rule }) => rule === "trailing-whitespace");
    assert.ok(first && second);
    const [edit] = first.fixes[0]!.edits;
    const wider = { ...edit!, range: { ...edit!.range, end: { line: 2, character: 0 } } };
    const meeting = { ...first, fixes: [{ ...first.fixes[0]!, edits: [wider] }] };
    for (const problems of [
      [second, first, meeting],
      [meeting, second, first],
    ])
      assert.equal(applied(text, fixesTogether(problems)), "<<<FILE a\nx\ny\nEND>>>\n");
    const both = { ...first, fixes: [{ ...first.fixes[0]!, edits: [second.fixes[0]!.edits[0]!, edit!] }] };
    assert.deepEqual(fixesTogether([both]), [edit, second.fixes[0]!.edits[0]]);
    assert.deepEqual(fixesTogether([both, second]).length, 2);
  });

  it("leave one that meets another for the next time", () => {
    const [problem] = diagnose(parseText("<<<FILE a\nx  \nEND>>>\n"));
    assert.ok(problem);
    assert.equal(fixesTogether([problem, problem]).length, 1);
    assert.deepEqual(fixesTogether([{ ...problem, fixes: [] }]), []);
  });
});
