import assert from "node:assert/strict";
import { editorLinesAt } from "../../../src/core/checks/byte-places.ts";

describe("lines of bytes as editors count them", () => {
  it("end at LF, CRLF and a lone CR", () => {
    const bytes = new TextEncoder().encode("a\r\nb\rc\nd");
    assert.deepEqual(editorLinesAt(bytes, [0, 1, 3, 5, 7]), [0, 0, 1, 2, 3]);
  });
});
