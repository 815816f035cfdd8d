import { isHeaderLine } from "../../syntax/markers.ts";
import type { BlockText, GapText } from "../../syntax/nodes.ts";
import { type MissedMarker, missedMarker, missedMarkersIn } from "../missed-markers.ts";
import { partLines } from "../part-lines.ts";
import type { Fix, PartRule } from "../rule.ts";
import { isSealed } from "../sealed.ts";
import { Sign } from "../signs.ts";

/** A line that was meant to be a marker and is none. */
export const nearMissMarker = {
  id: "near-miss-marker",
  group: "structure",
  scope: "block",
  signs: Sign.angle,
  severity: "warning",
  fix: "suggested",
  summary: "A line looks like a marker but is not one.",
  why:
    "A marker stands at the start of its line, in capitals, with three angle brackets. Anything else is text, so a " +
    "slip of the finger joins two documents, or loses one.",
  example: {
    bad: "<<<FILE {|missing-terminator:a|}\nx\n{|near-miss-marker:END>>|}\n",
    good: "<<<FILE a\nx\nEND>>>\n",
  },
  *check(part) {
    const sealed = part.kind === "block" && isSealed(part.header);
    for (const missed of markersIn(part)) {
      const { span, message } = missed;
      yield { span, message, fixes: sealed ? [] : fixesOf(missed, part) };
    }
  },
} as const satisfies PartRule;

function* markersIn(part: BlockText | GapText): Generator<MissedMarker> {
  if (part.kind === "block") return yield* missedMarkersIn(part);
  if (!part.text.includes("<<") && !part.text.includes(">>")) return;
  for (const { start, end } of partLines(part.text)) {
    const line = part.text.slice(start, end);
    // A header behind a byte order mark is what `byte-order-mark` is about.
    if (line.startsWith("\uFEFF") && isHeaderLine(line.replace(/^\uFEFF+/, ""))) continue;
    const missed = missedMarker(line, start);
    if (missed) yield missed;
  }
}

/** Outside blocks there is no escaping: nothing is unescaped there. */
function fixesOf({ correction, escapable, line }: MissedMarker, part: BlockText | GapText): readonly Fix[] {
  if (!escapable || part.kind === "gap") return [correction];
  const edits = [{ span: { start: line.start, end: line.start }, newText: "\\" }];
  return [correction, { title: "Escape the line", safety: "suggested", edits }];
}
