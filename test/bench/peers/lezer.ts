import { toCorpus } from "../generate.ts";
import type { Peer } from "./peer.ts";

/** A tree of Lezer's, as far as it is used here. */
export interface LezerTree {
  readonly length: number;
  cursor(): LezerCursor;
}

/** Walks a tree. */
export interface LezerCursor {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  firstChild(): boolean;
  nextSibling(): boolean;
}

/** What of an old tree can be used again. */
export interface LezerFragments {
  readonly TreeFragment: {
    addTree(tree: LezerTree, fragments?: readonly object[]): readonly object[];
    applyChanges(fragments: readonly object[], changes: readonly LezerChange[]): readonly object[];
  };
}

/** A change in offsets, before (`A`) and after (`B`). */
export interface LezerChange {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** A parser made of a grammar. */
export interface LezerParser {
  parse(text: string, fragments?: readonly object[]): LezerTree;
}

/** Our format as Lezer's own grammars are written: whole lines are tokens, what is not closed is left to its recovery. */
const GRAMMAR = `
@top Corpus { (Block | Comment | Other)* }
Block { Header Body Terminator }
Body { (Other | Comment)* }
@tokens {
  end { "\\n" | @eof }
  Header { "<<<FILE" ($[ \\t] ![\\n]*)? end }
  Terminator { "END>>>" $[ \\t]* end }
  Comment { "#" ![\\n]* end }
  Other { ![\\n]+ end | "\\n" }
  @precedence { Header, Terminator, Comment, Other }
}
`;

/** Lezer's parser of our format. */
export function lezerParser(require: NodeJS.Require): LezerParser {
  const { buildParser }: { buildParser(grammar: string): LezerParser } = require("@lezer/generator");
  return buildParser(GRAMMAR);
}

/** Lezer with a grammar of our format: the same text as ours; its outline is the name of each block. */
export function lezerPeer(require: NodeJS.Require): Peer {
  const parser = lezerParser(require);
  return {
    name: "Lezer",
    timesFaster: 60,
    write: toCorpus,
    outline: (text) => headersOf(parser.parse(text), text).length,
  };
}

function headersOf(tree: LezerTree, text: string): readonly string[] {
  const names: string[] = [];
  const cursor = tree.cursor();
  if (!cursor.firstChild()) return names;
  do {
    if (cursor.name !== "Block") continue;
    const from = cursor.from + 8;
    names.push(text.slice(from, text.indexOf(" ", from)));
  } while (cursor.nextSibling());
  return names;
}
