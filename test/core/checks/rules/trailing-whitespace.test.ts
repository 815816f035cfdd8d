import { check, fixAll, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("trailing-whitespace", () => {
  it("hints at blanks at a line's end", () => {
    const [found] = check(inBody("a{|trailing-whitespace: \t|}\nb\nc{|trailing-whitespace: |}"));
    deepEqual([found?.severity, found?.message], ["hint", "The line ends in 2 blanks."]);
  });
  it("warns of them on a marker line, of base64 and sealed documents too", () => {
    const [header, end] = check(
      "<<<FILE a encoding=base64 sha256=0{|trailing-whitespace: |}\nAAAA  \nEND>>>{|trailing-whitespace: \t|}\n",
    );
    deepEqual([header?.severity, end?.severity], ["warning", "warning"]);
    deepEqual(fixAll("<<<FILE a sha256=0 \nx \nEND>>> \n").text, "<<<FILE a sha256=0\nx \nEND>>>\n");
  });
  it("leaves two spaces in Markdown alone, and code", () => {
    check(
      inBody("a  \nb{|trailing-whitespace:   |}\nc{|trailing-whitespace: |}\n{|trailing-whitespace:  |}\nd", "a.md"),
    );
    check(inBody("```\na \n\tb\t\n```\n`a `", "a.md"));
  });
  it("is content with data, comments and base64", () => {
    check(inBody("a\tb\t\n", "a.tsv"));
    check(inBody("-a \n+b", "a.diff"));
    check("# a \n<<<FILE a\nx\nEND>>>\n");
  });
  it("leaves to others a near miss, a header without a name, and what stands before a glued marker", () => {
    check(inBody("{|near-miss-marker: <<<FILE|} b "));
    check("{|header-syntax:<<<FILE|} \nx\nEND>>>\n");
    check("<<<FILE a\nx {|glued-marker:END>>>|} \n");
  });
  it("removes them, keeping line ends and escapes", () => {
    equal(fixAll("<<<FILE a\r\nx \r\n\\END>>> \r\nEND>>>\t\r\n").text, "<<<FILE a\r\nx\r\n\\END>>>\r\nEND>>>\r\n");
  });
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\nx{|trailing-whitespace: |}\nEND>>>{|trailing-whitespace: |}{|missing-final-line-end:|}"));
  it("does not touch a sealed document", () =>
    deepEqual(fixesAt(inBody("a ", "a sha256=0"), "trailing-whitespace"), []));
  it("goes on behind a line that was meant to be a marker, and keeps a lone CR from a line end", () => {
    check("<<<FILE a\n{|near-miss-marker:END>>|}  \nx{|trailing-whitespace: |}\nEND>>>\n", {
      levels: { "near-miss-marker": "warning" },
    });
    check("<<<FILE a\nx\r \ny{|trailing-whitespace: |}\n{|trailing-whitespace:  |}\nz\nEND>>>\n", {
      levels: { "excess-blank-lines": "off" },
    });
  });
  it("does not look at what stands before a glued terminator", () =>
    void check("<<<FILE a\nx{|trailing-whitespace: |}\ny {|glued-marker:END>>>|}\n<<<FILE b\nz\nEND>>>\n", {
      levels: { "glued-marker": "error" },
    }));
  it("says where they are, and how many", () => {
    const blanks = (count: number): string => `{|trailing-whitespace:${" ".repeat(count)}|}`;
    deepEqual(
      check(`<<<FILE a${blanks(1)}\nx${blanks(1)}\ny${blanks(2)}\nEND>>>${blanks(3)}\n`).map(({ message }) => message),
      [
        '"<<<FILE" and its line ends in a blank.',
        "The line ends in a blank.",
        "The line ends in 2 blanks.",
        '"END>>>" and its line ends in 3 blanks.',
      ],
    );
    deepEqual(
      fixesAt(inBody("x "), "trailing-whitespace").map(({ title }) => title),
      ["Remove the blanks"],
    );
  });
  it("reads the last line of a body that nothing ends", () =>
    void check("<<<FILE {|missing-terminator:a|}\nx\ny{|trailing-whitespace: |}", {
      levels: { "missing-final-line-end": "off" },
    }));
});
