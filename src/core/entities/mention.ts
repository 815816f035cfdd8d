import type { Span } from "../text.ts";

/** One place in a document's body where somebody or something is named. Plain data. */
export interface Mention {
  /** Relative to the block's text; a possessive is left out, a title of a short form is in. */
  readonly span: Span;
  readonly text: string;
  /** `unresolved`: a short form that leads nowhere for sure. `recognised`: found without a catalogue. */
  readonly kind: "catalogue" | "short-form" | "unresolved" | "recognised";
  /**
   * Ids of who may be meant: one when it is settled, several when the catalogue gives them all this name or a short form is
   * tied, none when nobody is introduced.
   */
  readonly entities: readonly string[];
  /** Ids of catalogue entries of that family name that are not introduced in this document: never to be linked. */
  readonly namesakes: readonly string[];
  /** Where the full form stands that a short form goes back to; relative to the block's text, in its header for a title. */
  readonly introducedAt?: Span;
  /** One sentence for the hover. */
  readonly why: string;
}
