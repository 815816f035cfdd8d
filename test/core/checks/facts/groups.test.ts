import { groupsOf, NO_VALUE, repeatedIn } from "../../../../src/core/checks/facts/groups.ts";
import { Random } from "../../../property/random.ts";
import { deepEqual } from "../../../support/expect.ts";

function groups(values: readonly number[], least?: number): readonly (readonly number[])[] {
  return Array.from(groupsOf(Float64Array.from(values), least).all(), (group) => [...group]);
}

describe("documents with a value in common", () => {
  it("are grouped in the order of their first ones", () => {
    deepEqual(groups([]), []);
    deepEqual(groups([5, 3, 7]), []);
    deepEqual(groups([9, 3, 9, 3, 9, 4]), [
      [0, 2, 4],
      [1, 3],
    ]);
    deepEqual(groups([2 ** 53, 0, 0, 2 ** 53]), [
      [0, 3],
      [1, 2],
    ]);
  });

  it("are so many at least, and have a value", () => {
    deepEqual(groups([NO_VALUE, 1, NO_VALUE, 1, 1, 2, 2], 3), [[1, 3, 4]]);
    deepEqual([...repeatedIn(Float64Array.of(NO_VALUE, NO_VALUE, 1, 2, 2, 3, 3, 3))], [2, 3]);
  });

  it("are those that a search of all finds", () => {
    const random = new Random(1);
    for (let run = 0; run < 200; run++) {
      const values = Array.from({ length: random.below(40) }, () => random.below(12) - 1);
      const byValue = new Map<number, number[]>();
      for (const [at, value] of values.entries()) byValue.set(value, [...(byValue.get(value) ?? []), at]);
      const expected = [...byValue].filter(([value, places]) => value >= 0 && places.length > 1);
      deepEqual(
        groups(values),
        expected.map(([, places]) => places),
      );
    }
  });
});
