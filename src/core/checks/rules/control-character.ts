import type { BlockText, GapText } from "../../syntax/nodes.ts";
import { ANSI_ESCAPE } from "../ansi.ts";
import { keepingComments, keepingMarkers } from "../body-edits.ts";
import { mojibakeIn } from "../mojibake.ts";
import { textOf } from "../prose.ts";
import type { Finding, Fix, PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { windows1252 } from "../windows-1252.ts";
import { quoted } from "../wording.ts";

/** A terminal escape; a run of C0 controls and DEL; one C1 control. TAB, line ends, VT, FF and U+0085 are others' matter. */
const CONTROL = new RegExp(`${ANSI_ESCAPE}|[\\x00-\\x08\\x0E-\\x1F\\x7F]+|[\\x80-\\x84\\x86-\\x9F]`, "g");

/** A character that is none: an order to a terminal or a printer. */
export const controlCharacter = {
  id: "control-character",
  group: "characters",
  scope: "block",
  signs: Sign.control | Sign.escape,
  severity: "warning",
  fix: "safe",
  summary: "A control character stands in the text.",
  why:
    "Control characters are seen by nobody and break searches, exports to XML and terminals. Those at 80–9F are mostly " +
    "quotes and dashes of windows-1252 in disguise.",
  example: {
    bad: "<<<FILE a\nThe min{|control-character:\u0000|}ister.\nEND>>>\n",
    good: "<<<FILE a\nThe minister.\nEND>>>\n",
  },
  *check(part) {
    if (part.kind === "gap") yield* keepingComments(part, findingsIn(part, 0, part.text.length));
    else if (textOf(part)) yield* keepingMarkers(part, inBody(part));
  },
} as const satisfies PartRule;

/** What is wrongly decoded is `mojibake`: one character, one finding. */
function* inBody(block: BlockText): Generator<Finding> {
  const { text, body } = block;
  if (firstIn(text, body.start, body.end) === undefined) return;
  let from = body.start;
  for (const { start, end } of mojibakeIn(text, body)) {
    yield* findingsIn(block, from, start);
    from = end;
  }
  yield* findingsIn(block, from, body.end);
}

function firstIn(text: string, start: number, end: number): RegExpExecArray | undefined {
  CONTROL.lastIndex = start;
  const match = CONTROL.exec(text);
  return match && match.index < end ? match : undefined;
}

function* findingsIn({ text }: BlockText | GapText, from: number, end: number): Generator<Finding> {
  for (let at = from; ; ) {
    const match = firstIn(text, at, end);
    if (!match) return;
    const written = match[0].slice(0, end - match.index);
    at = match.index + written.length;
    const span = { start: match.index, end: at };
    const shown = quoted(written);
    yield { span, message: `${shown} is ${kindOf(written)}.`, fixes: fixesOf(written, shown, span) };
  }
}

function kindOf(written: string): string {
  if (written.startsWith("\u001B") && written.length > 1) return "an escape sequence for a terminal";
  return written.length > 1 ? "a run of control characters" : "a control character";
}

function fixesOf(written: string, shown: string, span: Finding["span"]): readonly Fix[] {
  const title = `Remove ${shown}`;
  const code = written.charCodeAt(0);
  if (code < 0x80) return [{ title, safety: "safe", edits: [{ span, newText: "" }] }];
  const removal: Fix = { title, safety: "suggested", edits: [{ span, newText: "" }] };
  const meant = windows1252(code);
  if (meant === undefined) return [removal];
  return [{ title: `Change to ${quoted(meant)}`, safety: "suggested", edits: [{ span, newText: meant }] }, removal];
}
