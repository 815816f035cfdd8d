import { check, checkFix, fixAll, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("invisible-character", () => {
  it("reports what has no width, and blanks between letters at which no line breaks", () => {
    const [found] = check(inBody("Pyong{|invisible-character:\u200B|}yang co{|invisible-character:\u00AD|}operate"));
    deepEqual(found?.message, '"\\u{200B}" is an invisible character, in "Pyong\\u{200B}yang co\\u{00AD}".');
    check(inBody("x{|invisible-character:\uFEFF|}y{|invisible-character:\u2060|} a{|invisible-character:\u00A0|}b"));
  });
  it("leaves joiners alone in scripts that need them, and in emoji", () => {
    for (const text of [
      "می\u200Cخواهم",
      "क्\u200Dष",
      "නි\u200Dශ්",
      "👩\u200D👩\u200D👧",
      "👨🏽\u200D💻",
      "❤\uFE0F\u200D🔥",
      "ក\u200Bខ",
      "ไทย\u200Bไทย",
    ])
      check(inBody(text));
  });
  it("leaves direction marks alone in right-to-left lines only", () => {
    check(inBody("אבג\u200E abc"));
    check(inBody("abc{|invisible-character:\u200E|} def\nאבג"));
  });
  it("leaves blanks alone that belong where they are", () =>
    void check(inBody("« mot », 10\u00A0km, 5\u202F%, z.\u00A0B., 제1\u00A0차관")));
  it("leaves to a near miss what hides a marker", () =>
    void check(inBody("x\n{|near-miss-marker:\u200B<<<FILE|} a\n{|near-miss-marker:\uFEFFEND>>|}")));
  it("removes three of them safely between Latin letters", () =>
    deepEqual(fixAll(inBody("a\u200Bb\u2060\uFEFFc co\u00ADop \u200Bx")), {
      text: inBody("abc co\u00ADop \u200Bx"),
      fixed: 2,
      left: 2,
    }));
  it("changes a blank to a space", () => checkFix(inBody("Mr{|invisible-character:\u00A0|}Kim"), inBody("Mr Kim")));
  it("never makes a marker", () => equal(fixAll(inBody("E\u200BND>>>")).text, inBody("\\END>>>")));
  it("reads names and attributes, as they are meant, and keeps the header sound", () => {
    const rule = "invisible-character";
    const of = (header: string): string => `<<<FILE ${header}\nx\nEND>>>\n`;
    checkFix(of('{|invisible-character:\u200B|}a.txt title="b"'), of('a.txt title="b"'));
    checkFix(of('a.txt title="Mr{|invisible-character:\u00A0|}Kim" id=1'), of('a.txt title="Mr Kim" id=1'));
    checkFix(of("a.txt source=Mr{|invisible-character:\u00A0|}Kim id=1"), of('a.txt source="Mr Kim" id=1'));
    checkFix(of('a.txt title={|invisible-character:"a \\u200Bb"|} id=1'), of('a.txt title="a b" id=1'));
    check(of("a.txt sha256=\u200B00"));
    deepEqual(fixAll(of("a\u200Bb.txt")), { text: of("a\u200Bb.txt"), fixed: 0, left: 1 });
    deepEqual(
      fixesAt(of("a.txt title=\u200B"), rule).map(({ edits }) => edits.length),
      [1],
    );
    check(of('a.txt encoding=base64 note="x{|invisible-character:\u00AD|}y"').replace("\nx\n", "\nAAEC\n"));
  });
  it("skips base64", () => void check("<<<FILE a encoding=base64\nAA\u200BAA\nEND>>>\n"));
  it("reads CRLF", () => void check("<<<FILE a\r\nx{|invisible-character:\u200B|}\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\nx{|invisible-character:\u200B|}\nEND>>>{|missing-final-line-end:|}"));
  it("does not touch a sealed document", () =>
    deepEqual(fixesAt(inBody("a\u200Bb", "a sha256=0"), "invisible-character"), []));
  it("shows the line that it stands in, and no other", () => {
    const messages = check(
      "<<<FILE abc\na{|invisible-character:\u200B|}b\nx{|invisible-character:\u00AD|}y and more of it\nEND>>>\n",
    ).map(({ message }) => message);
    deepEqual(messages, [
      '"\\u{200B}" is an invisible character, in "a\\u{200B}b".',
      '"\\u{00AD}" is an invisible character, in "x\\u{00AD}y and mo".',
    ]);
  });
  it("is content with what Mongolian needs, and goes on behind a hidden marker", () => {
    check(inBody("\u1820\u180E\u1821 \u1820\u180E b"));
    check(inBody("a{|invisible-character:\u180E|}b"));
    check(inBody("x\n{|near-miss-marker:\u200BEND>>|}\nx{|invisible-character:\u200B|}y"));
  });
  it("knows each mark of direction, and on which lines it has a meaning", () => {
    for (const mark of ["\u200E", "\u200F", "\u061C"]) {
      check(inBody(`אבג${mark} abc`));
      check(inBody(`abc{|invisible-character:${mark}|} def\nאבג${mark}`));
    }
  });
  it("goes on behind one that is needed, and asks each of several", () => {
    check(inBody("می\u200Cخواهم a{|invisible-character:\u200B|}b"));
    check(inBody("می{|invisible-character:\u200C\u200B|}خواهم"));
    check(inBody("می{|invisible-character:\u00AD|}خواهم"));
    check(inBody("می\u200C a \u200Cخواهم ไทย\u200B a \u200Bไทย"));
    check(inBody("a{|invisible-character:\u200C|}b c{|invisible-character:\u200D|}d"));
  });
  it("takes a joiner for needed between two pictures, with what belongs to the first", () => {
    check(inBody("👨🏽\uFE0F\u200D💻"));
    check(inBody("👨🏽\uFE0F\uFE0F{|invisible-character:\u200D|}💻"));
    check(inBody("👩{|invisible-character:\u200D|}a b{|invisible-character:\u200D|}👩"));
    check(inBody("👩{|invisible-character:\u200C|}👩"));
  });
  it("reports it on a line with brackets that were no marker", () => {
    check(inBody("see >> x{|invisible-character:\u200B|}y << z"));
    check(inBody("{|near-miss-marker:\u200BEND>>|}\nEND a{|invisible-character:\u200B|}b"));
  });
  it("removes what is mixed when asked, and changes each of three blanks to a space", () => {
    for (const mixed of ["\u200B\u00AD", "\u00AD\u200B"])
      deepEqual(fixAll(inBody(`a${mixed}b`)), { text: inBody(`a${mixed}b`), fixed: 0, left: 1 });
    for (const [blank, code] of [
      ["\u00A0", "00A0"],
      ["\u2007", "2007"],
      ["\u202F", "202F"],
    ]) {
      const [found] = check(inBody(`a{|invisible-character:${blank}|}b`));
      deepEqual(
        [found?.message, found?.fixes[0]?.title],
        [`"\\u{${code}}" is a blank that breaks no line, in "a\\u{${code}}b".`, "Change to a space"],
      );
      checkFix(inBody(`a{|invisible-character:${blank}|}b`), inBody("a b"));
    }
    deepEqual(fixesAt(inBody("a\u00ADb"), "invisible-character")[0]?.title, 'Remove "\\u{00AD}"');
  });
});
