import fc from "fast-check";
import { diagnose } from "../../../src/core/checks/diagnose.ts";
import type { Diagnostic } from "../../../src/core/checks/rule.ts";
import { applyDecisions, KeptFindings } from "../../../src/core/decisions/apply.ts";
import type { Decision, FindingDecision, Verdict } from "../../../src/core/decisions/decision.ts";
import { Decisions } from "../../../src/core/decisions/decisions.ts";
import { keepFinding } from "../../../src/core/decisions/keep-finding.ts";
import { samplesOf } from "../../../src/core/decisions/samples.ts";
import { groupFindings, textGroup } from "../../../src/core/decisions/triage.ts";
import { ownKeys, verdictEdits } from "../../../src/core/decisions/verdict-edits.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { applyEdits, type LineEdit, LineIndex } from "../../../src/core/text.ts";
import { deepEqual, equal, ok } from "../../support/expect.ts";

const SIGN_UP = "Sign up now: Get our newsletter in your inbox";
const RULE = "boilerplate-line";

function corpusOf(...bodies: readonly string[]): string {
  return bodies.map((body, index) => `<<<FILE ${index}\n${body}\nEND>>>\n`).join("");
}

function findingsIn(text: string, rule = RULE): readonly Diagnostic[] {
  return diagnose(parseText(text)).filter((one) => one.rule === rule);
}

function applied(text: string, edits: readonly LineEdit[]): string {
  const lines = LineIndex.of(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
      newText,
    })),
  );
}

function carriedOut(text: string, verdict: Verdict, rule = RULE) {
  const corpus = parseText(text);
  const work = verdictEdits(corpus, findingsIn(text, rule), verdict);
  return { ...work, text: applied(text, work.edits) };
}

function onText(text: string, verdict: Verdict, more: Partial<Extract<Decision, { on: "text" }>> = {}): Decision {
  return { on: "text", rule: RULE, text, isLine: true, verdict, ...more };
}

