import assert from "node:assert/strict";
import { BodyHasher } from "../../../../src/core/checks/facts/body-hashes.ts";
import { candidatesByMinHash } from "../../../../src/core/checks/facts/min-hash.ts";
import { canBeTwins, leastShared, similarityOf } from "../../../../src/core/checks/facts/shingle-sets.ts";

const LINES = [
  "Fourteen chars",
  "Fifteen chars a",
  "Onewordonlyofmanyletters",
  `Two hundred ${"x".repeat(188)}`,
  `One more ${"x".repeat(192)}`,
  "The board met on Tuesday, and the board met again: nobody knew why.",
  "이사회는 화요일에 다시 모였다. 理事会星期二开会。",
];
const TEXT = `${LINES.join("\n")}\n`;

function hashed(text: string): ReturnType<BodyHasher["hash"]> {
  return new BodyHasher().hash(text, { start: 0, end: text.length });
}

/** One number for a list of them. */
function sum(values: Iterable<number>): string {
  let all = 0n;
  for (const value of values) all = (all * 31n + BigInt(value)) % 1_000_000_007n;
  return `${all}`;
}

describe("hashes of bodies", () => {
  it("are the same everywhere and at all times, because facts of shards are put together", () => {
    const { body, words, shingles, lines } = hashed(TEXT);
    assert.deepEqual(
      [body, words, shingles.length, sum(shingles.toSorted()), lines.length, sum(lines)],
      [4_632_107_188_287_392, 37, 33, "828933318", 4, "377480908"],
    );
  });
  it("count lines of 15 to 200 characters and two words", () => {
    const hasher = new BodyHasher();
    const { lines } = hashed(TEXT);
    const isCounted = (line: string): boolean => lines.includes(hasher.hashLine(line));
    assert.deepEqual(LINES.map(isCounted), [false, true, false, true, false, true, true]);
  });
  it("hold each shingle and each line once, however many there are", () => {
    const again = hashed(TEXT + TEXT);
    assert.deepEqual([...again.lines], [...hashed(TEXT).lines]);
    const many = Array.from({ length: 3_000 }, (_, at) => `word${at} of this line`).join("\n");
    const { shingles, lines, words } = hashed(`${many}\n`);
    assert.deepEqual([words, lines.length, shingles.length], [12_000, 3_000, 11_996]);
    assert.equal(new Set(shingles).size, shingles.length);
    const more = hashed(`${many}\n${many}\n${many.toUpperCase()}\n`);
    assert.equal(more.words, 36_000);
    assert.equal(new Set(more.shingles).size, more.shingles.length);
    assert.deepEqual(new Set([...shingles].filter((shingle) => !more.shingles.includes(shingle))), new Set());
  });
  it("leave out boilerplate, however many lines there are of it", () => {
    const count = 200_000;
    const { boilerplate, words } = hashed("Advertisement\n".repeat(count));
    assert.deepEqual([boilerplate.length, words], [count, 0]);
    assert.deepEqual(boilerplate.at(-1)?.span, { start: 14 * (count - 1), end: 14 * count - 1 });
  });
  it("are of the body alone, not of what was hashed before", () => {
    const hasher = new BodyHasher();
    hasher.hash(TEXT, { start: 0, end: TEXT.length });
    const text = "Five words are in here.";
    assert.deepEqual(hasher.hash(text, { start: 0, end: text.length }), hashed(text));
    assert.equal(hashed(text).shingles.length, 1);
    assert.equal(hashed("Four words are here.").shingles.length, 0);
  });
});

describe("sets of shingles", () => {
  it("can be twins where the smaller is four fifths of the larger", () => {
    for (const [first, second, can] of [
      [8, 10, true],
      [10, 8, true],
      [7, 9, false],
      [9, 7, false],
      [4, 5, true],
      [3, 4, false],
      [0, 0, true],
      [0, 1, false],
      [100, 125, true],
      [100, 126, false],
    ] as const)
      assert.equal(canBeTwins(first, second), can, `${first} ${second}`);
    assert.deepEqual([0, 1, 4, 5, 6, 10, 11].map(leastShared), [0, 1, 4, 4, 5, 8, 9]);
  });
  it("are as similar as their Jaccard index says, from 0.8", () => {
    const set = (...values: number[]): Uint32Array => Uint32Array.from(values);
    assert.equal(similarityOf(set(1, 2, 3, 4), set(1, 2, 3, 4, 5)), 0.8);
    assert.equal(similarityOf(set(2, 3, 4, 5), set(1, 2, 3, 4, 5)), 0.8);
    assert.equal(similarityOf(set(1, 2, 3, 4, 5), set(1, 2, 3, 4, 5)), 1);
    assert.equal(similarityOf(set(1, 2, 3, 4, 6), set(1, 2, 3, 4, 5)), undefined);
    assert.equal(similarityOf(set(1, 2, 3), set(4, 5, 6)), undefined);
    assert.equal(similarityOf(set(1, 2, 3, 4, 5, 6, 7, 8, 9), set(1, 2, 3, 4, 5, 6, 7, 8, 10)), 0.8);
  });
});

describe("candidates by MinHash", () => {
  it("are the same everywhere", () => {
    const sets = Array.from({ length: 40 }, (_, at) =>
      Uint32Array.from({ length: 60 }, (_, index) => {
        const isOwn = index < (at % 4) * 3;
        return Math.imul(index * 7 + (isOwn ? at * 1_000 : Math.floor(at / 4) * 100_000), 0x9e37_79b1) >>> 0;
      }).sort(),
    );
    const pairs = [...candidatesByMinHash(sets)].flatMap(({ later, earlier }) =>
      [...earlier].map((one) => later * 100 + one),
    );
    assert.deepEqual([pairs.length, sum(pairs)], [56, "731164309"]);
  });
});
