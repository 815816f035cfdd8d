import type { Span, TextEdit } from "../text.ts";
import { quotedYaml, type YamlEntry, type YamlMap } from "../yaml/guarded-yaml.ts";
import {
  appendedInBrackets,
  appendedToLines,
  columnOf,
  entryBehind,
  entryRemoved,
  filledBelow,
  insertedAt,
  isFlow,
  itemRemoved,
  leafEnd,
} from "../yaml/yaml-edits.ts";
import { type ScalarPlace, scalarStyleAt, writeScalar } from "../yaml/yaml-scalars.ts";
import type { Alias, Entity } from "./catalogue.ts";
import {
  type CatalogueChange,
  type ChangingCatalogue,
  type ChangingEntity,
  changed,
  entitiesEntry,
  entityIn,
  type PlainEntity,
  plainEntities,
  plainEntity,
  Refused,
  topOf,
} from "./catalogue-change.ts";
import {
  type CatalogueStyle,
  inBraces,
  itemsAdded,
  styleOf,
  textReplaced,
  writtenAlias,
  writtenList,
  writtenText,
} from "./entity-fields.ts";
import { freshId, isId } from "./entity-id.ts";

/** An entity to be added. What is not given is not written. */
export interface NewEntity {
  /** Made from the name where it is not given. */
  readonly id?: string;
  readonly name: string;
  readonly type: string;
  readonly familyName?: string;
  readonly aliases?: readonly NewAlias[];
  readonly description?: string;
}

/** An alias to be added; holds everywhere where nothing else is said. */
export type NewAlias = Pick<Alias, "text"> & Partial<Pick<Alias, "when" | "shared">>;

/** What becomes of an entity's name when it gets another. */
export type OldName = "kept-as-alias" | "forgotten";

/** Adds an entity behind the last one; an empty text becomes a catalogue. */
export function addEntity(text: string, entity: NewEntity): CatalogueChange {
  return changed(text, (catalogue) => {
    const { file, root } = catalogue;
    const top = topOf(text);
    const isTaken = (id: string): boolean => file.entities.some((one) => one.id === id);
    const name = singleLine(entity.name);
    const id = entity.id ?? freshId(name, isTaken);
    if (name === "") throw new Refused("An entity needs a name; give one.", top);
    if (!isId(id)) throw new Refused(`The id ${quotedYaml(id)} has blanks or is too long; give another.`, top);
    if (isTaken(id)) throw new Refused(`The id ${quotedYaml(id)} is taken; give another.`, top);
    if (!file.types.includes(entity.type))
      throw new Refused(`There is no type ${quotedYaml(entity.type)} here; add it to "types:" first.`, top);
    const { type, familyName, description, aliases = [] } = entity;
    const added = { ...NOBODY, id, name, type, familyName, description, aliases: aliases.map(plainAlias) };
    const style = styleOf(catalogue);
    const entry = entitiesEntry(root);
    if (entry && entry.value.kind !== "list" && entry.value.kind !== "nothing")
      throw new Refused(`"entities" is no list; begin each entity with "- id:".`, entry.keySpan);
    const edits = entityAdded(catalogue, entry, added, style);
    return { edits, expected: [...plainEntities(file), added], at: entry?.keySpan ?? top };
  });
}

/** Gives an entity an alias, or one that it has another `when` or `shared`. */
export function addAlias(text: string, id: string, wanted: NewAlias): CatalogueChange {
  const alias = plainAlias(wanted);
  return changeEntity(text, id, (catalogue, changing) => {
    const { entity } = changing;
    const known = entity.aliases.find((one) => one.text === alias.text);
    if (!known && alias.text === entity.name && alias.when === "everywhere") return { edits: [], is: {} };
    const aliases = plainEntity(entity).aliases;
    if (!known) {
      const write = (place: ScalarPlace): string => writtenAlias(alias, styleOf(catalogue), place);
      const edits = itemsAdded(catalogue, changing, "aliases", [write], styleOf(catalogue));
      return { edits, is: { aliases: [...aliases, alias] } };
    }
    const when = wanted.when ?? known.when;
    const shared = wanted.shared ?? known.shared;
    if (when === known.when && shared === known.shared) return { edits: [], is: {} };
    const next = { text: known.text, when, shared };
    const edits = aliasChanged(catalogue, changing, known, next);
    return { edits, is: { aliases: replacedIn(entity, known, next) } };
  });
}

