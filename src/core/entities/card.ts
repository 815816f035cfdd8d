import type { Card, CardLine, Piece } from "../markdown.ts";
import type { Block } from "../syntax/nodes.ts";
import type { Catalogue, Entity } from "./catalogue.ts";
import type { Mention } from "./mention.ts";
import type { MentionIndex } from "./mention-index.ts";
import { countsOf } from "./mention-index.ts";

/** What a card is made from besides the mention. */
export interface CardContext {
  readonly catalogue: Catalogue;
  /** The document the mention stands in, and all its mentions. */
  readonly block: Block;
  readonly mentions: readonly Mention[];
  /** Without it, nothing is said about the rest of the corpus. */
  readonly index?: MentionIndex;
}

const MOST_CANDIDATES = 4;
const MOST_FORMS = 5;
const MOST_NEIGHBOURS = 3;
const MOST_RELATIONS = 2;
const MOST_LINKS = 3;
const MOST_DOCUMENTS = 3;

/** Who or what a mention is, in at most eight lines; `undefined` where there is nothing to say. */
export function entityCard(mention: Mention, context: CardContext): Card | undefined {
  const entities = mention.entities.flatMap((id) => context.catalogue.byId.get(id) ?? []);
  const [entity, ...others] = entities;
  if (mention.kind === "unresolved") return { lines: unresolvedLines(mention, entities, context) };
  if (!entity)
    return mention.kind === "recognised" ? { lines: [[strong(mention.text)], [text(mention.why)]] } : undefined;
  if (others.length > 0) return { lines: [[strong(mention.text)], [text(mention.why)], ...candidateLines(entities)] };
  return { lines: entityLines(mention, entity, context) };
}

function entityLines(mention: Mention, entity: Entity, context: CardContext): readonly CardLine[] {
  const lines: CardLine[] = [headLine(entity)];
  if (entity.description !== undefined) lines.push([text(entity.description)]);
  const relations = entity.relations
    .slice(0, MOST_RELATIONS)
    .map(({ is, entity: other }) => `${is} ${nameOf(other, context.catalogue)}`);
  if (relations.length > 0) lines.push([text(relations.join(" · "))]);
  const forms = formsSeen(entity, context.mentions);
  if (forms.length > 0) lines.push([text(`Here also: ${forms.join(", ")}`)]);
  lines.push([text(countsLine(entity, context))]);
  const neighbours = context.index?.neighbours(entity.id, MOST_NEIGHBOURS) ?? [];
  if (neighbours.length > 0)
    lines.push([
      text(`Often with ${neighbours.map(({ id, count }) => `${nameOf(id, context.catalogue)} (${count})`).join(", ")}`),
    ]);
  if (mention.kind === "short-form" || mention.kind === "pinned") lines.push([text(mention.why)]);
  lines.push(linksLine(entity));
  return lines;
}

function unresolvedLines(mention: Mention, entities: readonly Entity[], context: CardContext): readonly CardLine[] {
  const lines: CardLine[] = [[strong(mention.text)], [text(mention.why)], ...candidateLines(entities)];
  let told = 0;
  for (const id of mention.namesakes) {
    const places = context.index?.documentsOf(id) ?? [];
    if (places.length === 0 || told === 2) continue;
    const names = places
      .slice(0, MOST_DOCUMENTS)
      .map(({ name }) => (name === undefined ? "a document without a name" : `"${name}"`));
    const more = places.length > MOST_DOCUMENTS ? ` and ${places.length - MOST_DOCUMENTS} more` : "";
    lines.push([text(`"${nameOf(id, context.catalogue)}" occurs in ${names.join(", ")}${more}; not joined.`)]);
    told++;
  }
  return lines;
}

/** One line for each of several who may be meant. */
function candidateLines(entities: readonly Entity[]): readonly CardLine[] {
  const lines = entities.slice(0, MOST_CANDIDATES).map((entity): CardLine => {
    const line = [...headLine(entity)];
    if (entity.description !== undefined) line.push(text(`· ${entity.description}`));
    return [...line, entryLink(entity)];
  });
  const rest = entities.length - lines.length;
  return rest > 0 ? [...lines, [text(`and ${rest} more`)]] : lines;
}

function headLine(entity: Entity): CardLine {
  return entity.type === undefined ? [strong(entity.name)] : [strong(entity.name), text(`· ${entity.type}`)];
}

function linksLine(entity: Entity): CardLine {
  const line: Piece[] = [
    entryLink(entity),
    { kind: "link", text: "All mentions", target: { kind: "command", command: "all-mentions", argument: entity.id } },
  ];
  if (entity.wikidata !== undefined)
    line.push({
      kind: "link",
      text: "Wikidata",
      target: { kind: "web", url: `https://www.wikidata.org/wiki/${entity.wikidata}` },
    });
  for (const url of entity.links.slice(0, MOST_LINKS))
    line.push({ kind: "link", text: hostOf(url), target: { kind: "web", url } });
  return line;
}

function entryLink(entity: Entity): Piece {
  const target = { kind: "command", command: "catalogue-entry", argument: entity.id } as const;
  return { kind: "link", text: "Catalogue entry", target };
}

function countsLine(entity: Entity, { block, index, mentions }: CardContext): string {
  const here = countsOf(mentions).get(entity.id) ?? 0;
  if (!index) return `${here} in this document`;
  const places = index.documentsOf(entity.id);
  const elsewhere = places.filter((place) => place.block !== block).length;
  const all = index.count(entity.id);
  if (elsewhere === 0) return `${here} in this document, none elsewhere in this corpus`;
  return `${here} in this document, ${all} in ${places.length} documents of this corpus`;
}

/** Under which other strings the document has the entity, the most frequent first. */
function formsSeen(entity: Entity, mentions: readonly Mention[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const { entities, kind, text: written } of mentions) {
    if (kind === "unresolved" || entities.length !== 1 || entities[0] !== entity.id || written === entity.name)
      continue;
    const form = written.replace(/\s+/g, " ");
    if (form !== entity.name) seen.set(form, (seen.get(form) ?? 0) + 1);
  }
  return [...seen]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_FORMS)
    .map(([form]) => `"${form}"`);
}

function nameOf(id: string, catalogue: Catalogue): string {
  return catalogue.byId.get(id)?.name ?? id;
}

/** A link shows where it leads, whatever its author would like it to say. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

function text(content: string): Piece {
  return { kind: "text", text: content };
}

function strong(content: string): Piece {
  return { kind: "strong", text: content };
}
