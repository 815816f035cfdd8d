import assert from "node:assert/strict";
import fc from "fast-check";
import { EMPTY_CATALOGUE } from "../../../../src/core/entities/catalogue.ts";
import { mentionsOf } from "../../../../src/core/entities/mentions.ts";
import { documentOf } from "../told.ts";
import { shippedRecogniser } from "./word-lists.ts";

const PIECES = (
  "Lin Jian Kim Hong-kyun Mr Dr. President Prime Minister of the and van der d' ' ’ ’s \" “ ” , . ; : ( ) - – & 2 + dialogue " +
  "trilateral summit Ministry University King's College South Korean Korea Chinese U.S. J. R. said in near who , 45, born " +
  "spokesman chairman its film called Act War Lake SEOUL IAEA iPhone Monday May 林剑 김정은 بوتين 😀 é É \ud800 \n \n\n"
).split(" ");

describe("the recogniser, whatever the text", () => {
  it("gives mentions in order, disjoint, within the body, that say what the text says", () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 40 });
    const property = fc.property(text, fc.constantFrom(" ", "", "\n"), (words, between) => {
      const block = documentOf(words.join(between));
      let edge = block.body.start;
      for (const { span, text: written, kind, entities, why, introducedAt } of mentionsOf(
        block,
        EMPTY_CATALOGUE,
        shippedRecogniser,
      )) {
        assert.ok(span.start >= edge && span.end > span.start && span.end <= block.body.end);
        assert.equal(written, block.text.slice(span.start, span.end));
        assert.ok(why.endsWith("."));
        if (kind === "recognised") assert.equal(entities.length, 1);
        if (introducedAt) assert.ok(introducedAt.end <= block.body.end);
        edge = span.end;
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("copes with texts made to be slow, and keeps no more of a name than it tells", () => {
    const many = (count: number, make: (index: number) => string): string =>
      Array.from({ length: count }, (_, i) => make(i)).join("");
    for (const body of [
      "Kim ".repeat(5_000),
      many(1_000, (i) => `A${i} Kim came. Mr Kim left. `),
      many(1_000, (i) => `the r${i} captain Ida Holt, a former x${i} captain of y, `),
      '"A '.repeat(5_000),
      "King's ".repeat(5_000),
      "University of ".repeat(5_000),
      "2+2 ".repeat(5_000),
    ])
      assert.ok(mentionsOf(documentOf(body), EMPTY_CATALOGUE, shippedRecogniser).length >= 0);
    const kims = many(50, (i) => `Ana${i} Kim came. `);
    const [last] = mentionsOf(documentOf(`${kims}Mr Kim left.`), EMPTY_CATALOGUE, shippedRecogniser).slice(-1);
    assert.equal(last?.kind, "unresolved");
    assert.ok((last?.entities.length ?? 0) <= 20);
  });
});
