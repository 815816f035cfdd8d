import type { BlockText, GapText, Header } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { keepingComments, keepingMarkers } from "../body-edits.ts";
import { lineEnd } from "../part-lines.ts";
import { textOf } from "../prose.ts";
import type { Finding, PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

/** Embeddings, overrides and isolates, and what ends them (UAX #9). Marks without a reach are not among them. */
const BIDI = /[\u202A-\u202E\u2066-\u2069]/g;
const POP_FORMATTING = "\u202C";
const POP_ISOLATE = "\u2069";

/** A character that turns the reading direction for a stretch. */
export const bidiControl = {
  id: "bidi-control",
  group: "characters",
  scope: "block",
  signs: Sign.bidi,
  severity: "warning",
  fix: "suggested",
  summary: "An invisible character turns the reading direction.",
  why:
    "What is read then is not what is there: a name or a line can show something else than it says. Right-to-left text " +
    "does not need these characters where paragraphs have one direction.",
  example: {
    bad: "<<<FILE a\nThe {|bidi-control:\u2067|}file{|bidi-control:\u2069|} is here.\nEND>>>\n",
    good: "<<<FILE a\nThe file is here.\nEND>>>\n",
  },
  *check(part) {
    if (part.kind === "gap") {
      yield* keepingComments(part, findingsIn(part, { start: 0, end: part.text.length }));
      return;
    }
    yield* inHeader(part);
    if (textOf(part)) yield* keepingMarkers(part, findingsIn(part, part.body));
  },
} as const satisfies PartRule;

/** In a name it is always an error, and `unsafe-path` offers another name. */
function* inHeader(block: BlockText): Generator<Finding> {
  const { header } = block;
  for (const finding of findingsIn(block, header.span)) {
    const { start } = finding.span;
    if (start < header.nameSpan.end) yield { ...finding, severity: "error", fixes: [] };
    else yield isInAttribute(header, start) ? finding : { ...finding, fixes: [] };
  }
}

function isInAttribute({ attributes }: Header, offset: number): boolean {
  return attributes.some(({ valueSpan }) => valueSpan.start <= offset && offset < valueSpan.end);
}

interface Control extends Span {
  readonly character: string;
  /** What opens or closes it on its line. */
  partner: Control | undefined;
}

function* findingsIn({ text }: BlockText | GapText, span: Span): Generator<Finding> {
  for (const controls of linesOfControls(text, span)) {
    pair(controls);
    for (const control of controls) yield findingOf(control);
  }
}

function findingOf({ start, end, character, partner }: Control): Finding {
  const span = { start, end };
  const own = { span, newText: "" };
  const { pairMessage, loneMessage, title } = WORDS.get(character)!;
  if (!partner)
    return { span, severity: "error", message: loneMessage, fixes: [{ title, safety: "suggested", edits: [own] }] };
  const other = { span: { start: partner.start, end: partner.end }, newText: "" };
  const edits = start < partner.start ? [own, other] : [other, own];
  return { span, message: pairMessage, fixes: [{ title: "Remove the pair", safety: "suggested", edits }] };
}

/** What is said of each of the nine: there may be a million of them. */
const WORDS = new Map(
  [..."\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"].map((character) => {
    const message = `${quoted(character)} turns the reading direction`;
    const loneMessage = `${message}, and nothing on its line ${isCloser(character) ? "opens" : "ends"} it.`;
    return [character, { pairMessage: `${message}.`, loneMessage, title: `Remove ${quoted(character)}` }] as const;
  }),
);

/** Those of one line together: a line's end ends them all. */
function* linesOfControls(text: string, span: Span): Generator<readonly Control[]> {
  let controls: Control[] = [];
  let end = -1;
  for (let at = span.start; ; ) {
    BIDI.lastIndex = at;
    const start = BIDI.exec(text)?.index ?? span.end;
    if (start >= span.end) break;
    if (start > end) {
      if (controls.length > 0) yield controls;
      controls = [];
      end = lineEnd(text, start);
    }
    controls.push({ start, end: start + 1, character: text[start]!, partner: undefined });
    at = start + 1;
  }
  if (controls.length > 0) yield controls;
}

function pair(controls: readonly Control[]): void {
  const formatting: Control[] = [];
  const isolates: Control[] = [];
  for (const control of controls) {
    const { character } = control;
    if (!isCloser(character)) {
      (character < "\u2066" ? formatting : isolates).push(control);
      continue;
    }
    const opener = (character === POP_ISOLATE ? isolates : formatting).pop();
    if (!opener) continue;
    opener.partner = control;
    control.partner = opener;
  }
}

function isCloser(character: string): boolean {
  return character === POP_FORMATTING || character === POP_ISOLATE;
}
