import type { Span } from "../text.ts";
import type { Entity } from "./catalogue.ts";
import { CALENDAR_WORDS, NAME_COMPOUNDS, THINGS_NAMED_AFTER_PEOPLE } from "./common-words.ts";
import type { Forms } from "./forms.ts";
import type { Found } from "./full-forms.ts";
import type { Acronym, Introduced } from "./introductions.ts";
import type { Hit } from "./matcher.ts";
import type { Mention } from "./mention.ts";
import { isHyphen } from "./spelling.ts";
import { Surroundings } from "./surroundings.ts";
import { ABBREVIATED, COURTESIES, OFFICES, QUALIFIERS } from "./titles.ts";
import { TokenKind, type Tokens, wordAt } from "./tokens.ts";

/** What the short forms of a document are settled by. */
export interface Scene {
  readonly tokens: Tokens;
  readonly forms: Forms;
  readonly found: Found;
  readonly introduced: readonly Introduced[];
  readonly acronyms: readonly Acronym[];
  /** Before this offset (the title and what stands above the first paragraph) a short form may look ahead. */
  readonly headEnd: number;
}

/** Namesakes told of; more help nobody. */
const MOST_NAMESAKES = 10;
/** In words: "Former Deputy Prime Minister". */
const LONGEST_TITLE = 4;

/**
 * The short forms of one document: family names, with a title ("Mr Li") or bare ("Lin"), aliases `when: introduced`, and
 * acronyms the document explains, each led to what was introduced before it.
 *
 * What is tied, or has a title and is not introduced, is `unresolved` and says why; a bare family name that is not
 * introduced is nothing at all. In order, disjoint; may overlap a shorter full form, which then does not count.
 */
export function shortForms(scene: Scene): readonly Mention[] {
  return new ShortForms(scene).all();
}