/** Says of an alias that others have it too, and that this is meant. */
export function markShared(text: string, id: string, alias: string): CatalogueChange {
  return changeAlias(text, id, alias, { shared: true });
}

/** Says when an alias holds. */
export function limitAlias(text: string, id: string, alias: string, when: Alias["when"]): CatalogueChange {
  return changeAlias(text, id, alias, { when });
}

/** Takes an alias away; comments beside it stay. */
export function removeAlias(text: string, id: string, alias: string): CatalogueChange {
  return changeEntity(text, id, (catalogue, changing) => {
    const { entity } = changing;
    const known = aliasOf(entity, alias);
    const edits = aliasRemoved(catalogue, changing, known);
    return {
      edits,
      is: { aliases: plainEntity(entity).aliases.filter((_, index) => entity.aliases[index] !== known) },
    };
  });
}

/** Says that a longer string is not the entity, though its name is in it. */
export function addNot(text: string, id: string, notThis: string): CatalogueChange {
  const written = singleLine(notThis);
  return changeEntity(text, id, (catalogue, changing) => {
    const { entity } = changing;
    if (entity.not.includes(written)) return { edits: [], is: {} };
    const style = styleOf(catalogue);
    const write = (place: ScalarPlace): string => writeScalar(written, place, style.keys);
    const edits = itemsAdded(catalogue, changing, "not", [write], style);
    return { edits, is: { not: [...entity.not, written] } };
  });
}

/**
 * Gives an entity another name. Its id stays.
 *
 * Where the new name was a plain alias, the old one takes that alias's place.
 */
export function renameEntity(text: string, id: string, newName: string, old: OldName): CatalogueChange {
  const name = singleLine(newName);
  return changeEntity(text, id, (catalogue, changing) => {
    const { entity, node } = changing;
    if (name === "") throw new Refused("An entity needs a name; give one.", entity.nameSpan);
    if (name === entity.name) return { edits: [], is: {} };
    const place = isFlow(text, node) ? "flow" : "block";
    const entry = node.entries.find(({ key }) => key === "name")!;
    const edits: TextEdit[] = [textReplaced(text, entry.value, name, place)];
    const was = plainAlias({ text: entity.name });
    const same = entity.aliases.find((alias) => alias.text === name && alias.when === "everywhere" && !alias.shared);
    const { aliases } = plainEntity(entity);
    if (old === "forgotten" || entity.aliases.some((alias) => alias.text === entity.name)) {
      if (same) edits.push(...aliasRemoved(catalogue, changing, same));
      return { edits, is: { name, aliases: aliases.filter((_, index) => entity.aliases[index] !== same) } };
    }
    if (same) {
      edits.push(...aliasChanged(catalogue, changing, same, was));
      return { edits, is: { name, aliases: replacedIn(entity, same, was) } };
    }
    const style = styleOf(catalogue);
    const write = (to: ScalarPlace): string => writtenAlias(was, style, to);
    edits.push(...itemsAdded(catalogue, changing, "aliases", [write], style));
    return { edits, is: { name, aliases: [...aliases, was] } };
  });
}

/** White space as texts have it, line ends included, is one space in a name. */
export function singleLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

const NOBODY = {
  wikidata: undefined,
  links: [],
  relations: [],
  not: [],
  replaces: [],
} as const satisfies Partial<Entity>;

function plainAlias({ text, when = "everywhere", shared = false }: NewAlias): Omit<Alias, "span"> {
  return { text: singleLine(text), when, shared };
}

/** A change of one entity; `is` says what is otherwise afterwards. */
function changeEntity(
  text: string,
  id: string,
  change: (
    catalogue: ChangingCatalogue,
    changing: ChangingEntity,
  ) => { readonly edits: readonly TextEdit[]; readonly is: Partial<PlainEntity> },
): CatalogueChange {
  return changed(text, (catalogue) => {
    const changing = entityIn(catalogue, id);
    const { edits, is } = change(catalogue, changing);
    const expected = catalogue.file.entities.map((entity) => ({
      ...plainEntity(entity),
      ...(entity === changing.entity ? is : {}),
    }));
    return { edits, expected, at: changing.entity.nameSpan };
  });
}

