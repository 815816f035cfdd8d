import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { lineDiff } from "../../../src/core/versions/line-diff.ts";

function check(before: string, after: string, expected: readonly string[]): void {
  const [old, now] = [[...before], [...after]];
  const written = lineDiff(old, now).map(
    ({ oldStart, oldEnd, newStart, newEnd }) =>
      `${oldStart}: -${old.slice(oldStart, oldEnd).join("")} +${now.slice(newStart, newEnd).join("")}`,
  );
  deepEqual(written, expected);
}

describe("lineDiff", () => {
  it("finds nothing between equals", () => check("abc", "abc", []));
  it("finds an addition, a loss and a change", () => {
    check("abc", "abxc", ["2: - +x"]);
    check("abc", "ac", ["1: -b +"]);
    check("abc", "axc", ["1: -b +x"]);
  });
  it("keeps what stands between apart", () => check("abcdefg", "xbcdeyg", ["0: -a +x", "5: -f +y"]));
  it("finds the shortest way (the example of Myers' paper)", () => {
    const hunks = lineDiff([..."abcabba"], [..."cbabac"]);
    equal(
      hunks.reduce((sum, hunk) => sum + hunk.oldEnd - hunk.oldStart + hunk.newEnd - hunk.newStart, 0),
      5,
    );
  });
  it("takes texts that share nothing as one hunk", () => {
    const old = Array.from({ length: 3_000 }, (_, index) => `a${index}`);
    const now = old.map((line) => `b${line}`);
    deepEqual(lineDiff(old, now), [{ oldStart: 0, oldEnd: 3_000, newStart: 0, newEnd: 3_000 }]);
  });
  it("gives the new lines when its hunks are put into the old ones", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 20 });
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        const made: string[] = [];
        let at = 0;
        for (const hunk of lineDiff(old, now)) {
          made.push(...old.slice(at, hunk.oldStart), ...now.slice(hunk.newStart, hunk.newEnd));
          at = hunk.oldEnd;
        }
        deepEqual([...made, ...old.slice(at)], now);
      }),
    );
  });
});
