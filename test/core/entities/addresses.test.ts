import assert from "node:assert/strict";
import { addressesIn, isInside } from "../../../src/core/entities/addresses.ts";

function addresses(text: string): readonly string[] {
  return addressesIn(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe("addresses", () => {
  it("are found in prose", () => {
    assert.deepEqual(addresses("See https://example.org/a/b?c=d#e, www.example.org and <ftp://x.example>."), [
      "https://example.org/a/b?c=d#e,",
      "www.example.org",
      "ftp://x.example",
    ]);
    assert.deepEqual(addresses("Write to a.b+c@mail.example.org today"), ["a.b+c@mail.example.org"]);
    assert.deepEqual(addresses("见 https://example.cn/普京，他"), ["https://example.cn/普京"]);
  });

  it("are not seen where there are none", () => {
    assert.deepEqual(addresses("a @ b, @name, x@y, :// and awww. Nothing"), []);
  });

  it("take linear time", () => {
    for (const piece of ["a@", "http://", "www.", "aaaa", "@@@@", "://"]) addresses(piece.repeat(200_000));
  });

  it("can be asked whether they hold a place", () => {
    const spans = addressesIn("a http://b c http://d", { start: 0, end: 21 });
    assert.deepEqual(
      [0, 2, 9, 10, 13, 20, 21].map((offset) => isInside(spans, offset)),
      [false, true, true, false, true, true, false],
    );
  });
});
