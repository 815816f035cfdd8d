import * as vscode from "vscode";
import { mentionsIn } from "../core/entities/mentions.ts";
import { type NameColour, nameTokens } from "../core/entities/name-tokens.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { readyWhere } from "./mention-under.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import type { OpenCorpora } from "./open-corpora.ts";

/** A document of more lines than a screen could ever show is not searched for names while somebody scrolls through it. */
const MOST_LINES = 20_000;

/** In the order of the legend; package.json declares what each is called and looks like. */
const TOKENS: Readonly<Record<NameColour, string>> = {
  person: "corpusPerson",
  organisation: "corpusOrganisation",
  place: "corpusPlace",
  event: "corpusEvent",
  work: "corpusWork",
  product: "corpusProduct",
  law: "corpusLaw",
  name: "corpusName",
};
const ORDER = Object.keys(TOKENS) as readonly NameColour[];

/** What the colours of names are called. */
export const nameLegend = new vscode.SemanticTokensLegend(Object.values(TOKENS));

/** The names in the documents that reach into a range, coloured by type; `undefined` where the text was changed meanwhile. */
export async function coloursOf(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  document: vscode.TextDocument,
  range: vscode.Range,
  cancelled: vscode.CancellationToken,
): Promise<vscode.SemanticTokens | undefined> {
  const { version } = document;
  const holding = await catalogues.of(document);
  const { catalogue, recogniser, decisions } = holding;
  const corpus = await readyWhere(corpora, document, holding, (read) => blocksIn(read, range));
  if (document.version !== version || cancelled.isCancellationRequested) return undefined;
  const builder = new vscode.SemanticTokensBuilder(nameLegend);
  for (const block of blocksIn(corpus, range)) {
    const mentions = mentionsIn(corpus, block, catalogue, recogniser, decisions);
    for (const { line, character, length, colour } of nameTokens(corpus, block, mentions, catalogue, range))
      builder.push(line, character, length, ORDER.indexOf(colour));
  }
  return builder.build();
}

/** The blocks that reach into a range, without those that are too long to be looked at. */
function* blocksIn(corpus: Corpus, range: vscode.Range): Generator<Block> {
  let part = corpus.partAt(range.start);
  while (part && part.start.line <= range.end.line) {
    if (part.kind === "block" && part.end.line - part.start.line <= MOST_LINES) yield part;
    const next = corpus.partAt(part.end);
    part = next === part ? undefined : next;
  }
}
