import { cutBlock } from "../syntax/cut.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";
import type { Range } from "../text.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Mention } from "./mention.ts";

/** What a name is coloured as: one of the types that catalogues usually have, or a name of another. */
export type NameColour = "person" | "organisation" | "place" | "event" | "work" | "product" | "law" | "name";

/** A piece of a name on one line of the corpus, to be coloured. */
export interface NameToken {
  readonly line: number;
  readonly character: number;
  /** UTF-16 code units. */
  readonly length: number;
  readonly colour: NameColour;
}

const COLOURS: ReadonlySet<string> = new Set(["person", "organisation", "place", "event", "work", "product", "law"]);

/**
 * The settled names of a block that reach into the lines of `within`, in order and disjoint; a name over two lines is two
 * tokens. Of a name that several share, the colour is that of their type, if they have one in common.
 */
export function* nameTokens(
  corpus: Corpus,
  block: Block,
  mentions: readonly Mention[],
  catalogue: Catalogue,
  within: Range,
): Generator<NameToken> {
  if (mentions.length === 0) return;
  const { text } = cutBlock(corpus, block);
  let { line, character } = block.start;
  let lineStart = -character;
  for (const mention of mentions) {
    const { start, end } = mention.span;
    for (let feed = text.indexOf("\n", Math.max(0, lineStart)); feed >= 0 && feed < start; ) {
      line++;
      lineStart = feed + 1;
      feed = text.indexOf("\n", lineStart);
    }
    if (line > within.end.line) return;
    // A nationality is hardly ever a name, and stands everywhere.
    if (mention.kind === "unresolved" || mention.recognised?.type === "nationality") continue;
    const colour = colourOf(mention, catalogue);
    let at = start;
    for (let piece = line; at < end; piece++) {
      const feed = text.indexOf("\n", at);
      const pieceEnd = feed >= 0 && feed < end ? feed : end;
      character = piece === line ? at - lineStart : 0;
      if (pieceEnd > at && piece >= within.start.line && piece <= within.end.line)
        yield { line: piece, character, length: pieceEnd - at, colour };
      at = pieceEnd + 1;
    }
  }
}

function colourOf({ entities, recognised }: Mention, catalogue: Catalogue): NameColour {
  const [first, ...others] = entities.map((id) => catalogue.byId.get(id)?.type);
  const type = first ?? recognised?.type ?? "";
  return COLOURS.has(type) && others.every((other) => other === type) ? (type as NameColour) : "name";
}
