import { type Arguments, choiceOf } from "./arguments.ts";
import type { Baseline } from "./baseline.ts";
import type { ReportedFinding } from "./findings.ts";
import type { Io, Output } from "./io.ts";
import { github } from "./reports/github.ts";
import { ndjson } from "./reports/ndjson.ts";
import { pretty } from "./reports/pretty.ts";
import type { Report } from "./reports/report.ts";
import { sarif } from "./reports/sarif.ts";
import { Tally } from "./tally.ts";
import { paintFor } from "./terminal.ts";

/** What `--format` may be for findings. */
export const FORMATS = ["pretty", "ndjson", "sarif", "github"] as const;
/** What `--fail-on` may be for findings. */
export const FAIL_ON = ["error", "warning", "info", "never"] as const;

/** The report that `--format` asks for. */
export function reportOf(args: Arguments, output: Output, io: Io): Report {
  switch (choiceOf(args, "format", FORMATS, "pretty")) {
    case "ndjson":
      return ndjson();
    case "sarif":
      return sarif();
    case "github":
      return github();
    case "pretty":
      return pretty(paintFor(output, io.environment));
  }
}

/** Findings on their way into a report, counted, and held against an earlier run. */
export class Telling {
  /** All findings. */
  readonly tally = new Tally();
  /** Those that decide the exit status: the new ones, where there is an earlier run. */
  readonly failing = new Tally();
  readonly #report: Report;
  readonly #output: Output;
  readonly #baseline: Baseline | undefined;

  constructor(report: Report, output: Output, baseline: Baseline | "" | undefined) {
    this.#report = report;
    this.#output = output;
    this.#baseline = baseline || undefined;
    if (this.#baseline) this.tally.known = 0;
  }

  begin(): Promise<void> {
    return this.#write(this.#report.begin());
  }

  async tell(finding: ReportedFinding): Promise<void> {
    const standing = this.#baseline?.standing(finding);
    this.tally.severities[finding.severity]++;
    if (standing === "known") this.tally.known!++;
    else this.failing.severities[finding.severity]++;
    if (standing === "new") this.tally.new++;
    await this.#write(this.#report.finding(finding, standing));
  }

  async end(): Promise<void> {
    for (const finding of this.#baseline?.gone() ?? []) {
      this.tally.gone++;
      await this.#write(this.#report.gone(finding));
    }
    await this.#write(this.#report.summary(this.tally));
  }

  async #write(text: string): Promise<void> {
    if (text !== "") await this.#output.write(text);
  }
}
