import assert from "node:assert/strict";
import fc from "fast-check";
import { diagnose } from "../../../../src/core/checks/diagnose.ts";
import { type BodyFacts, factsOf } from "../../../../src/core/checks/facts/body-facts.ts";
import { type Combined, combine } from "../../../../src/core/checks/facts/combine.ts";
import { CorpusIndex } from "../../../../src/core/syntax/corpus-index.ts";
import { blocksOf, parseLines, parseText } from "../../../../src/core/syntax/parse.ts";
import type { LineSource } from "../../../../src/core/text.ts";
import { Random } from "../../../property/random.ts";

const WORDS = Array.from({ length: 60 }, (_, at) => `word${at}`);
const LINE = "A line that our paper prints under all of its reports";

/** Texts that are alike in all ways that count. */
const bodies = fc.constantFrom(
  WORDS.join(" "),
  WORDS.join("\n").toUpperCase(),
  WORDS.with(59, "other").join(" "),
  WORDS.slice(3).join(" "),
  WORDS.toReversed().join(" "),
  `Short report one.\n${LINE}`,
  `Short report two.\n${LINE}`,
  `Short report three.\n${LINE}`,
  `Short report four.\n${LINE}\n${LINE}`,
  "To be written.",
);
const documents = fc.array(fc.record({ body: bodies, source: fc.constantFrom("", "source=Gazette") }), {
  maxLength: 14,
});

type Documents = readonly { readonly body: string; readonly source: string }[];

function factsIn(list: Documents): readonly BodyFacts[] {
  const text = list.map(({ body, source }, at) => `<<<FILE ${at}.txt ${source}\n${body}\nEND>>>\n`).join("");
  const corpus = parseText(text);
  return [...blocksOf(corpus)].map((block) => factsOf(corpus, block));
}

/** All that was found, as plain data. */
function answers(combined: Combined): { readonly same: unknown; readonly twins: unknown; readonly repeated: unknown } {
  return {
    same: combined.sameBodies(),
    twins: combined.nearTwins(),
    repeated: combined.repeatedLines().map((lines) => ({ ...lines, counts: [...lines.counts].sort() })),
  };
}

