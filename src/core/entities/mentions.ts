import { Decisions } from "../decisions/decisions.ts";
import { atOnce, inOneStep } from "../in-steps.ts";
import { isBase64 } from "../syntax/content.ts";
import { cutBlock } from "../syntax/cut.ts";
import { frontMatterOf } from "../syntax/front-matter.ts";
import type { Block, BlockText, Corpus } from "../syntax/nodes.ts";
import { linesIn, ownCopy, SHORTEST_SLICE, type Span } from "../text.ts";
import { addressesIn, isInside } from "./addresses.ts";
import { type Catalogue, type Entity, isCatalogueName } from "./catalogue.ts";
import { readyingForms } from "./forms.ts";
import { type FullForm, findForms } from "./full-forms.ts";
import { acronymsIn, introducedBy } from "./introductions.ts";
import type { Mention } from "./mention.ts";
import { type PackedBlock, unpackBlock } from "./packed-mentions.ts";
import { mayBePinned, pinsOf, withPins } from "./pinned.ts";
import { shortForms } from "./short-forms.ts";
import { type Tokens, tokenise } from "./tokens.ts";

/** A document's body, as a recogniser gets it. */
export interface Recognisable {
  readonly block: BlockText;
  /** Of the body. */
  readonly tokens: Tokens;
  /** What the catalogue gave. */
  readonly known: readonly Mention[];
  readonly catalogue: Catalogue;
  /** Web and mail addresses: no names stand in them. */
  readonly addresses: readonly Span[];
  /** Before this offset a short form may look ahead. */
  readonly headEnd: number;
}

/**
 * Finds names without a catalogue, beside those already known. What overlaps a known mention is dropped, except where
 * that is unresolved and stands for nobody of the catalogue. By their beginnings; they may overlap.
 * Works in steps: it yields after every few milliseconds.
 */
export type Recogniser = (text: Recognisable) => Generator<void, readonly Mention[]>;

/** Mentions of a block, or what they are unpacked from. */
export type HeldMentions = readonly Mention[] | PackedBlock;

