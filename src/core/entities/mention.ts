import type { Span } from "../text.ts";

/** One place in a document's body where somebody or something is named. Plain data. */
export interface Mention {
  /** Relative to the block's text; a possessive is left out, a title of a short form is in. */
  readonly span: Span;
  readonly text: string;
  /**
   * `unresolved`: a short form that leads nowhere for sure. `recognised`: found without a catalogue. `pinned`: somebody
   * decided who is meant here.
   */
  readonly kind: "catalogue" | "short-form" | "unresolved" | "recognised" | "pinned";
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
  /** Who or what was recognised without a catalogue: of recognised mentions, and of short forms that go back to one. */
  readonly recognised?: RecognisedEntity;
  /** What the text calls it in this place: `Chinese Premier`. */
  readonly descriptor?: string;
}

/** The types that are told without a catalogue; a nationality is an adjective or a people (`Chinese`, `Koreans`). */
export type RecognisedType = "person" | "organisation" | "place" | "event" | "work" | "product" | "law" | "nationality";

/** Somebody or something that a document names and no catalogue need know; one object for all its mentions there. */
export interface RecognisedEntity {
  /**
   * Begins with `~`. The same in every document for a name of two words or more, or one known everywhere (`China`);
   * another single word is its document's own.
   */
  readonly id: string;
  /** The fullest form, as first written, with single blanks. */
  readonly name: string;
  /** `undefined`: a name, but of what is not said. */
  readonly type: RecognisedType | undefined;
  /** Which part of a person's name is the family's, where the lists or the text tell. */
  readonly familyName?: string;
  /** What it was recognised by, one sentence each, the strongest first. */
  readonly reasons: readonly string[];
  /** What the document calls it, in the order of the text: `Chinese Premier`, `spokesman of the ministry`. */
  readonly descriptors: readonly string[];
}
