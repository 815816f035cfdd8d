import type { SampleDocument } from "../generate.ts";

/** A parser of another format that makes an outline. */
export interface Peer {
  readonly name: string;
  /** How many times faster ours is to be. */
  readonly timesFaster: number;
  /** The same documents in the peer's format. */
  write(documents: readonly SampleDocument[]): string;
  /** Parses and outlines the text from nothing, and answers how many documents it saw. */
  outline(text: string): number | Promise<number>;
}
