import { type Prose, proseOf } from "../prose.ts";
import { arePlainlyPaired, type UnpairedQuote, unpairedQuotes } from "../quotations.ts";
import { type Finding, NO_FINDINGS, type PartRule } from "../rule.ts";
import { ALL_SIGNS, Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

/** How much is quoted beside the mark. */
const BESIDE = 20;

/** A quotation that begins and does not end, or the other way round. */
export const unbalancedQuotes = {
  id: "unbalanced-quotes",
  group: "characters",
  scope: "block",
  signs: Sign.quote,
  severity: "info",
  fix: "none",
  summary: "The double quotation marks of a paragraph do not pair.",
  why:
    "Where a mark got lost nobody knows any more who said what. Marks are read by the convention of the document's " +
    "language; a quotation may go on in the next paragraph.",
  example: {
    bad: "<<<FILE a\n{|unbalanced-quotes:“|}We go on, he said.\n\nAnd they went.\nEND>>>\n",
    good: "<<<FILE a\n“We go on,” he said.\n\nAnd they went.\nEND>>>\n",
  },
  check(part, _context, signs = ALL_SIGNS) {
    const prose = proseOf(part);
    if (!prose || arePlainlyPaired(part.text, prose, signs)) return NO_FINDINGS;
    return findingsIn(part.text, prose, signs);
  },
} as const satisfies PartRule;

function* findingsIn(text: string, prose: Prose, signs: number): Generator<Finding> {
  for (const quote of unpairedQuotes(text, prose, signs))
    yield { span: { start: quote.start, end: quote.end }, message: messageOf(text, quote) };
}

function messageOf(text: string, { kind, start, end, paragraph }: UnpairedQuote): string {
  const from = Math.max(paragraph.start, start - BESIDE);
  const to = Math.min(paragraph.end, end + BESIDE);
  const around = (first: number, last: number): string => quoted(text.slice(first, last).toWellFormed());
  if (kind === "closing") return `The quotation mark in ${around(from, end)} closes nothing in its paragraph.`;
  if (kind === "straight") return `The quotation mark in ${around(from, to)} has no partner in its paragraph.`;
  return `The quotation that begins with ${around(start, to)} does not end in its paragraph.`;
}
