import assert from "node:assert/strict";
import { atOnce, sorting } from "../../src/core/in-steps.ts";

describe("sorting in steps", () => {
  it("sorts as sort does, equal items as they stood, and rests often", () => {
    for (const count of [0, 1, 999, 1_000, 1_001, 2_500, 7_777]) {
      const items = Array.from({ length: count }, (_, at) => ({ key: (at * 7_919) % 97, at }));
      const byKey = (a: { key: number }, b: { key: number }): number => a.key - b.key;
      assert.deepEqual(atOnce(sorting(items, byKey)), [...items].sort(byKey));
      const rests = [...sorting(items, byKey)].length;
      assert.ok(rests >= Math.ceil(count / 1_000), `${rests} rests for ${count}`);
    }
  });
});
