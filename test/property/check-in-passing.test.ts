import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { CheckInPassing } from "../../src/core/checks/check-in-passing.ts";
import { diagnose } from "../../src/core/checks/diagnose.ts";
import type { Diagnostic } from "../../src/core/checks/rule.ts";
import { Applying, applyDecisions } from "../../src/core/decisions/apply.ts";
import type { Decision } from "../../src/core/decisions/decision.ts";
import { Decisions } from "../../src/core/decisions/decisions.ts";
import { keepFinding } from "../../src/core/decisions/keep-finding.ts";
import { markedText } from "../../src/core/decisions/marked-text.ts";
import { withDecisions } from "../../src/core/decisions/write-decisions.ts";
import type { Corpus } from "../../src/core/syntax/nodes.ts";
import { parseText } from "../../src/core/syntax/parse.ts";
import { comparePositions } from "../../src/core/text.ts";
import { runInMemory } from "../cli/in-memory.ts";
import { shelfInMemory } from "../core/checks/shelf-in-memory.ts";
import { dirtyCorpora, LINES } from "./dirty-corpora.ts";
import { shownSafely } from "./minimise.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

const TODAY = "2024-12-01";
const OPTIONS = { today: TODAY, longestParagraph: 120 };
const CATALOGUE =
  "entities:\n  - { id: kim, name: Kim Young-ho, type: person, family-name: Kim }\n  - { id: kim, name: Board }\n";

/** Documents that others are like, of names that others have, and what silences rules in all of the file. */
const MORE = [
  "",
  "",
  "# corpus-ignore-file: trailing-whitespace, duplicate-name, no-such-rule\n",
  "# corpus-ignore: repeated-sentence\n",
  "# corpus-ignore-file: near-duplicate-body, byte-order-mark\n",
] as const;
const TWICE = `The two sides met on Tuesday in a hotel by the river and spoke for three hours about trade and chips and rice.
Our app has all of it first.
`;
const corpora = fc
  .tuple(
    fc.constantFrom(...MORE),
    dirtyCorpora,
    fc.array(fc.constantFrom("a.txt", "b.txt lang=en", "entities.yaml", "z.txt id=1"), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(
    ([first, text, names, isOpen]) =>
      first +
      text +
      names
        .map((name) => `<<<FILE ${name}\n${name === "entities.yaml" ? CATALOGUE : TWICE}END>>>\n`)
        .join(isOpen ? "stray  \n" : ""),
  );

/** What somebody may have decided of such a corpus, drawn by numbers. */
function decisionsOn(corpus: Corpus, found: readonly Diagnostic[], draws: readonly number[]): readonly Decision[] {
  return draws.flatMap((draw): readonly Decision[] => {
    const one = found[draw % Math.max(1, found.length)];
    if (!one) return [];
    const kept = keepFinding(corpus, one, {});
    if (draw % 3 === 0 && kept) return [kept];
    const isLine = draw % 5 > 1;
    const text = draw % 2 === 0 ? markedText(corpus, one.range) : LINES[draw % LINES.length]!.trim();
    const verdicts = [
      { verdict: "keep" },
      { verdict: "delete" },
      { verdict: "to-attribute", key: "credit" },
      { verdict: "delete" },
    ] as const;
    return text === "" ? [] : [{ on: "text", rule: one.rule, text, isLine, verdict: verdicts[draw % 4]! }];
  });
}

const draws = fc.array(fc.nat(10_000), { maxLength: 4 });

describe("a check in passing", function () {
  this.timeout(TIMEOUT_MS);

  it("tells what a check of the whole tells, part by part", () =>
    fc.assert(
      fc.property(corpora, draws, (text, drawn) => {
        const whole = parseText(text);
        const found = diagnose(whole, { ...OPTIONS, most: Number.POSITIVE_INFINITY });
        const decisions = new Decisions(decisionsOn(whole, found, drawn));
        const corpus = parseText(text);
        const passing = new CheckInPassing(corpus, OPTIONS, shelfInMemory());
        for (const _ of passing.look());
        const applying = new Applying(corpus, decisions);
        const told: Diagnostic[] = [];
        const left: Diagnostic[] = [];
        let before = { line: 0, character: 0 };
        for (const { diagnostics, end, parts } of passing.told()) {
          for (const { range } of diagnostics) ok(comparePositions(range.start, before) >= 0);
          told.push(...diagnostics);
          left.push(...applying.apply(parts, diagnostics).diagnostics);
          if (end) before = end;
        }
        deepEqual(told, found, shownSafely(text));
        const decided = applyDecisions(whole, found, decisions);
        deepEqual(left, decided.diagnostics, shownSafely(text));
        deepEqual(applying.stale, decided.stale);
      }),
      { numRuns: RUNS.dirtyCorpora * 2, seed: SEED },
    ));

  it("reports on the disk what is reported of a corpus in memory, with all that lies beside it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "corpus-"));
    mkdirSync(join(folder, ".corpus"));
    writeFileSync(join(folder, ".corpus.yaml"), "rules:\n  name-variant: hint\n");
    writeFileSync(join(folder, "entities.yaml"), CATALOGUE);
    const args = ["check", "a.corpus", "--today", TODAY];
    const formats = ["ndjson", "sarif", "github", "pretty"] as const;
    try {
      await fc.assert(
        fc.asyncProperty(
          corpora,
          draws,
          fc.constantFrom(...formats),
          fc.constantFrom([], ["--where", "words > 12"], ["--where", "rule(trailing-whitespace)"], ["--baseline", "b"]),
          fc.constantFrom("\n", "\r\n"),
          async (text, drawn, format, more, end) => {
            const whole = parseText(text);
            writeFileSync(join(folder, "a.corpus"), text.toWellFormed().replaceAll("\n", end));
            const decisions = decisionsOn(whole, diagnose(whole, OPTIONS), drawn);
            writeFileSync(join(folder, ".corpus", "decisions.ndjson"), withDecisions("", decisions));
            const { stdout: report } = await runInMemory([...args, "--format", "ndjson"], { cwd: folder });
            // An earlier run that found less, and other things.
            const earlier = report.split("\n").filter((_, at) => at % 3 !== 0);
            writeFileSync(join(folder, "b"), earlier.join("\n").replace(/"fingerprint":"./, '"fingerprint":"-'));
            const asked = [...args, "--format", format, ...more];
            const inMemory = await runInMemory(asked, { cwd: folder });
            const onDisk = await runInMemory(asked, { cwd: folder, largeFrom: 0 });
            equal(onDisk.stdout, inMemory.stdout, shownSafely(text));
            deepEqual([onDisk.status, onDisk.stderr], [inMemory.status, inMemory.stderr], shownSafely(text));
          },
        ),
        { numRuns: RUNS.dirtyCorpora / 2, seed: SEED },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
