import type { Decisions } from "../../decisions/decisions.ts";
import type { Catalogue } from "../../entities/catalogue.ts";
import { CALENDAR_WORDS, SENTENCE_STARTERS } from "../../entities/common-words.ts";
import { mentionsIn } from "../../entities/mentions.ts";
import { mayBePinned, pinsOf } from "../../entities/pinned.ts";
import { isHyphen } from "../../entities/spelling.ts";
import { COURTESIES, OFFICES, QUALIFIERS } from "../../entities/titles.ts";
import { TokenKind, type Tokens, tokenise, wordAt } from "../../entities/tokens.ts";
import { cutBlock } from "../../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../../syntax/nodes.ts";
import { ownCopy, type Span } from "../../text.ts";
import { proseOf } from "../prose.ts";
import type { HeadedBlock } from "../rule.ts";
import type { CountedName, Variant } from "./variants.ts";

/** A name of two words or more in one document, with the place where it stands first. */
export interface NameFound {
  /** With single blanks. */
  readonly name: string;
  readonly count: number;
  readonly span: Span;
  /** Whether the catalogue has it, so that it is right as it is. */
  readonly isKnown: boolean;
}

/** More words, or more code units, are a headline or a list. */
const MOST_WORDS = 6;
const LONGEST = 60;
/** Small words inside names. Written by us. */
const INSIDE = new Set("of von van de der den del di da bin ibn al el".split(" "));

const remembered = new WeakMap<
  Block,
  {
    readonly catalogue: Catalogue | undefined;
    readonly decisions: Decisions | undefined;
    readonly names: readonly NameFound[];
  }
>();

const held = new WeakMap<Block, () => readonly NameFound[]>();

/** Takes up the names of a document whose text is elsewhere. */
export function holdNames(block: Block, names: () => readonly NameFound[]): void {
  held.set(block, names);
}

/** A name of a corpus, with the first places where it stands. */
export interface NameInCorpus extends CountedName {
  readonly places: readonly { readonly one: HeadedBlock; readonly found: NameFound }[];
}

type HeldVariants = (blocks: readonly HeadedBlock[]) => readonly Variant<NameInCorpus>[];

const variantsHeld = new WeakMap<Corpus, HeldVariants>();

/** Takes up which names are variants of others in a corpus that is only a part of the whole. */
export function holdVariants(corpus: Corpus, variants: HeldVariants): void {
  variantsHeld.set(corpus, variants);
}

/** The same, where it is known. */
export function heldVariants(
  corpus: Corpus,
  blocks: readonly HeadedBlock[],
): readonly Variant<NameInCorpus>[] | undefined {
  return variantsHeld.get(corpus)?.(blocks);
}

/**
 * The names in the prose of a document: those of the catalogue, and capitalised runs that meet none of them. Titles, days
 * and the words that merely begin a sentence are left out, and so are words that somebody has decided about: that they
 * are no name, or whose.
 */
export function namesIn(
  corpus: Corpus,
  block: Block,
  catalogue: Catalogue | undefined,
  decisions: Decisions,
): readonly NameFound[] {
  const given = held.get(block);
  if (given) return given();
  // So much of so many documents is not held.
  if (corpus.source.text) return [...readNames(corpus, block, catalogue, decisions)];
  const deciding = mayBePinned(corpus, block, decisions) ? decisions : undefined;
  const known = remembered.get(block);
  if (known && known.catalogue === catalogue && known.decisions === deciding) return known.names;
  const names = [...readNames(corpus, block, catalogue, decisions)];
  remembered.set(block, { catalogue, decisions: deciding, names });
  return names;
}

/** The same, not remembered. */
export function readNames(
  corpus: Corpus,
  block: Block,
  catalogue: Catalogue | undefined,
  decisions: Decisions,
): Iterable<NameFound> {
  const cut = cutBlock(corpus, block);
  const prose = proseOf(cut);
  const names = new Map<string, NameFound>();
  if (!prose) return [];
  const decided = pinsOf(cut, decisions).placed;
  const add = (span: Span, isKnown: boolean): void => {
    if (decided.some((pin) => pin.span.start < span.end && span.start < pin.span.end)) return;
    const name = cut.text.slice(span.start, span.end).replace(/\s+/g, " ");
    if (name.length > LONGEST || !/[ -]/.test(name)) return;
    const before = names.get(name);
    names.set(
      before?.name ?? ownCopy(name),
      before ? { ...before, count: before.count + 1 } : { name: ownCopy(name), count: 1, span, isKnown },
    );
  };
  const mentions = catalogue ? mentionsIn(corpus, block, catalogue) : [];
  for (const { kind, span } of mentions) if (kind === "catalogue") add(span, true);
  let next = 0;
  for (const span of capitalRuns(cut, prose.span)) {
    while (next < mentions.length && mentions[next]!.span.end <= span.start) next++;
    const mention = mentions[next];
    if ((mention && mention.span.start < span.end) || prose.isSkipped(span.start)) continue;
    add(span, false);
  }
  return names.values();
}

/** Runs of capitalised words with single blanks or hyphens between them. */
function* capitalRuns({ text }: BlockText, span: Span): Generator<Span> {
  const tokens = tokenise(text, span);
  for (let first = 0; first < tokens.count; first++) {
    if (tokens.kinds[first] !== TokenKind.capital) continue;
    let last = first;
    while (last - first < MOST_WORDS * 2) {
      const next = nextInRun(tokens, last);
      if (next === undefined) break;
      last = next;
    }
    const from = nameStart(tokens, first, last);
    const written = text.slice(tokens.starts[from], tokens.ends[last]);
    if (from < last && written !== written.toUpperCase())
      yield { start: tokens.starts[from]!, end: tokens.ends[last]! };
    first = last;
  }
}

/** The token that goes on with the run after token `index`: a capitalised word, or a small one behind a hyphen. */
function nextInRun(tokens: Tokens, index: number): number | undefined {
  const { kinds, starts, ends, text, count } = tokens;
  const next = index + 1;
  if (next >= count || starts[next]! - ends[index]! !== 1) return undefined;
  const gap = text.charCodeAt(ends[index]!);
  if (isHyphen(gap)) return kinds[next] === TokenKind.capital || kinds[next] === TokenKind.word ? next : undefined;
  if (gap !== 32) return undefined;
  if (kinds[next] === TokenKind.capital) return next;
  if (kinds[next] !== TokenKind.word || !INSIDE.has(wordAt(tokens, next))) return undefined;
  const after = next + 1;
  const isJoined = after < count && starts[after]! - ends[next]! === 1 && text.charCodeAt(ends[next]!) === 32;
  return isJoined && kinds[after] === TokenKind.capital ? after : undefined;
}

/** The first word of the run that belongs to the name. */
function nameStart(tokens: Tokens, first: number, last: number): number {
  let from = first;
  while (from < last) {
    const word = wordAt(tokens, from);
    const isTitle = COURTESIES.has(word) || OFFICES.has(word) || QUALIFIERS.has(word) || CALENDAR_WORDS.has(word);
    if (!isTitle && !SENTENCE_STARTERS.has(word.toLowerCase())) break;
    from++;
  }
  return from;
}
