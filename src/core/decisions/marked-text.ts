import type { Diagnostic } from "../checks/rule.ts";
import type { Corpus } from "../syntax/nodes.ts";
import { blockAt } from "../syntax/parse.ts";
import { isBlank, type Range } from "../text.ts";
import { LONGEST_TEXT, normalText } from "./normal-text.ts";

/** How much of its line what a finding marks is: all of it, its end, or neither. */
export type Extent = "line" | "tail" | "inside";

/** What a finding marks, as it is told from others; cut short where it is longer than any verdict goes. */
export function markedText(corpus: Corpus, { start, end }: Range): string {
  if (start.line === end.line) return cutShort(corpus.source.line(start.line).slice(start.character, end.character));
  let text = "";
  for (let { line } = start; line <= end.line && text.length <= 2 * LONGEST_TEXT; line++) {
    const whole = corpus.source.line(line);
    text += `${whole.slice(line === start.line ? start.character : 0, line === end.line ? end.character : undefined)}\n`;
  }
  return cutShort(text);
}

function cutShort(text: string): string {
  return normalText(text.slice(0, 2 * LONGEST_TEXT)).slice(0, LONGEST_TEXT + 1);
}

/** How much of its line a finding marks; `inside` too for what is not in a body. */
export function extentOf(corpus: Corpus, { range, anchor }: Pick<Diagnostic, "range" | "anchor">): Extent {
  const { start, end } = range;
  if (start.line !== end.line || start.character === end.character) return "inside";
  const block = blockAt(corpus, anchor);
  if (!block || start.line < block.bodyStart || start.line >= block.bodyEnd) return "inside";
  const line = corpus.source.line(start.line);
  if (!isBlank(line.slice(end.character))) return "inside";
  return isBlank(line.slice(0, start.character)) ? "line" : "tail";
}
