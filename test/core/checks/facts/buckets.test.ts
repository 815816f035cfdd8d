import { Buckets, bucketsFor } from "../../../../src/core/checks/facts/buckets.ts";
import { Random } from "../../../property/random.ts";
import { deepEqual } from "../../../support/expect.ts";
import { shelfInMemory } from "../shelf-in-memory.ts";

describe("buckets of numbers", () => {
  it("give back each bucket's rows in their order, however little is held in memory", () => {
    const random = new Random(1);
    for (const width of [1, 2])
      for (const bytes of [1, 100, 1_000, 1_000_000]) {
        const shelf = shelfInMemory();
        const buckets = new Buckets(5, width, { bytes, newShelf: () => shelf });
        const expected: number[][] = [[], [], [], [], []];
        for (let row = 0; row < 3_000; row++) {
          const bucket = Math.min(4, random.below(9));
          const values = [random.below(2 ** 31) * 2 ** 20, row].slice(0, width);
          buckets.add(bucket, values[0]!, values[1]);
          expected[bucket]!.push(...values);
        }
        deepEqual(
          expected.map((_, bucket) => [...buckets.read(bucket)]),
          expected,
        );
        // What is held is no more than it may be, one row of each bucket aside.
        const held = 3_000 * width * 8 - shelf.put(new Uint8Array(0));
        deepEqual(held <= Math.max(bytes, 0), true, `${held} bytes are held of ${bytes}`);
      }
  });

  it("are as many as rows need, and not too many", () => {
    deepEqual([bucketsFor(0, 10), bucketsFor(10, 10), bucketsFor(11, 10), bucketsFor(1e9, 10)], [1, 1, 2, 1024]);
  });
});
