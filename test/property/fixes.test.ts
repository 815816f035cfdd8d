import { strict as assert } from "node:assert";
import fc from "fast-check";
import { diagnose } from "../../src/core/checks/diagnose.ts";
import { fixesOfRule, safeFixes } from "../../src/core/checks/fix-all.ts";
import type { Diagnostic, DiagnosticFix, Group } from "../../src/core/checks/rule.ts";
import { rules } from "../../src/core/checks/rules/index.ts";
import { runRules } from "../../src/core/checks/run-rules.ts";
import { contentOf } from "../../src/core/syntax/content.ts";
import { cutBlock, cutPart } from "../../src/core/syntax/cut.ts";
import type { Corpus } from "../../src/core/syntax/nodes.ts";
import { blockAt, blocksOf, parseText } from "../../src/core/syntax/parse.ts";
import { comparePositions, type LineEdit } from "../../src/core/text.ts";
import { applied } from "../support/check.ts";
import { dirtCatalogue } from "../support/varied-dirt.ts";
import { dirtyCorpora } from "./dirty-corpora.ts";
import { shownSafely } from "./minimise.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

const options = {
  catalogue: dirtCatalogue(),
  today: "2024-12-01",
  longestParagraph: 120,
  boilerplate: { source: "ours", test: (line: string) => line === "A boilerplate line of our own" },
  namePattern: { source: "txt", test: (name: string) => name.endsWith(".txt") },
};
const GROUPS: ReadonlyMap<string, Group> = new Map(rules.map(({ id, group }) => [id, group]));

describe("every fix, in a dirty corpus", () => {
  it("has disjoint edits inside the parts they belong to", () =>
    every((text) => {
      const corpus = parseText(text);
      runRules(rules, corpus, options, (found) => {
        const { rule, fixes } = found;
        const { anchor } = found.diagnostic();
        for (const fix of fixes) {
          for (const { part = corpus.partAt(anchor)!, span } of fix.edits) {
            assert.ok(0 <= span.start && span.start <= span.end, rule.id);
            assert.ok(span.end <= cutPart(corpus, part).text.length, rule.id);
          }
          assertDisjoint(found.placed(fix).edits, rule.id);
        }
        return true;
      });
    })).timeout(TIMEOUT_MS);

  it("changes nothing that its edits do not name", () =>
    everyWithoutMarks((text) => {
      for (const { rule, fix } of fixesIn(text)) {
        const before = contentsOf(text);
        const after = contentsOf(applied(text, fix.edits));
        if (GROUPS.get(rule) === "structure" || before.length !== after.length) continue;
        const touched = new Set(fix.edits.flatMap((edit) => blocksTouched(text, edit)));
        for (const [at, content] of before.entries())
          if (!touched.has(at)) assert.deepEqual(after[at], content, `${rule}: ${fix.title}`);
      }
    })).timeout(TIMEOUT_MS);

  it("leaves the documents that there are, unless it is about them", () =>
    everyWithoutMarks((text) => {
      for (const { rule, fix } of fixesIn(text)) {
        if (GROUPS.get(rule) === "structure" || DELETING.has(rule)) continue;
        assert.deepEqual(shapeOf(applied(text, fix.edits)), shapeOf(text), `${rule}: ${fix.title}`);
      }
    })).timeout(TIMEOUT_MS);

  it("is done once it was made", () =>
    every((text) => {
      for (const { rule, fix, problem } of fixesIn(text)) {
        if (LEAVING.has(fix.title)) continue;
        const fixed = applied(text, fix.edits);
        assert.notEqual(fixed, text, `${rule}: ${fix.title} changes nothing`);
        const [before, after] = [text, fixed].map(parseText) as [Corpus, Corpus];
        const [was, is] = [before, after].map((corpus) => diagnose(corpus, options)) as [Told, Told];
        // Two documents may have one name: which of them is meant tells their order, where there are as many as before.
        const sameDocuments = [...blocksOf(before)].length === [...blocksOf(after)].length;
        const placeOf = (corpus: Corpus, one: Diagnostic): unknown =>
          sameDocuments ? blockIndex(corpus, one) : one.document;
        const count = (corpus: Corpus, told: Told): number =>
          told.filter(
            (one) =>
              one.rule === rule && one.message === problem.message && placeOf(corpus, one) === placeOf(before, problem),
          ).length;
        assert.ok(count(after, is) < count(before, was), `${rule}: ${fix.title} leaves it there`);
      }
    })).timeout(TIMEOUT_MS);

  it("leaves sealed documents alone, but for their headers", () =>
    everyWithoutMarks((text) => {
      const before = contentsOf(text);
      const sealed = sealedIn(text);
      for (const { rule, fix } of fixesIn(text)) {
        if (GROUPS.get(rule) === "structure" || DELETING.has(rule)) continue;
        const after = contentsOf(applied(text, fix.edits));
        for (const at of sealed) assert.deepEqual(after[at], before[at], `${rule}: ${fix.title}`);
      }
    })).timeout(TIMEOUT_MS);
});

