import type { ReportedFinding } from "../findings.ts";
import type { Tally } from "../tally.ts";
import { type Paint, shown } from "../terminal.ts";
import type { Report } from "./report.ts";

/** Lines for people: `path:line:column: severity: message [rule]`, then a summary. */
export function pretty(paint: Paint): Report {
  return {
    finding({ path, line, column, severity, message, rule }: ReportedFinding): string {
      const place = paint("strong", `${shown(path)}:${line}:${column}:`);
      return `${place} ${paint(severity, `${severity}:`)} ${shown(message)} ${paint("faint", `[${rule}]`)}\n`;
    },

    summary(tally: Tally): string {
      const { error, warning, info, hint } = tally.severities;
      const kinds = [
        counted(error, "error"),
        counted(warning, "warning"),
        counted(info, "info"),
        counted(hint, "hint"),
      ];
      const found = kinds.filter((kind) => kind !== "").join(", ") || "nothing found";
      const unreadable = tally.unreadable === 0 ? "" : `; ${tally.unreadable} could not be read as they should`;
      const where = `${counted(tally.documents, "document") || "no documents"} of ${counted(tally.files, "file") || "no files"}`;
      return `${found} in ${where}${unreadable}\n`;
    },
  };
}

/** `1 error`, `2 errors`; nothing for none. */
function counted(count: number, noun: string): string {
  if (count === 0) return "";
  return `${count} ${noun}${count === 1 || noun === "info" ? "" : "s"}`;
}
