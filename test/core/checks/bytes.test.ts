import { checkBytes, toldByteFindings } from "../../../src/core/checks/bytes.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { check } from "../../support/check.ts";
import { deepEqual, equal } from "../../support/expect.ts";

describe("what a file's bytes tell", () => {
  const stored = (...bytes: readonly number[]): boolean | undefined =>
    checkBytes(Uint8Array.from(bytes)).storedReplacements;

  it("is whether U+FFFD stands in them, or was made of bytes that are no UTF-8", () => {
    equal(stored(0x61, 0xef, 0xbf, 0xbd), true);
    equal(stored(0x61, 0xff), false);
  });
  it("is nothing of that where there is neither, or both", () => {
    equal(stored(0x61), undefined);
    equal(stored(0xef, 0xbf, 0xbd, 0xff), undefined);
  });
  it("is told as severe as it is wanted, and silenced for the whole file only", () => {
    const { findings } = checkBytes(Uint8Array.of(0xef, 0xbb, 0xbf, 0xff));
    const told = (text: string, levels = {}): readonly string[] =>
      toldByteFindings(parseText(text), findings, levels).map(({ rule, severity }) => `${rule}: ${severity}`);
    deepEqual(told(""), ["byte-order-mark: warning", "invalid-utf8: error"]);
    deepEqual(told("# corpus-ignore-file: invalid-utf8\n"), ["byte-order-mark: warning"]);
    deepEqual(told("# corpus-ignore: invalid-utf8\n<<<FILE a\nx\nEND>>>\n").length, 2);
    deepEqual(told("", { "byte-order-mark": "hint", "invalid-utf8": "off" }), ["byte-order-mark: hint"]);
  });
  it("may be what a directive silences, so that none is called needless", () => {
    check("# corpus-ignore-file: byte-order-mark, invalid-utf8, mixed-line-endings\n");
    check("# corpus-ignore-file: {|directive:mojibake|}\n");
  });
});
