import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { Disk } from "../../src/files/disk.ts";
import { FileError } from "../../src/files/file-error.ts";
import { FileShelf } from "../../src/files/file-shelf.ts";
import { Random } from "../property/random.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("a shelf in a file", () => {
  const folder = temporaryFolder();
  const { TMPDIR } = process.env;
  beforeEach(() => {
    process.env.TMPDIR = folder();
  });
  afterEach(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  });

  /** Puts what it likes on the shelf, and reads all of it again, in order and not. */
  function use(shelf: FileShelf, seed: number, steps = 60): void {
    const random = new Random(seed);
    const all: { readonly at: number; readonly bytes: Uint8Array }[] = [];
    const look = ({ at, bytes }: (typeof all)[number]): void =>
      assert.ok(Buffer.from(shelf.get(at, bytes.length)).equals(bytes));
    for (let step = 0; step < steps; step++) {
      const length = random.oneIn(20) ? random.below(3_000_000) : random.below(60_000);
      const bytes = new Uint8Array(length).fill(step);
      all.push({ at: shelf.put(bytes), bytes });
      look(random.pick(all));
    }
    for (const one of all) look(one);
    for (let step = 0; step < steps; step++) look(random.pick(all));
  }

  it("gives back what was put there, and is gone when it is closed", () => {
    for (let seed = 1; seed <= 5; seed++) {
      const shelf = new FileShelf(new Disk());
      use(shelf, seed);
      assert.equal(readdirSync(folder()).length, 1);
      shelf.close();
      assert.deepEqual(readdirSync(folder()), []);
    }
  });

  it("gives together what was put there one after the other, wherever it lies by then", () => {
    const random = new Random(3);
    for (let run = 0; run < 50; run++) {
      const shelf = new FileShelf(new Disk(), random.between(1, 200));
      let all = Buffer.alloc(0);
      for (let step = 0; step < 60; step++) {
        const bytes = Buffer.alloc(random.below(40), step);
        assert.equal(shelf.put(bytes), all.length);
        all = Buffer.concat([all, bytes]);
        const at = random.below(all.length + 1);
        const length = random.below(all.length - at + 1);
        assert.deepEqual(Buffer.from(shelf.get(at, length)), all.subarray(at, at + length));
        const into = Buffer.alloc(length);
        shelf.read(at, into);
        assert.deepEqual(into, all.subarray(at, at + length));
      }
      shelf.close();
    }
    assert.deepEqual(readdirSync(folder()), []);
  });

  it("makes no file for little", () => {
    const shelf = new FileShelf(new Disk());
    const at = shelf.put(Buffer.from("little"));
    assert.equal(Buffer.from(shelf.get(at, 6)).toString(), "little");
    assert.deepEqual(readdirSync(folder()), []);
    shelf.close();
  });

  it("says what is wrong where any call to the disk fails, and leaves nothing", () => {
    let told = 0;
    for (let call = 1; ; call++) {
      const { count, disk } = failingDisk(call, "ENOSPC");
      const shelf = new FileShelf(disk);
      try {
        use(shelf, 2, 15);
      } catch (error) {
        assert.ok(error instanceof FileError, String(error));
        assert.match(error.message, /^what is compared could not be put aside in /);
        told++;
      }
      shelf.close();
      disk.abandon();
      assert.deepEqual(readdirSync(folder()), [], `call ${call}`);
      if (count() < call) break;
    }
    assert.ok(told > 10, `${told} told`);
  });
});
