import { check, checkFix, fixesAt, relatedAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("missing-terminator", () => {
  const open = "<<<FILE {|missing-terminator:a|}\nx\n<<<FILE b\ny\nEND>>>\n";

  it("reports a document that runs into the next header", () => {
    const [found] = check(open);
    deepEqual(found?.message, '"a" has no END>>> line before the next header.');
    deepEqual(found?.document, "a");
    deepEqual(found?.anchor, { line: 0, character: 0 });
    deepEqual(relatedAt("<<<FILE a\nx\n<<<FILE b\ny\nEND>>>\n", "missing-terminator"), [
      '20: "b" The document has to end before this header, because a header begins a new document.',
    ]);
  });

  it("reports a document that runs to the end of the file", () => {
    const [found] = check("<<<FILE {|missing-terminator:a|}\nx\n");
    deepEqual(found?.message, '"a" has no END>>> line at the end of the file.');
    deepEqual(relatedAt("<<<FILE a\nx\n", "missing-terminator"), [
      '11: "" The document has to end here, because no header follows.',
    ]);
  });

  it("is content with blanks after END>>>", () => void check("<<<FILE a\nx\nEND>>> \t\n"));
  it("leaves a glued terminator to its own rule", () => void check("<<<FILE a\nx{|glued-marker:END>>>|}\n"));
  it("reads CRLF", () => void check("<<<FILE {|missing-terminator:a|}\r\nx\r\n<<<FILE b\r\ny\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE {|missing-terminator:a|}\nx{|missing-final-line-end:|}"));
  it("reports two", () => void check("<<<FILE {|missing-terminator:a|}\nx\n<<<FILE {|missing-terminator:b|}\ny\n"));
  it("underlines the header when there is no name", () =>
    void check("{|missing-terminator:{|header-syntax:<<<FILE|}|}\nx\n"));

  it("adds END>>> after the last line that is not blank", () =>
    checkFix(
      "<<<FILE {|missing-terminator:a|}\nx\n\n \n<<<FILE b\ny\nEND>>>\n",
      "<<<FILE a\nx\nEND>>>\n\n \n<<<FILE b\ny\nEND>>>\n",
    ));
  it("adds END>>> with the text's own line ends", () =>
    checkFix("<<<FILE {|missing-terminator:a|}\r\nx\r\n", "<<<FILE a\r\nx\r\nEND>>>\r\n"));
  it("adds END>>> and a line end to a text that has none", () =>
    checkFix("<<<FILE {|missing-terminator:a|}\nx{|missing-final-line-end:|}", "<<<FILE a\nx\nEND>>>\n"));
  it("adds END>>> to a header without a body", () =>
    checkFix("<<<FILE {|missing-terminator:a|}\n<<<FILE b\ny\nEND>>>\n", "<<<FILE a\nEND>>>\n<<<FILE b\ny\nEND>>>\n"));
  it("escapes the next header", () =>
    checkFix(open, "<<<FILE a\nx\n\\<<<FILE b\ny\nEND>>>\n", { title: "Escape the header that follows" }));

  it("corrects the near miss that explains it", () => {
    for (const miss of ["END>>", "  END>>>", "End>>>", "\u00A0END>>>", "\u200BEND>>>", "end file >>"])
      checkFix(
        `<<<FILE {|missing-terminator:a|}\nx\n{|near-miss-marker:${miss}|}\n<<<FILE b\ny\nEND>>>\n`,
        "<<<FILE a\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n",
        { title: "Correct to END>>>" },
      );
    deepEqual(titles("<<<FILE a\nx\nEND>>\n<<<FILE b\ny\nEND>>>\n"), [
      "Correct to END>>>",
      "Add END>>>",
      "Escape the header that follows",
    ]);
    deepEqual(
      relatedAt("<<<FILE a\nx\nEND>>\n", "missing-terminator")[0],
      '12: "END>>" "END>>" is not the marker "END>>>", so no document ends here.',
    );
  });

  it("breaks the line of a glued terminator that only the next document's comment follows", () =>
    checkFix(
      "<<<FILE {|missing-terminator:a|}\nxEND>>>\n\n# of b\n<<<FILE b\ny\nEND>>>\n",
      "<<<FILE a\nx\nEND>>>\n\n# of b\n<<<FILE b\ny\nEND>>>\n",
    ));
  it("does not break a line that text follows", () => deepEqual(titles("<<<FILE a\nxEND>>>\ny\n"), ["Add END>>>"]));

  it("does not touch the body of a sealed document", () =>
    deepEqual(titles("<<<FILE a sha256=0\nx\nEND>>\n<<<FILE b\ny\nEND>>>\n"), ["Add END>>>"]));

  function titles(text: string): readonly string[] {
    return fixesAt(text, "missing-terminator").map(({ title }) => title);
  }
  it("looks past what stands between to the next header, and past documents that end", () => {
    check("<<<FILE a\nx\nEND>>>\n<<<FILE {|missing-terminator:b|}\ny\n<<<FILE c\nz\nEND>>>\n");
    const [first, second] = check("<<<FILE {|missing-terminator:a|}\nx\n<<<FILE {|missing-terminator:b|}\ny\n").map(
      ({ message }) => message,
    );
    deepEqual(first, '"a" has no END>>> line before the next header.');
    deepEqual(second, '"b" has no END>>> line at the end of the file.');
  });
  it("points to the glued terminator that explains it", () => {
    const text = "<<<FILE a\nxEND>>>\n\n# of b\n<<<FILE b\ny\nEND>>>\n";
    deepEqual(
      relatedAt(text, "missing-terminator")[0],
      '11: "END>>>" END>>> stands after other text, and a comment follows, so no document ends here.',
    );
    deepEqual(titles(text), ["Break the line before END>>>", "Add END>>>", "Escape the header that follows"]);
    deepEqual(titles("<<<FILE aEND>>>\n# of b\n<<<FILE b\ny\nEND>>>\n"), [
      "Add END>>>",
      "Escape the header that follows",
    ]);
  });
  it("points to the line of a header without a name", () =>
    deepEqual(relatedAt("<<<FILE a\nx\n<<<FILE\ny\nEND>>>\n", "missing-terminator"), [
      '12: "<<<FILE" The document has to end before this header, because a header begins a new document.',
    ]));
});
