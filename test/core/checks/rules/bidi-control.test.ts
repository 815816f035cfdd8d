import { diagnose } from "../../../../src/core/checks/diagnose.ts";
import { parseText } from "../../../../src/core/syntax/parse.ts";
import { check, checkFix, fixesAt, fixRule, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("bidi-control", () => {
  it("warns of a pair, and calls one without a partner an error", () => {
    const [first] = check(inBody("a{|bidi-control:\u2067|}b{|bidi-control:\u2069|}c"));
    deepEqual([first?.severity, first?.message], ["warning", '"\\u{2067}" turns the reading direction.']);
    const [opener] = check(inBody("a{|bidi-control:\u202E|}b\n{|bidi-control:\u202C|}c"));
    deepEqual(
      [opener?.severity, opener?.message],
      ["error", '"\\u{202E}" turns the reading direction, and nothing on its line ends it.'],
    );
  });
  it("does not pair an isolate with what ends an embedding", () =>
    deepEqual(
      check(inBody("a{|bidi-control:\u2066|}b{|bidi-control:\u202C|}c")).map(({ severity }) => severity),
      ["error", "error"],
    ));
  it("calls it an error in a name, and leaves the fix to unsafe-path", () => {
    const [found] = check("<<<FILE a{|bidi-control:\u202E|}txt\nx\nEND>>>\n");
    deepEqual([found?.severity, found?.fixes], ["error", []]);
  });
  it("reports it in attributes and comments", () =>
    void check('# {|bidi-control:\u202E|}x\n<<<FILE a title="b{|bidi-control:\u202A|}c"\nx\nEND>>>\n'));
  it("can be removed in an attribute's value, and nowhere else in a header", () => {
    const fixable = (header: string): readonly (readonly [unknown, number])[] =>
      diagnose(parseText(`<<<FILE ${header}\nx\nEND>>>\n`))
        .filter(({ rule }) => rule === "bidi-control")
        .map(({ severity, fixes }) => [severity, fixes.length]);
    deepEqual(fixable("a k=v title=\u202Ab"), [["error", 1]]);
    deepEqual(fixable('a title="\u202Ab" k=v'), [["error", 1]]);
    deepEqual(fixable("a title=b\u202A"), [["error", 1]]);
    deepEqual(fixable("a ti\u202Atle=b k=v"), [["error", 0]]);
    deepEqual(fixable("a\u202A title=b"), [["error", 0]]);
    deepEqual(fixable("a title=\u2067b\u2069"), [
      ["warning", 1],
      ["warning", 1],
    ]);
    deepEqual(fixable("\u2067a\u2069"), [
      ["error", 0],
      ["error", 0],
    ]);
  });
  it("is content with marks, and with right-to-left text", () =>
    void check(inBody("قال الوزير إن الاجتماع «مهم»\u200F.\nהוא אמר \u200Eabc\u200E")));
  it("removes one, or both of a pair", () => {
    checkFix(inBody("a{|bidi-control:\u202E|}b"), inBody("ab"));
    checkFix(inBody("a{|bidi-control:\u2067|}b{|bidi-control:\u2069|}"), inBody("ab"));
    equal(fixRule(inBody("\u2067\u202A\u202Dab\u202C\u202C\u2069"), "bidi-control").text, inBody("ab"));
  });
  it("never makes a marker", () =>
    equal(fixRule(inBody("\u202AEND\u202C>>>"), "bidi-control").text, inBody("\\END>>>")));
  it("reads CRLF", () => void check("<<<FILE a\r\n{|bidi-control:\u202E|}x\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\n{|bidi-control:\u202E|}x\nEND>>>{|missing-final-line-end:|}"));
  it("does not touch a sealed document", () => deepEqual(fixesAt(inBody("a\u202E", "a sha256=0"), "bidi-control"), []));
  it("pairs those behind one that closes nothing", () =>
    deepEqual(
      check(inBody("a{|bidi-control:\u202C|}b{|bidi-control:\u2067|}c{|bidi-control:\u2069|}")).map(
        ({ severity }) => severity,
      ),
      ["error", "warning", "warning"],
    ));
  it("pairs each closer with what it closes, on its own line", () => {
    const severities = (marked: string): readonly unknown[] => check(inBody(marked)).map(({ severity }) => severity);
    for (const opener of ["\u202A", "\u202B", "\u202D", "\u202E"])
      deepEqual(severities(`a{|bidi-control:${opener}|}b{|bidi-control:\u202C|}`), ["warning", "warning"]);
    for (const opener of ["\u2066", "\u2067", "\u2068"])
      deepEqual(severities(`a{|bidi-control:${opener}|}b{|bidi-control:\u2069|}`), ["warning", "warning"]);
    deepEqual(severities("{|bidi-control:\u202A|}{|bidi-control:\u202C|}\n{|bidi-control:\u202C|}"), [
      "warning",
      "warning",
      "error",
    ]);
    const [lone] = check(inBody("a{|bidi-control:\u202C|}b"));
    equal(lone?.message, '"\\u{202C}" turns the reading direction, and nothing on its line opens it.');
  });
  it("has the edits of a pair in the order of the text, from either of the two", () => {
    for (const { fixes } of check(inBody("a{|bidi-control:\u2067|}b{|bidi-control:\u2069|}")))
      deepEqual(
        fixes.map(({ title, edits }) => [title, ...edits.map(({ range }) => range.start.character)]),
        [["Remove the pair", 1, 3]],
      );
    equal(fixesAt(inBody("a\u202E"), "bidi-control")[0]?.title, 'Remove "\\u{202E}"');
  });
  it("reads what stands outside documents from its first character on, and no base64", () => {
    check("{|bidi-control:\u202E|}x\n<<<FILE a\nx\nEND>>>\n", { levels: { "text-outside-block": "off" } });
    check("<<<FILE a encoding=base64\nAA\u202EAA\nEND>>>\n");
  });
  it("has no fix for one behind the quotes of a value", () =>
    deepEqual(fixesAt('<<<FILE a title="b"\u202E k=v\nx\nEND>>>\n', "bidi-control"), []));
});
