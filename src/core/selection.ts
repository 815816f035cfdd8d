import { documentFacts } from "./document-facts.ts";
import { paragraphAt, trimmed } from "./outline/paragraphs.ts";
import { rangeOfBlock } from "./outline.ts";
import { sentenceAt } from "./sentences.ts";
import { isBase64 } from "./syntax/content.ts";
import { cutBlock, offsetIn } from "./syntax/cut.ts";
import type { Block, BlockText, Corpus, Gap, Header } from "./syntax/nodes.ts";

import { comparePositions, LineIndex, type Position, type Range, type Span } from "./text.ts";
import { ideographAt, wordAt } from "./words.ts";

/**
 * How a selection grows at `position`, innermost first: word, sentence, paragraph, body, block, file.
 *
 * Every range holds `position` and the range before it, and is larger than that. On a header: word, value, attribute,
 * header line, block, file. A position outside the text counts as the nearest inside.
 */
export function selectionRanges(corpus: Corpus, position: Position): readonly Range[] {
  const at = clamped(corpus, position);
  const part = corpus.partAt(at);
  const inner = part?.kind === "block" ? inBlock(corpus, part, at) : part ? inGap(corpus, part, at) : [];
  return growing([...inner, wholeFile(corpus)], at);
}

function clamped({ source }: Corpus, { line, character }: Position): Position {
  const known = Math.min(Math.max(0, line), source.lineCount - 1);
  if (known !== line) return { line: known, character: known < line ? source.line(known).length : 0 };
  return { line, character: Math.min(Math.max(0, character), source.line(line).length) };
}

function wholeFile({ source }: Corpus): Range {
  const line = source.lineCount - 1;
  return { start: { line: 0, character: 0 }, end: { line, character: source.line(line).length } };
}

/** Those ranges, from the innermost on, that hold the position and all of the one before. */
function growing(ranges: readonly Range[], position: Position): readonly Range[] {
  const kept: Range[] = [];
  let inner: Range = { start: position, end: position };
  for (const range of ranges) {
    const before = comparePositions(inner.start, range.start);
    const after = comparePositions(range.end, inner.end);
    if (before < 0 || after < 0 || (kept.length > 0 && before === 0 && after === 0)) continue;
    kept.push(range);
    inner = range;
  }
  return kept;
}

function inBlock(corpus: Corpus, block: Block, position: Position): readonly Range[] {
  const cut = cutBlock(corpus, block);
  const offset = offsetIn(cut.text, block, position);
  const index = LineIndex.of(cut.text);
  const place = (at: number): Position => {
    const { line, character } = index.positionAt(at);
    return { line: block.start.line + line, character: character + (line === 0 ? block.start.character : 0) };
  };
  const ranges = spansIn(cut, offset).map(({ start, end }) => ({ start: place(start), end: place(end) }));
  return [...ranges, rangeOfBlock(block)];
}

function spansIn(cut: BlockText, offset: number): readonly Span[] {
  const { header, close, body } = cut;
  if (offset <= header.span.end) return inHeader(cut.text, header, offset);
  if (close.span.end > close.span.start && offset >= close.span.start) return [close.span];
  const whole = offset > body.end ? [] : [trimmed(cut.text, body), body];
  return [...(isBase64(header) ? [lineAt(cut.text, body, offset)] : inBody(cut, offset)), ...whole];
}

function inHeader(text: string, header: Header, offset: number): readonly Span[] {
  const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const word = wordAt(text, header.span, offset);
  const spans = word ? [word] : [];
  if (holds(header.nameSpan)) spans.push(unquoted(text, header.nameSpan), header.nameSpan);
  const attribute = header.attributes.find(({ span }) => holds(span));
  if (attribute) spans.push(unquoted(text, attribute.valueSpan), attribute.valueSpan, attribute.span);
  return [...spans, header.span];
}

function inBody(cut: BlockText, offset: number): readonly Span[] {
  const { text } = cut;
  const { kind, content } = documentFacts(cut);
  const spans: Span[] = [];
  const around = offset >= content.start ? content : { start: cut.body.start, end: content.start };
  for (const span of [ideographAt(text, around, offset), wordAt(text, around, offset)]) if (span) spans.push(span);
  const prose = (kind === "text" || kind === "markdown") && around === content;
  const paragraph = paragraphAt(text, around, prose ? kind : "text", offset);
  const sentence = prose && paragraph ? sentenceAt(text, paragraph, offset) : undefined;
  spans.push(sentence ?? trimmed(text, lineAt(text, around, offset)));
  if (paragraph) spans.push(paragraph);
  return [...spans, trimmed(text, around)];
}

function inGap(corpus: Corpus, gap: Gap, position: Position): readonly Range[] {
  const line = corpus.source.line(position.line);
  const whole: Span = { start: 0, end: line.length };
  const spans = [
    ideographAt(line, whole, position.character),
    wordAt(line, whole, position.character),
    trimmed(line, whole),
    whole,
  ];
  const ranges = spans.flatMap((span) => (span ? [onLine(position.line, span)] : []));
  return line.startsWith("#") ? [...ranges, commentRun(corpus, gap, position.line)] : ranges;
}

function onLine(line: number, { start, end }: Span): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

/** The comment lines around `line` that follow each other. */
function commentRun({ source }: Corpus, gap: Gap, line: number): Range {
  let first = line;
  let last = line;
  while (first > gap.start.line && source.line(first - 1).startsWith("#")) first--;
  while (last < gap.end.line && source.line(last + 1).startsWith("#")) last++;
  return { start: { line: first, character: 0 }, end: { line: last, character: source.line(last).length } };
}

function lineAt(text: string, span: Span, offset: number): Span {
  const start = offset <= span.start ? span.start : Math.max(span.start, text.lastIndexOf("\n", offset - 1) + 1);
  const feed = text.indexOf("\n", offset);
  return { start, end: feed < 0 || feed > span.end ? span.end : feed };
}

function unquoted(text: string, span: Span): Span {
  const quoted = span.end - span.start > 1 && text[span.start] === '"' && text[span.end - 1] === '"';
  return quoted ? { start: span.start + 1, end: span.end - 1 } : span;
}
