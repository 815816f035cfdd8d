import type { BodyFacts } from "../../../../src/core/checks/facts/body-facts.ts";
import { countLines, repeatedLines } from "../../../../src/core/checks/facts/repeated-lines.ts";
import { Random } from "../../../property/random.ts";
import { deepEqual, equal, ok } from "../../../support/expect.ts";

const NO_SHINGLES = new Uint32Array(0);

/** A document with lines of these hashes. */
function of(lines: readonly number[], source?: string): BodyFacts {
  return { body: undefined, shingles: NO_SHINGLES, lines: Float64Array.from(new Set(lines)).sort(), source };
}

/** What is told of documents of which none is a copy, as plain data. */
function told(facts: readonly BodyFacts[]): unknown {
  const { repeated } = repeatedLines(facts, () => facts.map((_, at) => at));
  return repeated.map((lines) => ({ ...lines, counts: [...lines.counts].sort() }));
}

/** Whether an edit is known to change nothing. */
function isKnownSame(facts: readonly BodyFacts[], place: number, ...edits: readonly BodyFacts[]): boolean {
  const counts = countLines(facts);
  const before = repeatedLines(facts, () => facts.map((_, at) => at), counts);
  return edits.map((now, at) => counts.replace(edits[at - 1] ?? facts[place]!, now, before)).at(-1)!;
}

describe("repeated lines", () => {
  it("are those in three documents of a source", () => {
    const facts = [of([1, 2, 3], "x"), of([1, 2], "x"), of([2, 3], "x"), of([1, 3], "y"), of([])];
    deepEqual(told(facts), [{ source: "x", documents: 3, members: [0, 1, 2], counts: [[2, 3]] }]);
    deepEqual(told([of([]), of([5]), of([5]), of([5, 6])]), [
      { source: undefined, documents: 3, members: [1, 2, 3], counts: [[5, 3]] },
    ]);
    deepEqual(told([of([1]), of([1])]), []);
  });
  it("count a document and its copies once", () => {
    const facts = [of([1]), of([1]), of([1]), of([1])];
    const { repeated, least } = repeatedLines(facts, () => [0, 0, 2, 3]);
    deepEqual([repeated[0]?.documents, [...repeated[0]!.counts], least.get(undefined)], [3, [[1, 3]], 3]);
    deepEqual(repeatedLines(facts, () => [0, 0, 2, 2]).repeated, []);
  });
  it("are in five of a hundred", () => {
    const facts = Array.from({ length: 100 }, (_, at) =>
      of([1_000 + at, ...(at < 5 ? [1] : []), ...(at < 4 ? [2] : [])]),
    );
    const { repeated, least } = repeatedLines(facts, () => facts.map((_, at) => at));
    deepEqual([[...repeated[0]!.counts], least.get(undefined)], [[[1, 5]], 5]);
  });
});

describe("counts of lines that go on through edits", () => {
  it("know what is not told", () => {
    const facts = [of([1, 9]), of([1, 7]), of([1, 7])];
    equal(isKnownSame(facts, 0, of([1, 8])), true);
    equal(isKnownSame(facts, 0, of([1])), true);
    equal(isKnownSame(facts, 0, of([1, 9])), true);
    equal(isKnownSame(facts, 0, of([1, 7])), false);
    equal(isKnownSame(facts, 0, of([9])), false);
    equal(isKnownSame(facts, 0, of([9, 10, 11, 12])), false);
    equal(isKnownSame(facts, 0, of([1, 6, 7, 8])), false);
    equal(isKnownSame(facts, 1, of([1])), true);
  });
  it("count what came and went since", () => {
    const facts = [of([1]), of([2]), of([3])];
    const counts = countLines(facts);
    const replaced = (before: readonly number[], now: readonly number[]): boolean =>
      counts.replace(of(before), of(now), undefined);
    equal(replaced([1], [1, 5]), true);
    equal(replaced([2], [2, 5]), true);
    equal(replaced([2, 5], [2]), true);
    equal(replaced([2], [2, 5]), true);
    equal(replaced([3], [3, 5]), false);
    equal(replaced([3, 5], [3]), false);
    equal(replaced([3], [3, 6]), true);
  });
  it("know nothing of another source, or of a first or last line", () => {
    equal(isKnownSame([of([1], "x")], 0, of([1], "y")), false);
    equal(isKnownSame([of([1], "x")], 0, of([2], "x")), true);
    equal(isKnownSame([of([1])], 0, of([])), false);
    equal(isKnownSame([of([])], 0, of([1])), false);
    equal(isKnownSame([of([])], 0, of([])), true);
  });
  it("go by how many documents a line must be in", () => {
    const facts = Array.from({ length: 100 }, (_, at) => of([1_000 + at, 1, ...(at < 3 ? [2] : [])]));
    equal(isKnownSame(facts, 50, of([1, 2])), true);
    equal(isKnownSame(facts, 50, of([1, 2]), of([1]), of([1, 2])), true);
    const four = facts.map((one, at) => (at === 3 ? of([...one.lines, 2]) : one));
    equal(isKnownSame(four, 50, of([1, 2])), false);
  });
  it("are right whenever they say that all is the same", () => {
    const random = new Random(12);
    const drawn = (): BodyFacts =>
      of(
        Array.from({ length: random.below(5) }, () => random.below(8)),
        random.oneIn(3) ? "x" : undefined,
      );
    let same = 0;
    for (let run = 0; run < 300; run++) {
      const facts = Array.from({ length: 2 + random.below(6) }, drawn);
      const counts = countLines(facts);
      const before = repeatedLines(facts, () => facts.map((_, at) => at), counts);
      const was = told(facts);
      for (let edit = 0; edit < 4; edit++) {
        const place = random.below(facts.length);
        const now = drawn();
        const isSame = counts.replace(facts[place]!, now, before);
        facts[place] = now;
        if (!isSame) break;
        same++;
        deepEqual(told(facts), was);
      }
    }
    ok(same > 50, `${same}`);
  });
});
