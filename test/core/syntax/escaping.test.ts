import assert from "node:assert/strict";
import fc from "fast-check";
import {
  droppedBackslashes,
  escapeBody,
  escapeLine,
  unescapeBody,
  unescapeLine,
} from "../../../src/core/syntax/escaping.ts";
import { classify, isMarkerLike } from "../../../src/core/syntax/markers.ts";

const body = fc
  .array(
    fc.oneof(
      fc.constantFrom("END>>>", "<<<FILE a", "\\END>>>", "\\\\<<<FILE", "\\x", "\\", " END>>>", "x", ""),
      fc.string({ unit: fc.constantFrom("\\", "<", ">", "END>>>", "<<<FILE", " ", "\u2028", "\r"), maxLength: 5 }),
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.join("\n"));

describe("escaping", () => {
  it("adds one backslash to marker-like lines, escaped or not, and to no others", () => {
    for (const [line, escaped] of [
      ["END>>>", "\\END>>>"],
      ["END>>>x", "\\END>>>x"],
      ["\\\\<<<FILE a", "\\\\\\<<<FILE a"],
      ["<<FILE", "<<FILE"],
      ["\\x", "\\x"],
      [" END>>>", " END>>>"],
      ["xEND>>>", "xEND>>>"],
    ] as const) {
      assert.equal(escapeLine(line), escaped);
      assert.equal(unescapeLine(escaped), line);
    }
    assert.equal(unescapeLine("END>>>"), "END>>>");
  });

  it("is undone by reading, and leaves no marker", () =>
    fc.assert(
      fc.property(body, (text) => {
        const escaped = escapeBody(text);
        assert.equal(unescapeBody(escaped), text);
        for (const line of escaped.split("\n")) {
          assert.equal(classify(line), undefined);
          assert.ok(!isMarkerLike(line));
        }
      }),
      { numRuns: 500 },
    ));

  it("knows which backslashes reading drops", () =>
    fc.assert(
      fc.property(body, (text) => {
        let read = "";
        let at = 0;
        for (const dropped of droppedBackslashes(text)) {
          assert.equal(text[dropped], "\\");
          read += text.slice(at, dropped);
          at = dropped + 1;
        }
        assert.equal(read + text.slice(at), unescapeBody(text));
      }),
      { numRuns: 500 },
    ));
});
