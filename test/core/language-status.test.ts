import assert from "node:assert/strict";
import { problemStatus, sizeStatus } from "../../src/core/language-status.ts";

const STATE = { documents: 4812, problems: 0, listed: 0, lines: 9000, length: undefined };

describe("the language status", () => {
  it("counts documents and problems", () => {
    assert.deepEqual(problemStatus(STATE), { text: "4,812 documents", detail: "no problems", severity: "information" });
    assert.equal(problemStatus({ ...STATE, documents: 1, problems: 1, listed: 1 }).text, "1 document");
    assert.equal(problemStatus({ ...STATE, problems: 500, listed: 500 }).severity, "information");
  });

  it("warns when problems are not underlined or not listed", () => {
    assert.deepEqual(problemStatus({ ...STATE, problems: 501, listed: 501 }), {
      text: "4,812 documents",
      detail: "501 problems listed, 500 underlined",
      severity: "warning",
    });
    assert.deepEqual(problemStatus({ ...STATE, problems: 5120, listed: 1000 }), {
      text: "4,812 documents",
      detail: "1,000 of 5,120 problems listed, worst first",
      severity: "warning",
    });
  });

  it("warns above the sizes at which VS Code does less", () => {
    assert.equal(sizeStatus(STATE), undefined);
    assert.equal(sizeStatus({ ...STATE, lines: 300_001 })?.text, "Large file (over 300,000 lines)");
    assert.equal(sizeStatus({ ...STATE, length: 20 * 1024 * 1024 + 1 })?.text, "Large file (over 20 MB)");
  });
});