describe("triage", () => {
  const text = corpusOf(
    `One.\n${SIGN_UP}\nTwo.`,
    `${SIGN_UP}\nThree.`,
    `Four.\n  ${SIGN_UP} \n${SIGN_UP}`,
    "Share this article\nFive.",
  );

  it("groups findings by rule, text and document", () => {
    const corpus = parseText(text);
    const groups = groupFindings([{ source: "f", corpus, diagnostics: diagnose(corpus) }]);
    const group = groups.find(({ rule }) => rule === RULE);
    deepEqual(
      group?.texts.map((one) => [
        one.text,
        one.count,
        one.choices,
        one.isLine,
        one.documents.map((each) => each.document),
      ]),
      [
        [SIGN_UP, 4, "remove-or-keep", true, ["0", "1", "2"]],
        ["Share this article", 1, "remove-or-keep", true, ["3"]],
      ],
    );
    equal(textGroup(groups, RULE, SIGN_UP)?.count, 4);
  });

  it("offers to keep, and no more, what is but a part of its line or no part of a body", () => {
    const corpus = parseText("<<<FILE a\nOne.\nEND>>>\n<<<FILE a\nTwo rooms.The end.\nEND>>>\n");
    const groups = groupFindings([{ source: "f", corpus, diagnostics: diagnose(corpus) }]);
    for (const { texts } of groups) for (const { choices } of texts) equal(choices, "keep");
    ok(groups.length > 0);
  });

  it("deletes every occurrence", () => {
    const { text: after, done, sealed, left, changed } = carriedOut(text, { verdict: "delete" });
    equal(after, corpusOf("One.\nTwo.", "Three.", "Four.", "Five."));
    deepEqual([done, sealed, left, changed.length], [5, 0, 0, 4]);
  });

  it("moves every occurrence to an attribute, once a document", () => {
    const { text: after, done } = carriedOut(text, { verdict: "to-attribute", key: "note" });
    ok(
      after.startsWith(`<<<FILE 0 note="${SIGN_UP}"\nOne.\nTwo.\nEND>>>\n<<<FILE 1 note="${SIGN_UP}"\nThree.\n`),
      after,
    );
    ok(after.includes(`<<<FILE 2 note="${SIGN_UP}"\nFour.\nEND>>>`), after);
    equal(done, 5);
  });

  it("adds to what an attribute says, and says nothing twice", () => {
    const known = `<<<FILE a note=x\n${SIGN_UP}\nOne.\nEND>>>\n<<<FILE b note="${SIGN_UP}"\n${SIGN_UP}\nTwo.\nEND>>>\n`;
    equal(
      carriedOut(known, { verdict: "to-attribute", key: "note" }).text,
      `<<<FILE a note="x; ${SIGN_UP}"\nOne.\nEND>>>\n<<<FILE b note="${SIGN_UP}"\nTwo.\nEND>>>\n`,
    );
  });

  it("writes a credit as the rule does", () => {
    const photo = "<<<FILE a\nOne.\nPHOTO: REUTERS\nEND>>>\n";
    deepEqual(ownKeys(findingsIn(photo)), ["credit"]);
    equal(
      carriedOut(photo, { verdict: "to-attribute", key: "credit" }).text,
      '<<<FILE a credit="photo: REUTERS"\nOne.\nEND>>>\n',
    );
  });

  it("takes the end of a line where it is residue", () => {
    const glued = "<<<FILE a\nThe minister left. REUTERS\nEND>>>\n";
    const rule = "agency-credit-glued";
    equal(
      carriedOut(glued, { verdict: "to-attribute", key: "credit" }, rule).text,
      "<<<FILE a credit=REUTERS\nThe minister left.\nEND>>>\n",
    );
    equal(carriedOut(glued, { verdict: "delete" }, rule).text, "<<<FILE a\nThe minister left.\nEND>>>\n");
  });

  it("leaves sealed documents alone", () => {
    const sealed = `<<<FILE a sha256=00\n${SIGN_UP}\nEND>>>\n<<<FILE b\nOne.\n${SIGN_UP}\nEND>>>\n`;
    const work = carriedOut(sealed, { verdict: "delete" });
    equal(work.text, `<<<FILE a sha256=00\n${SIGN_UP}\nEND>>>\n<<<FILE b\nOne.\nEND>>>\n`);
    deepEqual([work.done, work.sealed], [1, 1]);
  });

  it("changes nothing while merge-conflict markers stand", () => {
    const conflict = `<<<FILE a\n<<<<<<< o\nx\n=======\ny\n>>>>>>> t\nEND>>>\n<<<FILE b\nOne.\n${SIGN_UP}\nEND>>>\n`;
    const work = carriedOut(conflict, { verdict: "delete" });
    equal(work.text, conflict);
    equal(work.left, 1);
  });

  it("makes no markers", () => {
    const text = "<<<FILE a\nEND>>>> is a word. REUTERS\n\\END>>> REUTERS\nEND>>>\n";
    const corpus = parseText(text);
    const at = { line: 2, character: 0 };
    const place = {
      range: { start: { line: 2, character: 8 }, end: { line: 2, character: 15 } },
      anchor: { line: 0, character: 0 },
      fixes: [],
    };
    const { edits } = verdictEdits(corpus, [place], { verdict: "delete" });
    const after = parseText(applied(text, edits));
    equal(after.parts.length, corpus.parts.length);
    equal(after.source.line(at.line), "\\END>>>");
  });

  it("takes out the text and nothing else, whatever stands around it, and is done then", () => {
    const line = fc.constantFrom(
      "One.",
      SIGN_UP,
      `  ${SIGN_UP} `,
      "",
      "\\\\END>>>",
      "Two words, no more.",
      "\\\\<<<FILE x",
    );
    const body = fc.array(line, { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 4 }), (bodies) => {
        const text = corpusOf(...bodies.map((lines) => lines.join("\n")));
        const { text: after, left } = carriedOut(text, { verdict: "delete" });
        equal(left, 0);
        const inked = (whole: string): readonly string[] => whole.split("\n").filter((each) => each.trim() !== "");
        deepEqual(
          inked(after),
          inked(text).filter((each) => each.trim() !== SIGN_UP),
        );
        equal(parseText(after).parts.length, parseText(text).parts.length);
        deepEqual(carriedOut(after, { verdict: "delete" }).edits, []);
      }),
      { numRuns: 60 },
    );
  }).timeout(20_000);

  it("shows the first changes line by line", () => {
    const corpus = parseText(text);
    const { edits } = verdictEdits(corpus, findingsIn(text), { verdict: "delete" });
    deepEqual(samplesOf(corpus, edits, 2), [
      { line: 2, before: [SIGN_UP], after: [] },
      { line: 6, before: [SIGN_UP], after: [] },
    ]);
    const moved = verdictEdits(corpus, findingsIn(text).slice(0, 1), { verdict: "to-attribute", key: "note" });
    deepEqual(samplesOf(corpus, moved.edits, 3), [
      { line: 0, before: ["<<<FILE 0"], after: [`<<<FILE 0 note="${SIGN_UP}"`] },
      { line: 2, before: [SIGN_UP], after: [] },
    ]);
  });

  it("takes ten thousand findings in one document, and in ten thousand, without a thought", function () {
    this.timeout(60_000);
    for (const text of [
      corpusOf(`One.\n${`${SIGN_UP}\n`.repeat(10_000)}Two.`),
      corpusOf(...Array<string>(10_000).fill(`One.\n${SIGN_UP}`)),
    ]) {
      const corpus = parseText(text);
      const diagnostics = diagnose(corpus, { without: ["corpus"] });
      groupFindings([{ source: "f", corpus, diagnostics }]);
      const found = diagnostics.filter(({ rule }) => rule === RULE);
      equal(found.length, 10_000);
      equal(verdictEdits(corpus, found, { verdict: "delete" }).done, 10_000);
      const decisions = new Decisions([onText(SIGN_UP, { verdict: "delete" })]);
      equal(applyDecisions(corpus, diagnostics, decisions).diagnostics.length, diagnostics.length);
    }
  });
});

