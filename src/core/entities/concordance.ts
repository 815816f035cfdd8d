import { columnsOf } from "../columns.ts";
import { documentRow } from "../outline/document-row.ts";
import { oneLine } from "../outline/label.ts";
import { cutBlock } from "../syntax/cut.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";
import type { Span } from "../text.ts";
import { type Kwic, kwicOf } from "./kwic.ts";
import type { Mention } from "./mention.ts";
import type { IndexedDocument, MentionIndex } from "./mention-index.ts";

/** All mentions of somebody under each other, the names in one column, as a text to read. */
export interface Concordance {
  readonly lines: readonly ConcordanceLine[];
}

/** One line of a concordance; `mention` is what it shows, if it is not a heading. */
export interface ConcordanceLine {
  readonly text: string;
  /** Of the name in the line. */
  readonly word?: Span;
  readonly block?: Block;
  readonly mention?: Mention;
}

/** Mentions that are shown: more than that nobody reads, and exports have them all. */
const MOST = 10_000;
const NUMBER_WIDTH = 7;
const REACH = { left: 48, right: 90 };

/** Makes the concordance of `id`, in one document or in all; yields after each mention. */
export function* concordanceOf(
  corpus: Corpus,
  index: MentionIndex,
  id: string,
  title: string,
  only?: Block,
): Generator<void, Concordance> {
  const documents = index.documentsOf(id).filter(({ block }) => !only || block === only);
  const count = documents.reduce((sum, { counts }) => sum + (counts.get(id) ?? 0), 0);
  const where = only ? "" : ` in ${counted(documents.length, "document")}`;
  const lines: ConcordanceLine[] = [{ text: `${oneLine(title, 120)}: ${counted(count, "mention")}${where}` }];
  let left = MOST;
  for (const document of documents) {
    if (left === 0) break;
    lines.push({ text: "" }, { text: headingOf(corpus, document) });
    for (const line of mentionLines(corpus, document, id)) {
      if (left-- === 0) break;
      lines.push(line);
      yield;
    }
    left = Math.max(0, left);
  }
  if (count > MOST)
    lines.push(
      { text: "" },
      { text: `${(count - MOST).toLocaleString("en")} more; "corpus entities" writes all of them.` },
    );
  return { lines };
}

function headingOf(corpus: Corpus, { block }: IndexedDocument): string {
  const { title, wholeName } = documentRow(corpus, block);
  return [title, wholeName].filter((text) => text !== "").join(" — ") || "(no name)";
}

function* mentionLines(corpus: Corpus, { block, mentions }: IndexedDocument, id: string): Generator<ConcordanceLine> {
  const { text, body } = cutBlock(corpus, block);
  let line = block.start.line;
  let lineStart = 0;
  for (const mention of mentions) {
    if (mention.kind === "unresolved" || !mention.entities.includes(id)) continue;
    for (let feed = text.indexOf("\n", lineStart); feed >= 0 && feed < mention.span.start; ) {
      line++;
      lineStart = feed + 1;
      feed = text.indexOf("\n", lineStart);
    }
    yield { ...aligned(line + 1, kwicOf(text, body, mention.span, REACH)), block, mention };
  }
}

function aligned(number: number, { left, word, right }: Kwic): { readonly text: string; readonly word: Span } {
  const padding = " ".repeat(Math.max(0, REACH.left + 1 - columnsOf(left)));
  const before = `${String(number).padStart(NUMBER_WIDTH)}  ${padding}${left}`;
  return { text: `${before}${word}${right}`, word: { start: before.length, end: before.length + word.length } };
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
