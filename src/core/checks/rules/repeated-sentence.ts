import { boilerplateKind } from "../../boilerplate.ts";
import { escapeLine } from "../../syntax/escaping.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import { isBlank, type Span, type TextEdit } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { hasherOf } from "../facts/body-hashes.ts";
import { LineFacts } from "../line-facts.ts";
import { deletion, removeLine } from "../line-removal.ts";
import { lineEnd } from "../part-lines.ts";
import { type Prose, proseOf } from "../prose.ts";
import { repetitionsIn } from "../repetitions.ts";
import { type Finding, NO_FINDINGS, type PartRule } from "../rule.ts";
import { quoted } from "../wording.ts";

/** A sentence that the document says again. */
export const repeatedSentence = {
  id: "repeated-sentence",
  group: "web-residue",
  scope: "block",
  severity: "info",
  fix: "suggested",
  summary: "A sentence stands in the document twice.",
  why: "Mostly the first is the caption of a picture or the summary above the text; every count has it two times.",
  example: {
    bad: "<<<FILE a\n{|repeated-sentence:The two sides will meet in Seoul this week.|}\nSEOUL - The two sides will meet in Seoul this week, after nine years.\nEND>>>\n",
    good: "<<<FILE a\nSEOUL - The two sides will meet in Seoul this week, after nine years.\nEND>>>\n",
  },
  goesByHashes: true,
  check(part, context) {
    const prose = proseOf(part);
    if (!prose || part.kind === "gap" || !hasherOf(context).of(part).mayRepeat) return NO_FINDINGS;
    return keepingMarkers(part, findingsIn(part, prose));
  },
} as const satisfies PartRule;

function* findingsIn(block: BlockText, prose: Prose): Generator<Finding> {
  const { text } = block;
  const lines = new LineFacts(text, (line) => ({ line, isLeftOut: isLeftOut(text, line, prose) }));
  for (const { span, again } of repetitionsIn(text, prose.paragraphs)) {
    if (lines.at(span.start).isLeftOut) continue;
    const removal = removalOf(block, span, lines.at(span.start).line);
    yield {
      span,
      message: `${quoted(text.slice(span.start, span.end))} stands in the document again.`,
      related: [{ span: again, message: "The other place." }],
      fixes: removal ? [deletion("Delete the sentence", removal)] : [],
    };
  }
}

/** Boilerplate is another rule's; a row of a table may say what another one says. */
function isLeftOut(text: string, line: Span, { layout }: Prose): boolean {
  const head = text.slice(line.start, Math.min(line.end, line.start + 400));
  return (layout === "markdown" && head.startsWith("|")) || boilerplateKind(head) !== undefined;
}

/** The whole line where nothing else stands in it; else the sentence with the blanks that parted it from another. */
function removalOf(block: BlockText, { start, end }: Span, line: Span): TextEdit | undefined {
  const { text, body } = block;
  const limit = Math.min(end > line.end ? lineEnd(text, end) : line.end, body.end);
  let from = start;
  while (from > line.start && isBlank(text.charAt(from - 1))) from--;
  let to = end;
  while (to < limit && isBlank(text.charAt(to))) to++;
  if (from === line.start && to === limit) return removeLine(block, { start, end });
  if (from > line.start) return { span: { start: to === limit ? from : start, end: to }, newText: "" };
  const rest = text.slice(to, Math.min(limit, to + 200));
  return escapeLine(rest) === rest ? { span: { start: from, end: to }, newText: "" } : undefined;
}
