import { SharedShingles } from "../../../../src/core/checks/facts/shared-shingles.ts";
import type { Shingles } from "../../../../src/core/checks/facts/shingle-sets.ts";
import { atOnce } from "../../../../src/core/in-steps.ts";
import { Random } from "../../../property/random.ts";
import { deepEqual, equal, ok } from "../../../support/expect.ts";

const sharedIn = (sets: readonly Shingles[]): SharedShingles => atOnce(SharedShingles.of(sets));
const inQuestion = (sets: readonly Shingles[]): readonly number[] => [...atOnce(sharedIn(sets).inQuestion(sets))];

/** Shingles that lie in places of their own. */
const set = (...shingles: readonly number[]): Shingles =>
  Uint32Array.from(shingles, (shingle) => Math.imul(shingle, 0x9e3779b1)).sort();
const run = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

/** Of few different shingles, so that many are in several sets. */
function drawn(random: Random): Shingles {
  return set(...new Set(Array.from({ length: random.below(30) }, () => random.below(60))));
}

describe("shared shingles", () => {
  it("of four fifths bring a set into question", () => {
    const others = [set(...run(0, 5)), set(...run(5, 5))];
    deepEqual(inQuestion([...others, set(...run(0, 8), 100, 101)]), [0, 2]);
    deepEqual(inQuestion([...others, set(...run(0, 7), 100, 101, 102)]), [0]);
    deepEqual(inQuestion([set(), set(1), set(2), set(1)]), [1, 3]);
  });
  it("are so in two sets as in twenty", () => {
    for (const count of [2, 3, 4, 5, 20])
      deepEqual(inQuestion(Array.from({ length: count }, () => set(1, 2))), run(0, count));
  });
  it("are counted beside each other: nothing runs over", () => {
    // Sixteen neighbours of one word.
    const neighbours = run(0, 16).map((at) => Uint32Array.of(at));
    for (const many of neighbours)
      for (const count of [2, 3, 4, 9]) {
        const sets = [...neighbours, ...Array.from({ length: count - 1 }, () => many)];
        const shared = sharedIn(sets);
        deepEqual(
          neighbours.map((one) => shared.mayHaveTwin(one)),
          neighbours.map((one) => one === many),
        );
      }
  });
  it("are known after an edit", () => {
    const sets = [set(...run(0, 10)), set(...run(0, 10)), set(...run(20, 10))];
    const shared = sharedIn(sets);
    equal(shared.mayHaveTwin(sets[0]!), true);
    equal(shared.replace(sets[1]!, set(...run(2, 10))), 2);
    equal(shared.mayHaveTwin(sets[0]!), true);
    equal(shared.replace(set(...run(2, 10)), set(...run(4, 10))), 2);
    equal(shared.mayHaveTwin(sets[0]!), false);
    equal(shared.replace(set(...run(4, 10)), set(...run(0, 10))), 4);
    equal(shared.mayHaveTwin(sets[0]!), true);
  });
  it("of many sets stay theirs, and may be another's alone whenever one goes", () => {
    const shared = sharedIn([set(1), set(1), set(1), set(1), set(2)]);
    equal(shared.replace(set(1), set(2)), 2);
    equal(shared.replace(set(1), set(3)), 1);
    equal(shared.replace(set(1), set(4)), 1);
    equal(shared.mayHaveTwin(set(1)), true);
  });
  it("are no more known where they would take another table", () => {
    const shared = sharedIn([set(...run(0, 200)), set(...run(300, 50))]);
    ok(shared.replace(set(...run(300, 50)), set(...run(300, 55))) !== undefined);
    equal(shared.replace(set(...run(300, 55)), set(...run(300, 56))), undefined);
  });
  it("say after any edits of all that are shared that they are, and how many sets may be in question no longer, or newly", () => {
    const random = new Random(7);
    let edits = 0;
    for (let round = 0; round < 200; round++) {
      const sets = Array.from({ length: 3 + random.below(8) }, () => drawn(random));
      const before = inQuestion(sets);
      const shared = sharedIn(sets);
      const changed = new Set<number>();
      let crossed = 0;
      for (let edit = 0; edit < 6; edit++) {
        const place = random.below(sets.length);
        const now = random.oneIn(3) ? random.pick(sets) : drawn(random);
        const more = shared.replace(sets[place]!, now);
        if (more === undefined) break;
        crossed += more;
        changed.add(place);
        sets[place] = now;
        const after = inQuestion(sets);
        const flipped = run(0, sets.length).filter(
          (at) => !changed.has(at) && before.includes(at) !== after.includes(at),
        );
        ok(flipped.length <= crossed, `${flipped.length} of ${crossed}`);
        for (const at of after) ok(shared.mayHaveTwin(sets[at]!));
        edits++;
      }
    }
    ok(edits > 500, `${edits}`);
  });
});