function changeAlias(text: string, id: string, alias: string, wish: Omit<NewAlias, "text">): CatalogueChange {
  return changeEntity(text, id, (catalogue, changing) => {
    const { entity } = changing;
    const known = aliasOf(entity, alias);
    const next = { text: known.text, when: known.when, shared: known.shared, ...wish };
    if (next.when === known.when && next.shared === known.shared) return { edits: [], is: {} };
    return { edits: aliasChanged(catalogue, changing, known, next), is: { aliases: replacedIn(entity, known, next) } };
  });
}

function aliasOf(entity: Entity, alias: string): Alias {
  const known = entity.aliases.find(({ text }) => text === alias);
  if (known) return known;
  throw new Refused(`${quotedYaml(entity.id)} has no alias ${quotedYaml(alias)}; add it first.`, entity.nameSpan);
}

function replacedIn(entity: Entity, known: Alias, next: Omit<Alias, "span">): readonly Omit<Alias, "span">[] {
  return plainEntity(entity).aliases.map((alias, index) => (entity.aliases[index] === known ? next : alias));
}

/** Where the alias stands in the entity's YAML. */
function placeOf({ node }: ChangingEntity, { span }: Alias) {
  const entryIndex = node.entries.findIndex(({ key }) => key === "aliases");
  const list = node.entries[entryIndex]?.value;
  if (list?.kind !== "list") throw new Refused(`"aliases" is no list here; make it one first.`, span);
  const index = list.items.findIndex((item) => item.span.start <= span.start && span.end <= item.span.end);
  return { entryIndex, list, index, item: list.items[index]! };
}

function aliasRemoved({ text }: ChangingCatalogue, changing: ChangingEntity, alias: Alias): readonly TextEdit[] {
  const { entryIndex, list, index } = placeOf(changing, alias);
  if (list.items.length > 1) return itemRemoved(text, list, index);
  const whole = entryRemoved(text, changing.node, entryIndex);
  if (whole) return whole;
  if (isFlow(text, list)) return itemRemoved(text, list, index);
  const { keySpan } = changing.node.entries[entryIndex]!;
  const colon = text.indexOf(":", keySpan.end);
  return [{ span: { start: colon + 1, end: leafEnd(text, list) }, newText: " []" }];
}

function aliasChanged(
  catalogue: ChangingCatalogue,
  changing: ChangingEntity,
  alias: Alias,
  next: Omit<Alias, "span">,
): readonly TextEdit[] {
  const { text } = catalogue;
  const { list, item } = placeOf(changing, alias);
  const place = isFlow(text, list) ? "flow" : "block";
  if (item.kind !== "map") {
    if (next.when === "everywhere" && !next.shared) return [textReplaced(text, item, next.text, place)];
    const style = { ...styleOf(catalogue), quotes: scalarStyleAt(text, item.span) };
    return [{ span: item.span, newText: writtenAlias(next, style, place) }];
  }
  const edits: TextEdit[] = [];
  const written = item.entries.find(({ key }) => key === "text");
  if (written && next.text !== alias.text) edits.push(textReplaced(text, written.value, next.text, "flow"));
  if (next.when !== alias.when) edits.push(wordSet(text, item, "when", next.when));
  if (next.shared !== alias.shared) edits.push(wordSet(text, item, "shared", String(next.shared)));
  return edits;
}

