import type { Catalogue } from "./catalogue.ts";
import type { MentionIndex } from "./mention-index.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** A corpus with who is mentioned where in it. */
export interface IndexedCorpus {
  /** A path or an address: whatever tells it from others. */
  readonly source: string;
  readonly catalogue: Catalogue;
  readonly index: MentionIndex;
}

/** How often, and in how many documents, corpora mention somebody. */
export interface Tally {
  readonly subject: Subject;
  readonly count: number;
  readonly documents: number;
}

/** Ids counted between two rests: below a millisecond of work. */
const SLICE = 1_000;

/**
 * Everybody whom the corpora mention, in the order in which they first occur; one id is one subject in all of them.
 * Yields often, so that the caller can give way or stop.
 */
export function* tallying(corpora: readonly IndexedCorpus[]): Generator<void, readonly Tally[]> {
  const tallies = new Map<string, { subject: Subject; count: number; documents: number }>();
  let done = 0;
  for (const { catalogue, index } of corpora) {
    for (const { counts } of index.documents) {
      if (++done % SLICE === 0) yield;
      for (const [id, count] of counts) {
        if (++done % SLICE === 0) yield;
        const known = tallies.get(id);
        if (!known) {
          tallies.set(id, { subject: subjectOf(id, catalogue, index), count, documents: 1 });
          continue;
        }
        known.count += count;
        known.documents++;
      }
    }
  }
  return [...tallies.values()];
}
