import type * as vscode from "vscode";
import type { Mention } from "../core/entities/mention.ts";
import { mentionAt, mentionsIn, readyingMentions } from "../core/entities/mentions.ts";
import { cutBlock, offsetIn, rangeIn } from "../core/syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../core/syntax/nodes.ts";
import { blockAt } from "../core/syntax/parse.ts";
import { toRange } from "./convert.ts";
import type { Catalogues, OpenCatalogues } from "./open-catalogues.ts";
import type { OpenCorpora } from "./open-corpora.ts";
import { inSlices } from "./slices.ts";

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

/** A document of an open corpus with all its mentions. Holds until the corpus changes. */
export type MentionsAround = Omit<PlacedMention, "mention" | "range"> & { readonly mentions: readonly Mention[] };

/**
 * The corpus of a document as it is now, with the mentions found of certain blocks: a block of many megabytes is looked
 * through in slices. Begins again when the document changes meanwhile.
 */
export async function readyWhere(
  corpora: OpenCorpora,
  document: vscode.TextDocument,
  { catalogue, recogniser }: Catalogues,
  blocksOf: (corpus: Corpus) => Iterable<Block | undefined>,
): Promise<Corpus> {
  for (;;) {
    const corpus = await corpora.read(document);
    const { version } = document;
    const hasChanged = {
      get isCancellationRequested() {
        return document.version !== version;
      },
    };
    for (const block of blocksOf(corpus)) {
      if (block) await inSlices(readyingMentions(corpus, block, catalogue, recogniser), hasChanged);
      if (document.version !== version) break;
    }
    if (document.version === version) return corpus;
  }
}

/** The mentions of the document that a position of an open corpus stands in. */
export async function mentionsAround(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<MentionsAround | undefined> {
  const holding = await catalogues.of(document);
  const corpus = await readyWhere(corpora, document, holding, (read) => [blockAt(read, position)]);
  const block = blockAt(corpus, position);
  if (!block) return undefined;
  const mentions = mentionsIn(corpus, block, holding.catalogue, holding.recogniser, holding.decisions);
  return { document, corpus, block, cut: cutBlock(corpus, block), catalogues: holding, mentions };
}

/** The mention that stands at a position of an open corpus. */
export async function mentionUnder(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<PlacedMention | undefined> {
  const around = await mentionsAround(corpora, catalogues, document, position);
  if (!around) return undefined;
  const { mentions, ...placed } = around;
  const { block, cut } = placed;
  const mention = mentionAt(mentions, offsetIn(cut.text, block, position));
  return mention && { ...placed, mention, range: toRange(rangeIn(block, cut.text, mention.span)) };
}
