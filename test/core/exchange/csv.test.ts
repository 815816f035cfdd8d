import assert from "node:assert/strict";
import { csvRow } from "../../../src/core/exchange/csv.ts";

describe("a row of CSV", () => {
  it("quotes what needs it, and nothing else", () => {
    assert.equal(csvRow(["a", 'b"c', "d,e", "f\ng", " h", 7]), 'a,"b""c","d,e","f\ng"," h",7\n');
  });

  it("lets no spreadsheet run a text, and can be undone", () => {
    for (const text of ["=1+1", "+1", "-1", "@a", "\tx", "＝1", "'=1", "''@a"]) {
      const cell = csvRow([text])
        .slice(0, -1)
        .replace(/^"(.*)"$/s, "$1");
      assert.equal(cell, `'${text}`);
    }
    assert.equal(csvRow(["'t Hooft", "a=b", -1]), "'t Hooft,a=b,-1\n");
  });
});
