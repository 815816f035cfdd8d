import type * as vscode from "vscode";
import type { Mention } from "../core/entities/mention.ts";
import { mentionAt, mentionsIn } from "../core/entities/mentions.ts";
import { cutBlock, offsetIn, rangeIn } from "../core/syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../core/syntax/nodes.ts";
import { blockAt } from "../core/syntax/parse.ts";
import { toRange } from "./convert.ts";
import type { Catalogues, OpenCatalogues } from "./open-catalogues.ts";
import type { OpenCorpora } from "./open-corpora.ts";

/** A mention in an open corpus, with all that is needed to speak of it. Holds until the document changes. */
export interface PlacedMention {
  readonly document: vscode.TextDocument;
  readonly corpus: Corpus;
  readonly block: Block;
  readonly cut: BlockText;
  readonly catalogues: Catalogues;
  readonly mention: Mention;
  readonly range: vscode.Range;
}

/** The mention that stands at a position of an open corpus. */
export async function mentionUnder(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<PlacedMention | undefined> {
  const holding = await catalogues.of(document);
  const corpus = await corpora.read(document);
  const block = blockAt(corpus, position);
  if (!block) return undefined;
  const cut = cutBlock(corpus, block);
  const mention = mentionAt(
    mentionsIn(corpus, block, holding.catalogue, holding.recogniser, holding.decisions),
    offsetIn(cut.text, block, position),
  );
  if (!mention) return undefined;
  const range = toRange(rangeIn(block, cut.text, mention.span));
  return { document, corpus, block, cut, catalogues: holding, mention, range };
}
