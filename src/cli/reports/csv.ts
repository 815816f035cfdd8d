/** One row of comma-separated values (RFC 4180, but for its line end, which is LF as everywhere else). */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quotedIfNeeded(String(cell))).join(",")}\n`;
}

function quotedIfNeeded(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
