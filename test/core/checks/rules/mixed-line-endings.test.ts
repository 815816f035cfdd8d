import { byteFindings } from "../../../../src/core/checks/bytes.ts";
import { evened } from "../../../support/check-bytes.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("mixed-line-endings", () => {
  const found = (text: string): readonly string[] =>
    byteFindings(new TextEncoder().encode(text)).map(
      ({ severity, offset, line, message }) => `${severity} ${offset} ${line} ${message}`,
    );

  it("reports the rarer kind, at its first place", () => {
    deepEqual(found("a\nb\r\nc\n"), ['warning 3 1 Line 2 ends in "CRLF", and 2 in LF.']);
    deepEqual(found("a\r\nb\nc\r\nd\n"), ['warning 1 0 Lines 1 and 3 end in "CRLF", and 2 in LF.']);
    deepEqual(found("a\nb\r\nc\r\n"), ['warning 1 0 Line 1 ends in "LF", and 2 in CRLF.']);
    deepEqual(found("a\r\n".repeat(5) + "b\n".repeat(9)), [
      'warning 1 0 5 lines, the first of them 1, end in "CRLF", and 9 in LF.',
    ]);
  });
  it("calls a lone CR an error", () => {
    deepEqual(found("a\nb\rc\n"), [
      'error 3 1 A lone "CR" stands in the text (line 2), where editors see a line end and no tool does.',
    ]);
    deepEqual(found("a\rb\rc").length, 1);
    deepEqual(found("a\r\r\n").length, 1);
  });
  it("is content with one kind", () => {
    for (const text of ["", "a", "a\nb\n", "a\r\nb\r\n", "\uFEFFa\nb"])
      deepEqual(
        found(text).filter((one) => !one.includes("byte order")),
        [],
      );
  });
  it("makes them alike, as most are", () => {
    equal(evened("<<<FILE a\nb\r\nEND>>>\n"), "<<<FILE a\nb\nEND>>>\n");
    equal(evened("\uFEFF<<<FILE a\r\nb\r\nEND>>>\n"), "\uFEFF<<<FILE a\r\nb\r\nEND>>>\r\n");
  });
  it("breaks lines at a lone CR, and escapes what would be a marker", () => {
    equal(evened("<<<FILE a\nb\rEND>>>\rc\r\r\nEND>>>\n"), "<<<FILE a\nb\n\\END>>>\nc\nEND>>>\n");
    equal(evened("<<<FILE a\n\\<<<FILE x\ry\nEND>>>\n"), "<<<FILE a\n\\<<<FILE x\ny\nEND>>>\n");
  });
  it("leaves a lone CR where it cannot be mended safely", () => {
    for (const text of [
      "<<<FILE a sha256=0\nb\rc\nEND>>>\n",
      "<<<FILE a encoding=base64\nAA\rAA\nEND>>>\n",
      "<<<FILE a\nb\rc\n",
      "# a\rb\n",
    ])
      equal(evened(text), text);
  });
  it("names lines as long as they are few", () => {
    deepEqual(found("a\r\n".repeat(3) + "b\n".repeat(9)), ['warning 1 0 Lines 1, 2 and 3 end in "CRLF", and 9 in LF.']);
    deepEqual(found("a\r\n".repeat(4) + "b\n".repeat(9)), [
      'warning 1 0 4 lines, the first of them 1, end in "CRLF", and 9 in LF.',
    ]);
    deepEqual(
      found("a\rb\rc\n").map((one) => one.replace(/^\S+ \d+ \d+ /, "")),
      ['2 lone "CR" stand in the text (line 1), where editors see a line end and no tool does.'],
    );
  });
});
