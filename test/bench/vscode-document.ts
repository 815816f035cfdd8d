import type { LineChange } from "../../src/core/syntax/marker-index.ts";
import type { LineSource, Range } from "../../src/core/text.ts";

/**
 * An open document as VS Code's extension host holds it: an array of lines, changed in place.
 *
 * After `mirrorTextModel.ts` and `extHostDocumentData.ts` of microsoft/vscode, without validation of ranges.
 */
export class EditorDocument {
  readonly #lines: string[];
  readonly #lineEnd: string;
  #text: string | undefined;
  #starts: Float64Array | undefined;

  constructor(lines: string[], lineEnd: "\n" | "\r\n" = "\n") {
    this.#lines = lines;
    this.#lineEnd = lineEnd;
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  /** A new object each time, as there. */
  lineAt(line: number): DocumentLine {
    if (line < 0 || line >= this.#lines.length || Math.floor(line) !== line)
      throw new Error("Illegal value for `line`");
    return new DocumentLine(line, this.#lines[line]!, line === this.#lines.length - 1);
  }

  /** The whole text; remembered until the next change. */
  getText(): string {
    this.#text ??= this.#lines.join(this.#lineEnd);
    return this.#text;
  }

  /** Forgets the text, as every change does. */
  forgetText(): void {
    this.#text = undefined;
  }

  offsetAt(line: number, character: number): number {
    this.#starts ??= this.#sumUp();
    return this.#starts[line]! + character;
  }

  /** Makes a change, and answers what the extension passes on of the event. */
  change({ start, end }: Range, text: string): LineChange {
    this.forgetText();
    this.#starts = undefined;
    const inserted = text.split(/\r\n|\r|\n/);
    const tail = this.#lines[end.line]!.substring(end.character);
    inserted[0] = this.#lines[start.line]!.substring(0, start.character) + inserted[0]!;
    inserted[inserted.length - 1] += tail;
    this.#lines[start.line] = inserted[0];
    if (end.line > start.line) this.#lines.splice(start.line + 1, end.line - start.line);
    for (let at = 1; at < inserted.length; at++) this.#lines.splice(start.line + at, 0, inserted[at]!);
    return { start: start.line, removed: end.line - start.line + 1, inserted: inserted.length };
  }

  #sumUp(): Float64Array {
    const starts = new Float64Array(this.#lines.length);
    let offset = 0;
    for (let line = 0; line < this.#lines.length; line++) {
      starts[line] = offset;
      offset += this.#lines[line]!.length + this.#lineEnd.length;
    }
    return starts;
  }
}

/** What `lineAt` answers. */
class DocumentLine {
  readonly lineNumber: number;
  readonly text: string;
  readonly #isLast: boolean;

  constructor(lineNumber: number, text: string, isLast: boolean) {
    this.lineNumber = lineNumber;
    this.text = text;
    this.#isLast = isLast;
  }

  get lastOfAll(): boolean {
    return this.#isLast;
  }
}

/** The document's lines as `open-corpora.ts` gives them to the index. */
export function linesOf(document: EditorDocument): LineSource {
  return {
    get lineCount() {
      return document.lineCount;
    },
    line: (index) => document.lineAt(index).text,
  };
}
