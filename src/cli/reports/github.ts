import type { Severity } from "../../core/checks/rule.ts";
import type { ReportedFinding } from "../findings.ts";
import { shown } from "../terminal.ts";
import type { Report } from "./report.ts";
import { summaryLine } from "./summary-line.ts";

const KINDS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

/** Annotations that GitHub shows beside the lines of a pull request: workflow commands on standard output. */
export function github(): Report {
  return {
    begin: () => "",
    finding({ column, endColumn, endLine, line, message, path, rule, severity }: ReportedFinding, standing): string {
      if (standing === "known") return "";
      // A column is understood only within one line.
      const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : "";
      const place = `file=${property(path)},line=${line},endLine=${endLine}${columns}`;
      return `::${KINDS[severity]} ${place},title=${property(rule)}::${data(shown(message))}\n`;
    },
    gone: () => "",
    summary: (tally) => `${data(summaryLine(tally))}\n`,
  };
}

/** As the runner reads them back (actions/toolkit, `command.ts`). */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
