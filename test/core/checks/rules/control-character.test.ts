import { check, checkFix, fixAll, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("control-character", () => {
  it("reports C0, DEL, C1 and escapes, a run as one", () => {
    const [found] = check(
      inBody("a{|control-character:\u0000\u0001|}b{|control-character:\u007F|}c{|control-character:\u0090|}"),
    );
    deepEqual(found?.message, '"\\u{0000}\\u{0001}" is a run of control characters.');
    check(
      inBody(
        "{|control-character:\u001B[1;31m|}red{|control-character:\u001B[0m|} {|control-character:\u001B]0;title\u0007|}",
      ),
    );
  });
  it("is content with TAB, line ends, and what has rules of its own", () => {
    check(inBody("a\tb\nc"));
    check(inBody("a{|unusual-line-terminator:\u0085|}b{|unusual-line-terminator:\v|}c{|unusual-line-terminator:\f|}d"));
    check(inBody("caf{|mojibake:Ã\u00A9|} it{|mojibake:â\u0080\u0099|}s"));
  });
  it("reports it in comments, and removes it there unless a directive would come of it", () => {
    checkFix("# a{|control-character:\u0007|}b\n<<<FILE a\nx\nEND>>>\n", "# ab\n<<<FILE a\nx\nEND>>>\n");
    equal(fixAll("# cor\u0000pus-format: 2\n<<<FILE a\nx\nEND>>>\n").fixed, 0);
  });
  it("removes C0, DEL and escapes safely", () =>
    deepEqual(fixAll(inBody("a\u0000b\u007Fc\u001B[31md\u001B[0m")), { text: inBody("abcd"), fixed: 4, left: 0 }));
  it("reads C1 as windows-1252 first, and only when asked", () => {
    checkFix(inBody("it{|control-character:\u0092|}s"), inBody("it’s"));
    checkFix(inBody("it{|control-character:\u0092|}s"), inBody("its"), { title: 'Remove "\\u{0092}"' });
    checkFix(inBody("it{|control-character:\u0081|}s"), inBody("its"));
    equal(fixAll(inBody("it\u0092s")).fixed, 0);
  });
  it("never makes a marker", () => {
    for (const dirt of ["\u0000END>>>", "E\u0000ND>>>", "EN\u0000D>>\u0001>", "\\\u0000END>>>", "\u001B[0mEND>>>"])
      equal(fixAll(inBody(`x\n${dirt}`)).text, inBody(`x\n${dirt.startsWith("\\") ? "\\\\" : "\\"}END>>>`));
    equal(fixAll(inBody("<<<\u0000FILE a")).text, inBody("\\<<<FILE a"));
    equal(fixAll("<<<FILE a\nx\nyEND>>>\u0000\n").text, "<<<FILE a\nx\nyEND>>>\u0000\n");
  });
  it("skips base64", () => void check("<<<FILE a encoding=base64\nAA\u0000AA\nEND>>>\n"));
  it("reads CRLF and two at once", () =>
    void check("<<<FILE a\r\nx{|control-character:\u0000|}\r\n{|control-character:\u0000|}y\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\nx{|control-character:\u0000|}y\nEND>>>{|missing-final-line-end:|}"));
  it("does not touch a sealed document", () =>
    deepEqual(fixesAt(inBody("a\u0000", "a sha256=0"), "control-character"), []));
  it("finds them before, between and behind what is decoded wrongly, and reads U+0080 as windows-1252", () => {
    check(
      inBody(
        "a{|control-character:\u0001|} caf{|mojibake:Ã\u00A9|} b{|control-character:\u0002|} caf{|mojibake:Ã\u00A9|}{|control-character:\u0003|}",
      ),
    );
    checkFix(inBody("5 {|control-character:\u0080|}"), inBody("5 €"));
    equal(fixAll(inBody("5 \u0080")).fixed, 0);
  });
  it("says what it is, and reads what stands outside documents from its first character on", () => {
    const said = (written: string): string | undefined =>
      check(inBody(`a{|control-character:${written}|}\nb`))[0]?.message;
    equal(said("\u0001"), '"\\u{0001}" is a control character.');
    equal(said("\u001B"), '"\\u{001B}" is a control character.');
    equal(said("\u0001\u0002"), '"\\u{0001}\\u{0002}" is a run of control characters.');
    equal(said("\u001B[31m"), '"\\u{001B}[31m" is an escape sequence for a terminal.');
    check("{|control-character:\u0001|}x\n<<<FILE a\nx\nEND>>>\n", { levels: { "text-outside-block": "off" } });
  });
});
