import { type CarriedDocuments, Gatherer, type Gathering, type Room } from "./gathering.ts";
import { NO_VALUE, rankIn, repeatedIn } from "./groups.ts";
import { Flag } from "./traits.ts";

const ORDERS = Flag.dayFirst | Flag.monthFirst;

/** Documents with dates that neither they nor others of their source settle. */
export function* gatherAmbiguousDates(documents: CarriedDocuments, room: Room): Generator<Gathering> {
  const flags = documents.trait("flags");
  const sources = documents.trait("dateSource");
  // The sources of whose dates anything is known, and what.
  const known = repeatedIn(sources.filter((_, document) => (flags[document]! & ORDERS) !== 0).sort(), 1);
  const orders = new Uint8Array(known.length);
  for (const [document, source] of sources.entries()) {
    const rank = (flags[document]! & ORDERS) === 0 ? -1 : rankIn(known, source);
    if (rank >= 0) orders[rank] = orders[rank]! | (flags[document]! & ORDERS);
  }
  const isSettled = (document: number): boolean => {
    const source = sources[document]!;
    const rank = source === NO_VALUE || (flags[document]! & ORDERS) !== 0 ? -1 : rankIn(known, source);
    return rank >= 0 && orders[rank] !== ORDERS;
  };
  const gatherer = new Gatherer("ambiguous-date", documents, room);
  for (const [document, flag] of flags.entries()) {
    if ((flag & Flag.openDates) === 0 || isSettled(document)) continue;
    if (gatherer.isFullWith(1)) yield* gatherer.take();
    gatherer.tell(document);
  }
  yield* gatherer.take();
}

/** Documents in which short names lead to nobody, each with the first of those that name who might be meant. */
export function* gatherShortNames(documents: CarriedDocuments, room: Room): Generator<Gathering> {
  const flags = documents.trait("flags");
  if (!flags.some((flag) => (flag & Flag.openShortNames) !== 0)) return;
  // No more than the catalogue has entities.
  const firsts = new Map<string, number>();
  for (const [document, flag] of flags.entries())
    if ((flag & Flag.namesSomebody) !== 0)
      for (const { id } of documents.at(document).shortNames.named) if (!firsts.has(id)) firsts.set(id, document);
  const gatherer = new Gatherer("unresolved-short-name", documents, room);
  for (const [document, flag] of flags.entries()) {
    if ((flag & Flag.openShortNames) === 0) continue;
    if (gatherer.isFullWith(1)) yield* gatherer.take();
    gatherer.tell(document);
    for (const { namesakes } of documents.at(document).shortNames.open)
      for (const id of namesakes) {
        const first = firsts.get(id);
        if (first !== undefined) gatherer.add(first);
      }
  }
  yield* gatherer.take();
}
