import { byteFactsOf } from "../../../src/core/checks/byte-facts.ts";
import { withoutByteOrderMark } from "../../../src/core/checks/byte-fixes.ts";
import { editorLinesAt } from "../../../src/core/checks/byte-places.ts";
import { byteFindings } from "../../../src/core/checks/bytes.ts";
import { evened } from "../../support/check-bytes.ts";
import { deepEqual, equal } from "../../support/expect.ts";

/** First bytes, and bytes that follow, at every edge of the table of well-formed sequences. */
const FIRST = [
  0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5,
  0xff,
];
const NEXT = [0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0];

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("facts of bytes", () => {
  it("are ill formed where a decoder says so, byte by byte", () => {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    for (const first of FIRST)
      for (const second of NEXT)
        for (const third of NEXT)
          for (const fourth of [0x7f, 0x80, 0xbf, 0xc0]) {
            const bytes = Uint8Array.of(first, second, third, fourth, 0x42);
            const { illFormed, illFormedCount } = byteFactsOf(bytes);
            let text = "";
            let at = 0;
            for (const { offset, bytes: wrong } of illFormed) {
              text += `${decoder.decode(bytes.subarray(at, offset))}\uFFFD`;
              deepEqual(wrong, [...bytes.subarray(offset, offset + wrong.length)]);
              at = offset + wrong.length;
            }
            equal(text + decoder.decode(bytes.subarray(at)), decoder.decode(bytes), [...bytes].join());
            equal(illFormedCount, illFormed.length);
          }
  });
  it("keep a hundred places of each kind, and count the others", () => {
    const wrong = byteFactsOf(new Uint8Array(101).fill(0xff));
    deepEqual([wrong.illFormed.length, wrong.illFormedCount, wrong.illFormed.at(-1)?.offset], [100, 101, 99]);
    const { lf, crlf, cr } = byteFactsOf(ascii(`a${"\n".repeat(101)}\r\n\r`));
    deepEqual([lf.count, lf.offset, lf.lines.length, lf.lines[0], lf.lines[99]], [101, 1, 100, 0, 99]);
    deepEqual(crlf, { count: 1, offset: 102, lines: [101] });
    deepEqual(cr, { count: 1, offset: 104, lines: [102] });
  });
  it("know a byte order mark and U+FFFD by all their bytes", () => {
    const mark = (...bytes: number[]): boolean => byteFactsOf(Uint8Array.from(bytes)).startsWithMark;
    deepEqual(
      [
        mark(0xef, 0xbb, 0xbf),
        mark(0xee, 0xbb, 0xbf),
        mark(0xef, 0xbc, 0xbf),
        mark(0xef, 0xbb, 0xbe),
        mark(0xef, 0xbb),
      ],
      [true, false, false, false, false],
    );
    deepEqual(
      [..."\uFFFD\uFFFD\uFFFC\uFF3D\uEFFD"].map(
        (character) => byteFactsOf(new TextEncoder().encode(character)).replacements,
      ),
      [1, 1, 0, 0, 0],
    );
    equal(byteFactsOf(ascii("a")).replacements, 0);
  });
  it("count lines for places after them", () =>
    deepEqual(
      byteFactsOf(Uint8Array.of(0xff, 10, 13, 10, 13, 0xff)).illFormed.map(({ line }) => line),
      [0, 2],
    ));
});

describe("findings in bytes", () => {
  it("come by place, whichever rule they are of", () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 13, 10, 0xff, 10, 0x62, 10]);
    deepEqual(
      byteFindings(bytes).map(({ rule, offset }) => `${rule} ${offset}`),
      ["byte-order-mark 0", "mixed-line-endings 4", "invalid-utf8 6"],
    );
    deepEqual(
      byteFindings(bytes, { "mixed-line-endings": "hint", "byte-order-mark": "off" }).map(({ severity }) => severity),
      ["hint", "error"],
    );
  });
});

describe("fixes of bytes", () => {
  it("take a byte order mark away, and nothing that is nearly one", () => {
    deepEqual([...withoutByteOrderMark(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))], [0x61]);
    for (const near of [
      [0xee, 0xbb, 0xbf],
      [0xef, 0xba, 0xbf],
      [0xef, 0xbb, 0xbe],
      [0xef, 0xbb],
    ])
      deepEqual([...withoutByteOrderMark(Uint8Array.from(near))], near);
  });
  it("write LF where there are as many of both, CRLF where there are more of it", () => {
    equal(evened("# a\r\n# b\n"), "# a\n# b\n");
    equal(evened("\n# a\r\n# b\r\n"), "\r\n# a\r\n# b\r\n");
  });
  it("mend each line for itself", () =>
    equal(
      evened("<<<FILE a\nwhole\nbro\rken\n\r\r\n\\plain\nEND>>>\n"),
      "<<<FILE a\nwhole\nbro\nken\n\n\\plain\nEND>>>\n",
    ));
});

describe("lines of bytes", () => {
  it("count what ends before a place, not at it", () => {
    deepEqual(editorLinesAt(ascii("\n\n\n"), [0, 1, 2, 3]), [0, 1, 2, 3]);
    deepEqual(editorLinesAt(ascii("\r\r\n\ra"), [0, 1, 2, 3, 4]), [0, 1, 1, 2, 3]);
    deepEqual(editorLinesAt(ascii("ab\ncd"), [4, 4, 5]), [1, 1, 1]);
    deepEqual(editorLinesAt(ascii("a\r"), [2]), [1]);
  });
});
