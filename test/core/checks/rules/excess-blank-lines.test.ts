import { check, checkFix, fixAll, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("excess-blank-lines", () => {
  const blanks = { levels: { "trailing-whitespace": "off" } } as const;

  it("hints at three or more, and at any at the start or the end", () => {
    const found = check(
      "<<<FILE a\n{|excess-blank-lines:\n|}a\n\n{|excess-blank-lines:\n\n|}b\n{|excess-blank-lines:\n\n|}END>>>\n",
    );
    deepEqual(
      found.map(({ message }) => message),
      [
        "A blank line stands at the start of the document.",
        "3 blank lines stand where one will do.",
        "2 blank lines stand at the end of the document.",
      ],
    );
  });
  it("is content with one or two, and after front matter", () => {
    check(inBody("a\n\nb\n\n\nc"));
    check(inBody("---\ntitle: x\n---\n\na", "a.md"));
  });
  it("is content with data, code and base64", () => {
    check(inBody("\na: b\n\n\n\nc: d\n", "a.yaml"));
    check(inBody("```\na\n\n\n\nb\n```", "a.md"));
    check("<<<FILE a encoding=base64\n\nAAAA\n\nEND>>>\n");
  });
  it("leaves to others a document of nothing but blanks, and one without an end", () => {
    check(`<<<FILE {|empty-block:a|}\n\n\n\nEND>>>\n`);
    check("<<<FILE {|missing-terminator:a|}\nx\n\n\n\n");
  });
  it("counts lines of blanks as blank", () => equal(fixAll(inBody("a\n \n\t\n  \nb\n ")).text, inBody("a\n\nb")));
  it("leaves one", () => {
    equal(fixAll(inBody("\n\na\n\n\n\n\nb\n\n")).text, inBody("a\n\nb"));
    equal(fixAll("<<<FILE a\r\na\r\n\r\n\r\n\r\nb\r\nEND>>>\r\n").text, "<<<FILE a\r\na\r\n\r\nb\r\nEND>>>\r\n");
  });
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\nx\n{|excess-blank-lines:\n|}END>>>{|missing-final-line-end:|}"));
  it("does not touch a sealed document", () =>
    deepEqual(fixesAt(inBody("\na", "a sha256=0"), "excess-blank-lines"), []));
  it("waits for the end of a document that has none", () => {
    check("<<<FILE {|missing-terminator:a|}\nx\n\n\n", { levels: { "missing-terminator": "error" } });
    check("<<<FILE {|missing-terminator:a|}\n{|excess-blank-lines:\n|}x\n\n<<<FILE b\ny\nEND>>>\n", {
      levels: { "missing-terminator": "error" },
    });
  });
  it("takes lines of blanks for blank lines, and leaves the first of them", () => {
    checkFix(inBody("a\n \n{|excess-blank-lines:\t\n \t\n|}b"), inBody("a\n \nb"), { options: blanks });
    checkFix(inBody("{|excess-blank-lines: \n\t\n|}b"), inBody("b"), { options: blanks });
    check(inBody("a\n \n\t\nb"), blanks);
  });
  it("reads what ends with another document on its line, and not what nothing ends", () => {
    const levels = { "glued-marker": "off", "missing-terminator": "off" } as const;
    check("<<<FILE a\nx\n{|excess-blank-lines:\n|}END>>> <<<FILE b\nx\nEND>>>\n", { levels });
    check("<<<FILE a\nx\n\n\n\n", { levels });
    check("<<<FILE a\nx\n\n\n\n<<<FILE b\nx\nEND>>>\n", { levels });
    check("<<<FILE {|empty-block:a|}\n\n\n\nEND>>>\n");
  });
  it("goes on behind code", () =>
    void check(inBody("```\na\n\n\n\nb\n```\n\nc\n\n{|excess-blank-lines:\n\n|}d", "a.md")));
  it("says what it leaves", () => {
    const titles = (body: string): readonly string[] =>
      fixesAt(inBody(body), "excess-blank-lines").map(({ title }) => title);
    deepEqual(titles("\na"), ["Remove the blank line"]);
    deepEqual(titles("a\n\n"), ["Remove the blank lines"]);
    deepEqual(titles("a\n\n\n\nb"), ["Leave one blank line"]);
  });
});
