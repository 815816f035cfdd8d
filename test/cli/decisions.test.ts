import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { runInMemory } from "./in-memory.ts";

const STRAY = "<<<FILE a\nx\nEND>>>\n<<<FILE b\nSign up now: Get our newsletter in your inbox\ny\nEND>>>\n";
const TEXT = { on: "text", rule: "boilerplate-line", text: "Sign up now: Get our newsletter in your inbox" };

describe("decisions on the command line", () => {
  const folder = temporaryFolder();

  function put(files: Readonly<Record<string, string>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder(), dirname(path)), { recursive: true });
      writeFileSync(join(folder(), path), content);
    }
  }

  /** The rules that speak, and what is said on standard error. */
  async function told(...args: readonly string[]): Promise<readonly [rules: readonly string[], stderr: string]> {
    const { stdout, stderr } = await runInMemory(["check", "--format", "ndjson", ...args], { cwd: folder() });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    return [lines.flatMap(({ rule }) => rule ?? []), stderr];
  }

  it("silence what is kept, beside .corpus.yaml above the corpus", async () => {
    put({ ".git/HEAD": "", "a/x.corpus": STRAY });
    assert.deepEqual(await told("a"), [["boilerplate-line"], ""]);
    put({ ".corpus.yaml": "", ".corpus/decisions.ndjson": `${JSON.stringify({ ...TEXT, verdict: "keep" })}\n` });
    assert.deepEqual(await told("a"), [[], ""]);
    put({ "a/.corpus.yaml": "" });
    assert.deepEqual(await told("a"), [["boilerplate-line"], ""]);
  });

  it("are found without .corpus.yaml, the nearest first", async () => {
    put({
      ".git/HEAD": "",
      "a/x.corpus": STRAY,
      ".corpus/decisions.ndjson": `${JSON.stringify({ ...TEXT, verdict: "keep" })}\n`,
    });
    assert.deepEqual(await told("a"), [[], ""]);
    put({ "a/.corpus/decisions.ndjson": "" });
    assert.deepEqual(await told("a"), [["boilerplate-line"], ""]);
  });

  it("that cannot be read are told, and the rest holds", async () => {
    put({
      "x.corpus": STRAY,
      ".corpus/decisions.ndjson": `nonsense\n${JSON.stringify({ ...TEXT, verdict: "keep" })}\n`,
    });
    const [rules, stderr] = await told();
    assert.deepEqual(rules, []);
    assert.equal(stderr, ".corpus/decisions.ndjson:1: This line is not JSON; correct it or delete it.\n");
  });

  it("find texts that are to be deleted where the rule does not", async () => {
    put({ "x.corpus": "<<<FILE a\nOur app has all of it first.\nx\nEND>>>\n" });
    put({
      ".corpus/decisions.ndjson": `${JSON.stringify({ on: "text", rule: "repeated-line", text: "Our app has all of it first.", line: true, verdict: "delete" })}\n`,
    });
    assert.deepEqual(await told(), [["repeated-line"], ""]);
  });
});
