import type { TextEdit } from "../text.ts";
import { quotedYaml, type YamlEntry, type YamlMap, type YamlNode } from "../yaml/guarded-yaml.ts";
import {
  appendedInBrackets,
  appendedToLines,
  columnOf,
  entryBehind,
  filledBelow,
  insertedAt,
  isFlow,
} from "../yaml/yaml-edits.ts";
import { type ScalarPlace, type ScalarStyle, scalarStyleAt, writeScalar } from "../yaml/yaml-scalars.ts";
import type { Alias, Relation } from "./catalogue.ts";
import { type ChangingCatalogue, type ChangingEntity, entitiesEntry, Refused } from "./catalogue-change.ts";
import { ENTITY_KEYS } from "./catalogue-yaml.ts";

/** A key of an entity. */
export type EntityKey = (typeof ENTITY_KEYS)[number];
/** A key of an entity that has a list. */
export type ListKey = "aliases" | "links" | "relations" | "not" | "replaces";

/** How a catalogue writes what it has, for what is added to look alike. */
export interface CatalogueStyle {
  readonly quotes: ScalarStyle;
  /** In double ones it is JSON, and stays it. */
  readonly keys: ScalarStyle;
  /** How far the dashes of a list stand in from its key. */
  readonly indent: number;
  /** How its lists of a key are written, where it has one. */
  readonly lists: ReadonlyMap<string, ScalarPlace>;
  /** Inside the braces of a map on one line. */
  readonly padding: string;
}

/** Lists that are written in brackets where the catalogue has none to look at: short ones. */
const USUALLY_SHORT: readonly string[] = ["not", "replaces", "links"];

