import { check, checkFix, fixAll, fixesAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("glued-marker", () => {
  it("reports END>>> at the end of the text's last line", () => {
    const [found] = check("<<<FILE a\nx{|glued-marker:END>>>|} \n\n<<<FILE b\ny\nEND>>>\n");
    deepEqual(found?.message, '"END>>>" is glued to the end of the text.');
  });
  it("reports two markers on one line, inside", () =>
    void check("<<<FILE a\nx\n{|glued-marker:END>>>|}<<<FILE b\ny\nEND>>>\n"));
  it("reports two markers on one line, outside, where the first is also stray", () =>
    void check("{|glued-marker:{|stray-terminator:END>>>|}|} <<<FILE b\ny\nEND>>>\n"));
  it("reports a header after other text, outside", () =>
    void check("# c\nwords {|glued-marker:<<<FILE|} b\n{|text-outside-block:y|}\n{|stray-terminator:END>>>|}\n"));

  it("leaves alone END>>> in the middle, in a comment, and a header inside a text", () => {
    check("<<<FILE a\nxEND>>>\ny\nEND>>>\n");
    check("# see <<<FILE b\n<<<FILE a\nsee <<<FILE b\nEND>>>\n");
    check("{|text-outside-block:wordsEND>>>|}\n");
    check("{|text-outside-block:words <<<FILENAME b|}\n");
  });
  it("leaves an escaped line alone", () => void check("<<<FILE {|missing-terminator:a|}\n\\END>>> xEND>>>\n"));
  it("reads CRLF", () => void check("<<<FILE a\r\nx{|glued-marker:END>>>|}\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\nx{|glued-marker:END>>>|}{|missing-final-line-end:|}"));
  it("reports two", () => void check("<<<FILE a\nx{|glued-marker:END>>>|}\n<<<FILE b\nx{|glued-marker:END>>>|}\n"));

  it("breaks the line before END>>>, keeping the text", () =>
    checkFix("<<<FILE a\nx {|glued-marker:END>>>|} \n", "<<<FILE a\nx \nEND>>> \n"));
  it("breaks the line between two markers", () =>
    checkFix(
      "<<<FILE a\nx\n{|glued-marker:END>>>|} \t<<<FILE b\ny\nEND>>>\n",
      "<<<FILE a\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n",
    ));
  it("breaks the line between two markers, outside", () =>
    checkFix("{|glued-marker:{|stray-terminator:END>>>|}|}<<<FILE b\ny\nEND>>>\n", "END>>>\n<<<FILE b\ny\nEND>>>\n", {
      rule: "glued-marker",
    }));
  it("breaks a line outside before a well-formed header", () => {
    const glued = "words {|glued-marker:<<<FILE|} b\n{|text-outside-block:y|}\n{|stray-terminator:END>>>|}\n";
    checkFix(glued, "words\n<<<FILE b\ny\nEND>>>\n");
    checkFix(glued.replaceAll("\n", "\r\n"), "words\r\n<<<FILE b\r\ny\r\nEND>>>\r\n");
  });

  it("is safe for the first two kinds alone", () => {
    deepEqual(fixAll("<<<FILE a\nxEND>>>\n<<<FILE b\ny\nEND>>><<<FILE c\nz\nEND>>>\n"), {
      text: "<<<FILE a\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n<<<FILE c\nz\nEND>>>\n",
      fixed: 2,
      left: 0,
    });
    deepEqual(
      fixesAt("words <<<FILE b\n", "glued-marker").map(({ safety }) => safety),
      ["suggested"],
    );
  });
  it("has no fix where no header would come of it", () =>
    deepEqual(fixesAt("put <<<FILE before a name\n", "glued-marker"), []));
  it("mends a sealed document too, whose content stays", () =>
    checkFix("<<<FILE a sha256=0\nx{|glued-marker:END>>>|}\n", "<<<FILE a sha256=0\nx\nEND>>>\n"));
  it("breaks the line safely, but for a lone CR before END>>>", () => {
    const safety = (body: string): unknown => fixesAt(`<<<FILE a\n${body}END>>>\n`, "glued-marker")[0]?.safety;
    deepEqual([safety("x"), safety("x \r"), safety("x\ry")], ["safe", "suggested", "safe"]);
  });
});
