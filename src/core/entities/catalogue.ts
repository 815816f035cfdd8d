import type { Span } from "../text.ts";
import type { YamlRepair } from "../yaml/yaml-reader.ts";

/** The types an entity can have where a catalogue gives no `types:` of its own. */
export const DEFAULT_TYPES: readonly string[] = ["person", "organisation", "place", "event", "work", "product", "law"];

/** When an alias stands for its entity: always; only after a full form in the same document; not at all. */
export type When = "everywhere" | "introduced" | "never";

/** Another string for an entity. */
export interface Alias {
  readonly text: string;
  readonly when: When;
  /** That other entities have this alias too is known and meant. */
  readonly shared: boolean;
  /** Of the string in the catalogue's text. */
  readonly span: Span;
}

/** "is" says what the entity is to the other: `spokesperson of`. */
export interface Relation {
  readonly is: string;
  /** The id of the other. */
  readonly entity: string;
  /** Of the id in the catalogue's text. */
  readonly span: Span;
}

/** Who or what a name stands for. Spans are offsets into the text of the catalogue it was read from. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  /** `undefined` where the catalogue does not say, or not in a way that can be read. */
  readonly type: string | undefined;
  /** Which part of a person's name is the family's: order is data, never guessed. */
  readonly familyName: string | undefined;
  readonly aliases: readonly Alias[];
  readonly description: string | undefined;
  /** `Q` and digits. */
  readonly wikidata: string | undefined;
  /** Absolute, http or https. */
  readonly links: readonly string[];
  readonly relations: readonly Relation[];
  /** Longer strings that must not count as this entity. */
  readonly not: readonly string[];
  /** Ids that were merged into this one. */
  readonly replaces: readonly string[];
  /** Which catalogue it was read from, as its reader named it. */
  readonly source: string;
  readonly span: Span;
  readonly idSpan: Span;
  readonly nameSpan: Span;
}

/** What would mend a problem of a catalogue, told by what it is done to: {@link catalogueFixes} knows how it is written. */
export type CatalogueRepair =
  | YamlRepair
  /** The id that was most likely meant, of all there are. */
  | { readonly kind: "nearest-id"; readonly span: Span; readonly id: string }
  | {
      readonly kind: "alias";
      /** The id of the entity that has it. */
      readonly entity: string;
      readonly alias: string;
      readonly to: "shared" | "introduced" | "removed";
    };

/** Something wrong with a catalogue, at its place in the catalogue's text. */
export interface CatalogueProblem {
  readonly span: Span;
  readonly message: string;
  readonly severity: "error" | "warning";
  readonly rule: "catalogue-entry" | "ambiguous-alias";
  readonly related?: readonly { readonly span: Span; readonly message: string; readonly source: string }[];
  /** The best first. All of them are in the problem's own text. */
  readonly repairs?: readonly CatalogueRepair[];
}

/** One catalogue file, or one block of a corpus that is a catalogue, as read. */
export interface CatalogueFile {
  readonly source: string;
  readonly entities: readonly Entity[];
  readonly types: readonly string[];
  readonly problems: readonly CatalogueProblem[];
}

/** What holds for a corpus: the entities of all its catalogues. */
export interface Catalogue {
  /** In the order of the files, nearest first. */
  readonly entities: readonly Entity[];
  /** By id, and by every id that was merged into another. */
  readonly byId: ReadonlyMap<string, Entity>;
  readonly types: readonly string[];
}

/** The catalogue that knows nobody. */
export const EMPTY_CATALOGUE: Catalogue = { entities: [], byId: new Map(), types: DEFAULT_TYPES };

/** Joins catalogues: of two entities with one id the one in the nearer file holds, whole; `replaces` redirects old ids. */
export function mergeCatalogues(nearestFirst: readonly CatalogueFile[]): Catalogue {
  const byId = new Map<string, Entity>();
  const types = new Set<string>();
  for (const file of nearestFirst) {
    for (const type of file.types) types.add(type);
    for (const entity of file.entities) if (!byId.has(entity.id)) byId.set(entity.id, entity);
  }
  const replacing = [...byId.values()].filter((entity) => entity.replaces.length > 0);
  const replaced = new Map<string, Entity>();
  for (const entity of replacing)
    for (const old of entity.replaces)
      if (old !== entity.id && !replaced.has(old) && !leadsTo(replaced, entity.id, old)) replaced.set(old, entity);
  for (const old of replaced.keys()) byId.delete(old);
  const entities = [...byId.values()];
  for (const old of replaced.keys()) {
    const entity = followed(replaced, old);
    if (entity) byId.set(old, entity);
  }
  return { entities, byId, types: types.size > 0 ? [...types] : DEFAULT_TYPES };
}

