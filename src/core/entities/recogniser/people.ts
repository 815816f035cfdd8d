import { Word } from "./lexicon.ts";
import type { Found, Name, Names } from "./names.ts";
import { Gap, type Page } from "./page.ts";

/** Whom a name in one place stands for. */
export type Answer =
  /** For nobody but what it says. */
  | { readonly kind: "itself" }
  /** For a fuller name. */
  | { readonly kind: "short"; readonly name: Name }
  /** For one of several, or for somebody who is not introduced. */
  | { readonly kind: "open"; readonly candidates: readonly Name[] };

const NOBODY: readonly Name[] = [];
const ITSELF: Answer = { kind: "itself" };
/** Names that are taken in between two rests. */
const NAMES_AT_ONCE = 500;
/** Of one family name more are not told apart; bounds the work for each short form. */
const MOST_NAMESAKES = 20;
/** In words; a full name without any sign of what it is may be a person's up to this length. */
const LONGEST_PERSON = 4;

/** The fuller names of a document that its short forms go back to. */
export class People {
  readonly #page: Page;
  readonly #headEnd: number;
  /** Full names of persons by their family names, and by their other edge. */
  readonly #byFamily = new Map<string, Name[]>();
  readonly #byGiven = new Map<string, Name[]>();
  /** Organisations by their first and last words, and by their initials. */
  readonly #byFirst = new Map<string, Name[]>();
  readonly #byLast = new Map<string, Name[]>();
  readonly #byAcronym = new Map<string, Name[]>();
  readonly #titlesOf = new Map<Name, ReadonlySet<string>>();
  readonly #fullest = new Map<Name, Name>();
  /** Family names that somebody bears who is not introduced. */
  readonly #strangers = new Set<string>();

  private constructor(page: Page, headEnd: number) {
    this.#page = page;
    this.#headEnd = headEnd;
  }

  /** Rests after every few hundred names. */
  static *making(page: Page, names: Names, headEnd: number): Generator<void, People> {
    const people = new People(page, headEnd);
    const persons = yield* people.#takingIn(names);
    if (names.size > NAMES_AT_ONCE) yield;
    people.#tellByShortForms(names);
    if (names.size > NAMES_AT_ONCE) yield;
    people.#findFullest(persons);
    if (names.size > NAMES_AT_ONCE) yield;
    people.#takeInBodies(names);
    return people;
  }

