import assert from "node:assert/strict";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { AtomicFile, temporaryName, writeAtomically } from "../../src/files/atomic-file.ts";
import { Disk } from "../../src/files/disk.ts";
import { FileError } from "../../src/files/file-error.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const CODES = ["EIO", "ENOSPC", "EACCES", "EPERM", "EMFILE", "EXDEV", "EROFS"];

describe("an atomic file", () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder(), name);

  it("is new, with the mode that new files have", () => {
    writeAtomically(new Disk(), at("a"), Buffer.from("new"), "nothing");
    assert.equal(readFileSync(at("a"), "utf8"), "new");
    writeFileSync(at("b"), "");
    assert.equal(statSync(at("a")).mode, statSync(at("b")).mode);
    assert.deepEqual(readdirSync(folder()), ["a", "b"]);
  });

  it("takes an old one's place, and keeps its mode", () => {
    writeFileSync(at("a"), "old");
    chmodSync(at("a"), 0o640);
    writeAtomically(new Disk(), at("a"), Buffer.from("new"), "file");
    assert.equal(readFileSync(at("a"), "utf8"), "new");
    assert.equal(statSync(at("a")).mode & 0o777, 0o640);
  });

  it("takes the place of what a link leads to, and leaves the link", () => {
    mkdirSync(at("real"));
    writeFileSync(at("real/a"), "old");
    symlinkSync(join("real", "a"), at("link"));
    writeAtomically(new Disk(), at("link"), Buffer.from("new"), "file");
    assert.equal(readlinkSync(at("link")), join("real", "a"));
    assert.equal(readFileSync(at("real/a"), "utf8"), "new");
    assert.deepEqual(readdirSync(at("real")), ["a"]);
  });

  it("refuses what it must not replace, and says which", () => {
    writeFileSync(at("a"), "old");
    mkdirSync(at("folder"));
    symlinkSync("nowhere", at("dangling"));
    const refused = (name: string, replacing: "file" | "nothing", words: RegExp): void =>
      assert.throws(
        () => writeAtomically(new Disk(), at(name), Buffer.from("new"), replacing),
        (error) => error instanceof FileError && words.test(error.message) && error.message.includes(at(name)),
      );
    refused("a", "nothing", /is there already/);
    refused("folder", "file", /is no file that could be replaced/);
    refused("dangling", "file", /is a link to something that is not there/);
    refused("none/a", "file", /could not be written: there is no such file/);
    assert.equal(readFileSync(at("a"), "utf8"), "old");
    assert.ok(lstatSync(at("dangling")).isSymbolicLink());
  });

  it("asks at the last moment whether it may", () => {
    writeFileSync(at("a"), "old");
    const changed = (): void => {
      throw new FileError("It was changed.");
    };
    assert.throws(() => writeAtomically(new Disk(), at("a"), Buffer.from("new"), "file", changed), /It was changed/);
    assert.equal(readFileSync(at("a"), "utf8"), "old");
    assert.deepEqual(readdirSync(folder()), ["a"]);
  });

  it("is the old one or the new one whichever call fails, and leaves nothing beside it", () => {
    const old = "old ".repeat(10);
    const fresh = "new ".repeat(100_000);
    for (const code of CODES) {
      for (let n = 1; ; n++) {
        writeFileSync(at("a"), old);
        const { count, disk } = failingDisk(n, code);
        let failed = false;
        try {
          writeAtomically(disk, at("a"), Buffer.from(fresh), "file");
        } catch (error) {
          failed = true;
          assert.ok(error instanceof FileError, `${code} at call ${n}: ${error}`);
          assert.ok(error.message.includes(at("a")), error.message);
        }
        disk.abandon();
        const is = readFileSync(at("a"), "utf8");
        assert.ok(is === old || is === fresh, `${code} at call ${n}: ${is.length} bytes`);
        assert.deepEqual(readdirSync(folder()), ["a"], `${code} at call ${n}`);
        if (!failed && count() < n) break;
        assert.ok(n < 100, "no end");
      }
    }
  });

  it("goes when the run is broken off", () => {
    const disk = new Disk();
    const file = AtomicFile.create(disk, at("a"), "nothing");
    file.write(Buffer.from("half"));
    assert.equal(readdirSync(folder()).length, 1);
    disk.abandon();
    assert.deepEqual(readdirSync(folder()), []);
  });

  it("has a name beside it that no disk finds too long", () => {
    for (const name of ["a", "x".repeat(255), "語".repeat(85)]) {
      const temporary = temporaryName(name);
      assert.ok(Buffer.byteLength(temporary) <= 255);
      assert.match(temporary, /^\..*\.[0-9a-f]{12}\.corpus-tmp$/);
    }
  });
});
