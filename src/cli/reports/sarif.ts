import { version } from "../../../package.json";
import type { Level, Severity } from "../../core/checks/rule.ts";
import { rules } from "../../core/checks/rules/index.ts";
import type { Standing } from "../baseline.ts";
import type { ReportedFinding } from "../findings.ts";
import type { Tally } from "../tally.ts";
import { jsonLine } from "../terminal.ts";
import type { Report } from "./report.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note", hint: "note" };

/** A log of SARIF 2.1.0 (OASIS): one run, its results written as they come. Columns count UTF-16 code units, as ours do. */
export function sarif(): Report {
  let before = "";
  const result = (value: object): string => {
    const line = `${before}${jsonLine(value)}`;
    before = ",\n";
    return line;
  };
  return {
    begin() {
      const driver = { name: "corpus", semanticVersion: version, version, rules: rules.map(descriptorOf) };
      const run = JSON.stringify({ tool: { driver }, columnKind: "utf16CodeUnits" }).slice(0, -1);
      return `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[${run},"results":[\n`;
    },
    finding: (finding, standing) => result(resultOf(finding, standing)),
    gone({ column, endColumn, endLine, fingerprint, line, message, path, rule, severity }) {
      const isWhole = [path, rule, message, severity, fingerprint].every((value) => typeof value === "string");
      if (!isWhole || [line, column, endLine, endColumn].some((value) => !Number.isInteger(value))) return "";
      const finding = { column, endColumn, endLine, fingerprint, line, message, path, rule, severity };
      return result({ ...resultOf(finding as unknown as ReportedFinding, undefined), baselineState: "absent" });
    },
    summary: ({ unreadable }: Tally) => `\n],"invocations":[{"executionSuccessful":${unreadable === 0}}]}]}\n`,
  };
}

function descriptorOf({ fix, group, id, severity, summary, why }: (typeof rules)[number]): object {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${summary} ${why}` },
    defaultConfiguration: configurationOf(severity),
    properties: { fix, tags: [group] },
  };
}

function configurationOf(level: Level): object {
  return level === "off" ? { enabled: false } : { level: LEVELS[level] };
}

function resultOf(finding: ReportedFinding, standing: Standing | undefined): object {
  const { body, document, fingerprint, fixable, message, path, rule, severity } = finding;
  const { column, endColumn, endLine, line } = finding;
  const location = {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
    ...(document === undefined ? {} : { logicalLocations: [{ name: document, kind: "resource" }] }),
  };
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [location],
    partialFingerprints: { "corpusFinding/v1": fingerprint },
    ...(standing === undefined ? {} : { baselineState: standing === "new" ? "new" : "unchanged" }),
    properties: { severity, fixable, ...body },
  };
}

/** A relative reference, or a `file:` URI of an absolute path; what is no character of either is percent-encoded. */
function uriOf(path: string): string {
  const encoded = path
    .toWellFormed()
    .split("/")
    .map((segment) => encodeURIComponent(segment))
    .join("/");
  if (path.startsWith("/")) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(path) ? `file:///${encoded.replace("%3A", ":")}` : encoded;
}
