import { deepEqual, ok } from "node:assert/strict";
import { type Shingles, similarityOf } from "../../../../src/core/checks/facts/shingle-sets.ts";
import { ShingleSketches } from "../../../../src/core/checks/facts/shingle-sketches.ts";
import { Random } from "../../../property/random.ts";

/** A set of that size that shares all but `changed` with another one. */
function variant(random: Random, set: Shingles, changed: number): Shingles {
  const values = [...set];
  for (let at = 0; at < changed; at++) values[random.below(values.length)] = random.below(2 ** 32);
  return Uint32Array.from(new Set(values)).sort();
}

describe("sketches of sets of shingles", () => {
  it("leave out no near twin, and nearly all other sets", () => {
    const random = new Random(1);
    let others = 0;
    let passed = 0;
    for (let run = 0; run < 60; run++) {
      const size = 1 + random.below(run % 2 === 0 ? 70 : 900);
      const base = Uint32Array.from(new Set(Array.from({ length: size }, () => random.below(2 ** 32)))).sort();
      const sets = Array.from({ length: 30 }, (_, at) =>
        at % 3 === 0
          ? variant(random, base, size)
          : variant(random, base.slice(random.below(1 + (size >> 2))), random.below(1 + (size >> 2))),
      );
      const sketches = new ShingleSketches(sets, new Map());
      const near = new Set(sketches.near(base));
      for (const [place, set] of sets.entries()) {
        if (similarityOf(set, base) !== undefined) ok(near.has(place), `run ${run}, set ${place} of ${set.length}`);
        else if (size >= 40 && place % 3 === 0) {
          others++;
          if (near.has(place)) passed++;
        }
      }
    }
    ok(others > 300 && passed < others / 50, `${passed} of ${others}`);
  });

  it("are of all sets but those without shingles and those that are left out", () => {
    const set = Uint32Array.from({ length: 40 }, (_, at) => at << 20);
    const sketches = new ShingleSketches([set, new Uint32Array(0), set, set, set], new Map([[2, set]]));
    deepEqual([...sketches.near(set)], [0, 3, 4]);
    sketches.forget(3);
    deepEqual([...sketches.near(set)], [0, 4]);
    deepEqual([...sketches.near(set.slice(8))], [0, 4]);
    deepEqual([...sketches.near(set.slice(9))], []);
    deepEqual([...sketches.near(set.slice(0, 1))], []);
  });
});
