import type { Span } from "../text.ts";
import { writeScalar } from "../yaml/yaml-scalars.ts";
import { type Catalogue, type CatalogueFile, DEFAULT_TYPES, type Entity, type When } from "./catalogue.ts";
import { CATALOGUE_KEYS, type CatalogueKey, type CatalogueMap, WHEN_DOCUMENTATION } from "./catalogue-keys.ts";
import { type CataloguePlace, cataloguePlaceAt } from "./catalogue-places.ts";
import { WHENS } from "./catalogue-yaml.ts";
import { freshId } from "./entity-id.ts";

/** What may be written at a place of a catalogue. */
export interface CatalogueCompletions {
  /** What a choice takes the place of. */
  readonly span: Span;
  readonly items: readonly CatalogueCompletion[];
}

/** One choice. */
export interface CatalogueCompletion {
  readonly kind: "key" | "word" | "text" | "entity";
  readonly label: string;
  /** With what must follow; lines are indented as if nothing stood before them. */
  readonly newText: string;
  /** What typing finds it by. */
  readonly filter: string;
  /** A few words, behind the label; from the user's file. */
  readonly detail: string;
  /** Markdown of ours: nothing in it is the user's. */
  readonly documentation: string;
}

/** What a word of a catalogue means: Markdown of ours, or an entity. */
export type CatalogueWord =
  | { readonly kind: "documentation"; readonly span: Span; readonly markdown: string }
  | { readonly kind: "entity"; readonly span: Span; readonly id: string };

/** Entities that are offered; typing narrows them down. */
const MOST = 2_000;

/** What can be written at `offset`; `known` are all catalogues that are read together with this one. */
export function catalogueCompletionsAt(
  text: string,
  offset: number,
  known: Pick<Catalogue, "entities" | "types">,
): CatalogueCompletions | undefined {
  const place = cataloguePlaceAt(text, offset);
  if (!place) return undefined;
  const { span } = place;
  if (place.kind === "key") {
    const used = keysBeside(text, span);
    const keys = CATALOGUE_KEYS[place.map].filter(({ name }) => !used.has(name));
    return { span, items: keys.map((key) => keyItem(key, place)) };
  }
  const items = valuesAt(text, place, known);
  return items.length === 0 ? undefined : { span, items };
}

/** What the word at `offset` means; `file` is what the text was read as. */
export function catalogueWordAt(text: string, offset: number, file: CatalogueFile): CatalogueWord | undefined {
  const entity = entityAt(file, offset);
  if (entity) return { kind: "entity", ...entity };
  const place = cataloguePlaceAt(text, offset);
  if (!place || place.span.start === place.span.end) return undefined;
  const { span } = place;
  const word = text.slice(span.start, span.end);
  if (place.kind === "key") {
    const key = CATALOGUE_KEYS[place.map].find(({ name }) => name === word);
    return key && place.hasColon ? { kind: "documentation", span, markdown: pageOf(key) } : undefined;
  }
  const when = place.key === "when" ? WHENS.find((one) => one === word) : undefined;
  return when && { kind: "documentation", span, markdown: `**${when}**: ${WHEN_DOCUMENTATION[when]}` };
}

/** The entity that is meant at `offset`: by its own id, its name or an alias, or as the other end of a relation. */
export function entityAt(
  { entities }: CatalogueFile,
  offset: number,
): { readonly id: string; readonly span: Span; readonly as: "id" | "name" | "alias" | "relation" } | undefined {
  const entity = entities.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!entity) return undefined;
  const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const { id, idSpan, nameSpan } = entity;
  if (holds(nameSpan)) return { id, span: nameSpan, as: "name" };
  if (holds(idSpan)) return { id, span: idSpan, as: "id" };
  const relation = entity.relations.find(({ span }) => holds(span));
  if (relation) return { id: relation.entity, span: relation.span, as: "relation" };
  const alias = entity.aliases.find(({ span }) => holds(span));
  return alias && { id, span: alias.span, as: "alias" };
}

function keyItem(
  key: CatalogueKey,
  { map, hasColon }: { readonly map: CatalogueMap; readonly hasColon: boolean },
): CatalogueCompletion {
  const isBlock = map === "top" || map === "entity";
  const after = key.shape === "maps" && isBlock ? "\n  - " : key.shape === "list" ? " []" : " ";
  const newText = hasColon ? key.name : `${key.name}:${after}`;
  return { kind: "key", label: key.name, newText, filter: key.name, detail: "", documentation: pageOf(key) };
}

