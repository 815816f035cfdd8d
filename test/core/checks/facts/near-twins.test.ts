import assert from "node:assert/strict";
import { candidatesByMinHash } from "../../../../src/core/checks/facts/min-hash.ts";
import { nearTwins, TwinSearch } from "../../../../src/core/checks/facts/near-twins.ts";
import { candidatesByRareShingles } from "../../../../src/core/checks/facts/rare-shingles.ts";
import { type Candidates, type Shingles, similarityOf } from "../../../../src/core/checks/facts/shingle-sets.ts";
import { Random } from "../../../property/random.ts";

/** Sets of which some are taken from others, more or less changed. */
function randomSets(random: Random, count: number, largest: number): readonly Shingles[] {
  const sets: Shingles[] = [];
  for (let at = 0; at < count; at++) {
    const values = new Set<number>();
    const from = sets.length > 0 && !random.oneIn(3) ? random.pick(sets) : [];
    const changed = random.below(4) * 8;
    for (const value of from) if (random.below(100) >= changed) values.add(value);
    const wanted = from.length > 0 ? values.size + random.below(4) : random.below(largest);
    // Few different values, so that sets meet by chance too.
    while (values.size < wanted) values.add(random.oneIn(2) ? random.below(largest * 4) : random.below(2 ** 32));
    sets.push(Uint32Array.from(values).sort());
  }
  return sets;
}

function jaccard(first: Shingles, second: Shingles): number {
  const other = new Set(second);
  const shared = first.filter((value) => other.has(value)).length;
  return shared / (first.length + second.length - shared);
}

function naiveTwins(sets: readonly Shingles[]): readonly string[] {
  const pairs: string[] = [];
  for (const [later, second] of sets.entries())
    for (const [earlier, first] of sets.slice(0, later).entries())
      if (first.length > 0 && jaccard(first, second) >= 0.8) pairs.push(`${later} ${earlier}`);
  return pairs;
}

function pairsOf(candidates: Iterable<Candidates>, sets: readonly Shingles[]): readonly string[] {
  const pairs: string[] = [];
  for (const { later, earlier } of candidates)
    for (const one of earlier) if (similarityOf(sets[one]!, sets[later]!) !== undefined) pairs.push(`${later} ${one}`);
  return pairs;
}

/** In how many sets a shingle stands; some few seem to stand in one more. */
function countsIn(sets: readonly Shingles[]): (shingle: number) => number {
  return (shingle) => sets.filter((set) => set.includes(shingle)).length + Number(shingle % 7 === 0);
}

describe("similarity", () => {
  it("is the Jaccard index, where that is four fifths or more", () => {
    const random = new Random(1);
    for (let run = 0; run < 300; run++) {
      const [first, second] = randomSets(random, 2, 30) as [Shingles, Shingles];
      const expected = jaccard(first, second);
      const found = similarityOf(first, second);
      if (first.length + second.length === 0) continue;
      assert.equal(found, expected >= 0.8 ? expected : undefined, `${first} | ${second}`);
    }
  });
});

