import { Decisions } from "../../../src/core/decisions/decisions.ts";
import { nextUnreviewed, reviewCount, reviewOf, reviewState } from "../../../src/core/decisions/review.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { deepEqual, equal, ok } from "../../support/expect.ts";

const TEXT = "<<<FILE a\nOne.\nEND>>>\n<<<FILE b\nTwo.\nEND>>>\n<<<FILE c\nThree.\nEND>>>\n";

function reviewed(text: string, ...names: readonly string[]): Decisions {
  const corpus = parseText(text);
  const blocks = [...blocksOf(corpus)].filter((block) => names.includes(corpus.source.line(block.start.line).slice(8)));
  return new Decisions(blocks.map((block) => reviewOf(corpus, block, "2026-11-21")!));
}

function states(text: string, decisions: Decisions): readonly string[] {
  const corpus = parseText(text);
  return [...blocksOf(corpus)].map((block) => reviewState(corpus, block, decisions));
}

describe("review", () => {
  it("holds for a body as it was", () => {
    const decisions = reviewed(TEXT, "a", "b");
    deepEqual(states(TEXT, decisions), ["reviewed", "reviewed", "unreviewed"]);
    const edited = TEXT.replace("Two.", "Two, and more.").replace("<<<FILE a", "<<<FILE a lang=en");
    deepEqual(states(edited, decisions), ["reviewed", "changed", "unreviewed"]);
    deepEqual(reviewCount(parseText(edited), decisions), { reviewed: 1, changed: 1, all: 3 });
  });

  it("goes to the next that is not reviewed, and begins again at the top", () => {
    const corpus = parseText(TEXT);
    const decisions = reviewed(TEXT, "b");
    equal(nextUnreviewed(corpus, { line: 1, character: 0 }, decisions)?.start.line, 6);
    equal(nextUnreviewed(corpus, { line: 7, character: 0 }, decisions)?.start.line, 0);
    equal(nextUnreviewed(corpus, { line: 0, character: 0 }, reviewed(TEXT, "a", "b", "c")), undefined);
  });

  it("says nothing of a document that has no name", () => {
    const corpus = parseText("<<<FILE\nOne.\nEND>>>\n");
    const [block] = blocksOf(corpus);
    ok(block);
    equal(reviewOf(corpus, block, "2026-11-21"), undefined);
  });
});
