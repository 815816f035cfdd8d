import type { Position } from "../../src/core/text.ts";
import type { Change, EditedText } from "./edited-text.ts";
import type { Random } from "./random.ts";
import { FRAGMENTS, randomLine, randomLines } from "./random-texts.ts";

const LINE_ENDS = ["\n", "\n", "\r\n", "\r", "\n\r", "\r\r\n"];

/**
 * One event of an editor: one change or several, which the text has already gone through when this answers.
 *
 * Half of the events with several changes go from the last place to the first, as VS Code tells them; the others in any
 * order and anywhere, as when events are put together. Answers the changes and, first to be made first, what undoes them.
 */
export function randomEvent(random: Random, text: EditedText): readonly Change[] {
  const count = random.oneIn(3) ? random.between(2, 5) : 1;
  const isDescending = random.oneIn(2);
  const changes: Change[] = [];
  let limit: Position | undefined;
  for (let number = 0; number < count; number++) {
    const change = randomChange(random, text, limit);
    if (!change) break;
    text.apply(change);
    changes.push(change);
    if (isDescending) limit = change.start;
  }
  return changes;
}

/** A change that ends no later than `limit`. */
function randomChange(random: Random, text: EditedText, limit: Position | undefined): Change | undefined {
  if (limit && limit.line === 0 && limit.character === 0) return undefined;
  const last = limit?.line ?? text.lineCount - 1;
  const lengthOf = (line: number): number => (line === limit?.line ? limit.character : text.lines[line]!.length);
  const line = random.between(0, last);
  const length = lengthOf(line);
  const place = { line, character: random.between(0, length) };
  const start = { line, character: 0 };
  const end = { line, character: length };
  switch (random.below(10)) {
    case 0:
      return { start: place, end: place, text: random.pick(FRAGMENTS) };
    case 1:
      return { start: place, end: place, text: random.pick(LINE_ENDS) };
    case 2:
      return { start, end: start, text: randomLine(random) + random.pick(LINE_ENDS) };
    case 3:
      return { start, end, text: randomLine(random) };
    case 4:
      // Two lines become one.
      return line < last ? { start: end, end: { line: line + 1, character: 0 }, text: "" } : { start, end, text: "" };
    case 5: {
      const endLine = Math.min(last, line + random.below(random.oneIn(4) ? 40 : 4));
      const endPlace = { line: endLine, character: random.between(0, lengthOf(endLine)) };
      if (endLine === line && endPlace.character < place.character) return { start: endPlace, end: place, text: "" };
      return { start: place, end: endPlace, text: random.oneIn(2) ? "" : randomLine(random) };
    }
    case 6: {
      // One code unit goes: half of a surrogate pair, or part of a marker.
      const character = Math.min(random.below(9), length);
      return { start: { line, character }, end: { line, character: Math.min(character + 1, length) }, text: "" };
    }
    case 7:
      return { start, end: start, text: random.pick(["\\", "<<<FILE ", "END>>>", "END>>> ", " ", "<", "#"]) };
    case 8:
      return { start: end, end, text: random.pick(["END>>>", " ", "\t", "x", "\n", "\nEND>>>", "\n<<<FILE z"]) };
    default:
      return { start, end: start, text: `${randomLines(random, random.between(1, 6)).join("\n")}\n` };
  }
}
