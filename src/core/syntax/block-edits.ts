import { comparePositions, isBlank, type LineEdit, type Position } from "../text.ts";
import { writeBlock } from "./content.ts";
import { headerOf, textBetween } from "./cut.ts";
import { escapeLine } from "./escaping.ts";
import { writeHeader, writeName } from "./header.ts";
import type { Block, Corpus, Part } from "./nodes.ts";

/**
 * What can be done to a block as a whole, as the smallest edits that do it: every other character stays.
 *
 * `undefined` means that it cannot be done to this block as it stands; nothing is ever lost to make it fit.
 */
type Edits = readonly LineEdit[] | undefined;

/** Gives a block another name, or its first. */
export function renameBlock(corpus: Corpus, block: Block, name: string): Edits {
  const { nameSpan } = headerOf(corpus, block);
  const { line, character } = block.start;
  const start = { line, character: character + nameSpan.start };
  const end = { line, character: character + nameSpan.end };
  const header = corpus.source.line(line).slice(character);
  const before = isBlank(header.charAt(nameSpan.start - 1)) ? "" : " ";
  const after = isBlank(header.charAt(nameSpan.end)) ? "" : " ";
  return [{ range: { start, end }, newText: `${before}${writeName(name)}${after}` }];
}

/** Writes a new block before `at`, or at the end of the corpus; a comment above `at` stays with it. */
export function insertBlock(
  corpus: Corpus,
  at: Block | undefined,
  name: string,
  text: string,
  attributes: Iterable<readonly [key: string, value: string]> = [],
): Edits {
  const place = at ? startWithComments(corpus, at) : endOf(corpus);
  return [
    { range: { start: place, end: place }, newText: onOwnLines(corpus, place, writeBlock(name, text, attributes)) },
  ];
}

/** Takes a block out, with the comment lines directly above it. */
export function removeBlock(corpus: Corpus, block: Block): Edits {
  if (!isClosed(block)) return undefined;
  return [{ range: { start: startWithComments(corpus, block), end: block.end }, newText: "" }];
}

/** Moves a block, with the comment lines directly above it, before `at`, or to the end of the corpus. */
export function moveBlock(corpus: Corpus, block: Block, at: Block | undefined): Edits {
  if (!isClosed(block) || at === block) return undefined;
  const start = startWithComments(corpus, block);
  const place = at ? startWithComments(corpus, at) : endOf(corpus);
  if (comparePositions(place, start) >= 0 && comparePositions(place, block.end) <= 0) return [];
  const moved = textBetween(corpus, start, block.end);
  const whole = moved.endsWith("\n") ? moved : `${moved}\n`;
  return [
    { range: { start: place, end: place }, newText: onOwnLines(corpus, place, whole) },
    { range: { start, end: block.end }, newText: "" },
  ];
}

/** Ends a block before `line` of its body and begins one of this name there. */
export function splitBlock(block: Block, line: number, name: string): Edits {
  if (line <= block.start.line || line > block.bodyEnd || (line === block.bodyEnd && !isClosed(block)))
    return undefined;
  const place = { line, character: 0 };
  return [{ range: { start: place, end: place }, newText: `END>>>\n${writeHeader(name)}\n` }];
}

/**
 * Makes one block of a block and the one after it, under the first one's name.
 *
 * Only where nothing but blank lines stands between them, and where the second header says nothing but its name: its
 * attributes would be lost.
 */
export function mergeWithNext(corpus: Corpus, block: Block): Edits {
  const index = corpus.parts.indexOf(block);
  const [first, second] = corpus.parts.slice(index + 1, index + 3);
  const next = first?.kind === "gap" ? second : first;
  if (next?.kind !== "block" || block.close.kind !== "terminator") return undefined;
  if (first?.kind === "gap" && textBetween(corpus, first.start, first.end).trim() !== "") return undefined;
  const header = headerOf(corpus, next);
  if (header.attributes.length > 0 || header.faults.some(({ kind }) => kind !== "no-name")) return undefined;
  const end = { line: next.start.line + 1, character: 0 };
  if (end.line >= corpus.source.lineCount) return undefined;
  return [{ range: { start: block.close.at, end }, newText: "" }];
}

/** Makes the markers of a block text: it becomes part of the body above it, or stands outside. */
export function escapeBlock(corpus: Corpus, block: Block): Edits {
  if (block.start.character > 0) return undefined;
  const lines = [block.start.line];
  if (block.close.kind === "terminator") lines.push(block.close.at.line);
  return lines.map((line) => {
    const start = { line, character: 0 };
    return { range: { start, end: start }, newText: "\\".repeat(escapedBy(corpus.source.line(line))) };
  });
}

/**
 * The corpus with its marker lines as a writer would write them: one blank between words, nothing after a terminator.
 *
 * Bodies, gaps, and headers that are not well formed stay as they are.
 */
export function canonicalMarkers(corpus: Corpus): readonly LineEdit[] {
  const edits: LineEdit[] = [];
  for (const part of corpus.parts)
    if (part.kind === "block") edits.push(...canonicalHeader(corpus, part), ...canonicalEnd(corpus, part));
  return edits;
}

function canonicalHeader(corpus: Corpus, block: Block): readonly LineEdit[] {
  const { name, attributes, faults, span } = headerOf(corpus, block);
  if (name === undefined || faults.length > 0) return [];
  const written = corpus.source.line(block.start.line).slice(block.start.character);
  const wanted = writeHeader(
    name,
    attributes.map(({ key, value }) => [key, value] as const),
  );
  if (written === wanted) return [];
  const { line, character } = block.start;
  return [{ range: { start: block.start, end: { line, character: character + span.end } }, newText: wanted }];
}

function canonicalEnd(corpus: Corpus, { close }: Block): readonly LineEdit[] {
  if (close.kind !== "terminator") return [];
  const { line } = close.at;
  const { length } = corpus.source.line(line);
  return length === 6
    ? []
    : [{ range: { start: { line, character: 6 }, end: { line, character: length } }, newText: "" }];
}

/** How many backslashes escaping puts before a marker line. */
function escapedBy(line: string): number {
  return escapeLine(line).length - line.length;
}

/** A block whose end is a guess is mended before it is moved. */
function isClosed(block: Block): boolean {
  return block.close.kind === "terminator";
}

/** Where a block begins together with the comment lines directly above it. */
function startWithComments(corpus: Corpus, block: Block): Position {
  const above: Part | undefined = corpus.parts[corpus.parts.indexOf(block) - 1];
  if (above?.kind !== "gap" || block.start.character > 0) return block.start;
  let { line } = block.start;
  while (line > above.start.line && isOwnComment(corpus.source.line(line - 1))) line--;
  return line === above.start.line ? above.start : { line, character: 0 };
}

/** Comments that speak of the whole file stay where they are. */
function isOwnComment(line: string): boolean {
  return line.startsWith("#") && !/^#[ \t]*corpus-(?:format|ignore-file)[ \t]*:/.test(line);
}

function endOf({ parts }: Corpus): Position {
  return parts.at(-1)?.end ?? { line: 0, character: 0 };
}

/** New lines at the end of a text that does not end in a line end begin with one. */
function onOwnLines({ source }: Corpus, place: Position, lines: string): string {
  const isMidLine = place.character > 0 && place.character === source.line(place.line).length;
  return isMidLine ? `\n${lines}` : lines;
}
