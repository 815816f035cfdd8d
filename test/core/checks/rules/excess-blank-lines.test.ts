import { check, fixAll, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("excess-blank-lines", () => {
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
});
