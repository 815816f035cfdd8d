import assert from "node:assert/strict";
import { runInMemory, type World } from "./in-memory.ts";

const CORPUS = `<<<FILE in/a.md title="A &\u202e title" lang=en
# One
text
## Two
more
END>>>
<<<FILE b.txt
A sentence. Another one.
`;

describe("corpus outline", () => {
  const outline = (args: readonly string[], world: World = {}) =>
    runInMemory(["outline", "-", ...args], { stdin: CORPUS, ...world });

  it("draws a tree with line numbers, and shows what would steer the terminal", async () => {
    const { status, stdout, stderr } = await outline([]);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    assert.match(stdout, /^1 {2}in\/\n1 {4}A &.* title {2}a\.md · \d words\n2 {6}One\n4 {8}Two\n7 {2}/);
    assert.ok(!stdout.includes("\u202e"));
  });

  it("writes an array of documents, folders left out, each with its attributes", async () => {
    const { stdout } = await outline(["--format", "json"]);
    const [first, second, ...rest] = JSON.parse(stdout);
    assert.deepEqual(rest, []);
    assert.deepEqual(Object.keys(first), ["name", "title", "line", "endLine", "attributes", "children"]);
    assert.deepEqual(first.attributes, { title: "A &\u202e title", lang: "en" });
    assert.deepEqual(first.children, [
      {
        name: "One",
        kind: "heading",
        line: 2,
        endLine: 5,
        children: [{ name: "Two", kind: "heading", line: 4, endLine: 5 }],
      },
    ]);
    assert.deepEqual(
      { name: second.name, line: second.line, endLine: second.endLine },
      { name: "b.txt", line: 7, endLine: 8 },
    );
  });

  it("writes an empty array for a text without documents", async () => {
    assert.equal((await outline(["--format", "json"], { stdin: "# nothing\n" })).stdout, "[]\n");
  });

  it("lists every document, however many there are", async function () {
    this.timeout(60_000);
    const stdin = "<<<FILE a.txt\nx\nEND>>>\n".repeat(12_000);
    assert.equal(JSON.parse((await outline(["--format", "json"], { stdin })).stdout).length, 12_000);
  });

  it("ends with 3 when there is nothing to read", async () => {
    const { status, stdout, stderr } = await runInMemory(["outline", "/no/such/file"]);
    assert.deepEqual({ status, stdout }, { status: 3, stdout: "" });
    assert.equal(stderr, 'corpus: cannot read "/no/such/file": there is no such file.\n');
  });
});
