import type { Span, TextEdit } from "../text.ts";
import { quotedYaml } from "../yaml/guarded-yaml.ts";
import { commentsBelow, isFlow, itemTaken } from "../yaml/yaml-edits.ts";
import { type ScalarPlace, scalarStyleAt, writeScalar } from "../yaml/yaml-scalars.ts";
import type { Entity } from "./catalogue.ts";
import {
  type ChangingCatalogue,
  type ChangingEntity,
  changed,
  entityIn,
  type PlainEntity,
  type Planned,
  plainEntity,
  type Refusal,
  Refused,
  topOf,
} from "./catalogue-change.ts";
import { readCatalogue } from "./catalogue-yaml.ts";
import {
  type EntityKey,
  itemsAdded,
  type ListKey,
  styleOf,
  textAdded,
  writtenAlias,
  writtenRelation,
} from "./entity-fields.ts";
import { isId } from "./entity-id.ts";

/** The text of a catalogue, and what it is called. */
export interface CatalogueSource {
  readonly source: string;
  readonly text: string;
}

/** What a wish for several catalogues comes to: edits for those that change, or why there are none. */
export type CataloguesChange =
  | { readonly kind: "edits"; readonly edits: ReadonlyMap<string, readonly TextEdit[]> }
  | (Refusal & { readonly source: string });

/**
 * Gives an entity another id, and all relations of these catalogues that lead to it.
 *
 * The old id goes to `replaces`, for what else may speak of it: catalogues elsewhere, decisions.
 */
export function renameId(nearestFirst: readonly CatalogueSource[], id: string, newId: string): CataloguesChange {
  const home = homeOf(nearestFirst, id);
  return changeAll(nearestFirst, (file, catalogue) => {
    const { edits, expected } = redirected(catalogue, id, newId);
    if (file !== home) return { edits, expected, at: topOf(file.text) };
    const changing = entityIn(catalogue, id);
    const { entity } = changing;
    if (!isId(newId))
      throw new Refused(`The id ${quotedYaml(newId)} has blanks or is too long; give another.`, entity.idSpan);
    const taken = nearestFirst.some(({ text }) => readCatalogue(text, "").entities.some((one) => one.id === newId));
    if (taken)
      throw new Refused(`The id ${quotedYaml(newId)} is taken; merge the two, or give another.`, entity.idSpan);
    if (!changing.node.entries.some(({ key }) => key === "id"))
      throw new Refused(`${quotedYaml(id)} has no "id:"; add one first.`, entity.nameSpan);
    const place = isFlow(catalogue.text, changing.node) ? "flow" : "block";
    const write = (to: ScalarPlace): string => writeScalar(id, to);
    return {
      edits: [
        rewritten(catalogue.text, entity.idSpan, newId, place),
        ...edits,
        ...itemsAdded(catalogue, changing, "replaces", [write], styleOf(catalogue)),
      ],
      expected: expected.map((one) => (one.id === id ? { ...one, id: newId, replaces: [...one.replaces, id] } : one)),
      at: entity.idSpan,
    };
  });
}

/**
 * Makes one entity of two: the one that is kept gets the name and the aliases of the other as aliases, its relations,
 * links and what it is not, and `replaces` its id; relations that lead to the other lead to the one that is kept.
 *
 * What only one can have (type, family name, description, Wikidata id) is taken over where the kept one has none, else it
 * stays as a comment; so do the comments of the other.
 */
export function mergeEntities(
  nearestFirst: readonly CatalogueSource[],
  keptId: string,
  goneId: string,
): CataloguesChange {
  const keptHome = homeOf(nearestFirst, keptId);
  const goneHome = homeOf(nearestFirst, goneId);
  let taken: Taken | undefined;
  if (keptId !== goneId) {
    const change = changed(goneHome.text, (catalogue) => {
      taken = takenFrom(catalogue, goneId);
      return { edits: [], expected: [], at: topOf(catalogue.text) };
    });
    if (change.kind === "refused") return { ...change, source: goneHome.source };
  }
  return changeAll(nearestFirst, (file, catalogue) => {
    const kept = file === keptHome ? entityIn(catalogue, keptId) : undefined;
    if (kept && !taken) throw new Refused(`Two entities are needed to be merged; choose another.`, kept.entity.idSpan);
    const { edits, expected } = redirected(catalogue, goneId, keptId);
    const joined = kept && taken ? joinedTo(catalogue, kept, taken) : undefined;
    const gone = file === goneHome ? takenFrom(catalogue, goneId) : undefined;
    return {
      edits: [
        ...edits.filter(({ span }) => !gone || !isWithin(span, gone.entity.span)),
        ...(joined?.edits ?? []),
        ...(gone?.edits ?? []),
      ],
      expected: expected
        .filter(({ id }) => !gone || id !== goneId)
        .map((one) => (joined && one.id === keptId ? joined.after(one) : one)),
      at: kept?.entity.nameSpan ?? gone?.entity.nameSpan ?? topOf(file.text),
    };
  });
}

/** An entity that leaves its catalogue. */
interface Taken {
  readonly entity: Entity;
  readonly comments: readonly string[];
  readonly edits: readonly TextEdit[];
}