/** How the catalogue is written, by its first entities. */
export function styleOf({ text, root }: ChangingCatalogue): CatalogueStyle {
  const entry = entitiesEntry(root);
  const lists = new Map<string, ScalarPlace>();
  let quotes: ScalarStyle | undefined;
  let keys: ScalarStyle | undefined;
  let indent: number | undefined;
  const brace = /\{( *)[^\s{}]/.exec(text.slice(0, MOST_LOOKED_AT));
  const items = entry?.value.kind === "list" ? entry.value.items : [];
  if (entry && items.length > 0 && !isFlow(text, entry.value)) indent = indentOf(text, entry);
  for (const item of items.slice(0, MOST_COMPARED)) {
    if (item.kind !== "map") continue;
    for (const field of item.entries) {
      const { key, keySpan, value } = field;
      keys ??= scalarStyleAt(text, keySpan);
      if (key === "name" && value.kind === "scalar") quotes ??= scalarStyleAt(text, value.span);
      if (value.kind !== "list" || value.items.length === 0 || key === undefined || lists.has(key)) continue;
      const place = isFlow(text, value) ? "flow" : "block";
      lists.set(key, place);
      if (place === "block" && !isFlow(text, item)) indent = indentOf(text, field);
    }
  }
  return { quotes: quotes ?? "plain", keys: keys ?? "plain", indent: indent ?? 2, lists, padding: brace?.[1] ?? " " };
}

const MOST_LOOKED_AT = 20_000;
const MOST_COMPARED = 50;

function indentOf(text: string, { keySpan, value }: YamlEntry): number {
  return Math.max(0, columnOf(text, value.span.start) - columnOf(text, keySpan.start));
}

function writtenKey(key: string, { keys }: CatalogueStyle): string {
  return writeScalar(key, "flow", keys);
}

/** A key with a single text. */
export function writtenText(key: EntityKey, value: string, style: CatalogueStyle, place: ScalarPlace): string {
  return `${writtenKey(key, style)}: ${writeScalar(value, place, key === "name" ? style.quotes : style.keys)}`;
}

/** An alias as an item of a list. */
export function writtenAlias(alias: Omit<Alias, "span">, style: CatalogueStyle, place: ScalarPlace): string {
  const { text, when, shared } = alias;
  if (when === "everywhere" && !shared) return writeScalar(text, place, style.quotes);
  const parts = [`${writtenKey("text", style)}: ${writeScalar(text, "flow", style.quotes)}`];
  if (when !== "everywhere") parts.push(`${writtenKey("when", style)}: ${writeScalar(when, "flow", style.keys)}`);
  if (shared) parts.push(`${writtenKey("shared", style)}: true`);
  return inBraces(parts, style);
}

/** A relation as an item of a list. */
export function writtenRelation({ is, entity }: Omit<Relation, "span">, style: CatalogueStyle): string {
  return inBraces(
    [
      `${writtenKey("is", style)}: ${writeScalar(is, "flow", style.keys)}`,
      `${writtenKey("entity", style)}: ${writeScalar(entity, "flow", style.keys)}`,
    ],
    style,
  );
}

/** Parts of a map between braces. */
export function inBraces(parts: readonly string[], { padding }: CatalogueStyle): string {
  return `{${padding}${parts.join(", ")}${padding}}`;
}

/** A key with a list, as lines and as it is between braces. `write` gives an item. */
export function writtenList(
  key: ListKey,
  items: readonly ((place: ScalarPlace) => string)[],
  style: CatalogueStyle,
): { readonly lines: readonly string[]; readonly flow: string } {
  const flow = `${writtenKey(key, style)}: [${items.map((write) => write("flow")).join(", ")}]`;
  const place = style.lists.get(key) ?? (USUALLY_SHORT.includes(key) ? "flow" : "block");
  const lines = place === "flow" ? [flow] : [`${writtenKey(key, style)}:`, ...listLines(items, style)];
  return { lines, flow };
}

/** What adds items to a list of an entity; the list is made where there is none. */
export function itemsAdded(
  { text }: ChangingCatalogue,
  { node }: ChangingEntity,
  key: ListKey,
  items: readonly ((place: ScalarPlace) => string)[],
  style: CatalogueStyle,
): readonly TextEdit[] {
  if (items.length === 0) return [];
  const entry = node.entries.find((one) => one.key === key);
  if (!entry) return [entryBehind(text, node, entryAbove(node, key), writtenList(key, items, style))];
  const { value, keySpan } = entry;
  if (value.kind === "nothing") {
    if (!isFlow(text, node)) return filledBelow(text, entry, listLines(items, style));
    const flow = `[${items.map((write) => write("flow")).join(", ")}]`;
    if (value.span.end > value.span.start) return [{ span: value.span, newText: flow }];
    return [insertedAt(text.indexOf(":", keySpan.end) + 1, ` ${flow}`)];
  }
  if (value.kind !== "list") throw new Refused(`${quotedYaml(key)} is no list here; make it one first.`, keySpan);
  if (isFlow(text, value))
    return appendedInBrackets(
      text,
      value,
      items.map((write) => write("flow")),
    );
  const lines = items.map((write) => [write("block")]);
  return [appendedToLines(text, value, columnOf(text, keySpan.start), lines)];
}

/** A key with a single text, where the entity does not have it yet. */
export function textAdded(
  { text }: ChangingCatalogue,
  { node }: ChangingEntity,
  key: EntityKey,
  value: string,
  style: CatalogueStyle,
): TextEdit {
  const lines = [writtenText(key, value, style, "block")];
  return entryBehind(text, node, entryAbove(node, key), { lines, flow: writtenText(key, value, style, "flow") });
}

/** A text in place of another, in the same quotes where it can be. */
export function textReplaced(text: string, { span }: YamlNode, value: string, place: ScalarPlace): TextEdit {
  return { span, newText: writeScalar(value, place, scalarStyleAt(text, span)) };
}

function listLines(items: readonly ((place: ScalarPlace) => string)[], { indent }: CatalogueStyle): readonly string[] {
  return items.map((write) => `${" ".repeat(indent)}- ${write("block")}`);
}

const KEY_ORDER: readonly string[] = ENTITY_KEYS;

/** The entry behind which a key comes by the usual order of keys. */
function entryAbove({ entries }: YamlMap, key: EntityKey): YamlEntry {
  const rank = KEY_ORDER.indexOf(key);
  const above = entries.findLast((one) => {
    const other = KEY_ORDER.indexOf(one.key ?? "");
    return other >= 0 && other < rank;
  });
  return above ?? entries.at(-1)!;
}