  *#takingIn(names: Names): Generator<void, readonly Name[]> {
    const persons: Name[] = [];
    let taken = 0;
    for (const name of names.values()) {
      if (++taken % NAMES_AT_ONCE === 0) yield;
      if (!mayBePerson(this.#page, name)) continue;
      persons.push(name);
      for (const family of familiesOf(this.#page, name)) push(this.#byFamily, family, name);
      push(this.#byGiven, givenOf(this.#page, name), name);
    }
    return persons;
  }

  #takeInBodies(names: Names): void {
    for (const name of names.values()) {
      if (name.words.length < 2 || name.evidence.best() !== "organisation") continue;
      if (name.known === undefined) push(this.#byFirst, name.words[0]!, name);
      push(this.#byAcronym, acronymOf(name), name);
      push(this.#byLast, name.words.at(-1)!, name);
    }
    for (const name of names.values())
      for (const place of name.places)
        if (place.piece.title?.isCourtesy && name.words.length === 1 && this.#candidates(place).length === 0)
          this.#strangers.add(name.words[0]!);
  }

  /** The fullest form of a name: `John F. Kennedy` for `John Kennedy`. */
  fullest(name: Name): Name {
    return this.#fullest.get(name) ?? name;
  }

  /** Which part of a person's name is the family's; `undefined` where neither the lists nor the name's order tell. */
  familyName(name: Name): string | undefined {
    const page = this.#page;
    const words = withoutSuffix(name.words);
    const [place] = name.places;
    if (words.length < 2 || !place || name.called !== undefined) return undefined;
    const { first, end } = place.piece;
    if (isSurnameFirst(page, name)) return words[0];
    if (!page.is(first, Word.given) && !page.is(end - 1, Word.surname)) return undefined;
    let start = words.length - 1;
    while (start > 1 && PARTICLE.test(words[start - 1]!)) start--;
    return words.slice(start).join(" ");
  }

  /** Whom the name in this place stands for. */
  resolve(place: Found): Answer {
    const { name, piece } = place;
    const word = shortOf(name);
    if (word === undefined) return ITSELF;
    const best = name.evidence.best();
    const isKnown = name.known !== undefined && !piece.title;
    if (isKnown ? this.#mayStandForPerson(place) : best === undefined || best === "person" || piece.title) {
      const candidates = this.#fitting(place);
      const [only] = candidates;
      if (only && candidates.length === 1) return { kind: "short", name: only };
      if (candidates.length > 1) return { kind: "open", candidates };
      const isStranger = piece.title?.isCourtesy || (this.#strangers.has(word) && name.known === undefined);
      if (isStranger && name.words.length === 1) return { kind: "open", candidates: [] };
    }
    if (name.words.length > 1) return ITSELF;
    const known = this.#known(this.#byAcronym.get(word), place);
    if (known.length === 1) return { kind: "short", name: known[0]! };
    if (isKnown || best === "place") return ITSELF;
    if (this.#page.word(Math.max(0, piece.first - 1)).toLowerCase() === "the") {
      const bodies = this.#known(this.#byLast.get(word), place);
      return bodies.length === 1 ? { kind: "short", name: bodies[0]! } : ITSELF;
    }
    const firms = this.#known(this.#byFirst.get(word), place);
    if (firms.length === 1) return { kind: "short", name: firms[0]! };
    const clubs = this.#page.isCommon(piece.first) ? [] : this.#known(this.#byLast.get(word), place);
    return clubs.length === 1 ? { kind: "short", name: clubs[0]! } : ITSELF;
  }

  /** A full name that nothing tells is a person's when a short form of it is one: `Ms Ames`, `Ames said`. */
  #tellByShortForms(names: Names): void {
    for (const name of names.values()) {
      const word = shortOf(name);
      if (word === undefined || name.evidence.best() !== "person" || !isSurelyPerson(name)) continue;
      for (const full of this.#byFamily.get(word) ?? this.#byGiven.get(word) ?? []) {
        if (full.evidence.best() !== undefined) continue;
        full.evidence.add(
          "person",
          3,
          'The text calls it "%" too.',
          name.places[0]!.piece.first,
          name.places[0]!.piece.end,
        );
      }
    }
  }

  #findFullest(persons: readonly Name[]): void {
    const byEdges = new Map<string, Name[]>();
    for (const name of persons) push(byEdges, `${name.words[0]} ${name.words.at(-1)}`, name);
    for (const alike of byEdges.values()) {
      if (alike.length !== 2) continue;
      const [short, long] = alike[0]!.words.length < alike[1]!.words.length ? alike : [...alike].reverse();
      this.#fullest.set(short!, long!);
    }
  }

  /** Whether a place's name may stand here for a person who bears it: not behind "in". */
  #mayStandForPerson({ name, piece }: Found): boolean {
    if (name.known !== "place" || this.#page.is(piece.first, Word.country)) return false;
    const before = Math.max(0, piece.first - 1);
    if (this.#page.gapAfter(before) !== Gap.blank) return true;
    return !/^(?:in|near|at|from|to|of|for|across|around)$/.test(this.#page.word(before));
  }

  /** The candidates; where several have the name, those whom the text introduces by the same title. */
  #fitting(place: Found): readonly Name[] {
    const candidates = this.#candidates(place);
    const { title } = place.piece;
    if (!title || candidates.length < 2) return candidates;
    const word = this.#page.word(title.end - 1).toLowerCase();
    const fitting = candidates.filter((name) => this.#titles(name).has(word));
    return fitting.length > 0 ? fitting : candidates;
  }

  /** The words, in lower case, of the titles and roles that the text gives a person. */
  #titles(name: Name): ReadonlySet<string> {
    let titles = this.#titlesOf.get(name);
    if (titles) return titles;
    const words = new Set<string>();
    for (const { piece, role } of name.places) {
      if (piece.title) words.add(this.#page.word(piece.title.end - 1).toLowerCase());
      for (let i = role?.first ?? 0; i < (role?.end ?? 0); i++) words.add(this.#page.word(i).toLowerCase());
    }
    titles = words;
    this.#titlesOf.set(name, titles);
    return titles;
  }

  /** The persons that a short form can stand for in its place: by their family name, else by the given one. */
  #candidates(place: Found): readonly Name[] {
    const word = shortOf(place.name)!;
    const byFamily = this.#known(this.#byFamily.get(word), place);
    return byFamily.length > 0 ? byFamily : this.#known(this.#byGiven.get(word), place);
  }

  /** Those that a reader who has come to the place knows; of two spellings of one name the fuller. */
  #known(names: readonly Name[] | undefined, { span }: Found): readonly Name[] {
    if (!names) return NOBODY;
    const known: Name[] = [];
    for (const name of names) {
      if (name.places[0]!.span.start >= span.start && span.start >= this.#headEnd) continue;
      const full = this.fullest(name);
      if (!known.includes(full)) known.push(full);
    }
    return known;
  }
}

/** Whether more than a list of family names tells that a single word is a person's name. */
function isSurelyPerson({ evidence, places }: Name): boolean {
  return (
    evidence.of("person") >= 4 || places.some(({ piece, role }) => piece.title !== undefined || role !== undefined)
  );
}

/** Whether a name of several words is a person's, or may be one. */
function mayBePerson(page: Page, { words, evidence, known, places }: Name): boolean {
  if (words.length < 2) return false;
  const best = evidence.best();
  if (best === "person") return true;
  const { first, end } = places[0]!.piece;
  return (
    best === undefined && known === undefined && end - first <= LONGEST_PERSON && !page.is(first, Word.nationality)
  );
}

/** What a name is when it is a short form: one word, or a family name with its particles (`van der Meulen`). */
function shortOf({ words }: Name): string | undefined {
  if (words.length === 1) return words[0]!;
  const [first = ""] = words;
  return PARTICLE.test(first) ? words.join(" ").toLowerCase() : undefined;
}

const PARTICLE = /^(?:van|von|der|den|de|del|della|da|dos|di|du|le|la|al|el|bin|ibn|ben|abu|ter|zu)$/i;

/** What a person's short form may be: the family name, and with its particles. */
function familiesOf(page: Page, name: Name): readonly string[] {
  const words = withoutSuffix(name.words);
  if (isSurnameFirst(page, name)) return [words[0]!];
  let start = words.length - 1;
  while (start > 1 && PARTICLE.test(words[start - 1]!)) start--;
  const family = words.at(-1)!;
  return start === words.length - 1 ? [family] : [family, words.slice(start).join(" ").toLowerCase()];
}

function givenOf(page: Page, name: Name): string {
  return isSurnameFirst(page, name) ? name.words.at(-1)! : name.words[0]!;
}

/** Chinese and Korean order, and that of Japan and Hungary where both words are known: `Sato Haruka`. */
function isSurnameFirst(page: Page, { isFamilyFirst, places }: Name): boolean {
  const { first, end } = places[0]!.piece;
  if (isFamilyFirst) return true;
  if (end - first !== 2 || page.is(first, Word.given) || !page.is(first, Word.surname)) return false;
  return page.is(end - 1, Word.given) && !page.is(end - 1, Word.surname);
}

function withoutSuffix(words: readonly string[]): readonly string[] {
  return words.length > 2 && /^(?:Jr|Sr|I{1,3}|IV|VI{0,3})$/.test(words.at(-1)!) ? words.slice(0, -1) : words;
}

function acronymOf(name: Name): string {
  let letters = "";
  for (const word of name.words) if (word[0] === word[0]!.toUpperCase()) letters += word[0];
  return letters;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (known.length < MOST_NAMESAKES) known.push(value);
}
