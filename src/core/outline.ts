import { atOnce } from "./in-steps.ts";
import { contentsOf } from "./outline/contents.ts";
import { type DocumentRow, documentRow } from "./outline/document-row.ts";
import { labelOf, type OutlineItem } from "./outline/item.ts";
import type { Block, Corpus } from "./syntax/nodes.ts";
import { blocksOf } from "./syntax/parse.ts";
import type { Position, Range } from "./text.ts";

export type { OutlineKind } from "./outline/entry.ts";
export type { OutlineItem } from "./outline/item.ts";

/** What an outline shows of a document beside its label. */
export type OutlineDetail = "name" | "date" | "words";

/** How an outline is made. */
export interface OutlineOptions {
  /** What a document's row is called; usually its title, where it has one. */
  readonly label?: "title" | "name";
  /** In the order in which they are shown; usually all. */
  readonly detail?: readonly OutlineDetail[];
  /** Up to how many rows documents get children (documents come first); 10,000, as `research/performance.md` advises. */
  readonly limit?: number;
}

const LIMIT = 10_000;

/** The options with nothing left open, and whether names are without their folders. */
interface Style {
  readonly label: "title" | "name";
  readonly detail: readonly OutlineDetail[];
  readonly names: "last" | "whole";
}

/**
 * The rows of an outline: folders of the names, documents, what is in them.
 *
 * A folder's row spans one run of documents that follow each other. Every block has a row, a broken one too, up to
 * `limit`; after that one row says how many more there are. Folders are left out when nearly every document would
 * bring its own.
 */
export function outline(corpus: Corpus, options: OutlineOptions = {}): readonly OutlineItem[] {
  return atOnce(outlining(corpus, options));
}

/**
 * {@link outline} with rests: the caller goes on when it likes, as long as the corpus has not changed, and gets the same.
 *
 * What a document's rows say is remembered with its block: whoever asks again has them at once.
 */
export function* outlining(corpus: Corpus, options: OutlineOptions = {}): Generator<void, readonly OutlineItem[]> {
  const limit = options.limit ?? LIMIT;
  const documents = yield* firstDocuments(corpus, limit);
  const plan = planFolders(documents, limit);
  const style: Style = {
    label: options.label ?? "title",
    detail: options.detail ?? ["name", "date", "words"],
    names: plan.folders === "none" ? "whole" : "last",
  };
  let left = limit - plan.rows;
  const tree = new FolderTree();
  for (const { block, row } of documents.slice(0, plan.documents)) {
    const contents = left > 0 ? contentsOf(corpus, block) : undefined;
    left -= contents?.rows ?? 0;
    const children = contents && left >= 0 ? contents.items : [];
    tree.add(plan.folders === "none" ? [] : row.folders, documentItem(block, row, style, children));
    yield;
  }
  const more = moreItem(corpus, plan.documents);
  return more ? [...tree.finish(), more] : tree.finish();
}

/** The rows under one document's row, however many rows there are. */
export function documentContents(corpus: Corpus, block: Block): readonly OutlineItem[] {
  return contentsOf(corpus, block).items;
}

/** Where a document stands: from its header to its terminator, or to where that is missing. */
export function rangeOfBlock(block: Block): Range {
  const { kind, at } = block.close;
  return { start: block.start, end: kind === "missing" ? at : { line: at.line, character: at.character + 6 } };
}

/** A block and what its row is made from. */
interface Document {
  readonly block: Block;
  readonly row: DocumentRow;
}

function* firstDocuments(corpus: Corpus, most: number): Generator<void, readonly Document[]> {
  const documents: Document[] = [];
  for (const block of blocksOf(corpus)) {
    if (documents.length >= most) break;
    documents.push({ block, row: documentRow(corpus, block) });
    yield;
  }
  return documents;
}

/** How many documents and rows there will be, children not counted. */
interface Plan {
  readonly folders: "nested" | "none";
  readonly documents: number;
  readonly rows: number;
}

