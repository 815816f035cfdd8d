import { contentOf } from "../syntax/content.ts";
import { cutBlock } from "../syntax/cut.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";
import { blocksOf, parseText } from "../syntax/parse.ts";
import { applyEdits, type LineEdit, LineIndex, type LineSource } from "../text.ts";

/** How many documents were looked at, and how many of them are not what they should be. */
export interface DifferingDocuments {
  readonly documents: number;
  readonly differing: number;
}

/** What edits must make of a text that is held as lines; line ends LF. A copy: it stays when the lines change. */
export function expectedAfter(source: LineSource, edits: readonly LineEdit[]): Corpus {
  const lines: string[] = [];
  for (let line = 0; line < source.lineCount; line++) lines.push(source.line(line));
  const text = lines.join("\n");
  const index = LineIndex.of(text);
  const placed = edits.map(({ range, newText }) => ({
    span: { start: index.offsetAt(range.start), end: index.offsetAt(range.end) },
    newText,
  }));
  return parseText(applyEdits(text, placed));
}

/** Compares the documents of a corpus with what they must be, one after the other: their names and their texts. */
export function differingDocuments(expected: Corpus, actual: Corpus): DifferingDocuments {
  const others = blocksOf(actual);
  let documents = 0;
  let differing = 0;
  for (const block of blocksOf(expected)) {
    const other = others.next();
    documents++;
    if (other.done || !isSame(expected, block, actual, other.value)) differing++;
  }
  for (const _ of others) differing++;
  return { documents, differing };
}

function isSame(corpus: Corpus, block: Block, otherCorpus: Corpus, other: Block): boolean {
  const one = cutBlock(corpus, block);
  const two = cutBlock(otherCorpus, other);
  return one.text === two.text || (one.header.name === two.header.name && contentsOf(one) === contentsOf(two));
}

function contentsOf(block: ReturnType<typeof cutBlock>): string {
  return JSON.stringify(contentOf(block));
}
