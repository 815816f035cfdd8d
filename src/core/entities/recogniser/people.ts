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

const ITSELF: Answer = { kind: "itself" };

/** The fuller names of a document that its short forms go back to. */
export class People {
  readonly #page: Page;
  readonly #headEnd: number;
  /** Full names of persons by their family names and by their other edge. */
  readonly #byFamily = new Map<string, Name[]>();
  readonly #byGiven = new Map<string, Name[]>();
  readonly #byFirst = new Map<string, Name[]>();
  readonly #byAcronym = new Map<string, Name[]>();
  readonly #fullest = new Map<Name, Name>();
  /** Family names that somebody bears who is not introduced. */
  readonly #strangers = new Set<string>();

  constructor(page: Page, names: Names, headEnd: number) {
    this.#page = page;
    this.#headEnd = headEnd;
    const byEdges = new Map<string, Name[]>();
    for (const name of names.values()) {
      const type = name.evidence.best();
      if (name.words.length < 2) continue;
      if (type === "person") {
        push(this.#byFamily, familyOf(name), name);
        push(this.#byGiven, givenOf(name), name);
        push(byEdges, `${name.words[0]} ${name.words.at(-1)}`, name);
      } else if (type === "organisation") {
        if (name.known === undefined) push(this.#byFirst, name.words[0]!, name);
        push(this.#byAcronym, acronymOf(name), name);
      }
    }
    for (const alike of byEdges.values()) {
      const longest = alike.reduce((a, b) => (b.words.length > a.words.length ? b : a));
      for (const name of alike) if (name !== longest && alike.length === 2) this.#fullest.set(name, longest);
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

  /** Whom the name in this place stands for. */
  resolve(place: Found): Answer {
    const { name, piece } = place;
    if (name.words.length !== 1) return ITSELF;
    const word = name.words[0]!;
    const best = name.evidence.best();
    if (piece.title || best === undefined || best === "person" || this.#mayBePerson(place)) {
      const candidates = this.#candidates(place);
      const [only] = candidates;
      if (only && candidates.length === 1) return { kind: "short", name: this.fullest(only) };
      if (candidates.length > 1) return { kind: "open", candidates };
      if (piece.title?.isCourtesy || (this.#strangers.has(word) && name.known === undefined))
        return { kind: "open", candidates: [] };
    }
    const known = this.#known(this.#byAcronym.get(word) ?? [], place);
    if (known.length === 1) return { kind: "short", name: known[0]! };
    if (name.known !== undefined || best === "place") return ITSELF;
    const firms = this.#known(this.#byFirst.get(word) ?? [], place);
    return firms.length === 1 ? { kind: "short", name: firms[0]! } : ITSELF;
  }

  /** Whether a place's name may stand for a person who bears it: not behind "in". */
  #mayBePerson({ name, piece }: Found): boolean {
    if (name.known !== "place" || this.#page.is(piece.first, Word.country)) return false;
    const before = piece.first - 1;
    return !(
      this.#page.gapAfter(before) === Gap.blank &&
      /^(?:in|near|at|from|to|of)$/.test(this.#page.word(Math.max(0, before)))
    );
  }

  /** The persons that a single word can stand for in its place: by their family name, else by the given one. */
  #candidates(place: Found): readonly Name[] {
    const word = place.name.words[0]!;
    const byFamily = this.#known(this.#byFamily.get(word) ?? [], place);
    return byFamily.length > 0 ? byFamily : this.#known(this.#byGiven.get(word) ?? [], place);
  }

  /** Those that a reader who has come to the place knows; of two spellings of one name the fuller. */
  #known(names: readonly Name[], { span }: Found): readonly Name[] {
    const known = names.filter(({ places }) => places[0]!.span.start < span.start || span.start < this.#headEnd);
    return [...new Set(known.map((name) => this.fullest(name)))];
  }
}

/** The part of a person's name that short forms use. */
function familyOf(name: Name): string {
  return name.isFamilyFirst ? name.words[0]! : withoutSuffix(name.words).at(-1)!;
}

function givenOf(name: Name): string {
  return name.isFamilyFirst ? name.words.at(-1)! : name.words[0]!;
}

function withoutSuffix(words: readonly string[]): readonly string[] {
  return words.length > 2 && /^(?:Jr|Sr|I{1,3}|IV|VI{0,3})$/.test(words.at(-1)!) ? words.slice(0, -1) : words;
}

function acronymOf(name: Name): string {
  return name.words
    .map((word) => word[0]!)
    .filter((letter) => letter === letter.toUpperCase())
    .join("");
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
