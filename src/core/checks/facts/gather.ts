import type { Decisions } from "../../decisions/decisions.ts";
import { SaidAgain } from "./gather-bodies.ts";
import { gatherAmbiguousDates, gatherShortNames } from "./gather-entities.ts";
import { gatherRepeatedLines } from "./gather-lines.ts";
import { gatherDuplicateIds, gatherDuplicateNames, gatherNameCollisions } from "./gather-names.ts";
import { gatherNumberGaps } from "./gather-numbers.ts";
import { gatherNameVariants } from "./gather-variants.ts";
import type { CarriedDocuments, Gathering, Room } from "./gathering.ts";

/**
 * All gatherings of documents in which rules about many documents find what they find in all together: each finding in one
 * gathering, those of one document and rule in the order in which the rule tells them.
 *
 * Takes no more than 32 bytes a document, beside what one gathering takes, what `room` allows, and tables of up to 64 MB;
 * where variants of names are looked for, the hashes of frequent names, and the names that are near to others.
 */
export function* gatherings(documents: CarriedDocuments, decisions: Decisions, room: Room): Generator<Gathering> {
  yield* gatherDuplicateNames(documents, room);
  yield* gatherNameCollisions(documents, room);
  yield* gatherNumberGaps(documents, room);
  yield* gatherDuplicateIds(documents, room);
  yield* gatherAmbiguousDates(documents, room);
  const saidAgain = new SaidAgain(documents, room);
  yield* saidAgain.gatherDuplicates(decisions);
  yield* saidAgain.gatherNearDuplicates();
  yield* gatherRepeatedLines(documents, saidAgain.originals, room);
  yield* gatherShortNames(documents, room);
  yield* gatherNameVariants(documents, room);
}
