import type { Card, CardLine, Piece } from "../markdown.ts";
import type { Catalogue, Entity } from "./catalogue.ts";
import type { IndexedCorpus } from "./tally.ts";

const MOST_DOCUMENTS = 4;

/** What a catalogue's hover says of an entity: who it is, and where the corpora mention it. */
export function entryCard(entity: Entity, catalogue: Catalogue, corpora: readonly IndexedCorpus[]): Card {
  const { id, name, type, description, relations } = entity;
  const lines: CardLine[] = [
    type === undefined ? [{ kind: "strong", text: name }] : [{ kind: "strong", text: name }, said(`· ${type}`)],
  ];
  if (description !== undefined) lines.push([said(description)]);
  if (relations.length > 0) {
    const told = relations.slice(0, 3).map(({ is, entity: to }) => `${is} ${catalogue.byId.get(to)?.name ?? to}`);
    lines.push([said(told.join(" · "))]);
  }
  lines.push([said(mentionsOf(id, corpora))]);
  return { lines };
}

function mentionsOf(id: string, corpora: readonly IndexedCorpus[]): string {
  const documents = corpora.flatMap(({ index }) =>
    index.documentsOf(id).map(({ name, counts }) => ({ name, count: counts.get(id) ?? 0 })),
  );
  if (corpora.length === 0) return "No corpus is open that could mention it.";
  if (documents.length === 0) return "No open corpus mentions it.";
  const count = documents.reduce((sum, one) => sum + one.count, 0);
  const named = documents
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_DOCUMENTS)
    .map(({ name, count: here }) => `${name === undefined ? "a document without a name" : `"${name}"`} (${here})`);
  const more = documents.length > named.length ? ` and ${documents.length - named.length} more` : "";
  const many = documents.length === 1 ? "document" : "documents";
  const times = count === 1 ? "mention" : "mentions";
  return `${count} ${times} in ${documents.length} ${many}: ${named.join(", ")}${more}`;
}

function said(text: string): Piece {
  return { kind: "text", text };
}
