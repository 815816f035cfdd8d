import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { hasherOf } from "../facts/body-hashes.ts";
import { FILLER, scriptsIn, tagAt } from "../markup-in-text.ts";
import { lineEnd } from "../part-lines.ts";
import { type Prose, proseOf } from "../prose.ts";
import { type Finding, NO_FINDINGS, type PartRule } from "../rule.ts";
import { ALL_SIGNS, Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

/** What a page is made with, left in its text. */
export const markupResidue = {
  id: "markup-residue",
  group: "web-residue",
  scope: "block",
  severity: "warning",
  fix: "none",
  summary: "Markup, a template's placeholder or script stands in the prose.",
  why: "Somebody's extraction went wrong here, and mostly not only in this place: look at the whole document.",
  example: {
    bad: "<<<FILE a\nThe minister {|markup-residue:<b>|}left</b>.\nEND>>>\n",
    good: "<<<FILE a\nThe minister left.\nEND>>>\n",
  },
  goesByHashes: true,
  check(part, context, signs = ALL_SIGNS) {
    const prose = proseOf(part);
    if (!prose || part.kind === "gap") return NO_FINDINGS;
    const hasSigns = (signs & (Sign.angle | Sign.bracket)) !== 0;
    return hasSigns || hasherOf(context).of(part).mayHavePageWords ? findingsIn(part, prose) : NO_FINDINGS;
  },
} as const satisfies PartRule;

/** A place with what it is. */
interface Residue {
  readonly span: Span;
  readonly what: string;
}

/** One a line: where there is one there are mostly more, and all have the same cause. */
function* findingsIn({ text }: BlockText, prose: Prose): Generator<Finding> {
  const found = [...residueIn(text, prose)].sort((a, b) => a.span.start - b.span.start);
  let end = -1;
  for (const { span, what } of found) {
    if (span.start <= end || prose.isCode(span.start)) continue;
    end = lineEnd(text, span.start);
    yield { span, message: `${quoted(text.slice(span.start, span.end))} is ${what} and no prose.` };
  }
}

/** Markdown has tags and links by right. */
function* residueIn(text: string, { span, layout }: Prose): Generator<Residue> {
  yield* signs(text, span, FILLER, "filler");
  if (layout === "markdown") return;
  for (let at = text.indexOf("<", span.start); at >= 0 && at < span.end; at = text.indexOf("<", at + 1)) {
    const tag = tagAt(text, at, span.end);
    if (tag) yield { span: tag, what: "markup" };
  }
  yield* signs(text, span, /\]\(https?:/g, "a Markdown link");
  yield* signs(text, span, /\{\{/g, "a template's placeholder");
  for (const script of scriptsIn(text, span)) yield { span: script, what: "script" };
}

function* signs(text: string, within: Span, pattern: RegExp, what: string): Generator<Residue> {
  pattern.lastIndex = within.start;
  for (let match = pattern.exec(text); match && match.index < within.end; match = pattern.exec(text))
    yield { span: { start: match.index, end: match.index + match[0].length }, what };
}
