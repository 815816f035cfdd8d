import { Decisions } from "../../decisions/decisions.ts";
import { textHash } from "../../exchange/text-hash.ts";
import { Buckets, bucketsFor } from "./buckets.ts";
import type { CarriedName } from "./carried.ts";
import { type CarriedDocuments, Gatherer, type Gathering, type Room } from "./gathering.ts";
import { groupsOf, rankIn } from "./groups.ts";
import { holdVariants, type NameInCorpus, namesIn } from "./names-in.ts";
import { Flag } from "./traits.ts";
import { type CountedName, isOften, RARELY, spellingsNear, type Variant, variantsAmong } from "./variants.ts";

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
  for (const variant of variantsAmong(namesInQuestion(documents, room))) {
    if (gatherer.isFullWith(MOST_DOCUMENTS + 1)) yield* take();
    variants.push(variant);
    for (const document of variant.rare.documents) gatherer.tell(document);
    gatherer.add(variant.often.documents[0]!);
  }
  yield* take();
}

/**
 * The frequent names, in the order in which they come first, that have a spelling near to them in common with a rare one,
 * and such rare ones: few of all names. Nothing else can be a variant, or have one.
 */
function namesInQuestion(documents: CarriedDocuments, room: Room): readonly NameInAll[] {
  const often = frequentNames(documents, room);
  if (often.length === 0) return [];
  const nearOften = new SpellingTable();
  const isDone = new Uint8Array(often.length);
  for (const { hash, found } of namesOf(documents)) {
    const rank = rankIn(often, hash);
    if (rank < 0 || isDone[rank]) continue;
    isDone[rank] = 1;
    nearOften.add(found.name);
  }
  const nearRare = new SpellingTable();
  const rare = new Map<string, NameInAll>();
  for (const { document, found, hash } of namesOf(documents)) {
    if (rankIn(often, hash) >= 0 || !nearOften.hasAny(found.name)) continue;
    nearRare.add(found.name);
    count(rare, document, found);
  }
  const chosen = new Map<string, NameInAll>();
  if (rare.size > 0)
    for (const { document, found, hash } of namesOf(documents))
      if (rankIn(often, hash) >= 0 && nearRare.hasAny(found.name)) count(chosen, document, found);
  return [...chosen.values(), ...rare.values()];
}

function count(names: Map<string, NameInAll>, document: number, { name, count: times, isKnown }: CarriedName): void {
  const known = names.get(name);
  if (!known) names.set(name, { name, count: times, isKnown, documents: [document] });
  else {
    known.count += times;
    known.isKnown ||= isKnown;
    if (known.documents.length < MOST_DOCUMENTS) known.documents.push(document);
  }
}

interface NameOf {
  readonly document: number;
  readonly found: CarriedName;
  readonly hash: number;
}

function* namesOf(documents: CarriedDocuments): Generator<NameOf> {
  for (const [document, flag] of documents.trait("flags").entries())
    if ((flag & Flag.names) !== 0)
      for (const found of documents.at(document).names) yield { document, found, hash: textHash(found.name) };
}

/** The hashes of the names that are seen often, or known, sorted. */
function frequentNames(documents: CarriedDocuments, room: Room): Float64Array {
  const buckets = new Buckets(bucketsFor(documents.count * NAMES_A_DOCUMENT, room.rows), 2, room);
  for (const { found, hash } of namesOf(documents))
    buckets.add(hash % buckets.count, hash, 2 * found.count + Number(found.isKnown));
  const frequent: number[] = [];
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    const rows = buckets.read(bucket);
    const hashes = rows.filter((_, at) => at % 2 === 0);
    for (const group of groupsOf(hashes, 1).all()) {
      let times = 0;
      let isKnown = false;
      for (const row of group) {
        const said = rows[2 * row + 1]!;
        times += Math.floor(said / 2);
        isKnown ||= said % 2 === 1;
      }
      if (isOften({ count: times, isKnown })) frequent.push(hashes[group[0]!]!);
    }
  }
  return Float64Array.from(frequent).sort();
}

/** Names that a document has, about. */
const NAMES_A_DOCUMENT = 8;

/** Which spellings are near to some names, in a table of 16 MB that errs upwards. */
class SpellingTable {
  readonly #bits = new Uint32Array(2 ** 22);

  add(name: string): void {
    for (const spelling of spellingsNear(name)) {
      const slot = textHash(spelling) % SLOTS;
      this.#bits[slot >>> 5] = this.#bits[slot >>> 5]! | (1 << (slot & 31));
    }
  }

  hasAny(name: string): boolean {
    for (const spelling of spellingsNear(name)) {
      const slot = textHash(spelling) % SLOTS;
      if ((this.#bits[slot >>> 5]! >>> (slot & 31)) & 1) return true;
    }
    return false;
  }
}

const SLOTS = 2 ** 27;
