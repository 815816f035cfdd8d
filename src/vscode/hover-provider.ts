import * as vscode from "vscode";
import { dateCard } from "../core/date-card.ts";
import { entityCard } from "../core/entities/card.ts";
import { mentionsIn } from "../core/entities/mentions.ts";
import { headerCard } from "../core/hover.ts";
import { type Card, type CommandLink, cardToMarkdown } from "../core/markdown.ts";
import { dateAt } from "../core/read-dates.ts";
import { cutBlock, headerOf, offsetIn, rangeIn } from "../core/syntax/cut.ts";
import { blockAt } from "../core/syntax/parse.ts";
import { toRange } from "./convert.ts";
import type { EntityCommands } from "./entity-commands.ts";
import type { IndexedCorpora } from "./indexed-corpora.ts";
import type { MentionIndexes } from "./mention-indexes.ts";
import { mentionUnder } from "./mention-under.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import type { OpenCorpora } from "./open-corpora.ts";
import type { Problems } from "./problems.ts";
import { settingsFor } from "./settings.ts";

/** What a hover reads from. */
export interface HoverSources {
  readonly corpora: OpenCorpora;
  readonly catalogues: OpenCatalogues;
  readonly indexes: MentionIndexes;
  readonly indexed: IndexedCorpora;
  readonly problems: Problems;
  readonly commands: EntityCommands;
}

/** The card of whoever is named at the position; what a date means there; on a header, the document's card. */
export async function hoverAt(
  sources: HoverSources,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const settings = settingsFor(document);
  return (
    (settings.hoverEntities ? await entityHover(sources, document, position) : undefined) ??
    (settings.hoverEntities ? await dateHover(sources, document, position) : undefined) ??
    (settings.hoverDocuments ? await documentHover(sources, document, position) : undefined)
  );
}

async function entityHover(
  { corpora, catalogues, indexes, indexed, commands }: HoverSources,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const placed = await mentionUnder(corpora, catalogues, document, position);
  if (!placed) return undefined;
  const { catalogue, recogniser, decisions } = placed.catalogues;
  const { version } = document;
  const index = await indexes.soon(document, placed.corpus, placed.catalogues);
  if (document.version !== version) return undefined;
  const card = entityCard(placed.mention, {
    catalogue,
    block: placed.block,
    mentions: mentionsIn(placed.corpus, placed.block, catalogue, recogniser, decisions),
    ...(index && { index }),
    others: indexed.besides(document),
  });
  return card && new vscode.Hover(markdownOf(card, commands, commands.linkFor(document, placed.block)), placed.range);
}

/** What a date means, and why; its words alone are underlined. */
async function dateHover(
  { corpora, commands }: HoverSources,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const corpus = await corpora.read(document);
  const block = blockAt(corpus, position);
  if (!block) return undefined;
  const cut = cutBlock(corpus, block);
  const date = dateAt(cut, offsetIn(cut.text, block, position));
  if (!date) return undefined;
  const card = dateCard(date, cut.text.slice(date.span.start, date.span.end));
  return new vscode.Hover(markdownOf(card, commands), toRange(rangeIn(block, cut.text, date.span)));
}

async function documentHover(
  { corpora, problems, commands }: HoverSources,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const corpus = await corpora.read(document);
  const block = blockAt(corpus, position);
  if (!block || block.start.line !== position.line) return undefined;
  const { start, end } = block;
  const inside = problems
    .knownOf(document)
    .touching(block)
    .filter(({ range }) => range.start.line >= start.line && range.start.line < end.line);
  const { nameSpan } = headerOf(corpus, block);
  const { line, character } = start;
  const range = new vscode.Range(line, character + nameSpan.start, line, character + nameSpan.end);
  const card = headerCard(corpus, block, inside.length);
  return new vscode.Hover(markdownOf(card, commands), range.contains(position) ? range : undefined);
}

/** Escaped, without HTML, icons or images; of commands, our own few and no other. */
function markdownOf(card: Card, commands: EntityCommands, link?: CommandLink): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(cardToMarkdown(card, link), false);
  markdown.supportHtml = false;
  markdown.isTrusted = link ? { enabledCommands: commands.ids } : false;
  return markdown;
}
