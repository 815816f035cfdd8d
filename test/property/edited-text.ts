import type { LineChange } from "../../src/core/syntax/marker-index.ts";
import type { LineSource, Position } from "../../src/core/text.ts";

/** One replacement, as an editor reports it: the range lies in the text as it was just before. */
export interface Change {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** A text as VS Code holds it: lines without their ends, ended by LF, CRLF or a lone CR where text is inserted. */
export class EditedText implements LineSource {
  #lines: string[];
  /** How often a line was asked for. */
  reads = 0;

  constructor(lines: readonly string[]) {
    this.#lines = [...lines];
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  /** All lines, in the order of the text. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  line(index: number): string {
    const line = this.#lines[index];
    if (line === undefined) throw new RangeError(`there is no line ${index}, only ${this.#lines.length}`);
    this.reads++;
    return line;
  }

  /** Makes the change and answers what undoes it. */
  apply({ start, end, text }: Change): Change {
    const first = this.#lines[start.line]!;
    const last = this.#lines[end.line]!;
    const removed = this.#lines.slice(start.line, end.line + 1);
    removed[removed.length - 1] = removed.at(-1)!.slice(0, end.character);
    removed[0] = removed[0]!.slice(start.character);
    const inserted = brokenUp(text);
    const lastInserted = inserted.at(-1)!;
    const character = inserted.length === 1 ? start.character + lastInserted.length : lastInserted.length;
    const undoEnd = { line: start.line + inserted.length - 1, character };
    inserted[inserted.length - 1] = lastInserted + last.slice(end.character);
    inserted[0] = first.slice(0, start.character) + inserted[0]!;
    this.#lines.splice(start.line, end.line - start.line + 1, ...inserted);
    return { start, end: undoEnd, text: removed.join("\n") };
  }
}

/** The change in whole lines, counted as the editor's shell does. */
export function toLineChange({ start, end, text }: Change): LineChange {
  return { start: start.line, removed: end.line - start.line + 1, inserted: brokenUp(text).length };
}

function brokenUp(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
