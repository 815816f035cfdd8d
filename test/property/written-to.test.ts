import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInMemory } from "../cli/in-memory.ts";
import { RUNS, TIMEOUT_MS } from "./runs.ts";

const BYTES = 200_000;

/** Writes a file full of one letter, then of the next, and so on, and turns its clock back each time. */
const WRITER = `
const fs = require("node:fs");
const [path, bytes] = process.argv.slice(1);
const handle = fs.openSync(path, "r+");
process.stdout.write("begun");
for (let turn = 0; ; turn = (turn + 1) % 26) {
  fs.writeSync(handle, Buffer.alloc(Number(bytes), 97 + turn), 0, Number(bytes), 0);
  fs.futimesSync(handle, 1e9, 1e9);
}
`;

describe("packing a file while somebody writes to it", function () {
  this.timeout(2 * TIMEOUT_MS);
  const folder = mkdtempSync(join(tmpdir(), "corpus-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("packs what it was at one moment, or refuses", async () => {
    mkdirSync(join(folder, "tree"));
    const path = join(folder, "tree", "a.txt");
    writeFileSync(path, "a".repeat(BYTES));
    const writer = spawn(process.execPath, ["-e", WRITER, path, String(BYTES)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const outcomes = { packed: 0, refused: 0 };
    try {
      await new Promise((done) => writer.stdout.once("data", done));
      for (let run = 0; run < RUNS.writtenTo; run++) {
        const { status, stderr, stdout } = await runInMemory(["pack", "tree", "-o", "-"], { cwd: folder });
        if (status === 0) {
          const [, text] = /<<<FILE a\.txt final-newline=no\n(.*)\nEND>>>/.exec(stdout)!;
          assert.ok(isOneMoment(text!), `run ${run} packed ${[...new Set(text)].join("")}`);
          outcomes.packed++;
        } else {
          assert.equal(status, 3);
          assert.match(stderr, /a\.txt" is being changed while it is read/);
          outcomes.refused++;
        }
      }
    } finally {
      writer.kill("SIGKILL");
    }
    assert.equal(outcomes.packed + outcomes.refused, RUNS.writtenTo);
  });
});

/** One letter from end to end; or the next one up to a place, where the writer was stopped in the middle of its call. */
function isOneMoment(text: string): boolean {
  const next = text[0]!;
  const before = next === "a" ? "z" : String.fromCharCode(next.charCodeAt(0) - 1);
  const end = text.lastIndexOf(next) + 1;
  return text === next.repeat(end) + before.repeat(text.length - end);
}
