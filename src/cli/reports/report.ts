import type { ReportedFinding } from "../findings.ts";
import type { Tally } from "../tally.ts";

/** One way to write down what a check finds. */
export interface Report {
  /** One line, with its line end. */
  finding(finding: ReportedFinding): string;
  /** What comes after the last finding, with its line end. */
  summary(tally: Tally): string;
}
