import type { MentionDecision } from "../decisions/decision.ts";
import type { Decisions } from "../decisions/decisions.ts";
import { documentKeys, keysIn } from "../decisions/document-key.ts";
import { findQuote } from "../decisions/quote.ts";
import { cutBlock } from "../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../syntax/nodes.ts";
import { blocksOf } from "../syntax/parse.ts";
import type { Span } from "../text.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Mention, RecognisedEntity } from "./mention.ts";

/** An answer for one mention, at the place where its words stand now. */
export interface Pin {
  readonly span: Span;
  readonly decision: MentionDecision;
}

/** The answers for mentions of a document: those that fit it still, in the order of the text, and those that do not. */
export interface Pins {
  readonly placed: readonly Pin[];
  /** Their words are gone, or stand at more than one place, or another answer as old is about the same place. */
  readonly stale: readonly MentionDecision[];
}

const NO_PINS: Pins = { placed: [], stale: [] };
const remembered = new WeakMap<Decisions, WeakMap<BlockText, Pins>>();

/** What people answered for single mentions of a document. Remembered as long as its text and the decisions live. */
export function pinsOf(block: BlockText, decisions: Decisions): Pins {
  if (decisions.mentions.size === 0) return NO_PINS;
  const byBlock = remembered.get(decisions) ?? new WeakMap<BlockText, Pins>();
  remembered.set(decisions, byBlock);
  let pins = byBlock.get(block);
  if (!pins) {
    pins = findPins(block, decisions);
    byBlock.set(block, pins);
  }
  return pins;
}

/** Whether there are answers for mentions of a document at all, be their words still there or not. */
export function mayBePinned(corpus: Corpus, block: Block, { mentions }: Decisions): boolean {
  return mentions.size > 0 && documentKeys(corpus, block).some((key) => mentions.has(key));
}

/** The answers for mentions of documents that are here which fit no longer. */
export function stalePins(corpus: Corpus, decisions: Decisions): readonly MentionDecision[] {
  if (decisions.mentions.size === 0) return [];
  const stale = new Set<MentionDecision>();
  for (const block of blocksOf(corpus)) {
    if (!mayBePinned(corpus, block, decisions)) continue;
    for (const decision of pinsOf(cutBlock(corpus, block), decisions).stale) stale.add(decision);
  }
  return [...stale];
}

/** The mentions of a document as people answered for them: what they decided takes the place of what overlaps it. */
export function withPins(
  block: BlockText,
  mentions: readonly Mention[],
  catalogue: Catalogue,
  { placed }: Pins,
): readonly Mention[] {
  if (placed.length === 0) return mentions;
  const recognised = new Map(mentions.flatMap((one) => (one.recognised ? [[one.recognised.id, one.recognised]] : [])));
  const free = mentions.filter(({ span }) => !placed.some((pin) => overlaps(span, pin.span)));
  const pinned = placed.flatMap((pin) => pinnedMention(block, pin, catalogue, recognised) ?? []);
  return [...free, ...pinned].sort((a, b) => a.span.start - b.span.start);
}

function findPins(block: BlockText, { mentions }: Decisions): Pins {
  const placed: Pin[] = [];
  const stale: MentionDecision[] = [];
  for (const key of keysIn(block.header))
    for (const decision of mentions.get(key) ?? []) {
      const span = decision.quote.exact === "" ? undefined : findQuote(block.text, decision.quote);
      if (span) placed.push({ span, decision });
      else stale.push(decision);
    }
  if (placed.length === 0) return stale.length === 0 ? NO_PINS : { placed, stale };
  // Of answers about one place the latest holds; two that are as late and not the same are nobody's to choose from.
  const latest = placed.toSorted((a, b) => (timeOf(a) < timeOf(b) ? 1 : timeOf(a) > timeOf(b) ? -1 : 0));
  const held: Pin[] = [];
  for (const pin of latest) {
    const other = held.find(({ span }) => overlaps(span, pin.span));
    if (!other) held.push(pin);
    else if (timeOf(other) === timeOf(pin) && other.decision.entity !== pin.decision.entity) {
      held.splice(held.indexOf(other), 1);
      stale.push(other.decision, pin.decision);
    }
  }
  return { placed: held.sort((a, b) => a.span.start - b.span.start), stale };
}

/** Nothing for what is no name. */
function pinnedMention(
  { text }: BlockText,
  { span, decision }: Pin,
  catalogue: Catalogue,
  recognised: ReadonlyMap<string, RecognisedEntity>,
): Mention | undefined {
  const { entity, why, by, at } = decision;
  if (entity === undefined) return undefined;
  const own = recognised.get(entity);
  const written = text.slice(span.start, span.end);
  const said = `${by === undefined ? "Somebody" : by} decided so${at === undefined ? "" : ` on ${at.slice(0, 10)}`}`;
  const told = why === undefined || why === "" ? `${said}.` : `${said}: ${why.replace(/\.$/, "")}.`;
  const same = { span, text: written, namesakes: [] };
  if (!own && !catalogue.byId.has(entity))
    return {
      ...same,
      kind: "unresolved",
      entities: [],
      why: `It was decided to be "${entity}", which no catalogue has.`,
    };
  return { ...same, kind: "pinned", entities: [entity], why: told, ...(own && { recognised: own }) };
}

function timeOf({ decision }: Pin): string {
  return decision.at ?? "";
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
