import type { ReportedFinding } from "../findings.ts";
import { type Paint, shown } from "../terminal.ts";
import type { Report } from "./report.ts";
import { summaryLine } from "./summary-line.ts";

/** Lines for people: `path:line:column: severity: message [rule]`, then a summary. What an earlier run told is only counted. */
export function pretty(paint: Paint): Report {
  return {
    begin: () => "",
    finding({ path, line, column, severity, message, rule }: ReportedFinding, standing): string {
      if (standing === "known") return "";
      const place = paint("strong", `${shown(path)}:${line}:${column}:`);
      return `${place} ${paint(severity, `${severity}:`)} ${shown(message)} ${paint("faint", `[${rule}]`)}\n`;
    },
    gone: () => "",
    summary: (tally) => `${summaryLine(tally)}\n`,
  };
}