describe("fix-all, in a dirty corpus", () => {
  it("leaves nothing that it could fix, and changes nothing the second time", () =>
    every((text) => {
      const { edits, fixed } = safeFixes(parseText(text), options);
      assertDisjoint(edits, "all");
      assert.equal(fixed > 0, edits.length > 0);
      const once = applied(text, edits);
      const offered = diagnose(parseText(once), options).flatMap(({ rule, fixes }) =>
        fixes.some(({ safety }) => safety === "safe") ? [rule] : [],
      );
      assert.deepEqual(offered, []);
      assert.deepEqual(safeFixes(parseText(once), options).edits, []);
    })).timeout(TIMEOUT_MS);

  it("is done in two passes", () =>
    every((text) => assert.ok(safeFixes(parseText(text), options).passes <= 2))).timeout(TIMEOUT_MS);

  it("leaves documents and sealed ones as they are", () =>
    everyWithoutMarks((text) => {
      const levels = Object.fromEntries(
        rules.filter(({ group }) => group === "structure").map(({ id }) => [id, "off" as const]),
      );
      const fixed = applied(text, safeFixes(parseText(text), { ...options, levels }).edits);
      assert.deepEqual(shapeOf(fixed), shapeOf(text));
      const [before, after] = [contentsOf(text), contentsOf(fixed)];
      for (const at of sealedIn(text)) assert.deepEqual(after[at], before[at]);
    })).timeout(TIMEOUT_MS);

  it("makes all fixes of one rule apart from each other", () =>
    every((text) => {
      for (const { id } of rules) assertDisjoint(fixesOfRule(parseText(text), id, options).edits, id);
    })).timeout(TIMEOUT_MS);
});

/** Fixes that take a whole document away. */
const DELETING: ReadonlySet<string> = new Set(["duplicate-name", "duplicate-body"]);

/** Where the next document has no end either, joining the two leaves one without. */
const LEAVING: ReadonlySet<string> = new Set(["Escape the header that follows"]);

function every(holds: (text: string) => void): void {
  const shown = (text: string): void => {
    try {
      holds(text);
    } catch (error) {
      throw new Error(`${(error as Error).message}\nin ${shownSafely(text)}`);
    }
  };
  fc.assert(fc.property(dirtyCorpora, shown), { numRuns: RUNS.dirtyCorpora, seed: SEED });
}

/** A byte order mark before a header is meant to hide none: taking that away makes a document, as it should. */
function everyWithoutMarks(holds: (text: string) => void): void {
  every((text) => holds(text.replace(/(^|\n)\uFEFF+(?=<<<FILE(?:[ \t\r\n]|$))/g, "$1")));
}

interface Offered {
  readonly rule: string;
  readonly problem: Diagnostic;
  readonly fix: DiagnosticFix;
}

function fixesIn(text: string): readonly Offered[] {
  return diagnose(parseText(text), options).flatMap((problem) =>
    problem.fixes.map((fix) => ({ rule: problem.rule, problem, fix })),
  );
}

function assertDisjoint(edits: readonly LineEdit[], rule: string): void {
  const sorted = edits.toSorted((a, b) => comparePositions(a.range.start, b.range.start));
  for (const [at, { range }] of sorted.entries()) {
    const before = sorted[at - 1];
    assert.ok(comparePositions(range.start, range.end) <= 0, rule);
    if (before) assert.ok(comparePositions(before.range.end, range.start) <= 0, rule);
  }
}

/** The documents that an edit reaches into, counted from 0. */
function blocksTouched(text: string, { range }: LineEdit): readonly number[] {
  return [...blocksOf(parseText(text))].flatMap(({ start, end }, at) =>
    comparePositions(range.start, end) <= 0 && comparePositions(start, range.end) <= 0 ? [at] : [],
  );
}

/** What the documents say. */
function contentsOf(text: string): readonly unknown[] {
  const corpus = parseText(text);
  return [...blocksOf(corpus)].map((block) => contentOf(cutBlock(corpus, block)));
}

/** How the documents end. */
function shapeOf(text: string): readonly string[] {
  const corpus = parseText(text);
  return [...blocksOf(corpus)].map((block) => cutBlock(corpus, block).close.kind);
}

/** Which documents, counted from 0, are sealed. */
function sealedIn(text: string): readonly number[] {
  const corpus = parseText(text);
  return [...blocksOf(corpus)].flatMap((block, at) =>
    cutBlock(corpus, block).header.attributes.some(({ key }) => key === "sha256") ? [at] : [],
  );
}

type Told = readonly Diagnostic[];

/** Which document a finding lies in, counted from 0; -1 for none. */
function blockIndex(corpus: Corpus, { anchor }: Diagnostic): number {
  const block = blockAt(corpus, anchor);
  return block ? [...blocksOf(corpus)].indexOf(block) : -1;
}
