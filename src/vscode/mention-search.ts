import * as vscode from "vscode";
import { mentionsIn, readyingMentions } from "../core/entities/mentions.ts";
import { cutBlock, rangeIn } from "../core/syntax/cut.ts";
import { toRange } from "./convert.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { inSlices, rest } from "./slices.ts";

/** How long a search works before it lets others have their turn, in milliseconds. */
const SLICE = 12;

/**
 * All mentions of an entity in the corpora that are open, under any name.
 *
 * Where a name may mean several, it is among those of each. Starts a document anew when it changes meanwhile.
 */
export async function findMentions(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  id: string,
  cancelled: vscode.CancellationToken,
): Promise<readonly vscode.Location[]> {
  const found: vscode.Location[] = [];
  for (const document of vscode.workspace.textDocuments.filter(isCorpus)) {
    let inDocument: readonly vscode.Location[] | undefined;
    while (!inDocument && !cancelled.isCancellationRequested && !document.isClosed)
      inDocument = await findInDocument(corpora, catalogues, document, id, cancelled);
    found.push(...(inDocument ?? []));
  }
  return found;
}

/** `undefined` when the document changed before the search was through. */
async function findInDocument(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  document: vscode.TextDocument,
  id: string,
  cancelled: vscode.CancellationToken,
): Promise<readonly vscode.Location[] | undefined> {
  const { catalogue, recogniser, decisions } = await catalogues.of(document);
  const corpus = await corpora.read(document);
  const { version } = document;
  const found: vscode.Location[] = [];
  let began = Date.now();
  for (const block of corpus.parts) {
    if (block.kind !== "block") continue;
    // One document may be longer than a slice.
    await inSlices(readyingMentions(corpus, block, catalogue, recogniser), cancelled);
    if (document.version !== version || cancelled.isCancellationRequested) return undefined;
    for (const { entities, span } of mentionsIn(corpus, block, catalogue, recogniser, decisions)) {
      if (!entities.includes(id)) continue;
      const { text } = cutBlock(corpus, block);
      found.push(new vscode.Location(document.uri, toRange(rangeIn(block, text, span))));
    }
    if (Date.now() - began < SLICE) continue;
    await rest();
    if (document.version !== version || cancelled.isCancellationRequested) return undefined;
    began = Date.now();
  }
  return found;
}
