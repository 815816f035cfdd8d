import type { Span } from "../../text.ts";
import type { Entity } from "../catalogue.ts";
import type { Recognisable } from "../mentions.ts";

/** A person of the catalogue, and where a document names it first. */
export interface CataloguePerson {
  readonly entity: Entity;
  readonly first: Span;
}

/**
 * The persons of the catalogue that a document names in full, by the first and the last word of their names: a bare short
 * form that the catalogue does not have may go back to one. Aliases that it says are `never` meant do not.
 */
export function cataloguePersons({ known, catalogue }: Recognisable): ReadonlyMap<string, readonly CataloguePerson[]> {
  const persons = new Map<string, CataloguePerson[]>();
  const seen = new Set<string>();
  for (const { kind, entities, span } of known) {
    const [id] = entities;
    if (kind !== "catalogue" || id === undefined || entities.length > 1 || seen.has(id)) continue;
    seen.add(id);
    const entity = catalogue.byId.get(id);
    if (entity?.type !== "person") continue;
    const words = entity.name.split(/\s+/);
    for (const word of words.length > 1 ? new Set([words[0]!, words.at(-1)!]) : []) {
      if (entity.aliases.some(({ text, when }) => text === word && when === "never")) continue;
      const others = persons.get(word);
      if (others) others.push({ entity, first: span });
      else persons.set(word, [{ entity, first: span }]);
    }
  }
  return persons;
}
