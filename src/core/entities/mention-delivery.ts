import { cutBlock } from "../syntax/cut.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";
import { blocksOf } from "../syntax/parse.ts";
import type { Catalogue } from "./catalogue.ts";
import { beginning, type MentionAnswer, type MentionOrder, sentBlock } from "./mention-work.ts";
import { hasMentions, keepMentions, type Recogniser } from "./mentions.ts";
import { packedBlocks } from "./packed-mentions.ts";

/** What names are looked for by. */
export interface SoughtNames {
  readonly catalogue: Catalogue;
  readonly recogniser: Recogniser;
  /** The word lists that the recogniser was made of. */
  readonly lists: string;
}

/** How a delivery goes on. */
export interface DeliveryManner {
  /** Sends an order to whoever works elsewhere. May throw. */
  post(order: MentionOrder): void;
  /** Lets others have their turn. */
  rest(): Promise<void>;
  /** Whether the corpus is still the one, and somebody waits. */
  isWanted(): boolean;
}

/** Below so many UTF-16 code units, and so many blocks, that nobody has looked at, a delivery does not pay. */
const LEAST_UNITS = 400_000;
const FEWEST_BLOCKS = 400;
/** Text that is sent at once, in UTF-16 code units: what comes back is taken in within a few milliseconds. */
const BATCH = 60_000;
/** Batches on their way: one is worked on while the next ones wait. */
const AHEAD = 4;

/** Whether so much of a corpus is still to be looked through that it is better done elsewhere. */
export function isWorthDelivering(corpus: Corpus, { catalogue, recogniser }: SoughtNames): boolean {
  let units = 0;
  let blocks = 0;
  for (const block of blocksOf(corpus)) {
    if (hasMentions(block, catalogue, recogniser)) continue;
    units += sizeOf(corpus, block, LEAST_UNITS - units);
    if (++blocks >= FEWEST_BLOCKS || units >= LEAST_UNITS) return true;
  }
  return false;
}

/**
 * Has the blocks of a corpus looked through elsewhere, so that `mentionsIn` knows their mentions: sends them in batches, and
 * keeps what comes back. Whoever hears from elsewhere tells {@link answered} and {@link failed}.
 */
export class MentionDelivery {
  readonly #sent = new Map<number, readonly Block[]>();
  #names: SoughtNames | undefined;
  #wake = (): void => undefined;
  #fault: unknown;
  #count = 0;

  answered({ number, packed }: MentionAnswer): void {
    const names = this.#names;
    const packedOf = packedBlocks(packed);
    for (const block of this.#sent.get(number) ?? []) {
      const found = packedOf.next().value;
      if (names && found) keepMentions(block, names.catalogue, names.recogniser, found);
    }
    this.#sent.delete(number);
    this.#wake();
  }

  /** What is on its way will not come back: whoever waits for it is told. */
  failed(error: unknown): void {
    this.#fault = error;
    this.#wake();
  }

  /**
   * Until all blocks are looked through, or it is no longer wanted. Rejects where that fails; what came back before is
   * kept, and the rest can be looked for here.
   */
  async deliver(corpus: Corpus, names: SoughtNames, { post, rest, isWanted }: DeliveryManner): Promise<void> {
    this.#names = names;
    this.#sent.clear();
    this.#fault = undefined;
    for (const order of beginning(names.catalogue, names.lists)) {
      post(order);
      await rest();
    }
    const blocks = leftOf(corpus, names);
    let isDone = false;
    for (;;) {
      while (!isDone && this.#sent.size < AHEAD && isWanted()) {
        const batch = batchOf(corpus, blocks);
        isDone = batch.length === 0;
        if (isDone) break;
        this.#sent.set(++this.#count, batch);
        post({ kind: "blocks", number: this.#count, blocks: batch.map((block) => sentBlock(cutBlock(corpus, block))) });
        await rest();
      }
      if (this.#fault !== undefined) throw this.#fault;
      if (this.#sent.size === 0) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

function* leftOf(corpus: Corpus, { catalogue, recogniser }: SoughtNames): Generator<Block> {
  for (const block of blocksOf(corpus)) if (!hasMentions(block, catalogue, recogniser)) yield block;
}

/** Blocks of so many characters together, at least one; none at the end. */
function batchOf(corpus: Corpus, blocks: Iterator<Block>): readonly Block[] {
  const batch: Block[] = [];
  for (let size = 0; size < BATCH; ) {
    const next = blocks.next();
    if (next.done) break;
    batch.push(next.value);
    size += sizeOf(corpus, next.value, BATCH);
  }
  return batch;
}

/** In UTF-16 code units; beyond `most` it is not told how many more. */
function sizeOf({ source }: Corpus, { start, end }: Block, most: number): number {
  let size = 0;
  for (let line = start.line; line < end.line && size < most; line++) size += source.line(line).length + 1;
  return size;
}
