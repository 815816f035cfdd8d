import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { type Prose, proseOf } from "../prose.ts";
import type { Context, Finding, Fix, PartRule } from "../rule.ts";
import { sentenceGapsIn } from "../sentence-gaps.ts";
import { Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

/** Two sentences, or a word and a quotation, that a web page had on two lines. */
export const missingSentenceBreak = {
  id: "missing-sentence-break",
  group: "white-space",
  scope: "block",
  signs: Sign.sentenceStart,
  severity: "info",
  fix: "suggested",
  summary: "A sentence ends, or a quotation begins, without a space.",
  why:
    "Where a page had two paragraphs or a picture between them, the words on either side run into one: neither of them " +
    "is found, and the sentences count as one.",
  example: {
    bad: "<<<FILE a\nThere were two {|missing-sentence-break:rooms.The|} larger was full.\nEND>>>\n",
    good: "<<<FILE a\nThere were two rooms. The larger was full.\nEND>>>\n",
  },
  *check(part, context) {
    if (part.kind === "gap") return;
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, findingsIn(part, prose, context));
  },
} as const satisfies PartRule;

function* findingsIn({ text }: BlockText, prose: Prose, { abbreviations }: Context): Generator<Finding> {
  let parting: string | undefined;
  for (const { span, at, kind } of sentenceGapsIn(text, prose, abbreviations ?? [])) {
    const what = kind === "sentence" ? "a sentence ends" : "a quotation begins";
    parting ??= partingIn(text, prose.span);
    yield {
      span,
      message: `In ${quoted(text.slice(span.start, span.end))} ${what} without a space.`,
      fixes: [insertion("Add a space", at, " "), insertion("Begin a new paragraph", at, parting)],
    };
  }
}

/** What parts two paragraphs of the text. */
function partingIn(text: string, { start, end }: Span): string {
  const blankLine = text.indexOf("\n\n", start);
  return blankLine >= 0 && blankLine < end - 2 ? "\n\n" : "\n";
}

function insertion(title: string, at: number, newText: string): Fix {
  return { title, safety: "suggested", edits: [{ span: { start: at, end: at }, newText }] };
}
