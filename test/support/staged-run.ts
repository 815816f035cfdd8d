import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { copyExtension } from "./extension-folders.ts";
import { projectRoot } from "./project-root.ts";
import { FACTS_FILE, type SuiteFacts } from "./suite-facts.ts";
import { removeFolder } from "./workbench.ts";

/** Folders made for one run. */
export interface StagedRun {
  /** The extension as it ships, and the suite in it: VS Code runs a suite in the host of the extension that holds it. */
  readonly extension: string;
  readonly suite: string;
  readonly workspace: string;
  remove(): Promise<void>;
}

/** Copies the built extension, the suite and the suite's workspace, so that neither a test nor a build disturbs a run. */
export function stageRun(facts: SuiteFacts): StagedRun {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-run-"));
  const extension = path.join(folder, "extension");
  const suite = path.join(extension, "out", "suite.js");
  const workspace = path.join(folder, "workspace");
  copyExtension(extension);
  fs.mkdirSync(path.dirname(suite), { recursive: true });
  fs.copyFileSync(path.join(projectRoot, "out", "vscode", "suite.js"), suite);
  fs.cpSync(path.join(projectRoot, "test", "vscode", "workspace"), workspace, { recursive: true });
  fs.cpSync(path.join(projectRoot, "test", "golden"), path.join(workspace, "golden"), { recursive: true });
  fs.cpSync(path.join(projectRoot, "seeds"), path.join(workspace, "seeds"), { recursive: true });
  fs.writeFileSync(path.join(workspace, FACTS_FILE), JSON.stringify(facts));
  return { extension, suite, workspace, remove: () => removeFolder(folder) };
}
