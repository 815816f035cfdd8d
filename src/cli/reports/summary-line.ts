import type { Tally } from "../tally.ts";

/** What a check came to, for people; without a line end. */
export function summaryLine(tally: Tally): string {
  const { error, hint, info, warning } = tally.severities;
  const kinds = [counted(error, "error"), counted(warning, "warning"), counted(info, "info"), counted(hint, "hint")];
  const found = kinds.filter((kind) => kind !== "").join(", ") || "nothing found";
  const fixed = tally.fixing === undefined ? "" : `${tally.fixing} ${tally.fixed}; `;
  const left = tally.fixing !== undefined && tally.findings > 0 ? " left" : "";
  const compared = tally.known === undefined ? "" : `; ${tally.new} new, ${tally.known} known, ${tally.gone} gone`;
  const unreadable = tally.unreadable === 0 ? "" : `; ${tally.unreadable} could not be read as they should`;
  const where = `${counted(tally.documents, "document") || "no documents"} of ${counted(tally.files, "file") || "no files"}`;
  return `${fixed}${found}${left} in ${where}${compared}${unreadable}`;
}

/** `1 error`, `2 errors`; nothing for none. */
function counted(count: number, noun: string): string {
  if (count === 0) return "";
  return `${count} ${noun}${count === 1 || noun === "info" ? "" : "s"}`;
}
