import * as vscode from "vscode";
import {
  counted,
  type ExchangeOutcome,
  type ExchangeTelling,
  type GivenTarget,
  refusedFor,
  type WritingPreview,
} from "./exchange-outcome.ts";
import { isThere, writeWhole } from "./whole-files.ts";

/** One file that is to be written. */
export interface OnePlan extends Pick<WritingPreview, "verb" | "what" | "names" | "bytes" | "remarks"> {
  readonly target: vscode.Uri;
  /** What was said beforehand; who said nothing is asked. */
  readonly given: GivenTarget | undefined;
  /** What comes of a refusal. */
  readonly refused: string;
  /** What is written; nothing, when it was cancelled. */
  make(): Thenable<Uint8Array | undefined>;
}

/** Looks what is in the way, asks, and writes. Throws `FileSystemError`s. */
export async function writeOne(telling: ExchangeTelling, plan: OnePlan): Promise<ExchangeOutcome | undefined> {
  const { given, names, remarks, target, verb, what } = plan;
  const named = `"${vscode.workspace.asRelativePath(target)}"`;
  // Who chose the file in a dialog was asked there whether it is to be replaced.
  const overwriting = given && given.overwrite === undefined ? "nothing" : "file";
  if (overwriting === "nothing" && (await isThere(target)))
    return refusedFor(plan.refused, `${named} is there already.`);
  const question = `${verb} ${counted(names.length, what)} into ${named}?`;
  if (!given && !(await telling.ask({ ...plan, question }))) return undefined;
  const bytes = await plan.make();
  if (!bytes) return { kind: "stopped", written: [], planned: 1 };
  await writeWhole(target, bytes, overwriting);
  return { kind: "written", files: 1, at: target, remarks };
}
