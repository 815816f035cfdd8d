import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigFinder } from "../../src/files/find-config.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("ConfigFinder", () => {
  const folder = temporaryFolder();

  async function found(from: string): Promise<string | undefined> {
    const path = await new ConfigFinder().find(join(folder(), from));
    return path?.slice(folder().length + 1).replaceAll("\\", "/");
  }

  function put(...paths: readonly string[]): void {
    for (const path of paths) {
      mkdirSync(join(folder(), dirname(path)), { recursive: true });
      writeFileSync(join(folder(), path), "");
    }
  }

  it("takes the nearest, up to the folder with .git", async () => {
    put(".corpus.yaml", "top/.git/HEAD", "top/.corpus.yaml", "top/a/.corpus.yaml", "top/a/b/x", "top/c/x");
    assert.equal(await found("top/a/b"), "top/a/.corpus.yaml");
    assert.equal(await found("top/c"), "top/.corpus.yaml");
    assert.equal(await found("top"), "top/.corpus.yaml");
  });

  it("looks no further than that folder, and without one into its own alone", async () => {
    put(".corpus.yaml", "top/.git/HEAD", "top/a/x", "in/x");
    assert.equal(await found("top/a"), undefined);
    assert.equal(await found("in"), undefined);
    put("in/.corpus.yaml");
    assert.equal(await found("in"), "in/.corpus.yaml");
  });

  it("looks up to the folder that somebody works in, where none has .git", async () => {
    put(".corpus.yaml", "work/.corpus.yaml", "work/a/b/x", "other/x");
    const finder = new ConfigFinder(join(folder(), "work"));
    assert.equal(await finder.find(join(folder(), "work", "a", "b")), join(folder(), "work", ".corpus.yaml"));
    assert.equal(await finder.find(join(folder(), "other")), undefined);
    assert.equal(await finder.find(folder()), join(folder(), ".corpus.yaml"));
  });

  it("takes no other name, and no folder", async () => {
    put("corpus.yaml", "x.corpus.yaml", ".corpus.yml", "deep/.corpus.yaml/x");
    assert.equal(await found("."), undefined);
    assert.equal(await found("deep"), undefined);
  });
});