/** Folders may cost a tenth of the rows, or whatever room the documents leave. */
function planFolders(documents: readonly Document[], limit: number): Plan {
  let folders = 0;
  let fitting = 0;
  let fittingRows = 0;
  let before: readonly string[] = [];
  for (const [index, { row }] of documents.entries()) {
    folders += row.folders.length - sharedDepth(before, row.folders);
    before = row.folders;
    if (index + 1 + folders > limit) continue;
    fitting = index + 1;
    fittingRows = fitting + folders;
  }
  if (fitting < documents.length && folders > limit / 10)
    return { folders: "none", documents: documents.length, rows: documents.length };
  return { folders: "nested", documents: fitting, rows: fittingRows };
}

function sharedDepth(a: readonly string[], b: readonly string[]): number {
  let depth = 0;
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth++;
  return depth;
}

/** A folder's row that is still being filled. */
interface OpenFolder {
  readonly segment: string;
  readonly children: OutlineItem[];
}

/** Puts documents, one after the other, under the folders of their names. */
class FolderTree {
  readonly #roots: OutlineItem[] = [];
  readonly #open: OpenFolder[] = [];
  #path: readonly string[] = [];

  add(path: readonly string[], item: OutlineItem): void {
    const shared = sharedDepth(this.#path, path);
    this.#closeTo(shared);
    for (const segment of path.slice(shared)) this.#open.push({ segment, children: [] });
    this.#path = path;
    this.#siblings().push(item);
  }

  finish(): readonly OutlineItem[] {
    this.#closeTo(0);
    return this.#roots;
  }

  #siblings(): OutlineItem[] {
    return this.#open.at(-1)?.children ?? this.#roots;
  }

  #closeTo(depth: number): void {
    while (this.#open.length > depth) {
      const { segment, children } = this.#open.pop()!;
      this.#siblings().push(folderItem(segment, children));
    }
  }
}

function folderItem(segment: string, children: readonly OutlineItem[]): OutlineItem {
  const first = children[0]!;
  const range = { start: first.range.start, end: children.at(-1)!.range.end };
  const label = labelOf(segment, "(unreadable)");
  return { kind: "folder", label, detail: "", range, selection: first.selection, children };
}

function documentItem(block: Block, row: DocumentRow, style: Style, children: readonly OutlineItem[]): OutlineItem {
  const { name, chosen } = row;
  const { line, character } = block.start;
  const at = (offset: number): Position => ({ line, character: character + offset });
  return {
    kind: "document",
    ...wordingOf(block, row, style),
    range: rangeOfBlock(block),
    selection: { start: at(chosen.start), end: at(chosen.end) },
    children,
    ...(name === undefined ? {} : { document: name }),
  };
}

function wordingOf(block: Block, row: DocumentRow, style: Style): Pick<OutlineItem, "label" | "detail"> {
  const name = style.names === "last" ? row.lastName : row.wholeName;
  const label = style.label === "title" && row.title !== "" ? row.title : name;
  const faults = faultsOf(block, row.name);
  const marks = faults.length > 0 ? `(${faults.join(", ")})` : "";
  const parts = style.detail.map((part) => (part === "name" ? (label === name ? "" : name) : row[part]));
  return { label: joined([label, marks], " "), detail: joined(parts, " · ") };
}

function joined(parts: readonly string[], between: string): string {
  let text = "";
  for (const part of parts) if (part !== "") text = text === "" ? part : text + between + part;
  return text;
}

/** What is wrong with a block, in as many words as a row has room for. */
function faultsOf(block: Block, name: string | undefined): readonly string[] {
  const faults = name === undefined ? ["no name"] : [];
  if (block.close.kind === "missing") faults.push("not closed");
  if (block.close.kind === "glued" || block.close.kind === "joined") faults.push("END>>> not on its own line");
  return faults;
}

/** One row for all documents after the first `shown`. */
function moreItem(corpus: Corpus, shown: number): OutlineItem | undefined {
  let count = 0;
  let first: Block | undefined;
  let last: Block | undefined;
  for (const block of blocksOf(corpus)) {
    if (count++ < shown) continue;
    first ??= block;
    last = block;
  }
  if (!first || !last) return undefined;
  const rest = count - shown;
  const label = rest === 1 ? "1 more document" : `${rest} more documents`;
  const range = { start: first.start, end: rangeOfBlock(last).end };
  return { kind: "more", label, detail: "", range, selection: { start: first.start, end: first.start }, children: [] };
}
