/** A name with its place and type; in WikiGold `MISC` is whatever is no person, place or organisation. */
export interface GoldName {
  readonly start: number;
  readonly end: number;
  readonly type: "PER" | "LOC" | "ORG" | "MISC";
}

/** An annotated document as running text. */
export interface GoldDocument {
  readonly text: string;
  readonly names: readonly GoldName[];
}

/**
 * Reads annotations of one token a line (`token I-PER`, a blank line after each sentence, `-DOCSTART-` between
 * documents), and puts the tokens together again as one would write them. What stands between two sentences is a blank, a
 * line end where the first has no final mark.
 */
export function readGold(file: string): readonly GoldDocument[] {
  const documents: GoldDocument[] = [];
  let writer = new Writer();
  const close = (): void => {
    if (writer.text !== "") documents.push({ text: writer.text, names: writer.names() });
    writer = new Writer();
  };
  for (const line of file.split("\n")) {
    const [token = "", tag = ""] = line.split(" ");
    if (token === "-DOCSTART-") close();
    else if (token === "") writer.endSentence();
    else writer.add(token, tag);
  }
  close();
  return documents;
}

/** Tokens that stand without a blank before them, and those without one behind. */
const CLOSING = /^(?:[.,;:!?%)\]}…]|'s|'S|n't|'ll|'re|'ve|'m|'d|''|')$/;
const OPENING = /^(?:[([{$£€#]|``)$/;

class Writer {
  text = "";
  readonly #names: { start: number; end: number; type: GoldName["type"] }[] = [];
  #before = "O";
  #glue = true;
  #isInQuotes = false;

  add(token: string, tag: string): void {
    const isQuote = token === '"' || token === "``" || token === "''";
    const closes = isQuote ? this.#isInQuotes : CLOSING.test(token);
    if (!(this.#glue || closes)) this.text += " ";
    const start = this.text.length;
    this.text += isQuote ? '"' : token;
    this.#glue = isQuote ? !this.#isInQuotes : OPENING.test(token);
    if (isQuote) this.#isInQuotes = !this.#isInQuotes;
    this.#annotate(tag, start);
  }

  endSentence(): void {
    if (this.text === "" || this.text.endsWith("\n")) return;
    if (/[.!?]["')\]]*$/.test(this.text)) this.#glue = false;
    else {
      this.text += "\n";
      this.#glue = true;
    }
    this.#before = "O";
    this.#isInQuotes = false;
  }

  names(): readonly GoldName[] {
    return this.#names;
  }

  #annotate(tag: string, start: number): void {
    const type = tag.slice(2) as GoldName["type"];
    const goesOn = tag.startsWith("I-") && this.#before.slice(2) === type;
    if (goesOn) this.#names.at(-1)!.end = this.text.length;
    else if (tag !== "O") this.#names.push({ start, end: this.text.length, type });
    this.#before = tag;
  }
}
