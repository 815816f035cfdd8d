import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openSession, type Session } from "./driver.ts";
import { projectRoot } from "./project-root.ts";
import { failureShots, keepScreenshot } from "./screenshots.ts";
import { type ExtensionHost, removeFolder } from "./workbench.ts";

const START_LIMIT_MS = 180_000;

/** What the tests of one `describe` work on. */
export interface UiOptions {
  /** Files of the workspace, by path; without them it is a copy of `test/vscode/workspace`. */
  readonly files?: Readonly<Record<string, string>>;
  /** A folder to copy instead. */
  readonly copyOf?: string;
  readonly extensionHost?: ExtensionHost;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Opens one VS Code for all tests of the `describe` it is called in, and closes it after them; a test that fails leaves
 * a screenshot. Answers a function that gives the session, for use inside tests.
 */
export function useSession({ files, copyOf, extensionHost, settings }: UiOptions = {}): () => Session {
  let session: Session | undefined;
  let workspace: string | undefined;

  before("open VS Code", async function () {
    this.timeout(START_LIMIT_MS);
    workspace = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-ui-"));
    if (files) writeFiles(workspace, files);
    else fs.cpSync(copyOf ?? path.join(projectRoot, "test", "vscode", "workspace"), workspace, { recursive: true });
    const open = { workspace, ...(extensionHost && { extensionHost }), ...(settings && { settings }) };
    // Starting may be tried twice; a failed test never.
    session = await openSession(open).catch((error: Error) => {
      console.log(`      VS Code did not open, trying once more: ${error.message}`);
      return openSession(open);
    });
  });

  afterEach("keep a screenshot", async function () {
    if (this.currentTest?.state !== "failed" || !session) return;
    const file = await keepScreenshot(session.page, failureShots, `ui ${this.currentTest.fullTitle()}`);
    if (file) console.log(`      screenshot: ${path.relative(projectRoot, file)}`);
  });

  after("close VS Code", async function () {
    this.timeout(START_LIMIT_MS);
    await session?.close();
    if (workspace) await removeFolder(workspace);
  });

  return () => {
    if (!session) throw new Error("VS Code is not open: the session can be used inside tests only.");
    return session;
  };
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}
