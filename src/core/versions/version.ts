import { contentOf } from "../syntax/content.ts";
import { cutBlock } from "../syntax/cut.ts";
import { attributeOf } from "../syntax/header.ts";
import type { Block, Corpus, Header } from "../syntax/nodes.ts";
import { parseText } from "../syntax/parse.ts";
import { LineIndex, type Position } from "../text.ts";

/** One document of a version of a corpus, in the order of the text. */
export interface Document {
  /** Its place among the version's documents, from 0. */
  readonly index: number;
  /** The line of its header, 0-based. */
  readonly line: number;
  readonly header: Header;
  /** `id=`, else the name; `undefined` without either. */
  readonly key: string | undefined;
  /** What stands between the document before and this one: blank lines, and the comments that travel with it. */
  readonly lead: string;
  /** From the header to the terminator's line end, as it is written. */
  readonly text: string;
  /** The header line, and the body's lines, each with its line end, as they are written. */
  readonly headerLine: string;
  readonly bodyLines: readonly string[];
  /** The terminator's line with its line end. */
  readonly endLine: string;
  /** The decoded content; of bytes, one code unit each. */
  readonly content: string;
}

/** A corpus as its documents and what stands around them. Joined in order, the strings are the text. */
export interface Version {
  /** What stands before the first document and does not belong to it: up to the last blank line there. */
  readonly head: string;
  readonly documents: readonly Document[];
  /** What stands after the last document. */
  readonly tail: string;
  /** Whether every document begins and ends on lines of its own. */
  readonly form: "sound" | "damaged";
}

/** Reads a version of a corpus; takes any text. Line ends stay as they are. */
export function readVersion(text: string): Version {
  const corpus = parseText(text);
  // What the parser leaves out stays with the head.
  const skipped = text.length - corpusLength(text);
  const lines = LineIndex.of(text.slice(skipped));
  const offsetOf = (position: Position): number => skipped + startOf(lines, position, text.length - skipped);
  const documents: Document[] = [];
  let head = "";
  let lead = "";
  let form: Version["form"] = "sound";
  for (const part of corpus.parts) {
    const written = text.slice(offsetOf(part.start), offsetOf(part.end));
    if (part.kind === "gap") {
      lead += written;
      continue;
    }
    if (documents.length === 0) [head, lead] = splitHead(text.slice(0, skipped) + lead);
    if (part.close.kind !== "terminator" || part.start.character > 0) form = "damaged";
    documents.push(documentOf(corpus, part, documents.length, lead, written));
    lead = "";
  }
  if (documents.length === 0) return { head: text, documents, tail: "", form };
  return { head, documents, tail: lead, form };
}

function corpusLength(text: string): number {
  return text.startsWith("\uFEFF") ? text.length - 1 : text.length;
}

/** The offset of a position; the start of the line after the last is the text's end. */
function startOf(lines: LineIndex, position: Position, length: number): number {
  return position.line >= lines.lineCount ? length : lines.offsetAt(position);
}

/** Comments right above the first header are that document's; what stands before a blank line is the file's. */
function splitHead(text: string): [head: string, lead: string] {
  const blank = /^[\s\S]*\n[ \t]*\r?\n/.exec(text)?.[0] ?? "";
  if (blank !== "") return [blank, text.slice(blank.length)];
  // Without a blank line, the line that names the format is still the file's.
  const format = /^\uFEFF?(?:# corpus-format:.*(?:\n|$))?/.exec(text)?.[0] ?? "";
  return [format, text.slice(format.length)];
}

function documentOf(corpus: Corpus, block: Block, index: number, lead: string, text: string): Document {
  const cut = cutBlock(corpus, block);
  const lines = linesOf(text);
  const closed = block.close.kind === "terminator";
  return {
    index,
    line: block.start.line,
    header: cut.header,
    key: attributeOf(cut.header, "id") ?? cut.header.name,
    lead,
    text,
    headerLine: lines[0] ?? "",
    bodyLines: lines.slice(1, closed ? -1 : undefined),
    endLine: closed ? (lines.at(-1) ?? "") : "",
    content: contentText(contentOf(cut)),
  };
}

function contentText(content: ReturnType<typeof contentOf>): string {
  switch (content.kind) {
    case "text":
      return content.text;
    case "bytes":
      return content.bytes.reduce((text, byte) => text + String.fromCharCode(byte), "");
    case "bad-base64":
      return "";
  }
}

/** The lines of a text, each with its line end. */
export function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}
