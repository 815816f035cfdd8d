import type { Span } from "../text.ts";
import type { Entity } from "./catalogue.ts";
import type { FullForm } from "./full-forms.ts";
import { TokenKind, type Tokens, wordAt } from "./tokens.ts";

/** An entity that a document names in full. */
export interface Introduced {
  readonly entity: Entity;
  /** The first full form; one in the header's title comes before all in the body. */
  readonly at: Span;
}

/** An acronym that a document explains: `Ministry of Foreign Affairs (MOFA)`. */
export interface Acronym extends Introduced {
  readonly acronym: string;
}

/** The entities a document introduces, in the order of their first full forms. `inTitle` are those of the header's title. */
export function introducedBy(inTitle: readonly FullForm[], inBody: readonly FullForm[]): readonly Introduced[] {
  const first = new Map<Entity, Introduced>();
  for (const { start, end, entities } of [...inTitle, ...inBody])
    for (const entity of entities) if (!first.has(entity)) first.set(entity, { entity, at: { start, end } });
  return [...first.values()];
}

/** The acronyms in brackets right after full forms. Persons and places have none; the letters must come from the full form. */
export function acronymsIn(tokens: Tokens, full: readonly FullForm[]): readonly Acronym[] {
  const { text } = tokens;
  const acronyms: Acronym[] = [];
  for (const form of full) {
    const [entity] = form.entities;
    if (!entity || form.entities.length > 1 || entity.type === "person" || entity.type === "place") continue;
    const index = form.endToken;
    const start = tokens.starts[index]!;
    const end = tokens.ends[index]!;
    if (index >= tokens.count || tokens.kinds[index] !== TokenKind.capital || end - start > 12) continue;
    if (!/^[ \n]?[(（]$/.test(text.slice(form.end, start)) || !/[)）]/.test(text[end] ?? "")) continue;
    const acronym = wordAt(tokens, index);
    if (!/^[\p{Lu}\p{N}]{2,}$/u.test(acronym) || !takesLettersOf(acronym, text.slice(form.start, form.end))) continue;
    acronyms.push({ acronym, entity, at: { start: form.start, end: form.end } });
  }
  return acronyms;
}

/** Whether the letters come in this order in the name. */
function takesLettersOf(acronym: string, name: string): boolean {
  const letters = name.toUpperCase();
  let at = 0;
  for (const letter of acronym) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
