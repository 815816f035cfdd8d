import type { Decisions } from "../decisions/decisions.ts";
import { atOnce } from "../in-steps.ts";
import { cutBlock, headerOf } from "../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../syntax/nodes.ts";
import { blocksOf } from "../syntax/parse.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Mention, RecognisedEntity } from "./mention.ts";
import { type HeldMentions, mentionsFor, mentionsHeld, type Recogniser, readyingMentions } from "./mentions.ts";

/** A number of mentions, or of paragraphs shared. */
export interface Counted {
  readonly id: string;
  readonly count: number;
}

/** What one document mentions. */
export interface IndexedDocument {
  readonly block: Block;
  /** Decoded; `undefined` when the header gives none. */
  readonly name: string | undefined;
  /** Unpacked when asked for where they are held packed. */
  readonly mentions: readonly Mention[];
  /** Mentions by entity id; of a shared name each entity gets one, of an unresolved mention nobody. */
  readonly counts: ReadonlyMap<string, number>;
  /** What was recognised without a catalogue, by id; unpacked when asked for. */
  readonly recognised: ReadonlyMap<string, RecognisedEntity>;
  /** Persons among these whose names have two words or more. */
  readonly persons: readonly Pick<RecognisedEntity, "id" | "name">[];
  /** For each paragraph that names two or more entities, which. */
  readonly paragraphs: readonly (readonly string[])[];
}

/** Lines up to this long may be wrapped parts of a paragraph; a longer one is a paragraph. Code units. */
const LONGEST_WRAPPED = 120;
/** A paragraph of more entities is a list, and says little of who goes with whom. */
const MOST_IN_PARAGRAPH = 50;

/** What the index says of a block, by what the block mentions: remembered from index to index. */
const indexed = new WeakMap<HeldMentions, IndexedDocument>();
const counted = new WeakMap<readonly Mention[], ReadonlyMap<string, number>>();

/** Who is mentioned where in a corpus; it holds none of its text. */
export class MentionIndex {
  readonly #documents: IndexedDocument[] = [];
  readonly #byBlock = new Map<Block, IndexedDocument>();
  readonly #totals = new Map<string, number>();
  readonly #documentsOf = new Map<string, IndexedDocument[]>();
  #personsByWord: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  /** In the order of the corpus. */
  get documents(): readonly IndexedDocument[] {
    return this.#documents;
  }

  /** Takes in the next document, while the index is made. */
  add(document: IndexedDocument): void {
    this.#documents.push(document);
    this.#byBlock.set(document.block, document);
    for (const [id, count] of document.counts) {
      this.#totals.set(id, (this.#totals.get(id) ?? 0) + count);
      const known = this.#documentsOf.get(id);
      if (known) known.push(document);
      else this.#documentsOf.set(id, [document]);
    }
  }

