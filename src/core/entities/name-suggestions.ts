import type { Span } from "../text.ts";
import type { Entity } from "./catalogue.ts";
import { singleLine } from "./catalogue-edits.ts";
import type { Mention } from "./mention.ts";
import { canonicalSpelling } from "./spelling.ts";
import { COURTESIES, OFFICES, QUALIFIERS } from "./titles.ts";

/** What a mention suggests for a new entry of the catalogue. */
export interface SuggestedEntity {
  readonly name: string;
  /** `undefined` where the text does not say. */
  readonly type: string | undefined;
  /** Of a person, where the recogniser knows it. */
  readonly familyName?: string;
  /** What the text calls it first. */
  readonly description?: string;
  /** Whether the name is all there is to it: of a mere short form somebody has to tell the rest. */
  readonly isFull: boolean;
}

/** What a mention, or words that are selected, would be called in the catalogue. */
export function suggestedEntity(text: string, mention: Mention | undefined): SuggestedEntity {
  const recognised = mention?.recognised;
  if (recognised) {
    const type = recognised.type === "nationality" ? undefined : recognised.type;
    const { name, familyName, descriptors } = recognised;
    const [description] = descriptors;
    const known = {
      ...(familyName !== undefined && { familyName }),
      ...(description !== undefined && { description }),
    };
    return { name, type, ...known, isFull: true };
  }
  const written = singleLine(text);
  const name = withoutTitle(written);
  const type = name === written ? undefined : "person";
  return { name, type, isFull: mention?.kind !== "unresolved" };
}

/** When a form stands for an entity: a single word of a longer name only where that is introduced. */
export function timeFor(form: string, { name }: Pick<Entity, "name">): "everywhere" | "introduced" {
  const words = canonicalSpelling(name).split(" ");
  return words.length > 1 && words.includes(canonicalSpelling(form)) ? "introduced" : "everywhere";
}

/** A name without the title before it: `Mr Li` is `Li`. */
export function withoutTitle(text: string): string {
  const words = text.split(" ");
  const first = words.findIndex((word) => {
    const plain = word.replace(/\.$/, "");
    return !COURTESIES.has(plain) && !OFFICES.has(plain) && !QUALIFIERS.has(plain);
  });
  return first <= 0 ? text : words.slice(first).join(" ");
}

/** A place together with the capitalised words behind it: a longer name that it may be a part of. */
export function longerName(text: string, { start, end }: Span): Span {
  const behind = /^(?: \p{Lu}[\p{L}\p{M}\p{N}'’-]*)+/u.exec(text.slice(end, end + LONGEST_NAME));
  return { start, end: end + (behind?.[0].length ?? 0) };
}

/** How much it weighs that a form is like what the catalogue says of an entity, and not like its name. */
const LIKE_WHAT_IS_SAID = 0.9;

/** Of what stands beside a name, in UTF-16 code units. */
const LONGEST_NAME = 80;

/** Entities of which a form may be another name, the likeliest first; then those whose names have nothing of it. */
export function nearestEntities(text: string, entities: readonly Entity[]): readonly Entity[] {
  const form = profileOf(text);
  const scored = entities.map((entity, index) => {
    const scores = [entity.name, ...entity.aliases.map((alias) => alias.text)].map((name) => likeness(form, name));
    // "Russian leader" is nobody's name; it is like what is said of "Russian President".
    const said = entity.description === undefined ? 0 : likeness(form, entity.description) * LIKE_WHAT_IS_SAID;
    return { entity, index, score: Math.max(...scores, said) };
  });
  return scored.sort((a, b) => b.score - a.score || a.index - b.index).map(({ entity }) => entity);
}

interface Profile {
  readonly words: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly initials: string;
}

function profileOf(text: string): Profile {
  const plain = canonicalSpelling(text)
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.join("");
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return { words: new Set(words), pairs, initials: words.map((word) => word[0]).join("") };
}

/** From 0 to 2: letters that come in pairs in both (Dice), words in both, and initials. */
function likeness(form: Profile, name: string): number {
  const other = profileOf(name);
  const shared = [...form.pairs].filter((pair) => other.pairs.has(pair)).length;
  const dice = (2 * shared) / Math.max(1, form.pairs.size + other.pairs.size);
  const words = [...form.words].filter((word) => other.words.has(word)).length / Math.max(1, form.words.size);
  const [word] = form.words;
  const isAcronym = form.words.size === 1 && other.words.size > 1 && word === other.initials;
  return dice + (isAcronym ? 1 : words);
}
