import * as vscode from "vscode";
import type { Asked } from "./exchange-asked.ts";
import { counted, type ExchangeOutcome } from "./exchange-outcome.ts";
import type { GrowthPlan, ManyPlan, OnePlan, Planned, Refused } from "./exchange-plan.ts";
import { FileObstacles } from "./file-obstacles.ts";
import { isThere, writeEach, writeWhole } from "./whole-files.ts";

/** What a command says of itself. */
export interface ExchangeWords {
  /** To do it. */
  readonly verb: string;
  /** Doing it. */
  readonly going: string;
  /** What comes of a refusal. */
  readonly refused: string;
}

/**
 * Looks what is in the way, asks who said nothing beforehand, and writes; nothing where the user thought better of it.
 * Throws `FileSystemError`s, before anything is written.
 */
export async function writePlan(
  asked: Asked,
  plan: Exclude<Planned, Refused>,
  words: ExchangeWords,
): Promise<ExchangeOutcome | undefined> {
  switch (plan.kind) {
    case "one":
      return writeOne(asked, plan, words);
    case "many":
      return writeMany(asked, plan, words);
    case "growth":
      return grow(asked, plan, words);
  }
}

async function writeOne(
  { during, given, telling }: Asked,
  { bytes, make, names, remarks, target, what }: OnePlan,
  { going, refused, verb }: ExchangeWords,
): Promise<ExchangeOutcome | undefined> {
  const named = `"${vscode.workspace.asRelativePath(target)}"`;
  // Who chose the file in a dialog was asked there whether it is to be replaced.
  const overwriting = given && given.overwrite === undefined ? "nothing" : "file";
  if (overwriting === "nothing" && (await isThere(target)))
    return { kind: "refused", outcome: refused, refusals: [`${named} is there already.`] };
  const question = `${verb} ${counted(names.length, what)} into ${named}?`;
  if (!given && !(await telling.ask({ question, verb, what, names, bytes, remarks }))) return undefined;
  const made = await during(going, make);
  if (!made) return { kind: "stopped", written: [], planned: 1 };
  await writeWhole(target, made, overwriting);
  return { kind: "written", files: 1, at: target, remarks };
}

async function writeMany(
  { during, given, telling }: Asked,
  { bytes, files, folder, remarks }: ManyPlan,
  { going, refused, verb }: ExchangeWords,
): Promise<ExchangeOutcome | undefined> {
  const obstacles = await during("Looking at the folder", async (progress, cancelled) => {
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
  const refusals = [...obstacles.refusals, ...(given && given.overwrite === undefined ? there : [])];
  if (refusals.length > 0) return { kind: "refused", outcome: refused, refusals };
  if (!given) {
    const where = `"${vscode.workspace.asRelativePath(folder)}"`;
    const replacing = existing.length === 0 ? "" : `, replacing ${counted(existing.length, "file")}`;
    const agreed = await telling.ask({
      question: `${verb} ${counted(files.length, "file")} into ${where}${replacing}?`,
      verb: existing.length === 0 ? verb : `${verb} and Replace`,
      what: "file",
      names: files.map(({ name }) => name),
      bytes,
      remarks: [...there.map((one) => `To be replaced: ${one}`), ...remarks],
    });
    if (!agreed) return undefined;
  }
  const written = await during(going, (progress, cancelled) =>
    writeEach(folder, files, new Set(existing), progress, cancelled),
  );
  if (written.kind === "all") return { kind: "written", files: files.length, at: folder, remarks };
  const { names, fault } = written;
  return { kind: "stopped", written: names, planned: files.length, ...(fault === undefined ? {} : { fault }) };
}

async function grow(
  { given, telling }: Asked,
  { add, bytes, names, remarks, tally, target }: GrowthPlan,
  { refused }: ExchangeWords,
): Promise<ExchangeOutcome | undefined> {
  if (names.length === 0) return { kind: "grown", added: 0, at: target, tally, isSaved: true, remarks };
  const named = `"${vscode.workspace.asRelativePath(target)}"`;
  const question = `Add ${counted(names.length, "document")} to ${named}?`;
  const preview = { question, verb: "Add", what: "document", names, bytes, remarks: [tally, ...remarks] } as const;
  if (!given && !(await telling.ask(preview))) return undefined;
  const outcome = await add();
  if (outcome.kind === "not") return { kind: "refused", outcome: refused, refusals: [outcome.why] };
  return { kind: "grown", added: names.length, at: target, tally, isSaved: outcome.isSaved, remarks };
}