  /** Every entity that is mentioned, the most frequent first, then by id. */
  entities(): readonly Counted[] {
    return sorted(this.#totals);
  }

  /** Somebody or something recognised without a catalogue, as the first document has it. */
  recognised(id: string): RecognisedEntity | undefined {
    return this.documentsOf(id)[0]?.recognised.get(id);
  }

  /** The ids of recognised persons whose full names begin or end with the word. */
  personsCalled(word: string): readonly string[] {
    this.#personsByWord ??= personsByWord(this.documents);
    return [...(this.#personsByWord.get(word) ?? [])];
  }

  /** Mentions of the entity in the whole corpus. */
  count(id: string): number {
    return this.#totals.get(id) ?? 0;
  }

  /** Mentions of the entity in one document; 0 for a block the index does not know. */
  countIn(block: Block, id: string): number {
    return this.#byBlock.get(block)?.counts.get(id) ?? 0;
  }

  /** The documents that mention the entity, in the order of the corpus. */
  documentsOf(id: string): readonly IndexedDocument[] {
    return this.#documentsOf.get(id) ?? [];
  }

  /** The entities that share the most paragraphs with this one, at most `most`. Walks its documents. */
  neighbours(id: string, most: number): readonly Counted[] {
    const shared = new Map<string, number>();
    for (const { paragraphs } of this.documentsOf(id)) {
      for (const paragraph of paragraphs) {
        if (!paragraph.includes(id)) continue;
        for (const other of paragraph) if (other !== id) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    return sorted(shared).slice(0, most);
  }
}

/**
 * Makes the index of a corpus block by block, a long one in several steps: after each step it yields how many blocks are
 * done, so that the caller can give way or stop.
 */
export function* indexMentions(
  corpus: Corpus,
  catalogue: Catalogue,
  recogniser?: Recogniser,
  decisions?: Decisions,
): Generator<number, MentionIndex> {
  const index = new MentionIndex();
  for (const block of blocksOf(corpus)) {
    for (const _ of readyingMentions(corpus, block, catalogue, recogniser)) yield index.documents.length;
    index.add(documentOf(corpus, block, mentionsFor(corpus, block, catalogue, recogniser, decisions)));
    yield index.documents.length;
  }
  return index;
}

/** The index of a corpus, made in one go. */
export function mentionIndexOf(
  corpus: Corpus,
  catalogue: Catalogue,
  recogniser?: Recogniser,
  decisions?: Decisions,
): MentionIndex {
  return atOnce(indexMentions(corpus, catalogue, recogniser, decisions));
}

function documentOf(corpus: Corpus, block: Block, held: HeldMentions): IndexedDocument {
  const known = indexed.get(held);
  if (known) return known;
  const { name } = headerOf(corpus, block);
  const mentions = mentionsHeld(held);
  const paragraphs = mentions.length < 2 ? NONE : paragraphsOf(cutBlock(corpus, block), mentions);
  const document: IndexedDocument = {
    block,
    name,
    get mentions() {
      return mentionsHeld(held);
    },
    counts: countsOf(mentions),
    get recognised() {
      return recognisedIn(mentionsHeld(held));
    },
    persons: personsIn(recognisedIn(mentions)),
    paragraphs,
  };
  indexed.set(held, document);
  return document;
}

const NONE: readonly never[] = [];

function personsByWord(documents: readonly IndexedDocument[]): ReadonlyMap<string, ReadonlySet<string>> {
  const persons = new Map<string, Set<string>>();
  for (const document of documents)
    for (const { id, name } of document.persons) {
      const words = name.split(" ");
      for (const word of [words[0]!, words.at(-1)!]) persons.set(word, (persons.get(word) ?? new Set()).add(id));
    }
  return persons;
}

function personsIn(recognised: ReadonlyMap<string, RecognisedEntity>): IndexedDocument["persons"] {
  const persons: Pick<RecognisedEntity, "id" | "name">[] = [];
  for (const { id, name, type } of recognised.values())
    if (type === "person" && name.includes(" ")) persons.push({ id, name });
  return persons.length > 0 ? persons : NONE;
}

function recognisedIn(mentions: readonly Mention[]): ReadonlyMap<string, RecognisedEntity> {
  const found = new Map<string, RecognisedEntity>();
  for (const { recognised } of mentions) if (recognised) found.set(recognised.id, recognised);
  return found;
}

/** Mentions by entity id. */
export function countsOf(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const known = counted.get(mentions);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { kind, entities } of mentions)
    if (kind !== "unresolved") for (const id of entities) counts.set(id, (counts.get(id) ?? 0) + 1);
  counted.set(mentions, counts);
  return counts;
}

function paragraphsOf({ text }: BlockText, mentions: readonly Mention[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const current = new Set<string>();
  const close = (): void => {
    if (current.size > 1 && current.size <= MOST_IN_PARAGRAPH) found.push([...current]);
    current.clear();
  };
  let last: Mention | undefined;
  for (const mention of mentions) {
    if (mention.kind === "unresolved") continue;
    if (last && isParagraphBetween(text, last.span.end, mention.span.start)) close();
    for (const id of mention.entities) current.add(id);
    last = mention;
  }
  close();
  return found;
}

/** Whether a paragraph ends between the offsets: at a blank line, or at the end of a line too long to be a wrapped one. */
function isParagraphBetween(text: string, from: number, to: number): boolean {
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) {
    if (/^[ \t\r]{0,80}\n/.test(text.slice(at + 1, at + 82))) return true;
    const lineStart = text.lastIndexOf("\n", at - 1) + 1;
    if (at - lineStart > LONGEST_WRAPPED) return true;
  }
  return false;
}

function sorted(counts: ReadonlyMap<string, number>): readonly Counted[] {
  const list = [...counts].map(([id, count]) => ({ id, count }));
  return list.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
