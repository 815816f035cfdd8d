import type { Levels } from "../core/checks/rule.ts";
import type { ReportedFinding } from "./findings.ts";
import type { Fixing } from "./fixing.ts";

/** What a run of checks goes by, besides what lies beside each corpus. Plain data: it goes to other threads. */
export interface CheckOrder {
  /** Of the command line: they hold before the configuration's. */
  readonly levels: Levels;
  /** An ISO date. */
  readonly today: string;
  /** The configuration that was named in place of the nearest ones. */
  readonly config?: string | undefined;
  readonly where?: string | undefined;
  readonly fixing?: Fixing | undefined;
  /** What catalogues say once they are fixed, where that is only tried; by absolute paths. */
  readonly tried?: ReadonlyMap<string, string> | undefined;
  /** As a file of facts was named, where one is wanted. */
  readonly facts?: string | undefined;
}

/** One thing that becomes known while a file is checked, in the order in which it is told. Plain data. */
export type CheckEvent =
  /** A line for standard error, told once a run; `unreadable` counts what could not be read as it should. */
  | { readonly kind: "message"; readonly text: string; readonly unreadable: number }
  /** What is to stand in the file from now on; what follows is said of that. */
  | { readonly kind: "write"; readonly before: Uint8Array; readonly after: Uint8Array }
  /** What is to go to standard output in place of what came on standard input. */
  | { readonly kind: "output"; readonly bytes: Uint8Array }
  /** Why nothing was fixed, as one sentence. */
  | { readonly kind: "unfixed"; readonly message: string }
  /** So many fixes were made beside the files, or would be. */
  | { readonly kind: "fixed"; readonly fixed: number }
  | { readonly kind: "counts"; readonly documents: number; readonly fixed: number; readonly isIllFormed: boolean }
  | { readonly kind: "findings"; readonly findings: readonly ReportedFinding[] }
  /** What is wrong with a catalogue, told with the first corpus for which it holds. */
  | { readonly kind: "catalogue"; readonly source: string; readonly findings: readonly ReportedFinding[] }
  /** Lines for the file of facts. */
  | { readonly kind: "facts"; readonly text: string }
  /** A fault of our own; the rest of the check went on. */
  | { readonly kind: "fault"; readonly error: unknown; readonly during: string };

/** Findings told at once: many, but not so many that they are a burden. */
const BATCH = 500;

/** Findings by the batch; `undefined` where others may have their turn. */
export function* batched(
  findings: Iterable<ReportedFinding | undefined>,
): Generator<readonly ReportedFinding[] | undefined> {
  let batch: ReportedFinding[] = [];
  for (const finding of findings) {
    if (!finding) yield undefined;
    else batch.push(finding);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