class ShortForms {
  readonly #scene: Scene;
  readonly #tokens: Tokens;
  readonly #around: Surroundings;
  readonly #standsForOf = new Map<number, StandsFor>();
  #introductions: ReadonlyMap<Entity, Introduced> | undefined;
  #capitals: ReadonlyMap<number, readonly number[]> | undefined;
  readonly #rivalsOf = new Map<string, readonly Rival[]>();
  readonly #acronyms = new Map<string, Acronym[]>();
  readonly #byEdgeWord = new Map<string, Introduced[]>();

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#tokens = scene.tokens;
    const short = new Set<number>();
    for (const { name, firstToken, endToken } of scene.found.hits)
      if (endToken === firstToken + 1 && scene.forms.of(name).introduced.size > 0) short.add(firstToken);
    this.#around = new Surroundings(scene.tokens, scene.found.full, short);
    for (const acronym of scene.acronyms) add(this.#acronyms, acronym.acronym, acronym);
    for (const introduced of scene.introduced) {
      const { type, familyName, name } = introduced.entity;
      if (type !== "person" || familyName !== undefined) continue;
      const words = name.split(/[\s·]+/u);
      for (const word of new Set([words[0]!, words.at(-1)!])) add(this.#byEdgeWord, word, introduced);
    }
  }

  all(): readonly Mention[] {
    const { hits, full } = this.#scene.found;
    const mentions: Mention[] = [];
    let edge = 0;
    let nextHit = 0;
    let nextFull = 0;
    for (let token = 0; token < this.#tokens.count; token++) {
      const start = this.#tokens.starts[token]!;
      while (nextFull < full.length && full[nextFull]!.end <= start) nextFull++;
      while (nextHit < hits.length && hits[nextHit]!.firstToken < token) nextHit++;
      if (start < edge) continue;
      const blocking = full[nextFull];
      let mention: Mention | undefined;
      for (let i = nextHit; !mention && hits[i]?.firstToken === token; i++) {
        if (blocking && blocking.start < hits[i]!.end && !isLonger(hits[i]!, blocking)) continue;
        mention = this.#fromHit(hits[i]!, edge);
      }
      if (blocking && blocking.start <= start && !mention) continue;
      mention ??= this.#fromAcronym(token) ?? this.#fromCourtesy(token, edge);
      if (!mention) continue;
      mentions.push(mention);
      edge = mention.span.end;
    }
    return mentions;
  }

  /** A string of the catalogue that stands for something only once that was introduced. */
  #fromHit(hit: Hit, edge: number): Mention | undefined {
    if (this.#scene.forms.of(hit.name).introduced.size === 0) return undefined;
    const title = this.#titleBefore(hit.firstToken, edge);
    if (!title && !this.#standsAlone(hit)) return undefined;
    if (title && this.#around.isNameAfter(hit.endToken)) return undefined;
    const { introduced, persons } = this.#standsFor(hit);
    const isOpen = (entity: Entity): boolean => !this.#scene.found.isBarred(entity, hit);
    const known = introduced.filter(({ entity, at }) => this.#counts(at, hit.start) && isOpen(entity));
    const span = { start: title?.start ?? hit.start, end: hit.end };
    const rivals = persons.length > 0 ? this.#rivals(hit) : [];
    if (known.length > 0) return this.#settled(span, known, rivals);
    return title && persons.length > 0 ? this.#notIntroduced(span, rivals, persons) : undefined;
  }

  #fromAcronym(token: number): Mention | undefined {
    if (this.#acronyms.size === 0 || this.#tokens.kinds[token] !== TokenKind.capital) return undefined;
    const start = this.#tokens.starts[token]!;
    const known = this.#acronyms.get(wordAt(this.#tokens, token))?.filter(({ at }) => this.#counts(at, start)) ?? [];
    const entities = new Map(known.map((acronym) => [acronym.entity, acronym]));
    return entities.size === 0
      ? undefined
      : this.#settled({ start, end: this.#tokens.ends[token]! }, [...entities.values()], []);
  }

  /** A title and a name that is nowhere in the catalogue as a short form. */
  #fromCourtesy(token: number, edge: number): Mention | undefined {
    const { kinds, starts, ends } = this.#tokens;
    const start = starts[token]!;
    if (kinds[token] !== TokenKind.capital || ends[token]! - start < 2) return undefined;
    const title = this.#titleBefore(token, edge);
    if (!title) return undefined;
    if (this.#isTitle(token) || this.#around.isNameAfter(token + 1) || this.#around.isInFullForm(token))
      return undefined;
    const span = { start: title.start, end: ends[token]! };
    const word = wordAt(this.#tokens, token);
    const known = this.#byEdgeWord.get(word)?.filter(({ at }) => this.#counts(at, start)) ?? [];
    const rivals = this.#rivals({ firstToken: token, endToken: token + 1, start, end: ends[token]! });
    if (known.length > 0) return this.#settled(span, known, rivals);
    return title.isCourtesy ? this.#notIntroduced(span, rivals, []) : undefined;
  }

  #settled(span: Span, known: readonly Introduced[], rivals: readonly Rival[]): Mention {
    const [first] = known;
    const others = rivals.filter((rival) => this.#counts(rival, span.start));
    if (known.length > 1 || others.length > 0) {
      const names = [...known.map(({ entity }) => entity.name), ...others.map(({ name }) => name)];
      const why = `${quoted(this.#text(span))} could be ${alternatives(names)}.`;
      return this.#unresolved(
        span,
        why,
        known.map(({ entity }) => entity.id),
        [],
      );
    }
    const where =
      first!.at.end <= this.#bodyStart() ? "in the title" : first!.at.start < span.start ? "before" : "further down";
    return {
      span,
      text: this.#text(span),
      kind: "short-form",
      entities: [first!.entity.id],
      namesakes: [],
      introducedAt: first!.at,
      why: `${quoted(this.#text(span))} stands for ${quoted(first!.entity.name)}, introduced ${where}.`,
    };
  }

  #notIntroduced(span: Span, rivals: readonly Rival[], persons: readonly Entity[]): Mention {
    const shown = quoted(this.#text(span));
    const why =
      rivals.length > 0
        ? `${shown} could be ${alternatives(rivals.map(({ name }) => name))}, not in the catalogue.`
        : `${shown} is not introduced in this document.`;
    return this.#unresolved(
      span,
      why,
      [],
      persons.map(({ id }) => id),
    );
  }

  #unresolved(span: Span, why: string, entities: readonly string[], namesakes: readonly string[]): Mention {
    return { span, text: this.#text(span), kind: "unresolved", entities, namesakes, why };
  }

  /** Whom a string of the catalogue can stand for in this document. */
  #standsFor(hit: Hit): StandsFor {
    let known = this.#standsForOf.get(hit.name);
    if (!known) {
      const { introduced } = this.#scene.forms.of(hit.name);
      const persons = [...introduced].filter(({ type }) => type === "person");
      known = {
        introduced: this.#introducedAmong(introduced),
        persons: persons.slice(0, MOST_NAMESAKES),
      };
      this.#standsForOf.set(hit.name, known);
    }
    return known;
  }

  /** Those of the entities that the document introduces, by the order of their introduction. */
  #introducedAmong(entities: ReadonlySet<Entity>): readonly Introduced[] {
    this.#introductions ??= new Map(this.#scene.introduced.map((introduced) => [introduced.entity, introduced]));
    const found =
      entities.size < this.#introductions.size
        ? [...entities].flatMap((entity) => this.#introductions?.get(entity) ?? [])
        : this.#scene.introduced.filter(({ entity }) => entities.has(entity));
    return found.sort((a, b) => a.at.start - b.at.start).slice(0, MOST_NAMESAKES);
  }

  /** Whether what is introduced at `at` is known to a reader who has come to `offset`. */
  #counts(at: Span, offset: number): boolean {
    return at.start < offset || offset < this.#scene.headEnd;
  }

  /** Whether a short form without a title is a name of its own here, and not a piece of another or a common word. */
  #standsAlone(hit: Hit): boolean {
    const { kinds, text } = this.#tokens;
    const { firstToken, endToken } = hit;
    if (kinds[firstToken] !== TokenKind.capital) return true;
    if (this.#around.isNameBefore(firstToken - 1) || this.#around.isNameAfter(endToken)) return false;
    if (isHyphen(text.charCodeAt(hit.end)) && kinds[endToken] === TokenKind.word && !this.#isCompound(endToken))
      return false;
    if (endToken > firstToken + 1) return true;
    if (CALENDAR_WORDS.has(wordAt(this.#tokens, firstToken)) && this.#isInDate(firstToken)) return false;
    return !(this.#around.beginsSentence(firstToken) && this.#around.isAlsoCommon(firstToken));
  }

  #isCompound(token: number): boolean {
    return (
      this.#tokens.starts[token] === this.#tokens.ends[token - 1]! + 1 &&
      NAME_COMPOUNDS.has(wordAt(this.#tokens, token))
    );
  }

  #isInDate(token: number): boolean {
    if (this.#tokens.kinds[token + 1] === TokenKind.number || this.#tokens.kinds[token - 1] === TokenKind.number)
      return true;
    return (
      token > 0 &&
      /^(?:in|of|since|last|next|until|till|by|early|late|mid|this|from|to|on)$/i.test(wordAt(this.#tokens, token - 1))
    );
  }

  /** The title that ends right before token `index`, no further back than `edge`. */
  #titleBefore(index: number, edge: number): Title | undefined {
    let first = index;
    while (first > Math.max(0, index - LONGEST_TITLE) && this.#belongsToTitle(first - 1, edge)) first--;
    if (first === index) return undefined;
    const nearest = wordAt(this.#tokens, index - 1);
    if (!COURTESIES.has(nearest) && !OFFICES.has(nearest)) return undefined;
    const { text, ends, starts } = this.#tokens;
    if (isHyphen(text.charCodeAt(ends[index - 1]!))) return undefined;
    return { start: starts[first]!, isCourtesy: COURTESIES.has(nearest) };
  }

  #belongsToTitle(index: number, edge: number): boolean {
    return this.#tokens.starts[index]! >= edge && this.#isTitle(index) && this.#titleGoesOn(index);
  }

  #isTitle(index: number): boolean {
    if (this.#tokens.kinds[index] !== TokenKind.capital || this.#tokens.ends[index]! - this.#tokens.starts[index]! > 20)
      return false;
    const word = wordAt(this.#tokens, index);
    return COURTESIES.has(word) || OFFICES.has(word) || QUALIFIERS.has(word);
  }

  /** Whether the title word `index` and the next word belong together: a blank or hyphen, or the stop of an abbreviation. */
  #titleGoesOn(index: number): boolean {
    const { text, ends, starts } = this.#tokens;
    const gap = text.slice(ends[index], Math.min(starts[index + 1]!, ends[index]! + 3));
    if (gap === " " || gap === "\u00a0" || gap === "\n" || gap === "-") return true;
    return /^\.[ \u00a0]$/.test(gap) && ABBREVIATED.has(wordAt(this.#tokens, index));
  }

  /** Full names of persons outside the catalogue that the short form could stand for as well: capital runs it is part of. */
  #rivals(place: Span & { readonly firstToken: number; readonly endToken: number }): readonly Rival[] {
    if (place.endToken !== place.firstToken + 1) return [];
    const word = wordAt(this.#tokens, place.firstToken);
    let rivals = this.#rivalsOf.get(word);
    if (!rivals) {
      rivals = this.#findRivals(this.#tokens.hashes[place.firstToken]!, word);
      this.#rivalsOf.set(word, rivals);
    }
    return rivals;
  }

  #findRivals(hash: number, word: string): readonly Rival[] {
    const { starts, text } = this.#tokens;
    this.#capitals ??= capitalsOf(this.#tokens);
    const rivals = new Map<string, Rival>();
    for (const token of this.#capitals.get(hash) ?? []) {
      if (starts[token]! < this.#scene.headEnd || wordAt(this.#tokens, token) !== word) continue;
      if (this.#around.isInFullForm(token)) continue;
      const run = this.#capitalRun(token);
      if (run.end - run.first < 2) continue;
      const start = starts[run.first]!;
      const name = text.slice(start, run.spanEnd);
      if (!rivals.has(name)) rivals.set(name, { name, start, end: run.spanEnd });
    }
    return [...rivals.values()].slice(0, 3);
  }

  /** The capitalised words around `token` that make one name with it, at most three on either side. */
  #capitalRun(token: number): { readonly first: number; readonly end: number; readonly spanEnd: number } {
    const { ends, kinds, starts, text } = this.#tokens;
    const alone = { first: token, end: token + 1, spanEnd: ends[token]! };
    let first = token;
    while (token - first < 3 && this.#around.isNameBefore(first - 1) && !this.#around.beginsSentence(first - 1))
      first--;
    let end = token + 1;
    while (end - token <= 3 && this.#around.isNameAfter(end)) end++;
    if (THINGS_NAMED_AFTER_PEOPLE.has(wordAt(this.#tokens, end - 1))) return alone;
    if (
      isHyphen(text.charCodeAt(ends[end - 1]!)) &&
      kinds[end] === TokenKind.word &&
      starts[end] === ends[end - 1]! + 1
    )
      end++;
    if (isHyphen(text.charCodeAt(ends[token]!)) || isHyphen(text.charCodeAt(starts[token]! - 1))) return alone;
    return { first, end, spanEnd: ends[end - 1]! };
  }

  #bodyStart(): number {
    return this.#tokens.count > 0 ? this.#tokens.starts[0]! : 0;
  }

  #text(span: Span): string {
    return this.#tokens.text.slice(span.start, span.end);
  }
}

interface StandsFor {
  /** In the order of their introduction. */
  readonly introduced: readonly Introduced[];
  /** Introduced or not. */
  readonly persons: readonly Entity[];
}

interface Title {
  readonly start: number;
  readonly isCourtesy: boolean;
}

interface Rival extends Span {
  readonly name: string;
}

/** The capitalised words by their hashes. */
function capitalsOf(tokens: Tokens): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (let token = 0; token < tokens.count; token++)
    if (tokens.kinds[token] === TokenKind.capital) add(places, tokens.hashes[token]!, token);
  return places;
}

/** Whether the hit holds all of the full form and more. */
function isLonger(hit: Span, form: Span): boolean {
  return hit.start <= form.start && hit.end >= form.end && hit.end - hit.start > form.end - form.start;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function quoted(text: string): string {
  return `"${text.replace(/\s+/g, " ")}"`;
}

/** `"A"`, `"A" or "B"`, `"A", "B" or 2 more`. */
function alternatives(names: readonly string[]): string {
  const shown = [...new Set(names)].map(quoted);
  if (shown.length <= 3) return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
  return `${shown.slice(0, 2).join(", ")} or ${shown.length - 2} more`;
}
