import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { fixText } from "../../src/core/checks/fix-text.ts";
import { type ChosenFixes, needingAll, PieceFixer } from "../../src/core/checks/piece-fixer.ts";
import { rules } from "../../src/core/checks/rules/index.ts";
import { cutsOf } from "../../src/core/syntax/cuts.ts";
import { dirtyCorpora } from "./dirty-corpora.ts";
import { shownSafely } from "./minimise.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

const MARK = "\uFEFF";
const OPTIONS = { today: "2024-12-01", longestParagraph: 120 };
/** The rules that are fixed in pieces when they are named. */
const NAMED = rules.filter(({ fix, id }) => fix !== "none" && needingAll([id]).length === 0).map(({ id }) => id);

/** A corpus cut wherever it can be. */
function piecesOf(text: string): readonly string[] {
  const ends = [...cutsOf(text, text.startsWith(MARK) ? 1 : 0).map(({ offset }) => offset), text.length];
  return ends.map((end, at) => text.slice(ends[at - 1] ?? 0, end));
}

function inPieces(text: string, chosen: ChosenFixes): unknown {
  const fixer = new PieceFixer(chosen, OPTIONS);
  const pieces = piecesOf(text);
  for (const piece of pieces) fixer.look(piece);
  if (fixer.refusal !== undefined) return { refusal: fixer.refusal };
  const fixed = pieces.map((piece) => fixer.fix(piece)).join("");
  return fixer.refusal === undefined ? { text: fixed, fixed: fixer.fixed } : "uncovered";
}

describe("fixes in pieces", function () {
  this.timeout(TIMEOUT_MS);
  const texts = fc
    .tuple(fc.boolean(), dirtyCorpora, fc.constantFrom("\n", "\r\n", "mixed"))
    .map(([hasMark, text, end]) => {
      let line = 0;
      const ends =
        end === "\n" ? text : text.replace(/\n/g, () => (end === "\r\n" || line++ % 3 === 0 ? "\r\n" : "\n"));
      return (hasMark ? MARK : "") + ends;
    });

  it("make of a corpus what they make of the whole, or nothing where a fix uncovers what holds for all", () =>
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom<ChosenFixes>("safe", ...NAMED.map((id) => [id]), NAMED.slice(0, 5)),
        (text, chosen) => {
          const fixed = inPieces(text, chosen);
          if (fixed !== "uncovered") deepEqual(fixed, fixText(text, chosen, OPTIONS), shownSafely(text));
        },
      ),
      { numRuns: RUNS.dirtyCorpora * 4, seed: SEED },
    ));
});
