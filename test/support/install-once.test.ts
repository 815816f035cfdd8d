import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { installOnce } from "./install-once.ts";

describe("installing into the cache", () => {
  const given = process.env.CORPUS_CACHE;
  let cache: string;

  beforeEach(() => {
    cache = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-cache-"));
    process.env.CORPUS_CACHE = cache;
  });

  afterEach(() => {
    if (given === undefined) delete process.env.CORPUS_CACHE;
    else process.env.CORPUS_CACHE = given;
    fs.rmSync(cache, { recursive: true, force: true });
  });

  const fillWith = (text: string) => async (folder: string) => fs.writeFileSync(path.join(folder, "file"), text);

  it("happens once", async () => {
    const folder = await installOnce("thing-1", fillWith("first"));
    assert.equal(await installOnce("thing-1", fillWith("second")), folder);
    assert.equal(fs.readFileSync(path.join(folder, "file"), "utf8"), "first");
    assert.deepEqual(fs.readdirSync(cache), ["thing-1"]);
  });

  it("leaves nothing behind when it fails, and is tried anew", async () => {
    const broken = async (folder: string) => {
      await fillWith("half")(folder);
      throw new Error("no network");
    };
    await assert.rejects(installOnce("thing-1", broken), /no network/);
    assert.deepEqual(fs.readdirSync(cache), []);
    await installOnce("thing-1", fillWith("whole"));
    assert.equal(fs.readFileSync(path.join(cache, "thing-1", "file"), "utf8"), "whole");
  });

  it("does not take a folder without a stamp for finished", async () => {
    fs.mkdirSync(path.join(cache, "thing-1"));
    fs.writeFileSync(path.join(cache, "thing-1", "half"), "");
    await installOnce("thing-1", fillWith("whole"));
    assert.deepEqual(fs.readdirSync(path.join(cache, "thing-1")).sort(), [".installed", "file"]);
  });

  it("may happen twice at once", async () => {
    const slowly = async (folder: string) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await fillWith("same")(folder);
    };
    const [a, b] = await Promise.all([installOnce("thing-1", slowly), installOnce("thing-1", slowly)]);
    assert.equal(a, b);
    assert.deepEqual(fs.readdirSync(cache), ["thing-1"]);
  });
});
