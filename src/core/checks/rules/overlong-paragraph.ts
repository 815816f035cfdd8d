import { sentencesIn } from "../../sentences.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import type { Span, TextEdit } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { type Prose, proseOf } from "../prose.ts";
import { type Finding, type Fix, NO_FINDINGS, type PartRule } from "../rule.ts";
import { quoted } from "../wording.ts";

/** In UTF-16 code units, unless the user says otherwise. */
const LONGEST = 1_500;
/** How long the pieces shall be, as a share of what a paragraph may have. */
const PIECE = 0.4;
/** Lines of this width may have been wrapped, and are one paragraph: as in `outline/paragraphs.ts`. */
const NARROWEST_WRAP = 50;
const WIDEST_WRAP = 120;

/** A paragraph that was several. */
export const overlongParagraph = {
  id: "overlong-paragraph",
  group: "white-space",
  scope: "block",
  severity: "hint",
  fix: "suggested",
  summary: "A paragraph is longer than anybody writes.",
  why:
    "A page without its line breaks is one paragraph of several thousand characters. More than 1,500, if nothing else is " +
    "set, are told.",
  example: {
    bad: "<<<FILE a\n{|overlong-paragraph:They met in May.|} They talked for a day. They parted as friends.\nEND>>>\n",
    good: "<<<FILE a\nThey met in May.\nThey talked for a day.\nThey parted as friends.\nEND>>>\n",
    context: { longestParagraph: 50 },
  },
  check(part, { longestParagraph }) {
    const most = longestParagraph ?? LONGEST;
    const prose = part.text.length > most ? proseOf(part) : undefined;
    if (!prose || part.kind === "gap" || prose.span.end - prose.span.start <= most) return NO_FINDINGS;
    return keepingMarkers(part, findingsIn(part, prose, most));
  },
} as const satisfies PartRule;

function* findingsIn({ text }: BlockText, prose: Prose, most: number): Generator<Finding> {
  const { start, end } = prose.span;
  const blankLine = text.indexOf("\n\n", start);
  const hasBlankLines = prose.layout === "markdown" || (blankLine >= 0 && blankLine < end - 2);
  for (const paragraph of prose.paragraphs) {
    const length = paragraph.end - paragraph.start;
    if (length <= most) continue;
    if (prose.layout === "markdown" && text[paragraph.start] === "<") continue;
    const sentences = [...sentencesIn(text, paragraph)];
    const first = sentences[0]!;
    // Without sentences it is no prose: encoded data, a table, a list of numbers.
    if (sentences.length < 2) continue;
    const isWrapped = text.slice(paragraph.start, paragraph.end).includes("\n");
    const fix = breaking(sentences, most * PIECE, hasBlankLines || isWrapped ? "\n\n" : "\n");
    yield {
      span: { start: first.start, end: Math.min(first.end, first.start + most) },
      message: `The paragraph that begins with ${quoted(text.slice(first.start, first.start + 30).toWellFormed())} has ${length.toLocaleString("en-US")} characters.`,
      fixes: fix ? [fix] : [],
    };
  }
}

/** A break before each sentence with which a piece would grow beyond its length. */
function breaking(sentences: readonly Span[], piece: number, between: string): Fix | undefined {
  const breaks: Span[] = [];
  let begun = sentences[0]?.start ?? 0;
  let widest = 0;
  for (let at = 1; at < sentences.length; at++) {
    const before = sentences[at - 1]!;
    const sentence = sentences[at]!;
    widest = Math.max(widest, before.end - begun);
    if (sentence.end - begun <= piece) continue;
    breaks.push({ start: before.end, end: sentence.start });
    begun = sentence.start;
  }
  if (breaks.length === 0) return undefined;
  widest = Math.max(widest, sentences.at(-1)!.end - begun);
  // Lines that look wrapped would be one paragraph again.
  const looksWrapped = widest >= NARROWEST_WRAP && widest <= WIDEST_WRAP;
  const newText = looksWrapped ? "\n\n" : between;
  const edits: readonly TextEdit[] = breaks.map((span) => ({ span, newText }));
  return { title: "Break at sentences", safety: "suggested", edits };
}
