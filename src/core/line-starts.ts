import { lastNotAbove } from "./sorted.ts";
import type { Position } from "./text.ts";

/** Where the lines of a text start whose line ends are LF: one number a line, for texts that are asked for many places. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The position of `offset` in the text whose lines start there. */
export function positionBy(starts: readonly number[], offset: number): Position {
  const line = lastNotAbove(starts, offset);
  return { line, character: offset - starts[line]! };
}
