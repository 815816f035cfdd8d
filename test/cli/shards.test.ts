import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { putTree } from "../support/trees.ts";
import { type Outcome, runInBytes, runInMemory, type World } from "./in-memory.ts";

const DOCUMENTS = ["a", "b", "c", "d", "e"].map((name) => `# about ${name}\n<<<FILE ${name}\n${name}\nEND>>>\n`);

describe("corpus split and cat", () => {
  const folder = temporaryFolder();
  const at = (...path: readonly string[]): string => join(folder(), ...path);

  function corpus(args: readonly string[], world: World = {}): Promise<Outcome> {
    return runInMemory(args, { cwd: folder(), ...world });
  }

  function shards(): readonly string[] {
    return readdirSync(at("out")).map((name) => `${name}: ${readFileSync(at("out", name), "utf8")}`);
  }

  it("cut between documents, comments going with the one under them", async () => {
    writeFileSync(at("news.corpus"), DOCUMENTS.join(""));
    assert.equal((await corpus(["split", "news.corpus", "-d", "out", "--docs", "2"])).status, 0);
    assert.deepEqual(shards(), [
      `news-001.corpus: ${DOCUMENTS[0]}${DOCUMENTS[1]}`,
      `news-002.corpus: ${DOCUMENTS[2]}${DOCUMENTS[3]}`,
      `news-003.corpus: ${DOCUMENTS[4]}`,
    ]);
  });

  it("cut by size, and never a document", async () => {
    writeFileSync(at("news.corpus"), DOCUMENTS.join(""));
    const size = DOCUMENTS[0]!.length;
    await corpus(["split", "news.corpus", "-d", "out", "--bytes", String(size * 3)]);
    assert.deepEqual(
      shards().map((shard) => (shard.match(/<<<FILE/g) ?? []).length),
      [3, 2],
    );
    await corpus(["split", "news.corpus", "-d", "out", "--bytes", "1", "--force"]);
    assert.deepEqual(
      shards().map((shard) => (shard.match(/<<<FILE/g) ?? []).length),
      [1, 1, 1, 1, 1],
    );
  });

  it("give back every byte, of whatever was split", async () => {
    const odd = Buffer.from(
      "\uFEFF# corpus-format: 1\r\n<<<FILE a\r\nx\n\nlost <<<FILE b\nEND>>> <<<FILE c\n\nEND>>>\nlast",
    );
    const texts = [
      odd,
      Buffer.from("<<<FILE a\n\xE9\nEND>>>\n<<<FILE b\n", "latin1"),
      Buffer.from("no document\n"),
      Buffer.from(""),
    ];
    for (const [index, bytes] of texts.entries()) {
      writeFileSync(at("odd.corpus"), bytes);
      const { status, stderr } = await corpus(["split", "odd.corpus", "-d", `out${index}`, "--docs", "1"]);
      assert.equal(status, 0, stderr);
      const names = readdirSync(at(`out${index}`));
      assert.deepEqual(Buffer.concat(names.map((name) => readFileSync(at(`out${index}`, name)))), bytes);
    }
  });

  it("refuse what is there, and wrong use", async () => {
    writeFileSync(at("news.corpus"), DOCUMENTS.join(""));
    putTree(at("out"), { "news-002.corpus": "mine" });
    const { status, stderr } = await corpus(["split", "news.corpus", "-d", "out", "--docs", "2"]);
    assert.equal(status, 3);
    assert.match(stderr, /"news-002\.corpus" is there already; --force replaces it/);
    assert.deepEqual(shards(), ["news-002.corpus: mine"]);
    for (const args of [["--docs", "0"], ["--docs", "x"], [], ["--docs", "1", "--bytes", "1"]])
      assert.equal((await corpus(["split", "news.corpus", "-d", "out", ...args])).status, 2);
  });

  it("warn of a directive for the file that no longer holds for all", async () => {
    writeFileSync(at("news.corpus"), `# corpus-ignore-file: empty-block\n${DOCUMENTS.join("")}`);
    const { stderr } = await corpus(["split", "news.corpus", "-d", "out", "--docs", "2"]);
    assert.match(stderr, /"corpus-ignore-file" comment holds only in the file it is in now/);
    const joined = await corpus(["cat", "out"]);
    assert.match(joined.stderr, /"corpus-ignore-file" comment of "out\/news-001\.corpus" now holds for all documents/);
    assert.equal(joined.stdout, readFileSync(at("news.corpus"), "utf8"));
  });

  it("put corpora together so that each document stays one", async () => {
    writeFileSync(at("a.corpus"), "\uFEFF<<<FILE a\nx\nEND>>>");
    writeFileSync(at("b.corpus"), "<<<FILE b\r\ny\r\nEND>>>\r\n");
    const { bytes, status } = await runInBytes(["cat", "a.corpus", "b.corpus", "-"], {
      cwd: folder(),
      stdin: "<<<FILE c\nEND>>>\n",
    });
    assert.equal(status, 0);
    assert.equal(bytes.toString(), "<<<FILE a\nx\nEND>>>\n<<<FILE b\r\ny\r\nEND>>>\r\n<<<FILE c\nEND>>>\n");
  });

  it("send nothing when a corpus ends inside a document", async () => {
    writeFileSync(at("a.corpus"), "<<<FILE a\nx\n\n");
    writeFileSync(at("b.corpus"), "# b\n<<<FILE b\nEND>>>\n");
    const { status, stderr, stdout } = await corpus(["cat", "b.corpus", "a.corpus"]);
    assert.deepEqual([status, stdout], [3, ""]);
    assert.equal(stderr, 'corpus: "a.corpus" ends inside a document; add END>>> at its end first.\n');
    assert.equal((await corpus(["cat", "b.corpus", "none.corpus"])).status, 3);
  });
});
