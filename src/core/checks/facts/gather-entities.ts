import { Decisions } from "../../decisions/decisions.ts";
import { type CarriedDocuments, Gatherer, type Gathering, type Room } from "./gathering.ts";
import { NO_VALUE, rankIn, repeatedIn } from "./groups.ts";
import { holdVariants, type NameInCorpus, namesIn } from "./names-in.ts";
import { Flag } from "./traits.ts";
import { type CountedName, RARELY, type Variant, variantsAmong } from "./variants.ts";

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

/** A name of all documents, with the first in which it stands. */
interface NameInAll extends CountedName {
  count: number;
  isKnown: boolean;
  readonly documents: number[];
}

/** A rare name stands in no more documents. */
const MOST_DOCUMENTS = RARELY;

/** Documents with rare names that may be slips of frequent ones, each with the first in which that stands. */
export function* gatherNameVariants(documents: CarriedDocuments, room: Room): Generator<Gathering> {
  const names = new Map<string, NameInAll>();
  for (const [document, flag] of documents.trait("flags").entries()) {
    if ((flag & Flag.names) === 0) continue;
    for (const { name, count, isKnown } of documents.at(document).names) {
      const known = names.get(name);
      if (!known) names.set(name, { name, count, isKnown, documents: [document] });
      else {
        known.count += count;
        known.isKnown ||= isKnown;
        if (known.documents.length < MOST_DOCUMENTS) known.documents.push(document);
      }
    }
  }
  const gatherer = new Gatherer("name-variant", documents, room);
  let variants: Variant<NameInAll>[] = [];
  const take = (): Generator<Gathering> => {
    const found = variants;
    variants = [];
    return gatherer.take((places, corpus) =>
      holdVariants(corpus, (blocks) => {
        const inCorpus = ({ documents: own, ...name }: NameInAll): NameInCorpus => ({
          ...name,
          places: own.flatMap((document) => {
            const one = blocks[places.get(document) ?? -1];
            const all = one ? namesIn(corpus, one.block, undefined, Decisions.none) : [];
            const at = all.find((other) => other.name === name.name);
            return one && at ? [{ one, found: at }] : [];
          }),
        });
        return found.map(({ rare, often }) => ({ rare: inCorpus(rare), often: inCorpus(often) }));
      }),
    );
  };
  for (const variant of variantsAmong([...names.values()])) {
    if (gatherer.isFullWith(MOST_DOCUMENTS + 1)) yield* take();
    variants.push(variant);
    for (const document of variant.rare.documents) gatherer.tell(document);
    gatherer.add(variant.often.documents[0]!);
  }
  yield* take();
}
