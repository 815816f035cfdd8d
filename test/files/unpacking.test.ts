import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { Disk } from "../../src/files/disk.ts";
import { Unpacking } from "../../src/files/unpacking.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("Unpacking", () => {
  const folder = temporaryFolder();

  it("makes all files last at once where the system can (Linux), not one by one", function () {
    if (process.platform !== "linux") this.skip();
    const synced: string[] = [];
    const { calls } = new Disk();
    const disk = new Disk({
      ...calls,
      syncDisk: (path) => calls.syncDisk(path) && synced.push("disk") > 0,
      beginSyncDisk: (path) => {
        synced.push(`begun with ${fs.readdirSync(path).length}`);
        calls.beginSyncDisk(path);
      },
      fsyncSync: (handle) => {
        synced.push(fs.fstatSync(handle).isFile() ? "file" : "folder");
        calls.fsyncSync(handle);
      },
    });
    const unpacking = Unpacking.begin(disk, folder(), "nothing", 2);
    for (const name of ["a.txt", "d.txt", "b/c.txt"]) unpacking.write(name, Buffer.from(name));
    unpacking.finish();
    assert.deepEqual(synced, ["begun with 2", "disk", "folder"]);
    assert.equal(fs.readFileSync(join(folder(), "b/c.txt"), "utf8"), "b/c.txt");
  });
});
