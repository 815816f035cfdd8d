import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { inHeaderTexts } from "../header-texts.ts";
import { LineFacts } from "../line-facts.ts";
import { missedMarker } from "../missed-markers.ts";
import { lineEnd, lineStart } from "../part-lines.ts";
import { textOf } from "../prose.ts";
import type { Finding, Fix, PartRule } from "../rule.ts";
import { characterAt, characterBefore, hasRightToLeft, isJoining, isLatin, isPicture, isUnspaced } from "../scripts.ts";
import { Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

/** A run of what has no width, or one blank at which no line breaks. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u2060-\u2064\uFEFF]+|[\u00A0\u2007\u202F]/g;
/** Between two Latin letters these three never mean anything. */
const MEANINGLESS = /^[\u200B\u2060\uFEFF]+$/;
/** What may stand between a picture and its joiner: variation selector, skin colour. */
const OF_PICTURE = /^[\uFE0F\u{1F3FB}-\u{1F3FF}]$/u;

/** A character that nobody sees. */
export const invisibleCharacter = {
  id: "invisible-character",
  group: "characters",
  scope: "block",
  signs: Sign.invisible | Sign.escape,
  severity: "info",
  fix: "safe",
  summary: "An invisible character stands in the text.",
  why:
    "A word with a character in it that nobody sees is not found, and not recognised as a name. Joiners in scripts that " +
    "need them, and in emoji, are left alone.",
  example: {
    bad: "<<<FILE a\nPyong{|invisible-character:\u200B|}yang and Mr{|invisible-character:\u00A0|}Li\nEND>>>\n",
    good: "<<<FILE a\nPyongyang and Mr Li\nEND>>>\n",
  },
  *check(part) {
    if (part.kind === "gap") return;
    yield* inHeaderTexts(part, findingsIn);
    if (textOf(part)) yield* keepingMarkers(part, findingsIn(part.text, part.body));
  },
} as const satisfies PartRule;

function* findingsIn(text: string, within: Span): Generator<Finding> {
  // Before a marker, or in what was to be one, it is a near miss: one character, one finding.
  const missed = new LineFacts(text, ({ start, end }) => {
    const line = text.slice(start, end);
    return line.includes("<<") || line.includes(">>") ? (missedMarker(line, start)?.span.end ?? -1) : -1;
  });
  const isRightToLeft = new LineFacts(text, ({ start, end }) => hasRightToLeft(text.slice(start, end)));
  for (let at = within.start; ; ) {
    INVISIBLE.lastIndex = at;
    const match = INVISIBLE.exec(text);
    if (!match || match.index >= within.end) return;
    const span = { start: match.index, end: match.index + match[0].length };
    at = span.end;
    const isNeeded = (character: string): boolean => {
      if (character === "\u200E" || character === "\u200F" || character === "\u061C")
        return isRightToLeft.at(span.start);
      return isNeededThere(character, text, span);
    };
    if (isBlankNoBreak(match[0]) ? !isBetweenLatin(text, span) : [...match[0]].every(isNeeded)) continue;
    if (span.start < missed.at(span.start)) continue;
    yield { span, message: messageOf(match[0], text, span), fixes: [fixOf(match[0], text, span)] };
  }
}

function isNeededThere(character: string, text: string, { start, end }: Finding["span"]): boolean {
  const before = characterBefore(text, start);
  const after = characterAt(text, end);
  if (character === "\u200B") return isUnspaced(before) || isUnspaced(after);
  if (character === "\u180E") return isJoining(before) || isJoining(after);
  if (character !== "\u200C" && character !== "\u200D") return false;
  if (isJoining(before) || isJoining(after)) return true;
  return character === "\u200D" && isPicture(after) && isPicture(pictureBefore(text, start));
}

function pictureBefore(text: string, at: number): string {
  let end = at;
  for (let steps = 0; steps < 2; steps++) {
    const character = characterBefore(text, end);
    if (!OF_PICTURE.test(character)) break;
    end -= character.length;
  }
  return characterBefore(text, end);
}

function isBetweenLatin(text: string, { start, end }: Finding["span"]): boolean {
  return isLatin(text.charAt(start - 1)) && isLatin(text.charAt(end));
}

function isBlankNoBreak(written: string): boolean {
  return written === "\u00A0" || written === "\u2007" || written === "\u202F";
}

/** What a message shows of the line on both sides, in UTF-16 code units. */
const AROUND = 8;

function messageOf(written: string, text: string, { start, end }: Finding["span"]): string {
  const from = Math.max(lineStart(text, start), start - AROUND);
  const around = text.slice(from, Math.min(lineEnd(text, end), end + AROUND)).toWellFormed();
  const what = isBlankNoBreak(written) ? "a blank that breaks no line" : "an invisible character";
  return `${quoted(written)} is ${what}, in ${quoted(around.trim())}.`;
}

function fixOf(written: string, text: string, span: Finding["span"]): Fix {
  if (isBlankNoBreak(written))
    return { title: "Change to a space", safety: "suggested", edits: [{ span, newText: " " }] };
  const isSafe = MEANINGLESS.test(written) && isBetweenLatin(text, span);
  return { title: `Remove ${quoted(written)}`, safety: isSafe ? "safe" : "suggested", edits: [{ span, newText: "" }] };
}
