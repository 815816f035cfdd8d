import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { lineMerge } from "../../../src/core/versions/line-merge.ts";

function merged(base: string, ours: string, theirs: string): string {
  return lineMerge([...base], [...ours], [...theirs])
    .map((part) => (part.kind === "lines" ? part.lines.join("") : `<${part.ours.join("")}|${part.theirs.join("")}>`))
    .join("");
}

describe("lineMerge", () => {
  const cases: readonly (readonly [string, string, string, string, string])[] = [
    ["takes what only we changed", "abc", "axc", "abc", "axc"],
    ["takes what only they changed", "abc", "abc", "abxc", "abxc"],
    ["takes both where they are apart", "abcde", "xbcde", "abcdy", "xbcdy"],
    ["takes once what both did", "abc", "axc", "axc", "axc"],
    ["lets both lose the same line", "abc", "ac", "ac", "ac"],
    ["disagrees about one line", "abc", "axc", "ayc", "a<x|y>c"],
    ["disagrees about a line that one lost and one changed", "abc", "ac", "ayc", "a<|y>c"],
    ["disagrees about additions at one place", "ab", "axb", "ayb", "a<x|y>b"],
    ["takes changes that touch as one", "abcd", "axcd", "abyd", "a<xc|by>d"],
    ["begins with nothing", "", "a", "", "a"],
    ["disagrees about everything", "", "a", "b", "<a|b>"],
  ];
  for (const [title, base, ours, theirs, expected] of cases)
    it(title, () => equal(merged(base, ours, theirs), expected));

  it("gives a side back when the other did nothing, and itself when both are one", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (base, side) => {
        deepEqual([merged(base, side, base), merged(base, base, side), merged(base, side, side)], [side, side, side]);
      }),
    );
  });

  it("gives the same whoever is called ours", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 12 });
    const swapped = (written: string): string => written.replace(/<([a-d]*)\|([a-d]*)>/g, "<$2|$1>");
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        equal(merged(base, ours, theirs), swapped(merged(base, theirs, ours)));
      }),
    );
  });
});
