import { fork } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { diagnose } from "../../../src/core/checks/diagnose.ts";
import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { absent, type Figure, single } from "../figure.ts";
import { describeRecipe, generate, recipe } from "../generate.ts";
import { corpusOf, linesOfInput } from "../input.ts";
import { sink } from "../measure.ts";
import { requirePeers } from "../peers/install-peers.ts";
import { toMarkdown } from "../peers/markdown.ts";
import { markdownlintPeer } from "../peers/markdownlint.ts";
import type { Row } from "../row.ts";
import { EditorDocument, linesOf } from "../vscode-document.ts";

const LIMIT = 100;
const CHECKED = recipe(10, { documentBytes: 1_000 });
/** Tells a process of this row that it is to read that file and measure one of the two. */
const FILE = "CORPUS_BENCH_FILE";
const LINTER = "CORPUS_BENCH_LINTER";

type Linter = "ours" | "markdownlint";

/** What memory all checks take beside the text. */
export const checksMemory: Row = {
  name: "checks-memory",
  title: "Memory of all checks",
  note:
    "The most memory a process that does nothing else ever had (`maxRSS`), over what it had with the text read and the " +
    "code loaded; markdownlint beside it, on the same documents as one Markdown text.",

  async *run() {
    const file = process.env[FILE];
    if (file !== undefined) {
      yield await measured(fs.readFileSync(file, "utf8"), process.env[LINTER] as Linter);
      return;
    }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-"));
    try {
      yield await apart(folder, "ours", linesOfInput(corpusOf(CHECKED)).join("\n"));
      yield await apart(folder, "markdownlint", toMarkdown(generate(CHECKED)));
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  },
};

/** In a process that has not made the text, whose garbage would count as room that was there already. */
function apart(folder: string, linter: Linter, text: string): Promise<Figure> {
  const file = path.join(folder, linter);
  fs.writeFileSync(file, text);
  const env = { ...process.env, [FILE]: file, [LINTER]: linter };
  const child = fork(process.argv[1]!, ["--measure", checksMemory.name], { env });
  return new Promise((resolve, reject) => {
    child.on("message", (figure: Figure) => resolve(figure));
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`The process for ${linter} ended with ${code}.`)));
  });
}

async function measured(text: string, linter: Linter): Promise<Figure> {
  const what = linter === "ours" ? "all checks, over the text" : "markdownlint, over the text";
  try {
    const check = linter === "ours" ? ourCheck(text) : await theirCheck(text);
    const before = process.memoryUsage.rss();
    sink(check());
    const most = process.resourceUsage().maxRSS * 1024;
    const limit = linter === "ours" ? LIMIT : undefined;
    return single(describeRecipe(CHECKED), what, (most - before) / 1_000_000, "MB", limit);
  } catch (error) {
    return absent(describeRecipe(CHECKED), what, linter, String(error).split("\n")[0]!);
  }
}

function ourCheck(text: string): () => number {
  const lines = linesOf(new EditorDocument(text.split("\n")));
  return () => diagnose(CorpusIndex.of(lines)).length;
}

async function theirCheck(text: string): Promise<() => number> {
  const lint = await markdownlintPeer(await requirePeers());
  return () => lint(text);
}
