import { readHeader } from "../syntax/header.ts";
import type { BlockText } from "../syntax/nodes.ts";
import type { Catalogue, Entity } from "./catalogue.ts";
import { mentionsOf, noRecogniser, type Recogniser } from "./mentions.ts";
import { type PackedMentions, packMentions } from "./packed-mentions.ts";
import { recogniserOf } from "./recogniser/recogniser.ts";

/** What finds mentions elsewhere is told, in this order: the entities in as many pieces as it takes, then blocks. */
export type MentionOrder =
  | {
      readonly kind: "begin";
      /** The word lists of the recogniser; `undefined` where only the catalogue counts. */
      readonly lists: string | undefined;
    }
  | { readonly kind: "entities"; readonly entities: readonly Entity[] }
  /** Ids that were merged into others, with those. */
  | { readonly kind: "merged"; readonly ids: readonly (readonly [old: string, id: string])[] }
  | { readonly kind: "blocks"; readonly number: number; readonly blocks: readonly SentBlock[] };

/** A block as plain data: a header is more than that, and read again from the text. */
export type SentBlock = Omit<BlockText, "header" | "memos">;

/** What is sent of a block. */
export function sentBlock({ kind, text, body, close }: BlockText): SentBlock {
  return { kind, text, body, close };
}

function withHeader(block: SentBlock): BlockText {
  return { ...block, header: readHeader(block.text.split("\n", 1)[0]!), memos: undefined };
}

/** The mentions of blocks, in their order. */
export interface MentionAnswer {
  readonly number: number;
  readonly packed: PackedMentions;
}

/** Finds mentions for somebody who has no time for it: orders in, answers out, all plain data. */
export class MentionWork {
  #entities: Entity[] = [];
  #merged: (readonly [string, string])[] = [];
  #catalogue: Catalogue | undefined;
  #recogniser: Recogniser = noRecogniser;
  #lists: string | undefined;

  /** Takes an order; an answer for blocks alone. */
  take(order: MentionOrder): MentionAnswer | undefined {
    switch (order.kind) {
      case "begin":
        this.#entities = [];
        this.#merged = [];
        this.#catalogue = undefined;
        if (order.lists === undefined) this.#recogniser = noRecogniser;
        else if (order.lists !== this.#lists) this.#recogniser = recogniserOf(order.lists);
        this.#lists = order.lists;
        return undefined;
      case "entities":
        for (const entity of order.entities) this.#entities.push(entity);
        return undefined;
      case "merged":
        this.#merged.push(...order.ids);
        return undefined;
      case "blocks": {
        const { number, blocks } = order;
        const mentions = blocks.map((block) => mentionsOf(withHeader(block), this.#whole(), this.#recogniser));
        return { number, packed: packMentions(mentions) };
      }
    }
  }

  #whole(): Catalogue {
    if (!this.#catalogue) {
      const byId = new Map(this.#entities.map((entity) => [entity.id, entity]));
      for (const [old, id] of this.#merged) {
        const entity = byId.get(id);
        if (entity) byId.set(old, entity);
      }
      this.#catalogue = { entities: this.#entities, byId, types: [] };
    }
    return this.#catalogue;
  }
}

/** How many entities are sent at once: few enough to be copied in a moment. */
const PIECE = 500;

/** The orders that prepare for the blocks of a corpus. Only what names are found by is sent of an entity. */
export function* beginning(catalogue: Catalogue, lists: string | undefined): Generator<MentionOrder> {
  yield { kind: "begin", lists };
  const { entities, byId } = catalogue;
  for (let from = 0; from < entities.length; from += PIECE)
    yield {
      kind: "entities",
      entities: entities
        .slice(from, from + PIECE)
        .map((entity) => ({ ...entity, description: undefined, links: [], relations: [] })),
    };
  const ids: (readonly [string, string])[] = [];
  for (const [id, entity] of byId) if (id !== entity.id) ids.push([id, entity.id]);
  if (ids.length > 0) yield { kind: "merged", ids };
}
