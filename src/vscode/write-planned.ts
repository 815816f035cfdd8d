import * as vscode from "vscode";
import { counted, type ExchangeOutcome, type ExchangeTelling } from "./exchange-outcome.ts";
import { FileObstacles } from "./file-obstacles.ts";
import { type PlannedFile, writeEach } from "./whole-files.ts";
import { withProgress } from "./with-progress.ts";

/** Files that are to be written into a folder; their names were looked at. */
export interface Plan {
  readonly folder: vscode.Uri;
  readonly files: readonly PlannedFile[];
  readonly bytes: number;
  readonly remarks: readonly string[];
  /** What becomes of files that are there: who is asked, is asked for everything. */
  readonly overwriting: "nothing" | "files" | "ask";
  readonly words: {
    readonly verb: string;
    readonly going: string;
    readonly refused: string;
  };
}

/** Looks what is in the way, asks, and writes. Throws `FileSystemError`s, before anything is written. */
export async function writePlanned(telling: ExchangeTelling, plan: Plan): Promise<ExchangeOutcome | undefined> {
  const { folder, files, bytes, overwriting, words } = plan;
  const obstacles = await withProgress("Looking at the folder", async (progress, cancelled) => {
    const found = new FileObstacles(folder);
    for (const [done, { name }] of files.entries()) {
      if (cancelled.isCancellationRequested) return undefined;
      progress(done, files.length, name);
      await found.look(name);
    }
    return found;
  });
  if (!obstacles) return undefined;
  const { existing } = obstacles;
  const there = existing.map((name) => `"${name}" is there already.`);
  const refusals = [...obstacles.refusals, ...(overwriting === "nothing" ? there : [])];
  if (refusals.length > 0) return { kind: "refused", outcome: words.refused, refusals };
  if (overwriting === "ask") {
    const where = `"${vscode.workspace.asRelativePath(folder)}"`;
    const replacing = existing.length === 0 ? "" : `, replacing ${counted(existing.length, "file")}`;
    const agreed = await telling.ask({
      question: `${words.verb} ${counted(files.length, "file")} into ${where}${replacing}?`,
      verb: existing.length === 0 ? words.verb : `${words.verb} and Replace`,
      what: "file",
      names: files.map(({ name }) => name),
      bytes,
      remarks: [...there.map((one) => `To be replaced: ${one}`), ...plan.remarks],
    });
    if (!agreed) return undefined;
  }
  const written = await withProgress(words.going, (progress, cancelled) =>
    writeEach(folder, files, new Set(existing), progress, cancelled),
  );
  if (written.kind === "all") return { kind: "written", files: files.length, at: folder, remarks: plan.remarks };
  const { names, fault } = written;
  return { kind: "stopped", written: names, planned: files.length, ...(fault === undefined ? {} : { fault }) };
}