function valuesAt(
  text: string,
  { map, key, isFlow, span }: Extract<CataloguePlace, { kind: "value" }>,
  { entities, types }: Pick<Catalogue, "entities" | "types">,
): readonly CatalogueCompletion[] {
  const place = isFlow ? "flow" : "block";
  const plain = (label: string, documentation = ""): CatalogueCompletion => ({
    kind: "word",
    ...{ label, newText: writeScalar(label, place), filter: label, detail: "", documentation },
  });
  switch (`${map}.${key}`) {
    case "top.types":
      return DEFAULT_TYPES.map((type) => plain(type));
    case "entity.type":
      return types.map((type) => plain(type));
    case "alias.when":
      return WHENS.map((when: When) => plain(when, WHEN_DOCUMENTATION[when]));
    case "alias.shared":
      return ["true", "false"].map((word) => ({ ...plain(word), newText: word }));
    case "relation.entity":
      return entities.slice(0, MOST).map((entity) => entityItem(entity, place));
    case "relation.is":
      return relationsOf(entities).map((is) => ({ ...plain(is), kind: "text" }));
    case "entity.id": {
      const name = valueBeside(text, span, "name");
      const isTaken = (id: string): boolean => entities.some((one) => one.id === id);
      return name === undefined ? [] : [{ ...plain(freshId(name, isTaken)), kind: "text" }];
    }
    case "entity.family-name": {
      const words = valueBeside(text, span, "name")?.split(/\s+/) ?? [];
      return words.length < 2 ? [] : words.map((word) => ({ ...plain(word), kind: "text" }));
    }
    default:
      return [];
  }
}

function entityItem({ id, name, type, aliases }: Entity, place: "block" | "flow"): CatalogueCompletion {
  return {
    kind: "entity",
    label: id,
    newText: writeScalar(id, place),
    filter: [id, name, ...aliases.map((alias) => alias.text)].join(" "),
    detail: type === undefined ? name : `${name} · ${type}`,
    documentation: "",
  };
}

/** What entities are to each other, the most frequent first. */
function relationsOf(entities: readonly Entity[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { relations } of entities) for (const { is } of relations) counts.set(is, (counts.get(is) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([is]) => is);
}

const ENTRY = /^(\s*)(-\s+)?["']?([\w-]+)["']?\s*:\s*(.*)$/;

/** The lines of the map that a place stands in, the place's own among them: those with a key in its column. */
function* entriesBeside(text: string, { start }: Span): Generator<{ readonly key: string; readonly value: string }> {
  const lines = text.split(/\r?\n/);
  const own = text.slice(0, start).split("\n").length - 1;
  const lead = /^\s*(?:-\s+)?/.exec(lines[own] ?? "")![0];
  const column = lead.length;
  const entryIn = (line: string) => {
    const [, blank = "", dash = "", key, value = ""] = ENTRY.exec(line) ?? [];
    return key !== undefined && blank.length + dash.length === column
      ? { key, value, isFirst: dash !== "" }
      : undefined;
  };
  const isBelow = (line: string): boolean => /^\s*(?:#|$)/.test(line) || /^\s*/.exec(line)![0].length >= column;
  let first = own;
  while (first > 0 && entryIn(lines[first]!)?.isFirst !== true && !/-/.test(lead)) {
    const above = lines[first - 1]!;
    if (!isBelow(above) && entryIn(above)?.isFirst !== true) break;
    first--;
    if (entryIn(above)?.isFirst) break;
  }
  for (let index = first; index < lines.length; index++) {
    const line = lines[index]!;
    const entry = entryIn(line);
    if (index > own && (entry?.isFirst || !isBelow(line))) return;
    if (entry && index !== own) yield entry;
  }
}

/** The keys of the same map: between the same braces, or in lines beside. */
function keysBeside(text: string, span: Span): ReadonlySet<string> {
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const before = text.slice(start, span.start);
  const feed = text.indexOf("\n", span.end);
  const behind = text.slice(span.end, feed < 0 ? text.length : feed);
  const brace = before.lastIndexOf("{");
  if (brace > before.lastIndexOf("}")) {
    const inside = `${before.slice(brace + 1)},${behind.replace(/^[^,}]*/, "").replace(/\}.*$/, "")}`;
    return new Set([...inside.matchAll(/(?:^|,)\s*["']?([\w-]+)["']?\s*:/g)].map(([, key]) => key!));
  }
  return new Set([...entriesBeside(text, span)].map(({ key }) => key));
}

function valueBeside(text: string, span: Span, key: string): string | undefined {
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const line = text.slice(start, text.indexOf("\n", span.end) < 0 ? text.length : text.indexOf("\n", span.end));
  const inLine = new RegExp(`[{,]\\s*${key}:\\s*["']?([^,}"']+)`).exec(line)?.[1]?.trim();
  if (inLine !== undefined) return inLine;
  for (const entry of entriesBeside(text, span))
    if (entry.key === key)
      return (
        entry.value
          .replace(/\s#.*$/, "")
          .replace(/^["']|["']$/g, "")
          .trim() || undefined
      );
  return undefined;
}

function pageOf({ name, documentation, example }: CatalogueKey): string {
  return `**${name}:** ${documentation}\n\n\`\`\`yaml\n${example}\`\`\``;
}
