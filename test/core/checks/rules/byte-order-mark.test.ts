import { withoutByteOrderMark } from "../../../../src/core/checks/byte-fixes.ts";
import { byteFindings } from "../../../../src/core/checks/bytes.ts";
import { check, checkFix, fixAll, inBody } from "../../../support/check-characters.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("byte-order-mark", () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it("reports it before a header outside a document, one or more", () => {
    check("{|byte-order-mark:\uFEFF|}<<<FILE a\n{|text-outside-block:x|}\n".replace("{|", "# c\n{|"));
    check("# c\n{|byte-order-mark:\uFEFF\uFEFF|}<<<FILE\n");
  });
  it("leaves it to others elsewhere", () => {
    check(inBody("x{|invisible-character:\uFEFF|}y"));
    check(inBody("{|near-miss-marker:\uFEFF<<<FILE|} b"));
    check("# c\n{|text-outside-block:\uFEFF# d|}\n");
  });
  it("removes it safely, and the document is there", () =>
    deepEqual(fixAll("# c\n\uFEFF<<<FILE a\nx\nEND>>>\n"), { text: "# c\n<<<FILE a\nx\nEND>>>\n", fixed: 1, left: 0 }));
  it("reads CRLF", () =>
    checkFix(
      "# c\r\n{|byte-order-mark:\uFEFF|}<<<FILE a\r\n{|text-outside-block:x|}\r\n{|stray-terminator:END>>>|}\r\n",
      "# c\r\n<<<FILE a\r\nx\r\nEND>>>\r\n",
    ));
  it("reads a last line without a line end, and two at once", () =>
    void check(
      "# c\n{|byte-order-mark:\uFEFF|}<<<FILE a\n{|byte-order-mark:\uFEFF|}<<<FILE b{|missing-final-line-end:|}",
    ));
  it("reports it in the bytes at a file's start, and takes it away", () => {
    deepEqual(byteFindings(bytes("\uFEFF<<<FILE a\nx\nEND>>>\n")), [
      {
        rule: "byte-order-mark",
        severity: "warning",
        offset: 0,
        line: 0,
        message: "The file begins with a byte order mark, which UTF-8 does not need.",
      },
    ]);
    deepEqual(withoutByteOrderMark(bytes("\uFEFFx")), bytes("x"));
    deepEqual(withoutByteOrderMark(bytes("x")), bytes("x"));
    deepEqual(byteFindings(bytes("x\uFEFF")), []);
  });
});