describe("near twins", () => {
  it("are all pairs, as comparing each with each finds them", () => {
    const random = new Random(2);
    let pairs = 0;
    for (let run = 0; run < 120; run++) {
      const sets = randomSets(random, 1 + random.below(14), 40);
      const expected = naiveTwins(sets);
      pairs += expected.length;
      assert.deepEqual(pairsOf(candidatesByRareShingles(sets, countsIn(sets)), sets), expected);
      const told = nearTwins(sets).map(({ earlier, later }) => `${later} ${earlier}`);
      assert.deepEqual(
        told,
        expected.filter((_, at) => countBefore(expected, at) < 5),
      );
    }
    assert.ok(pairs > 200);
  });
  it("are found by MinHash as its bands promise", () => {
    const random = new Random(3);
    let expected = 0;
    let found = 0;
    for (let run = 0; run < 40; run++) {
      const sets = randomSets(random, 12, 120).filter((set) => set.length > 20);
      const pairs = naiveTwins(sets);
      const met = pairsOf(candidatesByMinHash(sets), sets);
      expected += pairs.length;
      found += met.length;
      assert.deepEqual(
        met.filter((pair) => !pairs.includes(pair)),
        [],
      );
    }
    assert.ok(expected > 100);
    assert.ok(found / expected > 0.92, `${found} of ${expected}`);
  });
  it("are found above 2,000 documents in question too", () => {
    const random = new Random(4);
    const sets = Array.from({ length: 1_200 }, () =>
      Uint32Array.from({ length: 60 }, () => random.below(2 ** 32)).sort(),
    );
    const all = sets.flatMap((set) => [set, set.with(random.below(60), random.below(2 ** 32)).sort()]);
    const twins = nearTwins(all);
    assert.ok(twins.length > 1_190, `${twins.length}`);
    assert.ok(twins.every(({ earlier, later }) => later === earlier + 1));
  });
  it("of many alike are told five at most, and found in time", function () {
    this.timeout(10_000);
    const random = new Random(5);
    const base = Uint32Array.from({ length: 200 }, () => random.below(2 ** 32));
    const sets = Array.from({ length: 6_000 }, () => base.with(random.below(200), random.below(2 ** 32)).sort());
    for (const count of [1_500, 6_000]) {
      const twins = nearTwins(sets.slice(0, count));
      assert.ok(twins.length > 4 * count && twins.length <= 5 * count, `${twins.length}`);
    }
  });
});

