import type { LineChange } from "../../src/core/syntax/marker-index.ts";
import type { Position } from "../../src/core/text.ts";
import { randomNumbers } from "./random-numbers.ts";
import type { EditorDocument } from "./vscode-document.ts";

/** What is done about a change that the document already shows. */
export type Reaction = (change: LineChange, at: Position) => unknown;

/** Somebody who types a character here and there, and takes it back. */
export class Typist {
  readonly #document: EditorDocument;
  readonly #next = randomNumbers(11);

  constructor(document: EditorDocument) {
    this.#document = document;
  }

  /** Types and deletes at `places` places in bodies; answers the milliseconds one reaction took. */
  characters(places: number, react: Reaction): number {
    let spent = 0;
    for (let i = 0; i < places; i++) {
      const start = this.placeInText();
      spent += this.#typeAndDelete(start, { line: start.line, character: start.character + 1 }, "x", react);
    }
    return spent / (places * 2);
  }

  /** Breaks and joins lines at `places` places in bodies; answers the milliseconds one reaction took. */
  lineBreaks(places: number, react: Reaction): number {
    let spent = 0;
    for (let i = 0; i < places; i++) {
      const start = this.placeInText();
      spent += this.#typeAndDelete(start, { line: start.line + 1, character: 0 }, "\n", react);
    }
    return spent / (places * 2);
  }

  /** Breaks and joins the first line as often; answers the milliseconds one reaction took. */
  enterAtTop(times: number, react: Reaction): number {
    let spent = 0;
    for (let i = 0; i < times; i++)
      spent += this.#typeAndDelete({ line: 0, character: 0 }, { line: 1, character: 0 }, "\n", react);
    return spent / (times * 2);
  }

  /** Some place in a line that is no marker. */
  placeInText(): Position {
    for (;;) {
      const line = this.#next(this.#document.lineCount);
      const { text } = this.#document.lineAt(line);
      if (text.length < 8 || text.startsWith("<<<FILE") || text.startsWith("END>>>")) continue;
      return { line, character: 1 + this.#next(text.length - 1) };
    }
  }

  #typeAndDelete(start: Position, end: Position, typed: string, react: Reaction): number {
    return (
      timeOf(react, this.#document.change({ start, end: start }, typed), start) +
      timeOf(react, this.#document.change({ start, end }, ""), start)
    );
  }
}

function timeOf(react: Reaction, change: LineChange, at: Position): number {
  const start = performance.now();
  react(change, at);
  return performance.now() - start;
}
