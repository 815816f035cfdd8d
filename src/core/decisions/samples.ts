import type { Corpus } from "../syntax/nodes.ts";
import type { LineEdit } from "../text.ts";

/** The lines that some edits change, before and after. */
export interface Sample {
  /** The first of the lines before, from 0. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * The first few changes that edits make, line by line. Edits in one line, or in the next, make one change.
 *
 * The edits are sorted and disjoint.
 */
export function samplesOf(corpus: Corpus, edits: readonly LineEdit[], most: number): readonly Sample[] {
  const samples: Sample[] = [];
  let together: LineEdit[] = [];
  for (const edit of edits) {
    const last = together.at(-1);
    if (last && edit.range.start.line > last.range.end.line) {
      samples.push(sampleOf(corpus, together));
      together = [];
      if (samples.length === most) return samples;
    }
    together.push(edit);
  }
  return together.length > 0 ? [...samples, sampleOf(corpus, together)] : samples;
}

function sampleOf({ source }: Corpus, edits: readonly LineEdit[]): Sample {
  const first = edits[0]!.range.start.line;
  const end = edits.at(-1)!.range.end;
  // What ends at the start of a line takes none of that line away.
  const last = end.character === 0 && end.line > first ? end.line - 1 : end.line;
  const before: string[] = [];
  for (let line = first; line <= last; line++) before.push(source.line(line));
  let text = "";
  let at = { line: first, character: 0 };
  const upTo = (line: number, character: number): void => {
    for (; at.line < line; at = { line: at.line + 1, character: 0 })
      text += `${source.line(at.line).slice(at.character)}\n`;
    text += source.line(line).slice(at.character, character);
  };
  for (const { range, newText } of edits) {
    upTo(range.start.line, range.start.character);
    text += newText;
    at = range.end;
  }
  if (last === end.line) upTo(last, source.line(last).length);
  const after = text.endsWith("\n") ? text.slice(0, -1).split("\n") : text === "" ? [] : text.split("\n");
  return { line: first, before, after };
}
