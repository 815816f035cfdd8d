import type { Severity } from "../core/checks/rule.ts";

/** What a check came to. */
export class Tally {
  files = 0;
  documents = 0;
  unreadable = 0;
  /** How many findings were fixed, or would be. */
  fixed = 0;
  /** What was done about fixes, if anything was to be. */
  fixing: "fixed" | "would fix" | undefined;
  /** Beside an earlier run, if there is one: of the findings, and of those that are no more. */
  new = 0;
  known: number | undefined;
  gone = 0;
  readonly severities: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };

  /** Of every severity. */
  get findings(): number {
    const { error, warning, info, hint } = this.severities;
    return error + warning + info + hint;
  }

  /** How many are as bad as `severity` or worse. */
  atLeast(severity: Severity): number {
    let count = 0;
    for (const each of ["error", "warning", "info", "hint"] as const) {
      count += this.severities[each];
      if (each === severity) break;
    }
    return count;
  }
}