describe("a search for near twins that goes on through edits", () => {
  /** Each shingle has a place of its own in a table of as many counts. */
  const set = (from: number, count: number): Shingles =>
    Uint32Array.from({ length: count }, (_, at) => ((from + at) << 20) | ((from + at) & 15));
  const twinsOf = (sets: readonly Shingles[]): readonly string[] =>
    nearTwins(sets).map(({ earlier, later, similarity }) => `${earlier} ${later} ${similarity}`);

  it("says that the twins are the same only when they are", () => {
    const random = new Random(6);
    let same = 0;
    let other = 0;
    for (let run = 0; run < 150; run++) {
      const sets = [...randomSets(random, 2 + random.below(8), 40)];
      const search = new TwinSearch(sets);
      const before = twinsOf(sets);
      for (let edit = 0; edit < 5; edit++) {
        const place = random.below(sets.length);
        const now = random.oneIn(3) ? random.pick(sets) : randomSets(random, 1, 40)[0]!;
        const isSame = search.replace(place, now);
        sets[place] = now;
        if (!isSame) break;
        same++;
        assert.deepEqual(twinsOf(sets), before);
      }
      if (twinsOf(sets).join() !== before.join()) other++;
    }
    assert.ok(same > 100 && other > 20, `${same} ${other}`);
  });
  it("knows that a document which was nobody's twin is none now", () => {
    const search = new TwinSearch([set(0, 20), set(100, 20), set(0, 20), set(200, 20)]);
    assert.equal(search.replace(1, set(300, 20)), true);
    assert.equal(search.replace(3, set(200, 18)), true);
    assert.equal(search.replace(3, set(300, 15)), true);
    assert.equal(search.replace(3, set(300, 16)), false);
  });
  it("does not know of one that has a twin", () => {
    assert.equal(new TwinSearch([set(0, 20), set(0, 20)]).replace(0, set(100, 20)), false);
    assert.equal(new TwinSearch([set(0, 20), set(0, 20)]).replace(1, set(100, 20)), false);
    assert.equal(new TwinSearch([set(0, 20), set(0, 20), set(50, 20)]).replace(2, set(0, 20)), false);
    assert.equal(new TwinSearch([set(0, 20), set(50, 20)]).replace(0, set(50, 20)), false);
  });
  it("counts what comes and goes", () => {
    const search = new TwinSearch([set(0, 20), set(100, 20), set(200, 20)]);
    assert.equal(search.replace(0, set(300, 20)), true);
    assert.equal(search.replace(1, set(0, 20)), true);
    assert.equal(search.replace(2, set(0, 20)), false);
  });
  it("gives up where its table would have another size", () => {
    assert.equal(new TwinSearch([set(0, 20), set(100, 20)]).replace(0, set(200, 30)), true);
    assert.equal(new TwinSearch([set(0, 20), set(100, 20)]).replace(0, set(200, 400)), false);
    assert.equal(new TwinSearch([set(0, 400), set(500, 20)]).replace(0, set(1000, 20)), false);
  });
  it("knows it too where shingles stand in more documents than it counts", () => {
    const many = (last: Shingles): readonly Shingles[] => [...Array.from({ length: 256 }, () => set(0, 1)), last];
    const mixed = (from: number): Shingles => Uint32Array.from([...set(0, 1), ...set(from, 10)]);
    const search = new TwinSearch(many(mixed(100)));
    assert.deepEqual(
      [mixed(300), set(300, 11), mixed(100)].map((now) => search.replace(256, now)),
      [true, true, true],
    );
    assert.equal(search.replace(256, set(0, 1)), false);
  });
  it("has the same table for fewer shingles, as long as they are nearly as many", () => {
    assert.equal(new TwinSearch([set(0, 200), set(300, 50)]).replace(0, set(600, 100)), true);
    assert.equal(new TwinSearch([set(0, 230), set(300, 25)]).replace(0, set(600, 230)), true);
    assert.equal(new TwinSearch([set(0, 230), set(300, 25)]).replace(0, set(600, 231)), false);
  });
  describe("near 2,000 documents in question", () => {
    /** So many pairs, and four documents of which the first two share one shingle. */
    const search = (pairs: number): { replace: (at: number, now: Shingles) => boolean } => {
      const paired = Array.from({ length: pairs }, (_, at) => [set(at, 1), set(at, 1)]).flat();
      const alone = [set(2_000, 10), set(2_009, 10), set(2_100, 10), set(2_200, 10)];
      const found = new TwinSearch([...paired, ...alone]);
      assert.equal(found.twins.length, pairs);
      return { replace: (at, now) => found.replace(paired.length + at, now) };
    };
    it("knows as long as they can't be more", () => {
      const { replace } = search(999);
      assert.deepEqual(
        [2_300, 2_320, 2_340].map((from) => replace(2, set(from, 10))),
        [true, true, false],
      );
      assert.equal(search(1_000).replace(2, set(2_300, 10)), false);
    });
    it("knows as long as they can't be fewer", () => {
      const { replace } = search(1_001);
      assert.deepEqual(
        [2_300, 2_320].map((from) => replace(2, set(from, 10))),
        [true, false],
      );
    });
    it("counts those in which a shingle comes to stand alone", () => {
      const { replace } = search(999);
      assert.deepEqual([replace(0, set(2_300, 10)), replace(2, set(2_320, 10))], [true, false]);
    });
    it("counts those in which a shingle stands alone no more", () => {
      const { replace } = search(999);
      assert.deepEqual([replace(2, set(2_209, 10)), replace(0, set(2_000, 9))], [true, false]);
    });
  });
  it("compares above 2,000 documents only those that may have twins, and those exactly", () => {
    const random = new Random(8);
    const drawn = (count: number): number[] => Array.from({ length: count }, () => random.below(2 ** 32));
    const alone = Array.from({ length: 2_050 }, () => Uint32Array.from(drawn(9)).sort());
    const pairs = Array.from({ length: 60 }, () => {
      const shared = drawn(8);
      return [1, 1].map((more) => Uint32Array.from([...shared, ...drawn(more)]).sort());
    });
    assert.equal(nearTwins([...alone, ...pairs.flat()]).length, 60);
  });
});

/** How many of the pairs before `at` have the same later document. */
function countBefore(pairs: readonly string[], at: number): number {
  const later = pairs[at]!.split(" ")[0];
  return pairs.slice(0, at).filter((pair) => pair.split(" ")[0] === later).length;
}
