import { check, checkFix, fixesAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("near-miss-marker", () => {
  const inside = (line: string): string => `<<<FILE a\nx\n${line}\ny\nEND>>>\n`;

  it("reports near misses of a header, inside and outside", () => {
    for (const line of [
      "{|near-miss-marker:<<FILE|} b",
      "{|near-miss-marker:<<<<FILE|} b",
      "{|near-miss-marker:<<<file|} b",
      "{|near-miss-marker:<<< FILE|} b",
      "{|near-miss-marker:<<<FILE:|} b",
      "{|near-miss-marker: <<<FILE|} b",
      "{|near-miss-marker:\u200B<<FILE|}",
      "{|near-miss-marker:<<<FILENAME|} b",
      "{|near-miss-marker:<<<FILE:|}b",
    ]) {
      check(inside(line));
      check(`# c\n${line}\n`);
    }
  });
  it("leaves a byte order mark before a header to its own rule, but not inside a document", () => {
    check(inside("{|near-miss-marker:\uFEFF<<<FILE|} b"));
    check("# c\n\uFEFF<<<FILE b\n");
    check("# c\n{|near-miss-marker:\uFEFF<<FILE|} b\n");
  });
  it("reports near misses of a terminator, inside and outside", () => {
    for (const line of [
      "END>>",
      "END>>>>",
      "end>>>",
      "END >>>",
      "END FILE>>>",
      "END_FILE>>>",
      "<<<END>>>",
      " END>>>",
      "\u00A0END>>>",
      "END>>>x",
    ]) {
      check(inside(`{|near-miss-marker:${line}|}`));
      check(`# c\n{|near-miss-marker:${line}|}\n`);
    }
  });
  it("leaves text, escapes, lone brackets and git's seven alone", () => {
    for (const line of [
      "<FILE b",
      "<<<FILES",
      "END>",
      "END",
      "THE END>>>x",
      "\\<<<FILE b",
      "\\END>>>",
      "<<<<<<< FILE",
    ]) {
      if (line !== "<<<FILES") check(inside(line));
    }
    check(inside("the <<FILE b"));
    check(inside("<<FILES b"));
  });
  it("says what is wrong", () => {
    deepEqual(
      check(inside("{|near-miss-marker:<<FILE|} b"))[0]?.message,
      '"<<FILE" is not the marker "<<<FILE", so no document begins here.',
    );
    deepEqual(
      check(inside("{|near-miss-marker: END>>>|}"))[0]?.message,
      '"END>>>" is not at the start of its line, so no document ends here.',
    );
  });
  it("reads CRLF", () => void check(inside("{|near-miss-marker:END>>|}").replaceAll("\n", "\r\n")));
  it("reads a last line without a line end", () =>
    void check("# c\n{|near-miss-marker:END>>|}{|missing-final-line-end:|}"));
  it("reports two", () => void check(inside("{|near-miss-marker:END>>|}\n{|near-miss-marker:<<FILE|} b")));
  it("is no glued terminator", () =>
    void check("<<<FILE {|missing-terminator:a|}\n{|near-miss-marker:<<FILE|} bEND>>>\n"));

  it("corrects a header, keeping name and attributes", () => {
    const missing = "<<<FILE {|missing-terminator:a|}\nx\n{|near-miss-marker:END>>|}\n";
    for (const [written, wanted] of [
      ["{|near-miss-marker:<<F$0ILE|} b k=v", "<<<FILE b k=v"],
      ["{|near-miss-marker:<<<FI$0LE:|}  b k=v ", "<<<FILE b k=v "],
      ["{|near-miss-marker: \t<<< f$0ile|} b", "<<<FILE b"],
      ["{|near-miss-marker:<<<FI$0LENAME|} b", "<<<FILE NAME b"],
      ["{|near-miss-marker:<<<FILE$0\u00A0|}b", "<<<FILE b"],
      ["{|near-miss-marker:<<FI$0LE|}", "<<<FILE"],
    ] as const)
      checkFix(
        `${missing}${written}\ny\nEND>>>\n`
          .replace("{|missing-terminator:a|}", "a")
          .replace("{|near-miss-marker:END>>|}", "z"),
        `<<<FILE a\nx\nz\n${wanted}\ny\nEND>>>\n`,
      );
  });
  it("corrects a terminator, and gives what follows it a line of its own", () => {
    const fix = (written: string, wanted: string): void =>
      checkFix(`<<<FILE {|missing-terminator:a|}\nx\n${written}\n`, `<<<FILE a\nx\n${wanted}\n`);
    fix("{|near-miss-marker:E$0ND>>|}", "END>>>");
    fix("{|near-miss-marker:\u00A0E$0ND>>>|} ", "END>>>");
    fix("{|near-miss-marker:E$0ND>>>\u200B|}", "END>>>");
    fix("{|near-miss-marker:E$0ND>>>>>>>>|}", "END>>>");
    fix("{|near-miss-marker:E$0ND>>>x|} y", "END>>>\nx y");
  });
  it("corrects with CRLF", () => checkFix("# c\r\n{|near-miss-marker:END>>>x|}\r\n", "# c\r\nEND>>>\r\nx\r\n"));

  it("escapes marker-like lines, inside only", () => {
    checkFix(inside("{|near-miss-marker:<<<FILENAME|} b"), inside("\\<<<FILENAME b"), { title: "Escape the line" });
    deepEqual(
      fixesAt(inside("<<FILE b"), "near-miss-marker").map(({ title }) => title),
      ["Correct to <<<FILE"],
    );
    deepEqual(
      fixesAt("<<<FILENAME b\n", "near-miss-marker").map(({ title }) => title),
      ["Correct to <<<FILE"],
    );
  });
  it("offers nothing inside a sealed document", () =>
    deepEqual(fixesAt("<<<FILE a sha256=0\nEND>>>x\nEND>>>\n", "near-miss-marker"), []));
  it("goes on looking behind a header that a byte order mark hides", () =>
    void check("# c\n{|byte-order-mark:\uFEFF|}<<<FILE a\n{|near-miss-marker:<<FILE|} b\n", {
      levels: { "text-outside-block": "off", "byte-order-mark": "warning" },
    }));
  it("says what is wrong behind a marker that is written as it should be", () => {
    const message = (line: string): string | undefined => check(inside(line))[0]?.message;
    deepEqual(
      message("{|near-miss-marker:END>>>|} is the marker's name."),
      '"END>>>" is followed by more on its line, so no document ends here.',
    );
  });
  it("is content with shells, PHP and comparisons", () => {
    for (const line of [
      "echo <<<EOT",
      "cat <<END",
      "END >> log.txt",
      "a <<= 3; b >>> 2",
      "<?php",
      "The END.",
      "<<FILTER>>",
    ])
      check(inside(line));
  });
});
