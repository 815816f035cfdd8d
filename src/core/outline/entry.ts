import type { Span } from "../text.ts";

/** What an outline's row stands for. */
export type OutlineKind =
  | "folder"
  | "document"
  | "heading"
  | "key"
  | "stamp"
  | "section"
  | "paragraph"
  | "source"
  | "column"
  | "more";

/** Something that stands in a body. Offsets are relative to the block's start; children lie inside, in order. */
export interface Entry {
  readonly kind: OutlineKind;
  /** As it stands in the text; whoever shows it makes it one line. */
  readonly label: string;
  readonly detail: string;
  readonly span: Span;
  /** Inside `span`. */
  readonly selection: Span;
  readonly children: readonly Entry[];
}

/** A heading before it is known how far its section reaches. */
export interface Heading {
  /** 1 is the highest. */
  readonly level: number;
  readonly label: string;
  /** The heading's own line or element. */
  readonly span: Span;
}

/** How much of a line, an element or a value is looked at for a label. */
export const LABEL_SOURCE = 400;
