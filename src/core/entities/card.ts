import type { Card, CardCommand, CardLine, Piece } from "../markdown.ts";
import type { Block } from "../syntax/nodes.ts";
import type { Catalogue, Entity } from "./catalogue.ts";
import type { Mention, RecognisedEntity } from "./mention.ts";
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
  /** Of other corpora; without them, nothing is said about those. */
  readonly others?: readonly MentionIndex[];
}

/** What the lines say of whoever is meant, from whichever source. */
type Named = Pick<Entity, "id" | "name" | "type">;

const MOST_CANDIDATES = 4;
const MOST_FORMS = 5;
const MOST_NEIGHBOURS = 3;
const MOST_RELATIONS = 2;
const MOST_LINKS = 3;
const MOST_DOCUMENTS = 3;
const MOST_DESCRIPTORS = 3;
/** For what the texts call somebody: a hover must not read ten thousand documents. */
const MOST_DOCUMENTS_READ = 300;
const MOST_REASONS = 2;
const MOST_NAMESAKES = 2;

/** Who or what a mention is, in at most eight lines; `undefined` where there is nothing to say. */
export function entityCard(mention: Mention, context: CardContext): Card | undefined {
  const entities = mention.entities.flatMap((id) => context.catalogue.byId.get(id) ?? []);
  const [entity, ...others] = entities;
  if (mention.kind === "unresolved") return { lines: unresolvedLines(mention, entities, context) };
  if (!entity) return mention.recognised && { lines: recognisedLines(mention, mention.recognised, context) };
  if (others.length > 0) return { lines: [[strong(mention.text)], [text(mention.why)], ...candidateLines(entities)] };
  return { lines: entityLines(mention, entity, context) };
}

function entityLines(mention: Mention, entity: Entity, context: CardContext): readonly CardLine[] {
  const lines: CardLine[] = [headLine(entity)];
  if (entity.description !== undefined) lines.push([text(entity.description)]);
  const relations = entity.relations
    .slice(0, MOST_RELATIONS)
    .map(({ is, entity: other }) => `${is} ${nameOf(other, context)}`);
  if (relations.length > 0) lines.push([text(relations.join(" · "))]);
  lines.push(...occurrenceLines(mention, entity, context), linksLine(entity));
  return lines;
}

/** Who or what a name is that no catalogue has: what the texts call it, and what it was recognised by. */
function recognisedLines(mention: Mention, entity: RecognisedEntity, context: CardContext): readonly CardLine[] {
  const descriptors = descriptorsOf(entity, context);
  const said = descriptors.slice(0, MOST_DESCRIPTORS).map(({ id, count }) => (count > 1 ? `${id} (${count}×)` : id));
  const reasons = entity.reasons.slice(0, MOST_REASONS).join(" ");
  return [
    headLine(entity),
    ...(said.length > 0 ? [[text(said.join(" · "))]] : []),
    ...occurrenceLines(mention, entity, context),
    [text(reasons === "" ? "Recognised as a name by its capitals." : `Recognised: ${reasons}`)],
    [allMentionsLink(entity)],
  ];
}

/** What the documents of the corpus call the entity, and how many of them do; the most frequent first. */
function descriptorsOf(entity: RecognisedEntity, { index }: CardContext): readonly { id: string; count: number }[] {
  const documents = (index?.documentsOf(entity.id) ?? [])
    .slice(0, MOST_DOCUMENTS_READ)
    .map(({ recognised }) => recognised.get(entity.id));
  const counts = new Map(entity.descriptors.map((descriptor) => [descriptor, 0]));
  for (const one of documents.length > 0 ? documents : [entity])
    for (const descriptor of one?.descriptors ?? []) counts.set(descriptor, (counts.get(descriptor) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count);
}

/** Under which names it occurs, how often, with whom, and what a short form goes back to. */
function occurrenceLines(mention: Mention, entity: Named, context: CardContext): readonly CardLine[] {
  const lines: CardLine[] = [];
  const forms = formsSeen(entity, context.mentions);
  if (forms.length > 0) lines.push([text(`Here also: ${forms.join(", ")}`)]);
  lines.push(countsLine(entity, context));
  const neighbours = context.index?.neighbours(entity.id, MOST_NEIGHBOURS * 4) ?? [];
  const names = neighbours.filter(({ id }) => context.index?.recognised(id)?.type !== "nationality");
  const often = names.slice(0, MOST_NEIGHBOURS).map(({ id, count }) => `${nameOf(id, context)} (${count})`);
  if (often.length > 0) lines.push([text(`Often with ${often.join(", ")}`)]);
  if (mention.kind === "short-form" || mention.kind === "pinned") lines.push([text(mention.why)]);
  return lines;
}

function unresolvedLines(mention: Mention, entities: readonly Entity[], context: CardContext): readonly CardLine[] {
  const lines: CardLine[] = [[strong(mention.text)], [text(mention.why)], ...candidateLines(entities)];
  let told = 0;
  for (const id of [...mention.namesakes, ...recognisedNamesakes(mention, context)]) {
    const places = context.index?.documentsOf(id) ?? [];
    if (places.length === 0 || told === MOST_NAMESAKES) continue;
    const names = places
      .slice(0, MOST_DOCUMENTS)
      .map(({ name }) => (name === undefined ? "a document without a name" : `"${name}"`));
    const more = places.length > MOST_DOCUMENTS ? ` and ${places.length - MOST_DOCUMENTS} more` : "";
    lines.push([text(`"${nameOf(id, context)}" occurs in ${names.join(", ")}${more}; not joined.`)]);
    told++;
  }
  return lines;
}

/** Persons recognised in other documents whom the last word of an unresolved name would fit. */
function recognisedNamesakes({ text: written, entities }: Mention, { index }: CardContext): readonly string[] {
  return entities.length > 0 || !index ? [] : index.personsCalled(written.slice(written.search(/[^\s.]+$/u)));
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

function headLine(entity: Named): CardLine {
  return entity.type === undefined ? [strong(entity.name)] : [strong(entity.name), text(`· ${entity.type}`)];
}

function linksLine(entity: Entity): CardLine {
  const line: Piece[] = [entryLink(entity), allMentionsLink(entity)];
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

function allMentionsLink({ id }: Named): Piece {
  return { kind: "link", text: "All mentions", target: { kind: "command", command: "all-mentions", argument: id } };
}

/** How often it is mentioned where; the numbers lead to the mentions. */
function countsLine({ id }: Named, { block, index, mentions, others = [] }: CardContext): CardLine {
  const link = (command: CardCommand, label: string): Piece => {
    return { kind: "link", text: label, target: { kind: "command", command, argument: id } };
  };
  const line: Piece[] = [link("in-document", `${countsOf(mentions).get(id) ?? 0} in this document`)];
  if (!index) return line;
  const places = index.documentsOf(id);
  if (places.every((place) => place.block === block)) line.push(text("· none elsewhere in this corpus"));
  else line.push(link("in-corpus", `${index.count(id)} in ${places.length} documents of this corpus`));
  const having = others.filter((other) => other.count(id) > 0);
  const far = having.reduce((sum, other) => sum + other.count(id), 0);
  if (far > 0)
    line.push(text(`· ${far} in ${having.length === 1 ? "another corpus" : `${having.length} other corpora`}`));
  return line;
}

/** Under which other strings the document has the entity, the most frequent first. */
function formsSeen(entity: Named, mentions: readonly Mention[]): readonly string[] {
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

function nameOf(id: string, { catalogue, index }: CardContext): string {
  return catalogue.byId.get(id)?.name ?? index?.recognised(id)?.name ?? id;
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
