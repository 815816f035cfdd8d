import type { ReportedFinding } from "../findings.ts";
import type { Tally } from "../tally.ts";
import { jsonLine } from "../terminal.ts";
import type { Report } from "./report.ts";

/** One JSON object a line (`cli.md`, `--format ndjson`); what is missing is `null` where the contract has the key always. */
export const ndjson: Report = {
  finding({ path, document, rule, severity, message, body, ...rest }: ReportedFinding): string {
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
    };
    return `${jsonLine(record)}\n`;
  },

  summary({ documents, findings, severities, files, unreadable }: Tally): string {
    const record = {
      type: "summary",
      schema: 1,
      documents,
      findings,
      errors: severities.error,
      warnings: severities.warning,
      fixed: 0,
      infos: severities.info,
      hints: severities.hint,
      files,
      unreadable,
    };
    return `${jsonLine(record)}\n`;
  },
};
