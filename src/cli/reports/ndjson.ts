import type { ReportedFinding } from "../findings.ts";
import type { Tally } from "../tally.ts";
import { jsonLine } from "../terminal.ts";
import type { Report } from "./report.ts";

/** One JSON object a line (`cli.md`, `--format ndjson`); what is missing is `null` where the contract has the key always. */
export function ndjson(): Report {
  return {
    begin: () => "",

    finding({ path, document, rule, severity, message, body, ...rest }: ReportedFinding, standing): string {
      const { line, column, endLine, endColumn, fixable, fingerprint } = rest;
      const record = {
        type: "finding",
        schema: 1,
        path,
        document: document ?? null,
        rule,
        severity,
        message,
        line,
        column,
        endLine,
        endColumn,
        fixable,
        fingerprint,
        ...body,
        ...(standing === undefined ? {} : { baseline: standing }),
      };
      return `${jsonLine(record)}\n`;
    },

    gone: (finding) => `${jsonLine({ ...finding, baseline: "gone" })}\n`,

    summary(tally: Tally): string {
      const { documents, files, findings, fixed, severities, unreadable } = tally;
      const record = {
        type: "summary",
        schema: 1,
        documents,
        findings,
        errors: severities.error,
        warnings: severities.warning,
        fixed,
        infos: severities.info,
        hints: severities.hint,
        files,
        unreadable,
        ...(tally.known === undefined ? {} : { new: tally.new, known: tally.known, gone: tally.gone }),
      };
      return `${jsonLine(record)}\n`;
    },
  };
}
