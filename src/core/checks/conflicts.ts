import type { Span } from "../text.ts";
import { lineEnd } from "./part-lines.ts";

/** The three lines git leaves where it could not merge. */
export interface Conflict {
  readonly ours: Span;
  readonly middle: Span;
  readonly theirs: Span;
}

/** Git's own marks are seven long; `conflict-marker-size` in `.gitattributes` makes them longer. */
const OURS = "<<<<<<<";
const MIDDLE = "=======";
const THEIRS = ">>>>>>>";

/** The merge conflicts within one block or gap: lines that begin with the three marks, in this order. */
export function conflictsIn(text: string): readonly Conflict[] {
  const found: Conflict[] = [];
  // Six characters V8 finds by their first; the seven and a line feed cost several times as much.
  if (!text.includes("<<<<<<")) return found;
  let from = 0;
  for (;;) {
    const ours = lineBeginning(text, OURS, from);
    const middle = ours && lineBeginning(text, MIDDLE, ours.end);
    const theirs = middle && lineBeginning(text, THEIRS, middle.end);
    if (!theirs) return found;
    found.push({ ours, middle, theirs });
    from = theirs.end;
  }
}

function lineBeginning(text: string, mark: string, from: number): Span | undefined {
  if (from === 0 && text.startsWith(mark)) return { start: 0, end: lineEnd(text, 0) };
  const at = text.indexOf(`\n${mark}`, from);
  return at < 0 ? undefined : { start: at + 1, end: lineEnd(text, at + 1) };
}
