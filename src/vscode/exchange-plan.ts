import type * as vscode from "vscode";
import type { WritingPreview } from "./exchange-outcome.ts";
import type { PlannedFile } from "./whole-files.ts";
import type { Progress } from "./with-progress.ts";

/** What a command would write, looked at as far as that goes without asking; or why it writes nothing, as sentences. */
export type Planned = OnePlan | ManyPlan | GrowthPlan | Refused;

/** Nothing is written. */
export interface Refused {
  readonly kind: "refused";
  readonly refusals: readonly string[];
}

/** One file that is to be written. */
export interface OnePlan extends Pick<WritingPreview, "what" | "names" | "bytes" | "remarks"> {
  readonly kind: "one";
  readonly target: vscode.Uri;
  /** What is written; nothing, when it was cancelled. */
  make(progress: Progress, cancelled: vscode.CancellationToken): Promise<Uint8Array | undefined>;
}

/** Files that are to be written into a folder; their names were looked at. */
export interface ManyPlan {
  readonly kind: "many";
  readonly folder: vscode.Uri;
  readonly files: readonly PlannedFile[];
  readonly bytes: number;
  readonly remarks: readonly string[];
}

/** Documents that are to be added to a corpus. */
export interface GrowthPlan {
  readonly kind: "growth";
  readonly target: vscode.Uri;
  /** Those that are added. */
  readonly names: readonly string[];
  readonly bytes: number;
  /** What becomes of all that came, as one sentence. */
  readonly tally: string;
  readonly remarks: readonly string[];
  /** Adds them where all is as it was looked at; else answers why not, as one sentence. */
  add(): Promise<
    { readonly kind: "added"; readonly isSaved: boolean } | { readonly kind: "not"; readonly why: string }
  >;
}

/** Why nothing is written. */
export function refusedFor(...refusals: readonly string[]): Refused {
  return { kind: "refused", refusals };
}
