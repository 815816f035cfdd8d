import { deepEqual, equal, match } from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { goldenCases } from "../support/golden.ts";
import { runInBytes, runInMemory } from "./in-memory.ts";

const SMALL_PIECES = { largeFrom: 0, pieceBytes: 1 };
const TEXT = `\uFEFF# corpus-ignore-file: html-entity\r
<<<FILE a.txt\r
The ferry sailed. \r
It&rsquo;s late.\r
Sign up to our newsletter\r
END>>>\r
<<<FILE b.txt\r
The ferry sailed again. \r
END>>>
<<<FILE c.txt
It&rsquo;s late.
END>>>\r
`;

describe("corpus check --fix of a corpus that stays on the disk", () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder(), name);

  for (const { corpus, folder: there, name } of goldenCases())
    it(`makes of it what it makes of one in memory: ${name}`, async () => {
      const bytes = readFileSync(join(there, corpus));
      for (const chosen of ["--fix", "--fix=boilerplate-line,trailing-whitespace", "--fix-dry-run"]) {
        const results = [];
        for (const world of [{}, SMALL_PIECES]) {
          writeFileSync(at("a.corpus"), bytes);
          const ends = [];
          ends.push(await runInMemory(["check", "a.corpus", chosen], { cwd: folder(), ...world }));
          if (chosen === "--fix")
            ends.push(await runInBytes(["check", "-", chosen], { cwd: folder(), stdin: bytes, ...world }));
          results.push({ ends, after: readFileSync(at("a.corpus")) });
        }
        deepEqual(results[1], results[0], chosen);
      }
    });

  it("heeds what holds for the whole file in all pieces", async () => {
    writeFileSync(at("a.corpus"), TEXT);
    mkdirSync(at(".corpus"));
    const kept = { on: "finding", rule: "trailing-whitespace", document: "b.txt", quote: " ", verdict: "keep" };
    writeFileSync(at(".corpus/decisions.ndjson"), `${JSON.stringify(kept)}\n`);
    const whole = await runInBytes(["check", "-", "--fix"], { cwd: folder(), stdin: TEXT });
    const pieces = await runInMemory(["check", "a.corpus", "--fix"], { cwd: folder(), ...SMALL_PIECES });
    equal(pieces.status, whole.status);
    equal(readFileSync(at("a.corpus"), "utf8"), whole.bytes.toString());
    match(whole.bytes.toString(), /^# corpus-ignore-file: html-entity\r\n/);
    match(whole.bytes.toString(), /It&rsquo;s late\.\r\nEND>>>\r\n$/);
  });

  it("leaves alone what it must not write to, and tells why", async () => {
    const cases: readonly (readonly [name: string, bytes: Buffer | string, args: string, message: RegExp])[] = [
      [
        "a.corpus",
        "<<<FILE a\nx \nEND>>>\n<<<FILE b\n<<<<<<< a\n=======\n>>>>>>> b\nEND>>>\n",
        "--fix",
        /has merge conflicts/,
      ],
      ["b.corpus", "<<<FILE a\nx \nEND>>>\n# corpus-format: 2\n<<<FILE b\nEND>>>\n", "--fix", /another version/],
      ["c.corpus", Buffer.from("<<<FILE a\nx \xe9\nEND>>>\n", "latin1"), "--fix", /is not UTF-8 at offset 12/],
      ["d.corpus.gz", gzipSync("<<<FILE a\nx \nEND>>>\n"), "--fix", /is compressed/],
      [
        "e.corpus",
        "<<<FILE a\nx\nEND>>>\n<<<FILE a\nx\nEND>>>\n",
        "--fix=duplicate-body",
        /too large for the fixes of duplicate-body/,
      ],
    ];
    for (const [name, bytes, args, message] of cases) {
      writeFileSync(at(name), bytes);
      const { status, stderr } = await runInMemory(["check", name, args], { cwd: folder(), ...SMALL_PIECES });
      equal(status, 3, name);
      match(stderr, message);
      deepEqual(readFileSync(at(name)), Buffer.from(bytes), name);
    }
  });

  it("replaces the file at once or not at all, whichever call fails", async () => {
    for (let n = 1; ; n++) {
      writeFileSync(at("a.corpus"), TEXT, { mode: 0o640 });
      const { count, disk } = failingDisk(n, "EIO");
      const { status } = await runInMemory(["check", "a.corpus", "--fix"], { cwd: folder(), disk, ...SMALL_PIECES });
      const after = readFileSync(at("a.corpus"), "utf8");
      if (after === TEXT) equal(status, 3, `call ${n}`);
      else equal(after.includes("sailed. "), false, `call ${n}`);
      deepEqual(readdirSync(folder()), ["a.corpus"], `call ${n}`);
      equal(statSync(at("a.corpus")).mode & 0o777, 0o640);
      if (count() < n) break;
    }
  });
});
