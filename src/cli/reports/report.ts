import type { EarlierFinding, Standing } from "../baseline.ts";
import type { ReportedFinding } from "../findings.ts";
import type { Tally } from "../tally.ts";

/** One way to write down what a check finds. Made for one run. */
export interface Report {
  /** What comes first. */
  begin(): string;
  /** A finding, with its line end. `standing` is told where a run is compared with an earlier one. */
  finding(finding: ReportedFinding, standing: Standing | undefined): string;
  /** What an earlier run told and this one did not. */
  gone(finding: EarlierFinding): string;
  /** What comes after the last finding, with its line end. */
  summary(tally: Tally): string;
}
