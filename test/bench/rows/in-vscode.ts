import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openSession, type Session } from "../../support/driver.ts";
import { compared, type Figure, single } from "../figure.ts";
import { describeRecipe, generate, recipe, toCorpus } from "../generate.ts";
import type { Timing } from "../measure.ts";
import { toMarkdown } from "../peers/markdown.ts";
import type { Row } from "../row.ts";

/** Megabytes; from 20 MB on VS Code itself leaves out colours and folding. */
const SIZES = [1, 10, 40] as const;
const REPEATS = 3;
const LIMIT_MS = 180_000;

/** What a person waits for, in the real editor. */
export const inVscode: Row = {
  name: "in-vscode",
  title: "In a real VS Code, beside the built-in Markdown",
  note: "npm-hosted VS Code in headless Chromium; the workbench's own 350 ms before it asks for an outline are in both. Medians of three.",

  async *run() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-vscode-"));
    for (const megabytes of SIZES) {
      const documents = generate(recipe(megabytes, { documentBytes: 1_000 }));
      fs.writeFileSync(path.join(folder, `${megabytes}.corpus`), toCorpus(documents));
      fs.writeFileSync(path.join(folder, `${megabytes}.md`), toMarkdown(documents));
    }
    const session = await openSession({ workspace: folder, settings: { "outline.collapseItems": "alwaysCollapse" } });
    try {
      for (const megabytes of SIZES) yield* figures(session, megabytes);
    } finally {
      await session.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function* figures(session: Session, megabytes: number): AsyncGenerator<Figure> {
  const input = describeRecipe(recipe(megabytes, { documentBytes: 1_000 }));
  const [ours, theirs] = [`${megabytes}.corpus`, `${megabytes}.md`];
  const opened = [await openToOutline(session, ours), await openToOutline(session, theirs)] as const;
  yield compared(input, "open → outline on the screen", ...opened, { atMost: 0.8 });
  const asked = [await symbols(session, ours), await symbols(session, theirs)] as const;
  yield compared(input, "document symbols, asked for after a change", ...asked, { atMost: 0.1 });
  const { host, screen } = await keyToProblems(session, ours);
  yield single(input, "key → problems in the extension host, pause of 250 ms included", host, "ms");
  yield single(input, "key → problems on the screen", screen, "ms");
  // Unsaved editors would ask before they close.
  for (const file of [ours, theirs]) await session.ask("save", { path: file }, LIMIT_MS);
}

async function openToOutline(session: Session, file: string): Promise<Timing> {
  const samples: number[] = [];
  for (let at = 0; at < REPEATS; at++) {
    await session.runId("workbench.action.closeAllEditors");
    await session.timeOpenToOutline(file, { name: "open" });
    samples.push(session.timings.open ?? Number.NaN);
  }
  return { name: file.endsWith(".md") ? "built-in Markdown" : "ours", samples };
}

/** A change first, so that nobody answers from what was found before. */
async function symbols(session: Session, file: string): Promise<Timing> {
  const samples: number[] = [];
  for (let at = 0; at < REPEATS; at++) {
    await session.ask("replace", { path: file, line: 3, column: 1, text: "x" }, LIMIT_MS);
    const started = performance.now();
    await session.ask("symbols", { path: file }, LIMIT_MS);
    samples.push(performance.now() - started);
  }
  return { name: file.endsWith(".md") ? "built-in Markdown" : "ours", samples };
}

async function keyToProblems(session: Session, file: string): Promise<{ host: number; screen: number }> {
  await session.open(file);
  await session.problems({ file });
  await session.cursor(1, 1);
  await session.timeKeyToProblems("y", { match: "is in no document", name: "key" });
  return { host: session.timings["key (host)"] ?? Number.NaN, screen: session.timings["key (screen)"] ?? Number.NaN };
}