/** A line this long is a paragraph, not a headline or a caption. Code units. */
const PARAGRAPH = 140;
const SENTENCES = /[.!?]["'”’)]*\s+["'“‘(]?\p{Lu}|[。！？].{10}/u;

/** A body of so many UTF-16 code units is looked through without a rest. */
const AT_ONCE = 20_000;
/** So many mentions are put in order without a rest. */
const MENTIONS_AT_ONCE = 5_000;

/** Finds nothing: only the catalogue counts. */
export const noRecogniser: Recogniser = () => inOneStep([]);

const remembered = new WeakMap<Catalogue, WeakMap<Recogniser, WeakMap<BlockText, readonly Mention[]>>>();
const rememberedByBlock = new WeakMap<Catalogue, WeakMap<Recogniser, WeakMap<Block, HeldMentions>>>();
/** What was unpacked lives as long as somebody has it. */
const unpacked = new WeakMap<PackedBlock, WeakRef<readonly Mention[]>>();
const rememberedPins = new WeakMap<readonly Mention[], WeakMap<Decisions, readonly Mention[]>>();

/**
 * Who and what a document names, in order and disjoint; front matter, JSON and CSV are looked at like prose, the header
 * line, base64 bodies and catalogues are not. What somebody decided about a mention holds.
 *
 * Remembered for each block, catalogue and recogniser: after a keystroke only the changed block is read again.
 */
export function mentionsOf(
  block: BlockText,
  catalogue: Catalogue,
  recogniser: Recogniser = noRecogniser,
  decisions: Decisions = Decisions.none,
): readonly Mention[] {
  const byRecogniser = getOrMake(remembered, catalogue, () => new WeakMap());
  const byBlock = getOrMake(byRecogniser, recogniser, () => new WeakMap());
  const found = getOrMake(byBlock, block, () => atOnce(findingMentions(block, catalogue, recogniser)));
  const pins = pinsOf(block, decisions);
  if (pins.placed.length === 0) return found;
  return getOrMake(
    getOrMake(rememberedPins, found, () => new WeakMap()),
    decisions,
    () => withPins(block, found, catalogue, pins),
  );
}

function getOrMake<K extends WeakKey, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/**
 * The same for a block of a corpus, remembered as long as the block lives without keeping its text: what shells and
 * whoever walks a whole corpus ask.
 */
export function mentionsIn(
  corpus: Corpus,
  block: Block,
  catalogue: Catalogue,
  recogniser: Recogniser = noRecogniser,
  decisions: Decisions = Decisions.none,
): readonly Mention[] {
  return mentionsHeld(mentionsFor(corpus, block, catalogue, recogniser, decisions));
}

/** The same as it is held: equal as an object as long as the block, and what was decided about it, stay. */
export function mentionsFor(
  corpus: Corpus,
  block: Block,
  catalogue: Catalogue,
  recogniser: Recogniser = noRecogniser,
  decisions: Decisions = Decisions.none,
): HeldMentions {
  const byRecogniser = getOrMake(rememberedByBlock, catalogue, () => new WeakMap());
  const byBlock = getOrMake(byRecogniser, recogniser, () => new WeakMap());
  const held = getOrMake(byBlock, block, () =>
    atOnce(findingMentions(cutBlock(corpus, block), catalogue, recogniser)).map(withOwnText),
  );
  if (!mayBePinned(corpus, block, decisions)) return held;
  const found = mentionsHeld(held);
  return getOrMake(
    getOrMake(rememberedPins, found, () => new WeakMap()),
    decisions,
    () => {
      const cut = cutBlock(corpus, block);
      return withPins(cut, found, catalogue, pinsOf(cut, decisions)).map(withOwnText);
    },
  );
}

/**
 * Finds the mentions of a block in steps of a few milliseconds, so that {@link mentionsIn} knows them: for whoever must not
 * be held up by one document of many megabytes. Reads the block's text before its first step.
 */
export function* readyingMentions(
  corpus: Corpus,
  block: Block,
  catalogue: Catalogue,
  recogniser: Recogniser = noRecogniser,
): Generator<void> {
  if (hasMentions(block, catalogue, recogniser)) return;
  const found = yield* findingMentions(cutBlock(corpus, block), catalogue, recogniser);
  if (found.length > MENTIONS_AT_ONCE) yield;
  keepMentions(block, catalogue, recogniser, found.map(withOwnText));
}

/** Whether the mentions of a block are known already, so that nobody need look for them. */
export function hasMentions(block: Block, catalogue: Catalogue, recogniser: Recogniser): boolean {
  return rememberedByBlock.get(catalogue)?.get(recogniser)?.has(block) === true;
}

/** The mentions that are held: of what is packed, the same array as long as somebody has it. */
export function mentionsHeld(held: HeldMentions): readonly Mention[] {
  if (!("numbers" in held)) return held;
  const known = unpacked.get(held)?.deref();
  if (known) return known;
  const mentions = unpackBlock(held);
  unpacked.set(held, new WeakRef(mentions));
  return mentions;
}

/** Keeps mentions that were found elsewhere by the same catalogue and recogniser, as if {@link mentionsIn} had. */
export function keepMentions(block: Block, catalogue: Catalogue, recogniser: Recogniser, mentions: HeldMentions): void {
  const byRecogniser = getOrMake(rememberedByBlock, catalogue, () => new WeakMap());
  const byBlock = getOrMake(byRecogniser, recogniser, () => new WeakMap());
  if (!byBlock.has(block)) byBlock.set(block, mentions);
}

/** A slice of a text keeps the whole text in memory. */
function withOwnText(mention: Mention): Mention {
  return mention.text.length < SHORTEST_SLICE ? mention : { ...mention, text: ownCopy(mention.text) };
}

/** The mention that `offset` stands in or at the end of; `offset` is relative to the block's text. */
export function mentionAt(mentions: readonly Mention[], offset: number): Mention | undefined {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.span.end < offset) low = middle + 1;
    else high = middle;
  }
  const [mention, next] = [mentions[low], mentions[low + 1]];
  if (next && next.span.start === offset) return next;
  return mention && mention.span.start <= offset ? mention : undefined;
}