function takenFrom(catalogue: ChangingCatalogue, id: string): Taken {
  const { entity, list, index } = entityIn(catalogue, id);
  const problem = catalogue.file.problems.find(({ span }) => isWithin(span, entity.span));
  if (problem)
    throw new Refused(`${quotedYaml(id)} must be mended before it is merged: ${problem.message}`, problem.span);
  return { entity, ...itemTaken(catalogue.text, list, index) };
}

function joinedTo(
  catalogue: ChangingCatalogue,
  kept: ChangingEntity,
  { entity: gone, comments }: Taken,
): { readonly edits: readonly TextEdit[]; readonly after: (entity: PlainEntity) => PlainEntity } {
  const { entity, node } = kept;
  const style = styleOf(catalogue);
  const known = new Set([entity.name, ...entity.aliases.map(({ text }) => text)]);
  const aliases: PlainEntity["aliases"][number][] = [];
  for (const alias of [{ text: gone.name, when: "everywhere", shared: false } as const, ...plainEntity(gone).aliases]) {
    if (known.has(alias.text)) continue;
    known.add(alias.text);
    aliases.push(alias);
  }
  const links = missingFrom(entity.links, gone.links);
  const relations = plainEntity(gone).relations.filter(
    (one) =>
      one.entity !== entity.id &&
      one.entity !== gone.id &&
      !entity.relations.some(({ is, entity: to }) => is === one.is && to === one.entity),
  );
  const not = missingFrom(entity.not, gone.not);
  const replaces = missingFrom(entity.replaces, [gone.id, ...gone.replaces]);
  const taken: { [field in SingleField]?: string } = {};
  const remarks: string[] = [];
  const single = (key: EntityKey, field: SingleField): readonly TextEdit[] => {
    const value = gone[field]?.replace(/\s+/g, " ");
    if (value === undefined || value === entity[field]) return [];
    if (node.entries.some((entry) => entry.key === key)) {
      remarks.push(`# ${gone.id} had ${key}: ${value}`);
      return [];
    }
    taken[field] = value;
    return [textAdded(catalogue, kept, key, value, style)];
  };
  const list = (key: ListKey, items: readonly ((place: ScalarPlace) => string)[]): readonly TextEdit[] =>
    itemsAdded(catalogue, kept, key, items, style);
  const plain = (text: string) => (place: ScalarPlace) => writeScalar(text, place, style.keys);
  // In the usual order of keys: what comes to stand at one place stays in it.
  const edits = [
    ...single("type", "type"),
    ...single("family-name", "familyName"),
    ...list(
      "aliases",
      aliases.map((alias) => (place) => writtenAlias(alias, style, place)),
    ),
    ...single("description", "description"),
    ...single("wikidata", "wikidata"),
    ...list("links", links.map(plain)),
    ...list(
      "relations",
      relations.map((one) => () => writtenRelation(one, style)),
    ),
    ...list("not", not.map(plain)),
    ...list("replaces", replaces.map(plain)),
  ];
  const below = [...remarks, ...comments];
  if (below.length > 0) edits.push(commentsBelow(catalogue.text, node, below));
  const after = (one: PlainEntity): PlainEntity => ({
    ...one,
    ...taken,
    aliases: [...one.aliases, ...aliases],
    links: [...one.links, ...links],
    relations: [...one.relations, ...relations],
    not: [...one.not, ...not],
    replaces: [...one.replaces, ...replaces],
  });
  return { edits, after };
}

/** What an entity has at most once and another may have too. */
type SingleField = "type" | "familyName" | "description" | "wikidata";

/** The relations of a catalogue that lead to one entity, made to lead to another. */
function redirected(
  { file, text }: ChangingCatalogue,
  from: string,
  to: string,
): { readonly edits: readonly TextEdit[]; readonly expected: readonly PlainEntity[] } {
  const edits: TextEdit[] = [];
  const expected = file.entities.map((entity) => {
    for (const { entity: other, span } of entity.relations)
      if (other === from) edits.push(rewritten(text, span, to, "flow"));
    const plain = plainEntity(entity);
    const relations = plain.relations.map((one) => (one.entity === from ? { ...one, entity: to } : one));
    return { ...plain, relations };
  });
  return { edits, expected };
}

function changeAll(
  nearestFirst: readonly CatalogueSource[],
  change: (file: CatalogueSource, catalogue: ChangingCatalogue) => Planned,
): CataloguesChange {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const file of nearestFirst) {
    const result = changed(file.text, (catalogue) => change(file, catalogue));
    if (result.kind === "refused") return { ...result, source: file.source };
    if (result.edits.length > 0) edits.set(file.source, result.edits);
  }
  return { kind: "edits", edits };
}

/** The catalogue that an entity is read from. */
function homeOf(nearestFirst: readonly CatalogueSource[], id: string): CatalogueSource {
  const home = nearestFirst.find(({ text, source }) =>
    readCatalogue(text, source).entities.some((one) => one.id === id),
  );
  return home ?? nearestFirst[0]!;
}

function rewritten(text: string, span: Span, value: string, place: ScalarPlace): TextEdit {
  return { span, newText: writeScalar(value, place, scalarStyleAt(text, span)) };
}

function missingFrom(known: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set(others)].filter((one) => !known.includes(one));
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
