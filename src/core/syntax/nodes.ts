import type { Remembering } from "../memo.ts";
import type { LineSource, Position, Span } from "../text.ts";

/**
 * A corpus as parts that follow each other without a hole: joined, they are the text.
 *
 * Positions count lines and UTF-16 code units from 0.
 */
export interface Corpus {
  readonly source: LineSource;
  readonly parts: readonly Part[];
  /** The part that holds the position, the last one for the end of the text; `undefined` only for an empty text. */
  partAt(position: Position): Part | undefined;
}

/** One stretch of a corpus: a block, or what stands outside blocks. */
export type Part = Block | Gap;

/** Blank lines, comments, and whatever else stands between, before or after blocks. Never empty. */
export interface Gap {
  readonly kind: "gap";
  readonly start: Position;
  readonly end: Position;
}

/** `<<<FILE …` to `END>>>`, or to where the block is taken to end when that is missing. */
export interface Block extends Remembering {
  readonly kind: "block";
  /** Of `<<<FILE`: column 0, but for the second half of a joined line. */
  readonly start: Position;
  /** Where the next part begins. */
  readonly end: Position;
  /** First line of the body. */
  readonly bodyStart: number;
  /** First line that is no longer body; equal to `bodyStart` when there is none. A glued terminator's line is still body. */
  readonly bodyEnd: number;
  readonly close: Close;
  /** The same as `close.kind`: it is asked of every block, and a place is made for each `close`. */
  readonly closeKind: Close["kind"];
}

/** How a block ends. `at` is where `END>>>` stands, or where it is missing. */
export interface Close {
  readonly kind: "terminator" | "joined" | "glued" | "missing";
  readonly at: Position;
}

/** A block cut out of its corpus. Offsets count UTF-16 code units from the block's start; line ends are LF. */
export interface BlockText extends Remembering {
  readonly kind: "block";
  /** Header line, body and terminator line. */
  readonly text: string;
  readonly header: Header;
  /** The body lines with their line ends, still escaped. Empty, at its place, when there are none. */
  readonly body: Span;
  readonly close: {
    readonly kind: Close["kind"] /** Of `END>>>`, or empty where it is missing. */;
    readonly span: Span;
  };
}

/** A gap cut out of its corpus; line ends are LF. */
export interface GapText {
  readonly kind: "gap";
  readonly text: string;
}

/** What is read from a header line. Offsets are relative to the block's start. */
export interface Header {
  /** The header line without its line end. */
  readonly span: Span;
  /** Decoded; `undefined` when there is none. */
  readonly name: string | undefined;
  /** As written, quotes included; empty where the name would go. */
  readonly nameSpan: Span;
  readonly nameForm: "bare" | "quoted" | "spaced" | "ill-quoted" | "none";
  /** The well-formed attributes, the first of each key. */
  readonly attributes: readonly Attribute[];
  /** What is kept in the text but not read. In the order of the text. */
  readonly faults: readonly HeaderFault[];
}

/** `key=value` in a header. */
export interface Attribute {
  readonly key: string;
  /** Decoded. */
  readonly value: string;
  /** Key, `=` and value. */
  readonly span: Span;
  /** The value as written, quotes included. */
  readonly valueSpan: Span;
}

/** One stretch of a header that is not of the grammar. */
export interface HeaderFault {
  readonly kind: "no-name" | "spaced-name" | "quoting" | "not-an-attribute" | "key" | "no-value" | "repeated-key";
  readonly span: Span;
}