function* findingMentions(
  block: BlockText,
  catalogue: Catalogue,
  recogniser: Recogniser,
): Generator<void, readonly Mention[]> {
  const { text, body, header } = block;
  if (isBase64(header) || body.end <= body.start || isCatalogueName(header.name ?? "")) return [];
  const forms = yield* readyingForms(catalogue);
  const isLong = body.end - body.start > AT_ONCE;
  const tokens = tokenise(text, body);
  if (isLong) yield;
  const addresses = addressesIn(text, body);
  const found = findForms(tokens, addresses, forms);
  if (isLong) yield;
  const title = header.attributes.find(({ key }) => key === "title")?.valueSpan;
  const inTitle = title ? findForms(tokenise(text, title), [], forms).full : [];
  const headEnd = headEndOf(block);
  const introduced = introducedBy(inTitle, found.full);
  const acronyms = acronymsIn(tokens, found.full);
  const short = shortForms({ tokens, forms, found, introduced, acronyms, headEnd }).filter(
    ({ span }) => !isInside(addresses, span.start) && !isInside(addresses, span.end - 1),
  );
  const known = joined(short, fullMentions(text, found.full));
  if (isLong) yield;
  const recognised = yield* recogniser({ block, tokens, known, catalogue, addresses, headEnd });
  if (recognised.length === 0) return known;
  if (recognised.length > MENTIONS_AT_ONCE) yield;
  return joined(joined(known.filter(isSettled), withNamesakes(recognised, known)), known);
}

/** Where neither knows who is meant, the catalogue still knows who else bears the name. */
function withNamesakes(recognised: readonly Mention[], known: readonly Mention[]): readonly Mention[] {
  const named = new Map<number, readonly string[]>();
  for (const { kind, span, namesakes } of known)
    if (kind === "unresolved" && namesakes.length > 0) named.set(span.end, namesakes);
  if (named.size === 0) return recognised;
  return recognised.map((mention) => {
    const namesakes = mention.kind === "unresolved" ? named.get(mention.span.end) : undefined;
    return namesakes ? { ...mention, namesakes } : mention;
  });
}

/** Whether the catalogue has its say in the mention. */
function isSettled({ kind, entities }: Mention): boolean {
  return kind !== "unresolved" || entities.length > 0;
}

/** What is the same for all mentions of one set of entities is made once: a document may have a million. */
function fullMentions(text: string, full: readonly FullForm[]): readonly Mention[] {
  const shared = new Map<readonly Entity[], { ids: readonly string[]; asName: string; asAlias: string }>();
  return full.map(({ start, end, entities }) => {
    let same = shared.get(entities);
    if (!same) {
      const ids = entities.map(({ id }) => id);
      const several = ids.length > 1 ? `The catalogue gives this name to ${ids.length} entries.` : undefined;
      same = {
        ids,
        asName: several ?? `The catalogue has it as the name of "${ids[0]}".`,
        asAlias: several ?? `The catalogue has it as an alias of "${ids[0]}".`,
      };
      shared.set(entities, same);
    }
    const written = text.slice(start, end);
    const why = written === entities[0]!.name ? same.asName : same.asAlias;
    return { span: { start, end }, text: written, kind: "catalogue", entities: same.ids, namesakes: NOBODY, why };
  });
}

const NOBODY: readonly string[] = [];

/** Both lists in one order; of what overlaps, the first list's stays. Each list is sorted and disjoint. */
function joined(first: readonly Mention[], second: readonly Mention[]): readonly Mention[] {
  if (first.length === 0) return disjoint(second);
  const all: Mention[] = [];
  let next = 0;
  for (const mention of second) {
    while (next < first.length && first[next]!.span.end <= mention.span.start) all.push(first[next++]!);
    const overlapping = first[next];
    if (overlapping && overlapping.span.start < mention.span.end) continue;
    if ((all.at(-1)?.span.end ?? 0) <= mention.span.start) all.push(mention);
  }
  return [...all, ...first.slice(next)];
}

function disjoint(mentions: readonly Mention[]): readonly Mention[] {
  let edge = 0;
  return mentions.filter(({ span }) => {
    if (span.start < edge) return false;
    edge = span.end;
    return true;
  });
}

/**
 * Where the first paragraph begins: what stands above it (headline, caption, credit) may use short forms of names that
 * come later. Without a line that looks like a paragraph only the first line is such.
 */
function headEndOf(block: BlockText): number {
  const { text, body } = block;
  const start = frontMatterOf(block)?.span.end ?? body.start;
  let firstLineEnd: number | undefined;
  for (const line of linesIn(text, { start, end: body.end })) {
    if (isParagraph(text, line)) return line.start;
    if (firstLineEnd === undefined && text.slice(line.start, line.end).trim() !== "") firstLineEnd = line.end;
  }
  return firstLineEnd ?? body.end;
}

function isParagraph(text: string, line: Span): boolean {
  return line.end - line.start > PARAGRAPH || SENTENCES.test(text.slice(line.start, line.end));
}
