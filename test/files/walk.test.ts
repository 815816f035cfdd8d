import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { walk } from "../../src/files/walk.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("walk", () => {
  const folder = temporaryFolder();

  function put(...paths: readonly string[]): void {
    for (const path of paths) {
      mkdirSync(join(folder(), dirname(path)), { recursive: true });
      writeFileSync(join(folder(), path), "");
    }
  }

  async function walked(): Promise<readonly string[]> {
    const paths: string[] = [];
    for await (const met of walk(folder()))
      paths.push(met.kind === "corpus" ? relative(folder(), met.path) : met.reason);
    return paths;
  }

  it("finds corpora in any letter case, by name in code unit order", async () => {
    put("b.corpus", "a/z.corpus", "a/B.CORPUS", "Z.Corpus", "é.corpus", "a.txt", "corpus", "c.corpus.txt");
    assert.deepEqual(await walked(), ["Z.Corpus", "a/B.CORPUS", "a/z.corpus", "b.corpus", "é.corpus"].map(native));
  });

  it("passes .git, node_modules and symbolic links by, but not other hidden folders", async () => {
    put(".git/a.corpus", "x/node_modules/a.corpus", ".hidden/a.corpus", "folder.corpus/a.corpus");
    symlinkSync(folder(), join(folder(), "circle"));
    symlinkSync(join(folder(), ".hidden", "a.corpus"), join(folder(), "linked.corpus"));
    assert.deepEqual(await walked(), [".hidden/a.corpus", "folder.corpus/a.corpus"].map(native));
  });

  it("tells of a folder it cannot look into", async () => {
    const met = [];
    for await (const each of walk(join(folder(), "none"))) met.push(each.kind);
    assert.deepEqual(met, ["unreadable"]);
  });
});

function native(path: string): string {
  return join(...path.split("/"));
}