/** Merges of merges of merges: nobody has more, and following them stays cheap. */
const MOST_MERGES = 100;

/** Whether following the merges from `id` comes to `target`, or does not end: such a merge would close a circle. */
function leadsTo(replaced: ReadonlyMap<string, Entity>, id: string, target: string): boolean {
  let next: string | undefined = id;
  for (let steps = 0; next !== undefined; steps++) {
    if (next === target || steps === MOST_MERGES) return true;
    next = replaced.get(next)?.id;
  }
  return false;
}

function followed(replaced: ReadonlyMap<string, Entity>, id: string): Entity | undefined {
  let found = replaced.get(id);
  for (let steps = 0; found && steps < MOST_MERGES; steps++) {
    const next = replaced.get(found.id);
    if (!next) return found;
    found = next;
  }
  return undefined;
}

/**
 * What is wrong with a file only when it is seen together with the others: relations to ids that none of them has
 * (`catalogue-entry`), and aliases that hold everywhere for two entities (`ambiguous-alias`).
 */
export function problemsInContext(file: CatalogueFile, catalogue: Catalogue): readonly CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  for (const entity of file.entities) {
    for (const { entity: target, span } of entity.relations) {
      if (catalogue.byId.has(target)) continue;
      const message = `There is no entity "${target}"; correct the id or add the entity.`;
      const repairs: readonly CatalogueRepair[] = [
        { kind: "nearest-id", span, id: target },
        { kind: "remove-item", span },
      ];
      problems.push({ span, message, severity: "error", rule: "catalogue-entry", repairs });
    }
  }
  return [...problems, ...ambiguousAliases(file, catalogue)];
}

/** Of an alias that very many have, not everyone is compared with everyone. */
const MOST_COMPARED = 20;

function ambiguousAliases(file: CatalogueFile, catalogue: Catalogue): readonly CatalogueProblem[] {
  const owners = new Map<string, { entity: Entity; span: Span; shared: boolean }[]>();
  for (const entity of catalogue.entities) {
    for (const name of formsEverywhere(entity)) {
      const others = owners.get(name.text);
      if (!others) owners.set(name.text, [{ entity, ...name }]);
      else if (!others.some((other) => other.entity === entity)) others.push({ entity, ...name });
    }
  }
  const problems: CatalogueProblem[] = [];
  for (const [text, places] of owners) {
    if (places.length < 2) continue;
    for (const { entity, span, shared } of places) {
      const near = places.slice(0, MOST_COMPARED);
      const others = near.filter((place) => place.entity !== entity && !(shared || place.shared));
      if (entity.source !== file.source || others.length === 0) continue;
      const message = `"${text}" stands for "${entity.id}" and "${others[0]!.entity.id}" everywhere; limit it with "when: introduced", or mark it "shared: true".`;
      const related = others.slice(0, 5).map((place) => ({
        span: place.span,
        message: `"${text}" of "${place.entity.id}".`,
        source: place.entity.source,
      }));
      const repairs = [{ entity, span }, ...others].flatMap((place) => aliasRepairs(text, place, entity)).slice(0, 3);
      problems.push({ span, message, severity: "warning", rule: "ambiguous-alias", related, repairs });
    }
  }
  return problems;
}

/** What can be done with a string of an entity that another has too; nothing, where it is the name, or in another file. */
function aliasRepairs(
  alias: string,
  { entity, span }: { readonly entity: Entity; readonly span: Span },
  { source }: Entity,
): readonly CatalogueRepair[] {
  if (span === entity.nameSpan || entity.source !== source) return [];
  const of = { kind: "alias", entity: entity.id, alias } as const;
  return [
    { ...of, to: "shared" },
    { ...of, to: "introduced" },
    { ...of, to: "removed" },
  ];
}

/** The strings that stand for an entity in any text: its name and the aliases that hold everywhere. */
export function* formsEverywhere(entity: Entity): Generator<{ text: string; span: Span; shared: boolean }> {
  yield { text: entity.name, span: entity.nameSpan, shared: false };
  for (const alias of entity.aliases) if (alias.when === "everywhere") yield alias;
}

/** Whether a file or a block of this name is a catalogue: `entities.yaml` or `….entities.yaml`, in any folder. */
export function isCatalogueName(name: string): boolean {
  const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  return base === "entities.yaml" || base.endsWith(".entities.yaml");
}
