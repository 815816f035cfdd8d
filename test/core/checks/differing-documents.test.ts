import assert from "node:assert/strict";
import { differingDocuments, expectedAfter } from "../../../src/core/checks/differing-documents.ts";
import { safeFixes } from "../../../src/core/checks/fix-all.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";

const TEXT = "<<<FILE a b\nx  \nyEND>>>\n<<<FILE c\nz\nEND>>> <<<FILE d\n\\END>>>\nEND>>>";

describe("documents after edits", () => {
  const before = parseText(TEXT);
  const { edits } = safeFixes(before);
  const expected = expectedAfter(before.source, edits);
  const fixed = '<<<FILE "a b"\nx\ny\nEND>>>\n<<<FILE c\nz\nEND>>>\n<<<FILE d\n\\END>>>\nEND>>>\n';

  it("are what the edits make of them", () =>
    assert.deepEqual(differingDocuments(expected, parseText(fixed)), { documents: 3, differing: 0 }));

  it("differ where anything else happened", () => {
    for (const other of [fixed.replace("z", "Z"), fixed.replace("FILE c", "FILE e"), `${fixed}<<<FILE f\nEND>>>\n`])
      assert.deepEqual(differingDocuments(expected, parseText(other)), { documents: 3, differing: 1 });
    assert.deepEqual(differingDocuments(expected, parseText("")), { documents: 3, differing: 3 });
  });

  it("are the same however the marker lines are written", () =>
    assert.equal(differingDocuments(expected, parseText(fixed.replace("FILE c", "FILE  c"))).differing, 0));
});
