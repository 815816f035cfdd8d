import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { openSession, type Session } from "./driver.ts";

const USAGE = `node out/test/support/drive.mjs --workspace <folder> --steps <module.mjs>
  [--shots <folder>] [--web] [--shown] [--extension <folder>] [--report <file.json>] [--traced]
Opens VS Code with the built extension and lets the steps use it:
  export default async (ui, { expect, args }) => { await ui.open("a.corpus"); … }
The folder is used as it is: steps may save. Exit code: 0 done, 1 a step failed, 2 VS Code could not be opened.
`;

/** The steps of a person, as a module gives them. */
type Steps = (ui: Session, tools: { expect: typeof assert; args: readonly string[] }) => Promise<void>;

const { values } = parseArgs({
  options: {
    workspace: { type: "string" },
    steps: { type: "string" },
    shots: { type: "string", default: "shots" },
    extension: { type: "string" },
    report: { type: "string" },
    web: { type: "boolean", default: false },
    shown: { type: "boolean", default: false },
    traced: { type: "boolean", default: false },
  },
  strict: false,
});
const { workspace, steps, shots, extension, report, web, shown, traced } = values;

if (typeof workspace !== "string" || typeof steps !== "string") {
  process.stderr.write(USAGE);
  process.exit(2);
}
process.exit(await drive(workspace, steps));

async function drive(folder: string, stepsFile: string): Promise<number> {
  const module: { default: Steps } = await import(pathToFileURL(path.resolve(stepsFile)).href);
  let ui: Session;
  try {
    ui = await openSession({
      workspace: path.resolve(folder),
      extensionHost: web ? "web" : "node",
      shots: String(shots),
      window: shown ? "shown" : "headless",
      traced: traced === true,
      ...(typeof extension === "string" && { extension }),
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
  const error = await module.default(ui, { expect: assert, args: process.argv.slice(2) }).then(
    () => undefined,
    (caught: Error) => caught,
  );
  if (error) {
    process.stderr.write(`${error.stack}\n`);
    await ui.screenshot("failure").catch(() => undefined);
  }
  tell(ui, error);
  await ui.close();
  return error ? 1 : 0;
}

function tell(ui: Session, error: Error | undefined): void {
  const { host, marks, timings } = ui;
  const told = { ok: !error, error: error?.message, host, marks, timings, problemsInLogs: ui.problemsInLogs() };
  const text = JSON.stringify({ ...told, shots: ui.shots }, undefined, 2);
  process.stdout.write(`${text}\n`);
  if (typeof report === "string") fs.writeFileSync(report, text);
}
