import { oneLine } from "../outline/label.ts";
import type { Span } from "../text.ts";

/** A key word in its context: joined, the three are one line fit to show. */
export interface Kwic {
  readonly left: string;
  readonly word: string;
  readonly right: string;
}

/** How much is shown on either side, in UTF-16 code units. */
export interface KwicReach {
  readonly left: number;
  readonly right: number;
}

/**
 * What stands at `span` with what stands beside it inside `within`: white space is one blank, an empty line a pilcrow,
 * and what is left out an ellipsis.
 */
export function kwicOf(text: string, within: Span, span: Span, reach: KwicReach): Kwic {
  const before = text.slice(Math.max(within.start, span.start - reach.left * 2), span.start);
  const after = text.slice(span.end, Math.min(within.end, span.end + reach.right * 2));
  const left = shownLine(before);
  const right = shownLine(after);
  return {
    left: lastOf(left, reach.left) + (left !== "" && /\s$/.test(before) ? " " : ""),
    word: oneLine(text.slice(span.start, span.end), span.end - span.start + 1),
    right: (right !== "" && /^\s/.test(after) ? " " : "") + oneLine(right, reach.right),
  };
}

function shownLine(text: string): string {
  const marked = text.replace(/[ \t]*\r?\n[ \t]*\r?\n[ \t\r\n]*/g, " ¶ ");
  return oneLine(marked, marked.length + 1);
}

/** The end of a line, from a word's beginning where there is one near. */
function lastOf(line: string, most: number): string {
  if (line.length <= most) return line;
  const cut = line.slice(1 - most);
  const space = line[line.length - most] === " " ? -1 : cut.indexOf(" ");
  const words = space < most * 0.4 ? cut.slice(space + 1) : cut;
  return `…${words.isWellFormed() ? words : words.slice(1)}`;
}
