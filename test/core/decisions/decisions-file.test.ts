import fc from "fast-check";
import type { Decision } from "../../../src/core/decisions/decision.ts";
import { readDecisions } from "../../../src/core/decisions/read-decisions.ts";
import {
  decisionLine,
  mergedDecisions,
  withDecisions,
  withoutDecisions,
} from "../../../src/core/decisions/write-decisions.ts";
import { deepEqual, equal } from "../../support/expect.ts";

const KEEP: Decision = {
  on: "finding",
  rule: "boilerplate-line",
  document: "a",
  quote: { exact: "Sign up", prefix: "x\n", suffix: "\nEND", offset: 12 },
  verdict: "keep",
  why: "It is quoted.",
  at: "2026-11-21",
};
const ALL: readonly Decision[] = [
  KEEP,
  { on: "mention", document: "a", quote: { exact: "Kim", prefix: "Mr ", suffix: " said" }, entity: "kim-yo-jong" },
  { on: "mention", document: "b", quote: { exact: "Will", prefix: "", suffix: " he" }, entity: undefined },
  { on: "pair", documents: ["a", "b"], verdict: "same-event" },
  { on: "review", document: "a", body: "00ff", by: "Mai" },
  { on: "text", rule: "boilerplate-line", text: "Share", isLine: true, verdict: { verdict: "delete" } },
  { on: "text", rule: "x", text: "AFP", isLine: false, verdict: { verdict: "to-attribute", key: "credit" }, why: "w" },
];

describe("a file of decisions", () => {
  it("reads back what was written", () => {
    const text = withDecisions("", ALL);
    const { decisions, problems, isSound } = readDecisions(text);
    deepEqual(decisions, ALL);
    deepEqual(problems, []);
    equal(isSound, true);
    deepEqual(text.trimEnd().split("\n"), text.trimEnd().split("\n").toSorted());
  });

  it("has the fields in the order of the design", () => {
    equal(
      decisionLine(KEEP),
      '{"on":"finding","rule":"boilerplate-line","document":"a","quote":{"exact":"Sign up","prefix":"x\\n","suffix":"\\nEND","offset":12},"verdict":"keep","why":"It is quoted.","at":"2026-11-21"}',
    );
  });

  it("keeps lines of kinds and verdicts that are not known", () => {
    const later = '{"on":"weather","of":"a"}\n{"on":"text","rule":"x","text":"y","verdict":"translate"}\n';
    deepEqual(readDecisions(later).problems, []);
    deepEqual(readDecisions(later).decisions, []);
    const text = withDecisions(later, [KEEP]);
    for (const line of later.trimEnd().split("\n")) equal(text.includes(`${line}\n`), true);
  });

  it("keeps fields that are not known when a decision is changed", () => {
    const before = '{"on":"text","rule":"x","text":"y","verdict":"keep","ticket":12,"why":"old"}\n';
    const after = withDecisions(before, [
      { on: "text", rule: "x", text: "y", isLine: false, verdict: { verdict: "delete" }, why: "new" },
    ]);
    equal(after, '{"on":"text","rule":"x","text":"y","verdict":"delete","why":"new","ticket":12}\n');
  });

  it("loses what is taken back, and nothing else", () => {
    const later = '{"on":"weather","of":"a"}\n';
    const text = withDecisions(later, ALL);
    equal(withoutDecisions(text, ALL), later);
    equal(withoutDecisions(text, []), text);
    equal(withoutDecisions("nonsense\n", ALL), "nonsense\n");
  });

  it("tells what is wrong at its line and uses the rest", () => {
    const good = decisionLine(KEEP);
    const text = `\uFEFFnot json\r\n${good}\r\n[]\n\n{"on":"text","text":"a","verdict":"keep"}\n{"on":"finding","rule":"r","verdict":"keep"}\n{"on":"text","rule":"r","text":"t","verdict":"to-attribute","key":"A B"}\n{"on":"pair","documents":["a"],"verdict":"unlike"}\n{}\n`;
    const { decisions, problems, isSound } = readDecisions(text);
    deepEqual(
      problems.map(({ line }) => line),
      [0, 2, 4, 5, 6, 7, 8],
    );
    deepEqual(decisions, [KEEP]);
    equal(isSound, false);
  });

  it("does not tear a merge conflict apart", () => {
    const conflict = '<<<<<<< ours\n{"on":"b"}\n=======\n{"on":"a"}\n>>>>>>> theirs\n';
    equal(withDecisions(conflict, [KEEP]), `${conflict}${decisionLine(KEEP)}\n`);
  });

  it("lets the later of two decisions hold, and neither of two that are as old", () => {
    const text = (verdict: string, at: string): string =>
      `{"on":"text","rule":"x","text":"y","verdict":"${verdict}","at":"${at}"}\n`;
    const later = readDecisions(text("keep", "2026-11-02") + text("delete", "2026-11-21"));
    deepEqual(
      later.decisions.map((one) => one.on === "text" && one.verdict.verdict),
      ["delete"],
    );
    deepEqual(later.problems, []);
    const same = readDecisions(text("keep", "2026-11-21") + text("delete", "2026-11-21"));
    deepEqual(same.decisions, []);
    deepEqual(
      same.problems.map(({ line }) => line),
      [1],
    );
  });

  it("merges line by line: what two people add is the union of their files", function () {
    this.timeout(20_000);
    const decision = fc.record({
      on: fc.constant("text" as const),
      rule: fc.constantFrom("a", "b"),
      text: fc.string({ unit: "binary", minLength: 1, maxLength: 4 }),
      isLine: fc.boolean(),
      verdict: fc.constant({ verdict: "keep" as const }),
    });
    const distinct = fc.uniqueArray(decision, { selector: ({ rule, text }) => `${rule} ${text}` });
    fc.assert(
      fc.property(distinct, fc.nat(), fc.nat(), (all, first, second) => {
        const base = withDecisions("", all.slice(0, first % (all.length + 1)));
        const rest = all.slice(first % (all.length + 1));
        const cut = second % (rest.length + 1);
        const ours = withDecisions(base, rest.slice(0, cut));
        const theirs = withDecisions(base, rest.slice(cut));
        const both = withDecisions(base, rest);
        equal(mergedDecisions(ours, theirs), both);
        equal(mergedDecisions(theirs, ours), both);
        const lines = new Set([...ours.split("\n"), ...theirs.split("\n")].filter((line) => line !== ""));
        equal([...lines].sort().join("\n"), both.trimEnd() === "" ? "" : both.slice(0, -1));
        equal(withDecisions(both, rest), both);
      }),
    );
  });
});
