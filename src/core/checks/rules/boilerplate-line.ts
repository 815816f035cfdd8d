import {
  type BoilerplateKind,
  type BoilerplateLine,
  doubtfulBoilerplateKind,
  LONGEST_BOILERPLATE,
} from "../../boilerplate.ts";
import { trimmed } from "../../outline/paragraphs.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { hasherOf } from "../facts/body-hashes.ts";
import { deletion, moveToAttribute, removeLine } from "../line-removal.ts";
import { lineEnd } from "../part-lines.ts";
import { type Prose, proseOf } from "../prose.ts";
import { countQuotes, isSetDifferently, type QuoteCounts } from "../quote-kinds.ts";
import { type Finding, type Fix, NO_FINDINGS, type PartRule } from "../rule.ts";
import { ALL_SIGNS, Sign } from "../signs.ts";
import { type WebLines, webLinesOf } from "../web-lines.ts";
import { quoted } from "../wording.ts";

/** A line that the web page put round the text. */
export const boilerplateLine = {
  id: "boilerplate-line",
  group: "web-residue",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "A line belongs to the web page and not to the text.",
  why:
    "Newsletter sign-ups, share buttons, picture credits and notices are the same in thousands of documents: they are " +
    "counted as words, found by searches, and make documents look alike. Own patterns: `boilerplate:` in `.corpus.yaml`.",
  example: {
    bad: "<<<FILE a\nThe minister left.\n{|boilerplate-line:Sign up now: Get our newsletter in your inbox|}\nShe did not say why.\nEND>>>\n",
    good: "<<<FILE a\nThe minister left.\nShe did not say why.\nEND>>>\n",
  },
  goesByHashes: true,
  check(part, context, signs = ALL_SIGNS) {
    const prose = proseOf(part);
    if (!prose || part.kind === "gap") return NO_FINDINGS;
    const lines = webLinesOf(context);
    const known = hasherOf(context).of(part).boilerplate;
    if (known.length === 0 && !lines.hasOwn && !hasBothKinds(part.text, prose.span, signs)) return NO_FINDINGS;
    return keepingMarkers(part, findingsIn(part, prose, known, lines, signs));
  },
} as const satisfies PartRule;

/** A line with what it is. */
interface Line {
  readonly span: Span;
  readonly kind: BoilerplateKind | "own";
}

function* findingsIn(
  block: BlockText,
  prose: Prose,
  known: readonly BoilerplateLine[],
  lines: WebLines,
  signs: number,
): Generator<Finding> {
  const { text } = block;
  let whole: QuoteCounts | undefined;
  const isOther = (span: Span): boolean => {
    const own = countQuotes(text, span);
    if (own.straight + own.curly === 0) return false;
    whole ??= countQuotes(text, prose.span);
    return isSetDifferently(own, whole);
  };
  for (const { span, kind } of linesOf(text, prose, known, lines, signs, isOther)) {
    const reason = isOther(span) ? ", and its quotes are not the document's" : "";
    const message = `${quoted(text.slice(span.start, span.end))} is ${WORDS[kind]}${reason}.`;
    yield { span, message, fixes: fixesOf(block, span, kind) };
  }
}

function* linesOf(
  text: string,
  prose: Prose,
  known: readonly BoilerplateLine[],
  lines: WebLines,
  signs: number,
  isOther: (span: Span) => boolean,
): Generator<Line> {
  if (!lines.hasOwn && !hasBothKinds(text, prose.span, signs)) {
    for (const line of known) if (!prose.isCode(line.span.start)) yield line;
    return;
  }
  const doubtful = [...doubtfulLines(text, prose.span, lines)].filter(
    ({ span, kind }) => kind === "own" || isOther(span),
  );
  const starts = new Set(known.map(({ span }) => span.start));
  const all = [...known, ...doubtful.filter(({ span }) => !starts.has(span.start))];
  for (const line of all.sort((a, b) => a.span.start - b.span.start)) if (!prose.isCode(line.span.start)) yield line;
}

/** Only then can a line be set differently. */
function hasBothKinds(text: string, { start, end }: Span, signs: number): boolean {
  if ((signs & Sign.curly) === 0) return false;
  const isWithin = (at: number): boolean => at >= 0 && at < end;
  return (isWithin(text.indexOf("'", start)) || isWithin(text.indexOf('"', start))) && CURLY.test(text);
}

const CURLY = /[\u2018-\u201f]/;

/** Lines of the user's patterns, and those that need further evidence. */
function* doubtfulLines(text: string, within: Span, lines: WebLines): Generator<Line> {
  for (let start = within.start, end = start; start < within.end; start = end + 1) {
    end = Math.min(lineEnd(text, start), within.end);
    // A CR that is left is a line end to whoever counts.
    const length = end - start - (text.charCodeAt(end - 1) === 13 ? 1 : 0);
    if (length === 0 || length > LONGEST_BOILERPLATE) continue;
    if (!lines.hasOwn && !"enwctENWCT \t".includes(text.charAt(start))) continue;
    const span = trimmed(text, { start, end });
    const seen = text.slice(span.start, span.end);
    const kind = (lines.hasOwn ? lines.kindOf(seen) : undefined) ?? doubtfulBoilerplateKind(seen);
    if (kind) yield { span, kind };
  }
}

const WORDS: Readonly<Record<Line["kind"], string>> = {
  newsletter: "an invitation to a newsletter",
  topic: "a link to a topic",
  share: "a share button",
  advertisement: "the mark of an advertisement",
  "read-more": "a link to another page",
  credit: "the credit of a picture",
  disclaimer: "a notice of the page",
  terms: "a notice of the page",
  own: "boilerplate by the project's own list",
};

function fixesOf(block: BlockText, span: Span, kind: Line["kind"]): readonly Fix[] {
  const removal = removeLine(block, span);
  const written = block.text.slice(span.start, span.end);
  const deleting = deletion("Delete the line", removal);
  if (kind === "credit") return [...moveToAttribute(block, "credit", creditOf(written), removal), deleting];
  if (kind === "disclaimer") return [...moveToAttribute(block, "note", written, removal), deleting];
  return [deleting];
}

/** `PHOTO: REUTERS` as `photo: REUTERS`, so that it is told from the writer's credit. */
function creditOf(written: string): string {
  const label = /^\p{Lu}+(?=\s?[:：|])/u.exec(written)?.[0] ?? "";
  return label.toLowerCase() + written.slice(label.length);
}
