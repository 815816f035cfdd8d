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

const RUN_BY_SPREADSHEETS = /^'*[=+\-@＝＋－＠\t\r\n]/;

function written(text: string): string {
  const cell = RUN_BY_SPREADSHEETS.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
