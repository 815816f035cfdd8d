import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeCorpus, readCorpus } from "../../src/files/read-corpus.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe("decodeCorpus", () => {
  it("drops a byte order mark at the start and nowhere else", () => {
    const { text, invalidAt, byteFindings } = decodeCorpus(bytes(0xef, 0xbb, 0xbf, 0x61, 0xef, 0xbb, 0xbf));
    assert.equal(text, "a\uFEFF");
    assert.equal(invalidAt, undefined);
    assert.deepEqual(
      byteFindings.map(({ rule }) => rule),
      ["byte-order-mark"],
    );
  });

  it("names the first ill-formed byte, counted from the start of the bytes", () => {
    const cases: readonly [bytes: Uint8Array, offset: number | undefined][] = [
      [bytes(), undefined],
      [bytes(0x61, 0xff), 1],
      [bytes(0xef, 0xbb, 0xbf, 0xff), 3],
      [bytes(0xe2, 0x82, 0x41), 0],
      [bytes(0x61, 0xe2, 0x82), 1],
      [bytes(0xed, 0xa0, 0x80), 0],
      [bytes(0xc0, 0xaf), 0],
      [bytes(0xf4, 0x90, 0x80, 0x80), 0],
      [bytes(0xf0, 0x9f, 0x98, 0x80, 0x80), 4],
      [bytes(0xef, 0xbf, 0xbd, 0x61, 0xef, 0xbf), 4],
      [bytes(0xef, 0xbf, 0xbd), undefined],
    ];
    for (const [given, offset] of cases)
      assert.equal(decodeCorpus(given).invalidAt, offset, Buffer.from(given).toString("hex"));
  });

  it("comes to an end with nothing but ill-formed bytes and replacement characters", () => {
    const many = Buffer.from(`${"\uFFFD".repeat(1_000_000)}\n`);
    assert.equal(decodeCorpus(Buffer.concat([many, Buffer.alloc(1_000_000, 0xff)])).invalidAt, 3_000_001);
  });
});

describe("readCorpus", () => {
  const folder = temporaryFolder();

  it("reads a file as it is", async () => {
    const path = join(folder(), "a.txt");
    writeFileSync(path, "a\r\n\u2028b");
    assert.deepEqual(await readCorpus(path), {
      text: "a\r\n\u2028b",
      bytes: Buffer.from("a\r\n\u2028b"),
      invalidAt: undefined,
      byteFindings: [],
      storedReplacements: undefined,
    });
  });

  it("says in plain words why there is nothing to be had", async () => {
    await assert.rejects(readCorpus(join(folder(), "none")), { message: "there is no such file" });
    await assert.rejects(readCorpus(folder()), { message: "it is a folder" });
  });
});
