import { RESERVED_KEYS, type ReservedKey } from "../checks/known-keys.ts";
import { readHeader, writeValue } from "../syntax/header.ts";
import type { Span } from "../text.ts";
import type { Catalogue, Entity } from "./catalogue.ts";

/** What may be written at a place of a header, and what it takes the place of in the line. */
export interface HeaderCompletions {
  readonly span: Span;
  readonly items: readonly HeaderCompletion[];
}

/** One choice: a key, or somebody of the catalogue as a value. */
export interface HeaderCompletion {
  readonly kind: "key" | "entity";
  readonly label: string;
  readonly newText: string;
  readonly detail: string;
}

/** What the keys that the format reserves say. */
const KEYS: Readonly<Record<ReservedKey, string>> = {
  id: "what others call the document by, for good",
  title: "the headline",
  date: "when it was published",
  retrieved: "when it was collected",
  note: "whatever else is to be known",
  source: "where it appeared",
  author: "who wrote it",
  url: "its address",
  lang: "its language, as BCP 47 has it",
  credit: "the agency that it came from",
  truncated: "that its end is missing",
  sha256: "of its body",
  encoding: "base64, for what is no text",
  eol: "its line ends, where they are not LF",
  "final-newline": "whether its last line has an end",
};

/** The keys whose values are names, and of which types the likeliest are. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  author: ["person", "organisation"],
  credit: ["organisation"],
  source: ["organisation"],
  about: [],
};

/** Entities that are offered; typing narrows them down. */
const MOST = 2_000;

/** What can be written at a character of a header line, which begins at `<<<FILE`. */
export function headerCompletionsAt(
  line: string,
  character: number,
  { entities }: Pick<Catalogue, "entities">,
): HeaderCompletions | undefined {
  const { attributes, nameSpan } = readHeader(line);
  const value = attributes.find(({ valueSpan }) => valueSpan.start <= character && character <= valueSpan.end);
  const empty = /(?<=[ \t])([a-z][a-z0-9-]*)=$/.exec(line.slice(0, character))?.[1];
  const key = value?.key ?? empty;
  if (key !== undefined) {
    const types = NAMING[key];
    if (!types) return undefined;
    const span = value?.valueSpan ?? { start: character, end: character };
    return { span, items: likeliest(entities, types).slice(0, MOST).map(entityItem) };
  }
  const word = /(?<=[ \t])[a-z0-9-]*$/.exec(line.slice(0, character))?.[0];
  if (word === undefined || character - word.length <= nameSpan.end || nameSpan.end === nameSpan.start)
    return undefined;
  const rest = /^[a-z0-9-]*/.exec(line.slice(character))![0];
  const hasEquals = line[character + rest.length] === "=";
  const used = new Set(attributes.map((attribute) => attribute.key));
  const span = { start: character - word.length, end: character + rest.length };
  const keys = RESERVED_KEYS.filter((one) => !used.has(one));
  const items = keys.map((one): HeaderCompletion => {
    return { kind: "key", label: one, newText: hasEquals ? one : `${one}=`, detail: KEYS[one] };
  });
  return { span, items };
}

function likeliest(entities: readonly Entity[], types: readonly string[]): readonly Entity[] {
  const rank = ({ type }: Entity): number => {
    const at = types.indexOf(type ?? "");
    return at < 0 ? types.length : at;
  };
  return entities.toSorted((a, b) => rank(a) - rank(b));
}

function entityItem({ name, type }: Entity): HeaderCompletion {
  return { kind: "entity", label: name, newText: writeValue(name), detail: type ?? "" };
}

/** Names that may be finished at the end of a text, and how much of it belongs to them. */
export interface NameCompletions {
  /** Characters at the text's end that a name takes the place of. */
  readonly typed: number;
  readonly items: readonly { readonly label: string; readonly of: Entity }[];
}

/** Words that a name that is being written may have so far. */
const MOST_WORDS = 5;
const MOST_NAMES = 500;

/** The names and aliases of the catalogue that `before`, the text up to the cursor, may be the beginning of. */
export function nameCompletionsAt(before: string, entities: readonly Entity[]): NameCompletions {
  const starts = [...before.slice(-100).matchAll(/[\p{L}\p{N}][^\s\p{P}]*/gu)].map(({ index }) => index);
  const tail = before.slice(-100);
  for (const start of starts.slice(-MOST_WORDS)) {
    const typed = tail.slice(start);
    const items = namesThat(entities, (name) => name.length > typed.length && isBeginning(typed, name));
    if (items.length > 0) return { typed: typed.length, items };
  }
  if (/[\p{L}\p{N}]$/u.test(before)) return { typed: 0, items: [] };
  return { typed: 0, items: namesThat(entities, () => true) };
}

function isBeginning(typed: string, name: string): boolean {
  return name.slice(0, typed.length).toLowerCase() === typed.toLowerCase();
}

function namesThat(entities: readonly Entity[], fits: (name: string) => boolean): NameCompletions["items"] {
  const items: { readonly label: string; readonly of: Entity }[] = [];
  for (const of of entities) {
    const aliases = of.aliases.filter(({ when }) => when !== "never").map(({ text }) => text);
    for (const label of [of.name, ...aliases]) if (fits(label)) items.push({ label, of });
    if (items.length >= MOST_NAMES) return items;
  }
  return items;
}
