import {
  PlainDiagnostic,
  PlainEdit,
  PlainFix,
  PlainPosition,
  PlainRange,
} from "../../../src/core/checks/plain-data.ts";
import type { Diagnostic, DiagnosticFix } from "../../../src/core/checks/rule.ts";
import { deepEqual, equal } from "../../support/expect.ts";

describe("plain data made by constructors", () => {
  const range = { start: { line: 1, character: 2 }, end: { line: 3, character: 4 } };
  const edit = { range, newText: "x" };
  const fix: DiagnosticFix = { title: "Mend it", safety: "safe", edits: [edit] };
  const diagnostic: Diagnostic = {
    rule: "a-rule",
    severity: "hint",
    range,
    message: "It is so.",
    document: "a.txt",
    related: [],
    fixes: [fix],
    anchor: range.start,
  };
  const made = [
    [new PlainPosition(1, 2), range.start],
    [new PlainRange(range.start, range.end), range],
    [new PlainEdit(range, "x"), edit],
    [new PlainFix(fix), fix],
    [new PlainDiagnostic(diagnostic), diagnostic],
  ] as const;

  it("cannot be told from literals, copied or not", () => {
    for (const [one, literal] of made) {
      deepEqual(one, literal);
      deepEqual(structuredClone(one), literal);
      equal(JSON.stringify(one), JSON.stringify(literal));
      equal(Object.getPrototypeOf(one), Object.prototype);
    }
  });
});
