import { documentFacts } from "../document-facts.ts";
import { cutBlock } from "../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../syntax/nodes.ts";
import type { Span } from "../text.ts";
import { ownCopy } from "../text.ts";
import { labelOf } from "./item.ts";

/** What a document's row is made from: all of it fit to show, and empty where there is nothing. */
export interface DocumentRow {
  /** As the header has it. */
  readonly name: string | undefined;
  readonly wholeName: string;
  /** What the name is called inside its folders. */
  readonly lastName: string;
  /** The folders of the name, as they stand there, from the outermost; the deepest are left in `lastName`. */
  readonly folders: readonly string[];
  /** What a click on the row selects in the header line, relative to the block's start. */
  readonly chosen: Span;
  readonly title: string;
  readonly date: string;
  readonly words: string;
}

const DEEPEST_FOLDER = 8;

const memo = new WeakMap<Block, DocumentRow>();

/** What the outline says of a document; remembered until the block's text changes, without keeping that text. */
export function documentRow(corpus: Corpus, block: Block): DocumentRow {
  let row = memo.get(block);
  if (!row) {
    row = readRow(cutBlock(corpus, block));
    memo.set(block, row);
  }
  return row;
}

function readRow(block: BlockText): DocumentRow {
  const { title, date, words } = documentFacts(block);
  const { name, nameSpan, span } = block.header;
  return {
    ...namesOf(name),
    chosen: name === undefined ? span : nameSpan,
    title: title ?? "",
    date: date?.kind === "stamp" ? `stamped ${date.text}` : (date?.text ?? ""),
    words: words === undefined ? "" : words === 1 ? "1 word" : `${words} words`,
  };
}

const UNREADABLE = "(unreadable name)";

/** Empty segments are no folders. */
function namesOf(name: string | undefined): Pick<DocumentRow, "name" | "wholeName" | "lastName" | "folders"> {
  if (name === undefined) return { name, wholeName: "", lastName: "", folders: [] };
  const kept = ownCopy(name);
  const wholeName = labelOf(kept, UNREADABLE);
  if (!name.includes("/")) return { name: kept, wholeName, lastName: wholeName, folders: [] };
  const segments = kept.split("/", DEEPEST_FOLDER + 1);
  if (segments.length <= DEEPEST_FOLDER) segments.pop();
  const folders = segments.slice(0, DEEPEST_FOLDER);
  const last = kept.slice(folders.reduce((length, folder) => length + folder.length + 1, 0));
  return {
    name: kept,
    wholeName,
    lastName: last === "" ? wholeName : labelOf(last, UNREADABLE),
    folders: folders.filter((folder) => folder !== ""),
  };
}
