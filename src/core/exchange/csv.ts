/**
 * One row of comma-separated values (RFC 4180, but for its line end, which is LF as everywhere else).
 *
 * A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@` (wide ones too), a tab or a line end: a text that does is
 * given an apostrophe in front, and so is one that begins with apostrophes before such a sign, so that whoever reads the
 * table by program can take exactly one away again. Numbers stay as they are.
 */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : written(cell))).join(",")}\n`;
}

/** One row of comma-separated values for programs: the cells as they are, whatever a spreadsheet makes of them. */
export function exactCsvRow(cells: readonly string[]): string {
  return `${cells.map(asCell).join(",")}\n`;
}

/** Whether a spreadsheet would take the cell for a formula. */
export function isRunBySpreadsheets(cell: string): boolean {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(cell);
}

const RUN_BY_SPREADSHEETS = /^'*[=+\-@＝＋－＠\t\r\n]/;

function written(text: string): string {
  return asCell(RUN_BY_SPREADSHEETS.test(text) ? `'${text}` : text);
}

function asCell(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * The rows of a text of comma-separated values (RFC 4180), lines ended by LF or CRLF; blank lines are left out. A byte order
 * mark at the start is no part of the first cell. A quote that is never closed reaches to the end.
 */
export function* csvRows(text: string): Generator<readonly string[]> {
  let row: string[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const { cell, end } = cellAt(text, at);
    row.push(cell);
    const next = text[end];
    at = end + (next === "\r" && text[end + 1] === "\n" ? 2 : 1);
    if (next === ",") {
      if (at === text.length) row.push("");
      else continue;
    }
    if (row.length > 1 || row[0] !== "") yield row;
    row = [];
  }
  if (row.length > 0) yield row;
}

/** The cell that begins at `at`, and where what ends it stands. */
function cellAt(text: string, at: number): { readonly cell: string; readonly end: number } {
  if (text[at] !== '"') {
    const end = endOfCell(text, at);
    return { cell: text.slice(at, end), end };
  }
  let cell = "";
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { cell: cell + text.slice(from), end: text.length };
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      const end = endOfCell(text, quote + 1);
      return { cell: cell + text.slice(quote + 1, end), end };
    }
    cell += '"';
    from = quote + 2;
  }
}

function endOfCell(text: string, from: number): number {
  const stop = /[,\n]/g;
  stop.lastIndex = from;
  const end = stop.exec(text)?.index ?? text.length;
  return text[end] === "\n" && end > from && text[end - 1] === "\r" ? end - 1 : end;
}
