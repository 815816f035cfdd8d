import { equal } from "node:assert/strict";
import { createHash } from "node:crypto";
import { sha256 } from "../../src/core/sha-256.ts";

describe("sha256", () => {
  it("agrees with the standard's samples", () => {
    equal(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    equal(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("agrees with the platform at every length round a block's end", () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) & 255);
      equal(sha256(bytes), createHash("sha256").update(bytes).digest("hex"));
    }
  });

  it("agrees on text of all kinds, and on bytes in the middle of a buffer", () => {
    for (const text of ["Seoul – 서울 – 首尔", "😀".repeat(1000), "x".repeat(100_000), "a\ud800b"])
      equal(sha256(text), createHash("sha256").update(text).digest("hex"));
    const bytes = new Uint8Array(300).fill(9).subarray(3, 250);
    equal(sha256(bytes), createHash("sha256").update(bytes).digest("hex"));
  });
});
