import assert from "node:assert/strict";
import fc from "fast-check";
import { variantsAmong } from "../../../../src/core/checks/facts/variants.ts";

const of = (...names: readonly (readonly [name: string, count: number])[]): readonly string[] =>
  variantsAmong(names.map(([name, count]) => ({ name, count, isKnown: false }))).map(
    ({ rare, often }) => `${rare.name} → ${often.name}`,
  );

describe("variants of names", () => {
  it("take the most frequent of several", () =>
    assert.deepEqual(of(["Anna Maller", 1], ["Anna Muller", 9], ["Anna Miller", 4]), ["Anna Maller → Anna Muller"]));
  it("are nobody's own", () => assert.deepEqual(of(["Anna Muller", 9], ["Anna Muller Jr", 1]), []));
  it("are one edit away, as comparing each letter finds it", () => {
    const names = fc
      .array(fc.constantFrom(..."abcABé "), { minLength: 8, maxLength: 11 })
      .map((letters) => letters.join(""));
    fc.assert(
      fc.property(names, names, (rare, often) => {
        fc.pre(rare !== often);
        const [found] = of([rare, 1], [often, 9]);
        if (found) assert.ok(distance(plain(rare), plain(often)) <= 1);
      }),
      { numRuns: 2_000 },
    );
  });
  it("are found in linear time", function () {
    this.timeout(5_000);
    const names = Array.from({ length: 40_000 }, (_, at) => ({
      name: `Name Number ${"x".repeat(at % 40)}`,
      count: 1 + (at % 9),
      isKnown: false,
    }));
    assert.ok(variantsAmong(names).length >= 0);
  });
});

function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Letters more, less, other, or two neighbours swapped. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  );
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const row = rows[i]!;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
  return rows[a.length]![b.length]!;
}