describe("decisions on a corpus", () => {
  const text = corpusOf(`One.\n${SIGN_UP}\nTwo.`, `${SIGN_UP}\nThree.`);

  function told(text: string, ...decisions: readonly Decision[]) {
    const corpus = parseText(text);
    const result = applyDecisions(corpus, diagnose(corpus), new Decisions(decisions));
    return { ...result, own: result.diagnostics.filter(({ rule }) => rule === RULE) };
  }

  function keepFirst(): FindingDecision {
    const corpus = parseText(text);
    const decision = keepFinding(corpus, findingsIn(text)[0]!, { why: "quoted" });
    ok(decision);
    return decision;
  }

  it("silence what is kept everywhere", () => {
    const { own, kept } = told(text, onText(SIGN_UP, { verdict: "keep" }));
    equal(own.length, 0);
    equal(kept.length, 2);
  });

  it("silence one finding and no other, also after edits", () => {
    const keep = keepFirst();
    for (const edited of [text, `<<<FILE z\n${SIGN_UP}\nEND>>>\n${text.replace("One.", "One, and more.")}`]) {
      const { own, kept, stale } = told(edited, keep);
      deepEqual([kept.length, kept[0]?.diagnostic.document, stale.length], [1, "0", 0]);
      equal(own.length, findingsIn(edited).length - 1);
    }
  });

  it("are stale where the words are gone, and somewhere else where the document is", () => {
    const keep = keepFirst();
    deepEqual(told(corpusOf("One."), keep).stale, [keep]);
    deepEqual(told("<<<FILE other\nOne.\nEND>>>\n", keep).stale, []);
  });

  it("are not applied by guess where two documents have one name", () => {
    const { own, stale } = told(text + corpusOf(`One.\n${SIGN_UP}\nTwo.`), keepFirst());
    equal(own.length, 3);
    equal(stale.length, 1);
  });

  it("follow a document's id when its name changes", () => {
    const first = text.replace("<<<FILE 0", "<<<FILE 0 id=x");
    const corpus = parseText(first);
    const keep = keepFinding(corpus, findingsIn(first)[0]!, {});
    ok(keep);
    equal(keep.document, "x");
    equal(told(first.replace("<<<FILE 0", "<<<FILE renamed"), keep).kept.length, 1);
  });

  it("keep what stands outside documents too", () => {
    const outside = "# x\nstray\n<<<FILE a\nOne.\nEND>>>\n";
    const corpus = parseText(outside);
    const [finding] = diagnose(corpus);
    ok(finding);
    const keep = keepFinding(corpus, finding, {});
    ok(keep);
    equal(new KeptFindings(corpus, new Decisions([keep])).decisionOn(finding), keep);
  });

  it("give new occurrences their verdict as the preferred fix", () => {
    const { own } = told(text, onText(SIGN_UP, { verdict: "to-attribute", key: "note" }));
    deepEqual(
      own.map(({ fixes }) => fixes[0]?.title),
      ["Move it to note= as decided", "Move it to note= as decided"],
    );
    equal(
      applied(text, own[1]!.fixes[0]!.edits),
      text.replace(`<<<FILE 1\n${SIGN_UP}\n`, `<<<FILE 1 note="${SIGN_UP}"\n`),
    );
  });

  it("find the text where the rule does not", () => {
    const line = "Our app has all of it first.";
    const corpus = corpusOf(`One.\n${line}`, `Two.\n${line.replace(" ", "  ")}`, `${line} Three.`);
    const decision = onText(line, { verdict: "delete" }, { rule: "repeated-line" });
    const { diagnostics } = told(corpus, decision);
    const found = diagnostics.filter(({ rule }) => rule === "repeated-line");
    deepEqual(
      found.map(({ range, fixes }) => [range.start.line, fixes[0]?.title]),
      [
        [2, "Delete it as decided"],
        [6, "Delete it as decided"],
      ],
    );
    deepEqual(
      told(`# corpus-ignore-file: repeated-line\n${corpus}`, decision).diagnostics.filter(
        ({ rule }) => rule === "repeated-line",
      ),
      [],
    );
    const parsed = parseText(corpus);
    const levels = { "repeated-line": "off" } as const;
    deepEqual(applyDecisions(parsed, diagnose(parsed, { levels }), new Decisions([decision]), levels).diagnostics, []);
  });
});
