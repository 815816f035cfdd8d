import { bodyKindOf } from "./document-facts.ts";
import { contentsOf } from "./outline/contents.ts";
import type { OutlineItem } from "./outline/item.ts";
import { cutBlock, headerOf } from "./syntax/cut.ts";
import { frontMatterOf } from "./syntax/front-matter.ts";
import type { Block, Corpus, Gap } from "./syntax/nodes.ts";
import { blocksOf } from "./syntax/parse.ts";
import { lineFeedsBefore } from "./text.ts";

/** Lines that fold into their first one; lines count from 0, both ends included. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: "block" | "comment" | "front-matter" | "section";
}

/** VS Code keeps no more (`editor.foldingMaximumRegions`). */
const MOST_FOLDS = 65_000;

/**
 * What can be folded: blocks, runs of comment lines outside them, front matter, sections of Markdown texts.
 *
 * In this order, so that whoever keeps only the first ones keeps the blocks; at most `most`. A block folds from its
 * header to its terminator, but gives up a line on which the next block begins.
 */
export function foldingRanges(corpus: Corpus, most: number = MOST_FOLDS): readonly Fold[] {
  const folds: Fold[] = [];
  for (const fold of foldsIn(corpus)) {
    if (folds.length >= most) break;
    if (fold.endLine > fold.startLine) folds.push(fold);
  }
  return folds;
}

function* foldsIn(corpus: Corpus): Generator<Fold> {
  for (const block of blocksOf(corpus)) yield blockFold(block);
  for (const part of corpus.parts) if (part.kind === "gap") yield* commentFolds(corpus, part);
  for (const block of blocksOf(corpus)) yield* frontMatterFold(corpus, block);
  for (const block of blocksOf(corpus)) yield* sectionFolds(corpus, block);
}

function blockFold(block: Block): Fold {
  const { kind, at } = block.close;
  return { startLine: block.start.line, endLine: kind === "joined" ? at.line - 1 : at.line, kind: "block" };
}

function* commentFolds(corpus: Corpus, gap: Gap): Generator<Fold> {
  let startLine: number | undefined;
  const last = gap.end.character === 0 ? gap.end.line - 1 : gap.end.line;
  for (let line = gap.start.line; line <= last; line++) {
    const comment = corpus.source.line(line).startsWith("#");
    if (comment) startLine ??= line;
    else if (startLine !== undefined) {
      yield { startLine, endLine: line - 1, kind: "comment" };
      startLine = undefined;
    }
  }
  if (startLine !== undefined) yield { startLine, endLine: last, kind: "comment" };
}

function* frontMatterFold(corpus: Corpus, block: Block): Generator<Fold> {
  if (block.bodyEnd - block.bodyStart < 2 || !corpus.source.line(block.bodyStart).startsWith("---")) return;
  const cut = cutBlock(corpus, block);
  const matter = frontMatterOf(cut);
  if (!matter) return;
  const lines = lineFeedsBefore(cut.text, matter.span.end) - lineFeedsBefore(cut.text, matter.span.start);
  const endLine = Math.min(block.bodyEnd - 1, block.bodyStart + lines - 1);
  yield { startLine: block.bodyStart, endLine, kind: "front-matter" };
}

function* sectionFolds(corpus: Corpus, block: Block): Generator<Fold> {
  if (block.bodyEnd - block.bodyStart < 2 || bodyKindOf(headerOf(corpus, block).name) !== "markdown") return;
  yield* foldsOf(contentsOf(corpus, block).items);
}

function* foldsOf(items: readonly OutlineItem[]): Generator<Fold> {
  for (const { kind, range, children } of items) {
    if (kind === "heading") yield { startLine: range.start.line, endLine: range.end.line, kind: "section" };
    yield* foldsOf(children);
  }
}