describe("facts put together", () => {
  it("give the same from shards, in any order, as from the whole", () => {
    fc.assert(
      fc.property(documents, fc.array(fc.nat(14), { maxLength: 3 }), fc.nat(1_000), (list, cuts, seed) => {
        const edges = [0, ...cuts.map((cut) => Math.min(cut, list.length)).sort((a, b) => a - b), list.length];
        const shards = edges.slice(1).map((edge, at) => ({
          name: String.fromCharCode(97 + at),
          documents: factsIn(list.slice(edges[at], edge)),
        }));
        const random = new Random(seed);
        const shuffled = shards.toSorted(() => random.below(3) - 1);
        const whole = combine([{ name: "", documents: factsIn(list) }]);
        assert.deepEqual(answers(combine(shuffled)), answers(whole));
        assert.deepEqual(
          combine(shuffled).places.map(({ shard, index }) => edges[shard.charCodeAt(0) - 97]! + index),
          list.map((_, at) => at),
        );
      }),
      { numRuns: 200 },
    );
  });
  it("group the same documents, whatever their order", () => {
    const grouped = (list: Documents): unknown => {
      const combined = combine([{ name: "", documents: factsIn(list) }]);
      const key = (place: number): string =>
        `${list[place]!.body.toLowerCase().replace(/\s+/g, " ")} ${list[place]!.source}`;
      return {
        same: combined
          .sameBodies()
          .map((places) => places.map(key).sort())
          .sort(),
        lines: combined
          .repeatedLines()
          .map(({ counts, documents, source }) => `${source} ${documents} ${[...counts]}`)
          .sort(),
      };
    };
    fc.assert(
      fc.property(documents, fc.nat(1_000), (list, seed) => {
        const random = new Random(seed);
        assert.deepEqual(grouped(list.toSorted(() => random.below(3) - 1)), grouped(list));
      }),
      { numRuns: 100 },
    );
  });
  it("seek near twins with rests, and forget what they found when a document changes meanwhile", () => {
    const words = (from: number): string => Array.from({ length: 40 }, (_, at) => `word${from + at}`).join(" ");
    const list: Documents = [0, 100, 200, 1].map((from) => ({ body: words(from), source: "source=s" }));
    const [other] = factsIn([{ body: words(2), source: "source=s" }]);
    for (const isChanged of [false, true]) {
      const combined = combine([{ name: "", documents: factsIn(list) }]);
      const seeking = combined.seekingTwins();
      let rests = 0;
      for (let step = seeking.next(); !step.done; step = seeking.next())
        if (++rests === 2 && isChanged) combined.replace(1, other!);
      assert.ok(rests >= 2);
      const twins = combined.nearTwins().map(({ earlier, later }) => `${earlier} ${later}`);
      assert.deepEqual(twins, isChanged ? ["0 1", "0 3", "1 3"] : ["0 3"]);
    }
  });
  it("read shingles that are not in memory one document after the other", () => {
    const all = factsIn([0, 1, 2].map((at) => ({ body: WORDS.with(at, "other").join(" "), source: "" })));
    const read: number[] = [];
    const elsewhere = all.map(({ body, lines, source, shingles }, at) => ({
      body,
      lines,
      source,
      get shingles() {
        read.push(at);
        return shingles.slice();
      },
    }));
    const combined = combine([{ name: "", documents: elsewhere }]);
    assert.equal(combined.sameBodies().length, 0);
    const seeking = combined.seekingTwins();
    seeking.next();
    assert.equal(read.length, 0);
    while (!seeking.next().done);
    assert.ok([0, 1, 2].every((at) => read.includes(at)));
    assert.equal(combined.nearTwins().length, 3);
  });
  it("take up that one document changed, and say what that surely leaves as it was", () =>
    fc.assert(
      fc.property(
        documents.filter(({ length }) => length > 0),
        fc.array(fc.record({ at: fc.nat(13), body: bodies }), { minLength: 1, maxLength: 4 }),
        fc.nat(7),
        (list, changes, asked) => {
          const now = [...list];
          const combined = combine([{ name: "", documents: factsIn(list) }]);
          for (const { at, body } of changes) {
            const before = answers(combine([{ name: "", documents: factsIn(now) }]));
            if (asked & 1) combined.sameBodies();
            if (asked & 2) combined.nearTwins();
            if (asked & 4) combined.repeatedLines();
            const place = at % now.length;
            now[place] = { ...now[place]!, body };
            const untouched = combined.replace(place, factsIn([now[place]!])[0]!);
            const after = answers(combine([{ name: "", documents: factsIn(now) }]));
            if (untouched.sameBodies) assert.deepEqual(before.same, after.same);
            if (untouched.nearTwins && asked & 2) assert.deepEqual(before.twins, after.twins);
            if (untouched.repeatedLines && asked & 4) assert.deepEqual(before.repeated, after.repeated);
          }
          assert.deepEqual(answers(combined), answers(combine([{ name: "", documents: factsIn(now) }])));
        },
      ),
      { numRuns: 100 },
    ));
  it("know what is no matter to others: bodies, twins and lines that nobody else has", () => {
    const [copy, other, lone, another] = [
      WORDS.join(" "),
      WORDS.toReversed().join(" "),
      "Five words that stand alone.",
      "Five words that do not.",
    ];
    const of = (...list: readonly string[]): Combined =>
      combine([{ name: "", documents: factsIn(list.map((body) => ({ body, source: "" }))) }]);
    const all = { sameBodies: true, nearTwins: true, repeatedLines: true };
    const none = { sameBodies: false, nearTwins: false, repeatedLines: false };
    const replaced = (combined: Combined, place: number, body: string): unknown =>
      combined.replace(place, factsIn([{ body, source: "" }])[0]!);
    const asked = (combined: Combined): Combined => {
      answers(combined);
      return combined;
    };
    const cases: readonly (readonly [Combined, string, typeof all])[] = [
      [of(copy!, lone!), another!, all],
      [of(copy!, lone!), lone!, all],
      [of(copy!, lone!), "Short.", all],
      [of(copy!, "Short."), lone!, all],
      [of(copy!, "Short."), "Brief.", all],
      [of(copy!, lone!), copy!, none],
      [of(copy!, copy!, lone!), other!, none],
      [of(copy!, copy!, lone!), copy!, none],
    ];
    for (const [combined, body, untouched] of cases) {
      assert.deepEqual(replaced(combined, 1, body), untouched);
      const { sameBodies, nearTwins } = asked(combined).replace(0, factsIn([{ body: copy!, source: "" }])[0]!);
      assert.equal(sameBodies, combined.sameBodies().length === 0);
      assert.equal(nearTwins, sameBodies);
    }
    const combined = of(copy!, lone!, other!);
    assert.deepEqual(replaced(combined, 1, another!), all);
    assert.deepEqual(replaced(combined, 2, another!), none);
    assert.deepEqual(combined.sameBodies(), [[1, 2]]);
    assert.deepEqual(replaced(combined, 2, lone!), none);
    assert.deepEqual(combined.sameBodies(), []);
    const twins = asked(of(copy!, lone!));
    assert.deepEqual(replaced(twins, 1, WORDS.with(59, "other").join(" ")), { ...none, sameBodies: true });
    assert.equal(twins.nearTwins().length, 1);
  });
  it("stand in the order of their shards' names", () => {
    const shard = (name: string): { readonly name: string; readonly documents: readonly BodyFacts[] } => ({
      name,
      documents: factsIn([{ body: name, source: "" }]),
    });
    assert.deepEqual(
      combine(["b", "d", "a", "c", "a"].map(shard)).places.map((place) => place.shard),
      ["a", "a", "b", "c", "d"],
    );
  });
  it("hold no text", () => {
    const facts = factsIn([{ body: WORDS.join(" "), source: "source=Gazette" }])[0]!;
    assert.deepEqual(Object.keys(facts).sort(), ["body", "lines", "looseShingles", "source"]);
    assert.equal(facts.source, "Gazette");
    assert.ok(facts.shingles instanceof Uint32Array && facts.lines instanceof Float64Array);
  });
  it("have their shingles in order for whoever wants them so", () => {
    const { looseShingles, shingles } = factsIn([{ body: WORDS.join(" "), source: "" }])[0]!;
    assert.ok(shingles.length > 20);
    assert.deepEqual(shingles, looseShingles?.toSorted());
    assert.deepEqual(shingles, shingles.toSorted());
  });
  it("are those of the same text read afresh, after any edits", function () {
    this.timeout(20_000);
    const random = new Random(11);
    const pieces = [
      WORDS.join(" "),
      WORDS.with(30, "x").join(" "),
      LINE,
      "Report.",
      "<<<FILE a.txt",
      "<<<FILE b.txt source=x",
      "END>>>",
    ];
    for (let run = 0; run < 25; run++) {
      const lines = Array.from({ length: 12 }, () => random.pick(pieces));
      const source: LineSource = {
        get lineCount() {
          return lines.length;
        },
        line: (index) => lines[index]!,
      };
      const live = CorpusIndex.of(source);
      for (let edit = 0; edit < 8; edit++) {
        assert.deepEqual(diagnose(live), diagnose(parseLines(source)));
        const start = random.below(lines.length);
        const removed = Math.min(1 + random.below(2), lines.length - start);
        const inserted = Array.from({ length: 1 + random.below(3) }, () => random.pick(pieces));
        lines.splice(start, removed, ...inserted);
        live.update([{ start, removed, inserted: inserted.length }]);
      }
    }
  });
});

describe("rules that compare documents", () => {
  const text = ["a", "b"].map((name) => `<<<FILE ${name}.txt\n${WORDS.join(" ")}\nEND>>>\n`).join("");

  it("can be left out, and directives for them are then not called needless", () => {
    const corpus = parseText(text);
    assert.deepEqual(
      diagnose(corpus).map(({ rule }) => rule),
      ["duplicate-body"],
    );
    assert.deepEqual(diagnose(corpus, { without: ["corpus"] }), []);
    const needless = parseText(`# corpus-ignore: duplicate-body\n<<<FILE a.txt\nx\nEND>>>\n`);
    assert.deepEqual(
      diagnose(needless).map(({ rule }) => rule),
      ["directive"],
    );
    assert.deepEqual(diagnose(needless, { without: ["corpus"] }), []);
  });
});
