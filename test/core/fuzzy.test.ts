import assert from "node:assert/strict";
import { BestFound, fuzzyScore } from "../../src/core/fuzzy.ts";

describe("a fuzzy search", () => {
  it("prefers the whole, then beginnings, then stretches, then scattered letters, and short texts among equals", () => {
    const ordered = [
      "Harbour",
      "Harbour Office",
      "Harbour Offices",
      "The Harbour",
      "Oldharbour",
      "Hare, a barn our own",
    ];
    const scores = ordered.map((text) => fuzzyScore("harbour", text)!);
    assert.deepEqual(
      [...scores].sort((a, b) => b - a),
      scores,
    );
    assert.equal(new Set(scores).size, scores.length);
    assert.equal(fuzzyScore("harbour", "Habrour"), undefined);
    assert.ok(fuzzyScore("li na", "Lin Anna") !== undefined);
    assert.ok(fuzzyScore("", "anything") !== undefined);
  });

  it("keeps the best, in order, however many there are", () => {
    const best = new BestFound<number>(3);
    for (let item = 0; item < 100; item++) best.add((item * 37) % 100, item);
    const all = Array.from({ length: 100 }, (_, item) => item).sort((a, b) => ((b * 37) % 100) - ((a * 37) % 100));
    assert.deepEqual(best.items(), all.slice(0, 3));
  });
});
