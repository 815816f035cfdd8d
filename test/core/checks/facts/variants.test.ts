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
  it("take the first of several that are as frequent", () => {
    assert.deepEqual(of(["Anna Miller", 4], ["Anna Muller", 4], ["Anna Maller", 1]), ["Anna Maller → Anna Miller"]);
    assert.deepEqual(of(["Anna Muller", 4], ["Anna Miller", 4], ["Anna Maller", 1]), ["Anna Maller → Anna Muller"]);
  });
  it("are seen twice at most, and a third as often", () => {
    assert.deepEqual(of(["Anna Muller", 3], ["Anna Miller", 1]), ["Anna Miller → Anna Muller"]);
    assert.deepEqual(of(["Anna Muller", 2], ["Anna Miller", 1]), []);
    assert.deepEqual(of(["Anna Muller", 6], ["Anna Miller", 2]), ["Anna Miller → Anna Muller"]);
    assert.deepEqual(of(["Anna Muller", 5], ["Anna Miller", 2]), []);
    assert.deepEqual(of(["Anna Muller", 99], ["Anna Miller", 3]), []);
  });
  it("have eight characters at least", () => {
    assert.deepEqual(of(["Ann Maya", 9], ["Ann Mayo", 1]), ["Ann Mayo → Ann Maya"]);
    assert.deepEqual(of(["An Maya", 9], ["An Mayo", 1]), []);
    assert.deepEqual(of(["Ann Mayak", 9], ["Ann Maya", 1]), ["Ann Maya → Ann Mayak"]);
    assert.deepEqual(of(["Ann Mya", 9], ["Ann Maya", 1]), []);
    assert.deepEqual(of(["Ann Maya", 9], ["Ann Mya", 1]), []);
  });
  it("may lack a letter anywhere but where forms of words differ", () => {
    for (const [rare, often] of [
      ["Ana Muller", "Anna Muller"],
      ["Annna Muller", "Anna Muller"],
      ["Anna Mulle", "Anna Mullek"],
      ["nna Muller", "Anna Muller"],
      ["Anna uller", "Anna Muller"],
      ["Anna-Muller", "Anna Muller"],
      ["AnnaMuller", "Anna Muller"],
      ["ANNA MULLER", "Anna Muller"],
      ["Änna Müller", "Anna Muller"],
    ])
      assert.deepEqual(of([often!, 9], [rare!, 1]), [`${rare} → ${often}`]);
    for (const [rare, often] of [
      ["South Korea", "South Korean"],
      ["South Koreans", "South Korean"],
      ["Sout Korea", "Souts Korea"],
      ["Japane Korea", "Japan Korea"],
      ["Anna Mullerr", "Anna Muller"],
      ["Koreans Wall", "Korean Wall"],
      ["Korean Wall", "Koreans Wall"],
      ["Bnna Muller", "Anna Muller"],
      ["Anna Nuller", "Anna Muller"],
      ["Nana Muller", "Anna Muller"],
      ["Anna Umller", "Anna Muller"],
      ["Anna Mulxyr", "Anna Muller"],
      ["Anna Muxyer", "Anna Muller"],
      ["Anna Mullxye", "Anna Muller"],
      ["Route 66 North", "Route 67 North"],
      ["Route 6 North", "Route 66 North"],
    ])
      assert.deepEqual(of([often!, 9], [rare!, 1]), [], `${rare} ${often}`);
  });
  it("may have two neighbours swapped, but no first letter", () => {
    assert.deepEqual(of(["Anna Muller", 9], ["Anna Umller", 1]), []);
    assert.deepEqual(of(["Anna Muller", 9], ["Anna Mulelr", 1]), ["Anna Mulelr → Anna Muller"]);
    assert.deepEqual(of(["Anna Muller", 9], ["Anna Mullre", 1]), ["Anna Mullre → Anna Muller"]);
    assert.deepEqual(of(["Anna Muller", 9], ["Anna Mluler", 1]), ["Anna Mluler → Anna Muller"]);
  });
  it("are not known, and what is known needs not be frequent", () => {
    const among = (isRareKnown: boolean, isOtherKnown: boolean): number =>
      variantsAmong([
        { name: "Anna Muller", count: 1, isKnown: isOtherKnown },
        { name: "Anna Miller", count: 1, isKnown: isRareKnown },
      ]).length;
    assert.deepEqual([among(false, true), among(true, true), among(false, false)], [1, 0, 0]);
  });
  it("take the most frequent wherever it stands", () =>
    assert.deepEqual(of(["Anna Muller", 9], ["Anna Miller", 4], ["Anna Moller", 12], ["Anna Mzller", 1]), [
      "Anna Mzller → Anna Moller",
    ]));
  it("are compared with sixteen that are alike at most", () => {
    const alike = Array.from(
      { length: 17 },
      (_, at) => [`Anna M${String.fromCharCode(97 + at)}ller`, 10 + at] as const,
    );
    assert.deepEqual(of(...alike, ["Anna Mzller", 1]), ["Anna Mzller → Anna Mpller"]);
  });
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
