import { check, fixAll, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("unusual-line-terminator", () => {
  it("reports the five, a run as one", () => {
    const [found] = check(
      inBody(
        "a{|unusual-line-terminator:\u2028|}b{|unusual-line-terminator:\u2029\f|}c{|unusual-line-terminator:\u0085|}d{|unusual-line-terminator:\v|}e",
      ),
    );
    deepEqual(found?.message, '"\\u{2028}" ends a line for some programs only.');
  });
  it("reports it in comments, without a fix", () => {
    const [found] = check("# a{|unusual-line-terminator:\u2028|}b\n<<<FILE a\nx\nEND>>>\n");
    deepEqual(found?.fixes, []);
  });
  it("is content with data, code and base64", () => {
    check(inBody('{"a": "b\u2028c"}', "a.json"));
    check(inBody("int a;\f\nint b;", "a.c"));
    check("<<<FILE a encoding=base64\nAA\u2028AA\nEND>>>\n");
  });
  it("makes line ends of them", () => {
    equal(fixAll(inBody("a\u2028b\fc")).text, inBody("a\nb\nc"));
    equal(fixAll("<<<FILE a\r\na\u2028b\r\nEND>>>\r\n").text, "<<<FILE a\r\na\r\nb\r\nEND>>>\r\n");
  });
  it("never makes a marker", () => {
    equal(fixAll(inBody("a\u2028END>>>\u2028b")).text, inBody("a\n\\END>>>\nb"));
    equal(fixAll(inBody("a\f\\<<<FILE b")).text, inBody("a\n\\\\<<<FILE b"));
    equal(fixAll(inBody("\vEND>>>x")).text, inBody("\\END>>>x"));
    equal(fixAll(inBody("x\n<<<FILE\vb")).text, inBody("x\n\\<<<FILE\nb"));
    equal(fixAll(inBody("x\n\\<<<FILE\vb")).text, inBody("x\n\\<<<FILE\nb"));
  });
  it("reads CRLF and two at once", () =>
    void check("<<<FILE a\r\nx{|unusual-line-terminator:\u2028|}y{|unusual-line-terminator:\v|}z\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\nx{|unusual-line-terminator:\u2028|}y\nEND>>>{|missing-final-line-end:|}"));
  it("does not touch a sealed document", () =>
    deepEqual(fixesAt(inBody("a\u2028b", "a sha256=0"), "unusual-line-terminator"), []));
  it("is content with one that is no part of a document's text", () =>
    void check(
      "<<<FILE a\nx\nEND>>> \u2028{|near-miss-marker:|}\n".replace("{|near-miss-marker:|}", "").replace(" \u2028", ""),
    ));
});
