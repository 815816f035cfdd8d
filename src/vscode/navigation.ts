import * as vscode from "vscode";
import { mentionsIn } from "../core/entities/mentions.ts";
import { rangeIn } from "../core/syntax/cut.ts";
import { blockAt } from "../core/syntax/parse.ts";
import { entryOf, linkTo } from "./catalogue-places.ts";
import { toPosition, toRange } from "./convert.ts";
import { findMentions } from "./mention-search.ts";
import { mentionUnder } from "./mention-under.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import type { OpenCorpora } from "./open-corpora.ts";

/** Where a name leads: to its entry in the catalogue, else to where the document introduces it. */
export async function definitionsAt(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.LocationLink[]> {
  const placed = await mentionUnder(corpora, catalogues, document, position);
  if (!placed) return [];
  const { mention, range, block, cut } = placed;
  const entries = mention.entities.map((id) => entryOf(placed.catalogues, id)).filter((entry) => entry !== undefined);
  if (entries.length > 0) return entries.map((entry) => linkTo(entry, range));
  if (!mention.introducedAt) return [];
  const target = toRange(rangeIn(block, cut.text, mention.introducedAt));
  return [{ originSelectionRange: range, targetUri: document.uri, targetRange: target }];
}

/** All mentions of whoever is named at the position, and on request the catalogue's entry. */
export async function referencesAt(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  document: vscode.TextDocument,
  position: vscode.Position,
  { includeDeclaration }: vscode.ReferenceContext,
  cancelled: vscode.CancellationToken,
): Promise<vscode.Location[]> {
  const placed = await mentionUnder(corpora, catalogues, document, position);
  if (!placed) return [];
  const found: vscode.Location[] = [];
  for (const id of placed.mention.entities) {
    found.push(...(await findMentions(corpora, catalogues, id, cancelled)));
    const entry = includeDeclaration ? entryOf(placed.catalogues, id) : undefined;
    if (entry) found.push(new vscode.Location(entry.uri, entry.name));
  }
  return found;
}

/** The same person or thing in the same document, under any name; on a marker line, the other end of the block. */
export async function highlightsAt(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.DocumentHighlight[]> {
  const placed = await mentionUnder(corpora, catalogues, document, position);
  if (!placed) return markersAt(corpora, document, position);
  const { block, cut, mention } = placed;
  const { catalogue, recogniser, decisions } = placed.catalogues;
  const same = mentionsIn(placed.corpus, block, catalogue, recogniser, decisions).filter(
    (other) => other.span === mention.span || other.entities.some((id) => mention.entities.includes(id)),
  );
  return same.map(({ span }) => new vscode.DocumentHighlight(toRange(rangeIn(block, cut.text, span))));
}

async function markersAt(
  corpora: OpenCorpora,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.DocumentHighlight[]> {
  const corpus = await corpora.read(document);
  const block = blockAt(corpus, position);
  if (!block || block.close.kind === "missing") return [];
  const header = new vscode.Range(toPosition(block.start), toPosition(block.start).translate(0, 7));
  const terminator = new vscode.Range(toPosition(block.close.at), toPosition(block.close.at).translate(0, 6));
  if (!header.contains(position) && !terminator.contains(position)) return [];
  return [header, terminator].map((range) => new vscode.DocumentHighlight(range));
}
