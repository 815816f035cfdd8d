import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { CatalogueFinder } from "../../src/files/find-catalogues.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("CatalogueFinder", () => {
  const folder = temporaryFolder();

  async function found(from: string): Promise<readonly string[]> {
    const paths = await new CatalogueFinder().find(join(folder(), from));
    return paths.map((path) => relative(folder(), path).replaceAll("\\", "/"));
  }

  function put(...paths: readonly string[]): void {
    for (const path of paths) {
      mkdirSync(join(folder(), dirname(path)), { recursive: true });
      writeFileSync(join(folder(), path), "");
    }
  }

  it("looks upwards to the nearest folder with .git, nearest first, and no further", async () => {
    put("entities.yaml", "top/.git/HEAD", "top/entities.yaml", "top/a.entities.yaml", "top/in/x.entities.yaml");
    assert.deepEqual(await found("top/in"), ["top/in/x.entities.yaml", "top/a.entities.yaml", "top/entities.yaml"]);
  });

  it("takes a .git that is a file, as in a work tree", async () => {
    put("entities.yaml", "top/.git", "top/in/deep/a.corpus", "top/entities.yaml");
    assert.deepEqual(await found("top/in/deep"), ["top/entities.yaml"]);
  });

  it("looks into the folder alone where nothing above has .git", async () => {
    put("entities.yaml", "in/entities.yaml");
    assert.deepEqual(await found("in"), ["in/entities.yaml"]);
  });
});
