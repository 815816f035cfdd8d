import type { BlockText } from "../../syntax/nodes.ts";
import type { Span, TextEdit } from "../../text.ts";
import type { Signature } from "../agencies.ts";
import { keepingMarkers } from "../body-edits.ts";
import { moveToAttribute } from "../line-removal.ts";
import { type Prose, proseOf } from "../prose.ts";
import { type Finding, NO_FINDINGS, type PartRule } from "../rule.ts";
import { endingOf, webLinesOf } from "../web-lines.ts";
import { quoted } from "../wording.ts";

/** The agency's name at the end of the last sentence. */
export const agencyCreditGlued = {
  id: "agency-credit-glued",
  group: "web-residue",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "An agency's name stands behind the last sentence.",
  why:
    "The agency's sign is no word of the text: it ends up in the last sentence, and as somebody who is spoken of. More " +
    "names: `agencies:` in `.corpus.yaml`.",
  example: {
    bad: "<<<FILE a\nThe minister left. {|agency-credit-glued:REUTERS|}\nEND>>>\n",
    good: "<<<FILE a credit=REUTERS\nThe minister left.\nEND>>>\n",
  },
  check(part, context) {
    const prose = proseOf(part);
    if (!prose || part.kind === "gap") return NO_FINDINGS;
    const lines = webLinesOf(context);
    const line = endingOf(part, prose, lines).prose;
    const signature = line && lines.agencies.signature(part.text, line);
    return line && signature ? keepingMarkers(part, findingsIn(part, prose, line, signature)) : NO_FINDINGS;
  },
} as const satisfies PartRule;

/** A sentence's end, with what may close after it, but no initial: "the U.S." */
const SENTENCE_END = /(?:(?:^|[^\p{Lu}.]|[^\P{Lu}]{2})\.|[!?…。！？؟۔])["'’”»«“)\]」』）]{0,3}$/u;

function* findingsIn(block: BlockText, prose: Prose, line: Span, { span, names }: Signature): Generator<Finding> {
  const { text } = block;
  const blanks = blanksBefore(text, line.start, span.start);
  if (!SENTENCE_END.test(text.slice(Math.max(line.start, blanks - 8), blanks))) return;
  const removal: TextEdit = { span: { start: blanks, end: span.end }, newText: "" };
  const gap = text.slice(prose.span.start, line.start).includes("\n\n") ? "\n\n" : "\n";
  yield {
    span,
    message: `${quoted(names)} is the agency's sign and no part of the last sentence.`,
    fixes: [
      ...moveToAttribute(block, "credit", names, removal),
      {
        title: "Put it on a line of its own",
        safety: "suggested",
        edits: [{ span: { start: blanks, end: span.start }, newText: gap }],
      },
    ],
  };
}

function blanksBefore(text: string, least: number, start: number): number {
  let at = start;
  while (at > least && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
