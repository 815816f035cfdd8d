import type { Decisions } from "../decisions/decisions.ts";
import type { Catalogue } from "../entities/catalogue.ts";
import { mentionsOf, type Recogniser } from "../entities/mentions.ts";
import { CodePoints } from "../syntax/code-points.ts";
import { cutBlock } from "../syntax/cut.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";
import type { Span } from "../text.ts";
import { whoIsMeant } from "./mention-records.ts";

/**
 * The mentions of a document as brat's standoff annotations (`.ann`), or nothing for a body without any.
 *
 * Offsets count code points of the decoded body, which is what brat's own server counts in the `.txt` beside it. Who is
 * meant stands in a note, and where there is a Wikidata id also as a reference; what is not settled has the type
 * `unresolved`. A mention over a line's end is two fragments, for brat's lines must not hold one.
 */
export function bratAnnotations(
  corpus: Corpus,
  block: Block,
  catalogue: Catalogue,
  recogniser?: Recogniser,
  decisions?: Decisions,
): string {
  const cut = cutBlock(corpus, block);
  const points = new CodePoints(block, cut);
  const lines: string[] = [];
  let number = 0;
  for (const mention of mentionsOf(cut, catalogue, recogniser, decisions)) {
    const fragments = fragmentsOf(cut.text, mention.span).map(({ start, end }) => ({
      text: cut.text.slice(start, end),
      start: points.before(start),
      end: points.before(end),
    }));
    if (fragments.some(({ start, end }) => start === undefined || end === undefined)) continue;
    const who = whoIsMeant(mention, catalogue);
    const id = who && mention.entities[0];
    const places = fragments.map(({ start, end }) => `${start} ${end}`).join(";");
    const text = fragments.map((fragment) => fragment.text).join(" ");
    number++;
    lines.push(`T${number}\t${labelOf(who ? (who.type ?? "entity") : "unresolved")} ${places}\t${text}`);
    const wikidata = id === undefined ? undefined : catalogue.byId.get(id)?.wikidata;
    if (who && wikidata !== undefined)
      lines.push(`N${number}\tReference T${number} Wikidata:${wikidata}\t${oneLine(who.name)}`);
    lines.push(
      `#${number}\tAnnotatorNotes T${number}\t${oneLine(id === undefined ? mention.why : `${id}: ${who!.name}`)}`,
    );
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** What brat calls the file beside a document: `a.txt` has `a.ann`, and any other name gets the ending. */
export function bratName(name: string): string {
  return `${name.replace(/\.txt$/i, "")}.ann`;
}

/** What brat calls the text of a document: it sees no file but those in `.txt`, and `bratName` goes by the same stem. */
export function bratTextName(name: string): string {
  return `${name.replace(/\.txt$/i, "")}.txt`;
}

/** A label of brat's has letters, digits, `-` and `_`. */
function labelOf(type: string): string {
  return type.replace(/[^\p{L}\p{N}_-]+/gu, "_");
}

function oneLine(text: string): string {
  return text.replace(/[\s\u0085]+/g, " ").trim();
}

/** The span without its line ends. */
function fragmentsOf(text: string, { start, end }: Span): readonly Span[] {
  const fragments: Span[] = [];
  let from = start;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    if (at > from) fragments.push({ start: from, end: at });
    from = at + 1;
  }
  if (end > from) fragments.push({ start: from, end });
  return fragments;
}