/** A word as the value of a key of an alias: in the quotes that stand there already. */
function wordSet(text: string, map: YamlMap, key: "when" | "shared", word: string): TextEdit {
  const known = map.entries.find((entry) => entry.key === key);
  const quotes = key === "shared" ? "plain" : scalarStyleAt(text, map.entries[0]!.keySpan);
  const value = key === "shared" ? word : writeScalar(word, "flow", quotes);
  if (known && known.value.span.end > known.value.span.start) {
    const isQuoted = scalarStyleAt(text, known.value.span) !== "plain";
    return isQuoted ? textReplaced(text, known.value, word, "flow") : { span: known.value.span, newText: word };
  }
  if (known) return insertedAt(text.indexOf(":", known.keySpan.end) + 1, ` ${value}`);
  const written = `${writeScalar(key, "flow", scalarStyleAt(text, map.entries[0]!.keySpan))}: ${value}`;
  return entryBehind(text, map, map.entries.at(-1)!, { lines: [written], flow: written });
}

/** The edits that add an entity to `entities:`, and that with it where it is not there. */
function entityAdded(
  { text, root }: ChangingCatalogue,
  entry: YamlEntry | undefined,
  entity: PlainEntity,
  style: CatalogueStyle,
): readonly TextEdit[] {
  const lines = entityLines(entity, style);
  const indent = " ".repeat(style.indent);
  const item = [`${indent}- ${lines[0]}`, ...lines.slice(1).map((line) => `${indent}  ${line}`)];
  if (!root || root.kind === "nothing") return [atEnd(text, ["entities:", ...item])];
  if (root.kind !== "map") throw new Refused(`A catalogue is a map; begin it with "entities:".`, topOf(text));
  const flow = inBraces(entityParts(entity, style), style);
  if (!entry) {
    if (isFlow(text, root)) {
      const last = root.entries.at(-1);
      const written = `${writeScalar("entities", "flow", style.keys)}: [${flow}]`;
      return [
        last ? entryBehind(text, root, last, { lines: [], flow: written }) : insertedAt(root.span.start + 1, written),
      ];
    }
    return [atEnd(text, ["entities:", ...item])];
  }
  const { value, keySpan } = entry;
  const isBare = value.kind === "list" && value.items.length === 0 && /^\[\s*\]$/.test(textAt(text, value.span));
  if (value.kind !== "list" || (isBare && !isFlow(text, root)))
    return isFlow(text, root) ? [within(text, entry, `[${flow}]`)] : filledBelow(text, entry, item);
  if (isFlow(text, value)) return appendedInBrackets(text, value, [flow]);
  const isFlowItem = isFlow(text, value.items.at(-1)!);
  return [appendedToLines(text, value, columnOf(text, keySpan.start), [isFlowItem ? [flow] : lines])];
}

function entityLines(entity: PlainEntity, style: CatalogueStyle): readonly string[] {
  return writtenFields(entity, style, "block").flatMap((field) => (typeof field === "string" ? [field] : field.lines));
}

function entityParts(entity: PlainEntity, style: CatalogueStyle): readonly string[] {
  return writtenFields(entity, style, "flow").map((field) => (typeof field === "string" ? field : field.flow));
}

/** The keys of a new entity in their usual order; those that say nothing are left out. */
function writtenFields(
  entity: PlainEntity,
  style: CatalogueStyle,
  place: ScalarPlace,
): readonly (string | ReturnType<typeof writtenList>)[] {
  const { id, name, type, familyName, aliases, description } = entity;
  const texts = { id, name, type, "family-name": familyName } as const;
  const fields: (string | ReturnType<typeof writtenList>)[] = [];
  for (const [key, value] of Object.entries(texts))
    if (value !== undefined) fields.push(writtenText(key as keyof typeof texts, value, style, place));
  if (aliases.length > 0)
    fields.push(
      writtenList(
        "aliases",
        aliases.map((alias) => (to: ScalarPlace) => writtenAlias(alias, style, to)),
        style,
      ),
    );
  if (description !== undefined) fields.push(writtenText("description", description, style, place));
  return fields;
}

function within(text: string, { keySpan, value }: YamlEntry, written: string): TextEdit {
  if (value.span.end > value.span.start) return { span: value.span, newText: written };
  return insertedAt(text.indexOf(":", keySpan.end) + 1, ` ${written}`);
}

function atEnd(text: string, lines: readonly string[]): TextEdit {
  const before = text === "" || text === "\ufeff" || text.endsWith("\n") ? "" : "\n";
  return insertedAt(text.length, `${before}${lines.join("\n")}\n`);
}

function textAt(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
