import { linesIn, type Span } from "../text.ts";

/** A column's name in the first line of a table. */
export interface Column {
  readonly name: string;
  readonly span: Span;
}

/** The columns that the first line with anything on it names; commas, else tabs or semicolons part them. */
export function* csvColumns(text: string, body: Span): Generator<Column> {
  for (const line of linesIn(text, body)) {
    if (text.slice(line.start, Math.min(line.end, line.start + 200)).trim() === "") continue;
    yield* columnsOf(text, line);
    return;
  }
}

function* columnsOf(text: string, line: Span): Generator<Column> {
  const delimiter = delimiterOf(text.slice(line.start, Math.min(line.end, line.start + 2_000)));
  let start = line.start;
  while (start <= line.end) {
    const end = cellEnd(text, start, line.end, delimiter);
    yield { name: cellText(text.slice(start, Math.min(end, start + 400))), span: { start, end } };
    start = end + 1;
  }
}

function delimiterOf(head: string): string {
  const outside = head.replace(/"[^"]*"/g, "");
  return [",", "\t", ";"].find((delimiter) => outside.includes(delimiter)) ?? ",";
}

function cellEnd(text: string, start: number, end: number, delimiter: string): number {
  let at = start;
  if (text[at] === '"') at = closingQuote(text, at, end);
  const next = text.indexOf(delimiter, at);
  return next < 0 || next > end ? end : next;
}

function closingQuote(text: string, open: number, end: number): number {
  let at = open + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote >= end) return open + 1;
    if (text[quote + 1] !== '"') return quote + 1;
    at = quote + 2;
  }
}

function cellText(written: string): string {
  const cell = written.trim();
  return cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
