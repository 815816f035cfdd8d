import { deepEqual, ok } from "node:assert/strict";
import type { PartFacts } from "../../../src/core/checks/corpus-memory.ts";
import { factsBetween, replaced, type Stretch } from "../../../src/core/checks/stretches.ts";
import { Random } from "../../property/random.ts";

const one = (): PartFacts => ({ home: undefined }) as PartFacts;
const many = (count: number): PartFacts[] => Array.from({ length: count }, one);
const flat = (stretches: readonly Stretch[]): readonly PartFacts[] => stretches.flatMap(({ facts }) => facts);

describe("stretches of parts", () => {
  it("are all parts in their order, whatever comes and goes", () => {
    const random = new Random(1);
    for (let run = 0; run < 40; run++) {
      let expected = many(random.below(2_000));
      let stretches = replaced([], { start: 0, endBefore: 0, endNow: expected.length }, expected);
      for (let edit = 0; edit < 30; edit++) {
        const start = random.below(expected.length + 1);
        const largest = Math.min(random.oneIn(5) ? 900 : 3, expected.length - start);
        const endBefore = start + random.below(largest + 1);
        const come = many(random.below(random.oneIn(6) ? 700 : 3));
        stretches = replaced(stretches, { start, endBefore, endNow: start + come.length }, come);
        expected = [...expected.slice(0, start), ...come, ...expected.slice(endBefore)];
        const found = flat(stretches);
        ok(found.length === expected.length && found.every((facts, at) => facts === expected[at]));
        ok(stretches.every((stretch) => stretch.facts.every(({ home }) => home === stretch)));
        ok(stretches.every(({ facts }) => facts.length > 0 && facts.length <= 256));
        const from = random.below(expected.length + 1);
        const to = from + random.below(expected.length + 1 - from);
        const between = factsBetween(stretches, from, to);
        ok(between.length === to - from && between.every((facts, at) => facts === expected[from + at]));
      }
    }
  });

  it("stay the same objects where nothing came or went, and do not fall to pieces", () => {
    const random = new Random(2);
    const all = many(5_000);
    let stretches = replaced([], { start: 0, endBefore: 0, endNow: 5_000 }, all);
    const before = stretches;
    stretches = replaced(stretches, { start: 2_500, endBefore: 2_501, endNow: 2_501 }, many(1));
    deepEqual(stretches.length, before.length);
    deepEqual(stretches.filter((stretch) => !before.includes(stretch)).length, 1);
    for (let left = 5_000; left > 100; left--) {
      const start = random.below(left);
      stretches = replaced(stretches, { start, endBefore: start + 1, endNow: start }, []);
    }
    ok(stretches.length <= 5, `${stretches.length}`);
  });
});
