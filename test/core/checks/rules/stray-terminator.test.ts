import { check, checkFix, fixesAt, relatedAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("stray-terminator", () => {
  it("reports a terminator that ends nothing", () => {
    const [found] = check("<<<FILE a\nx\nEND>>>\n{|stray-terminator:END>>>|}\n");
    deepEqual(found?.message, '"END>>>" ends no document, because none is open here.');
    deepEqual(found?.related, []);
  });
  it("leaves a commented one alone", () => void check("# END>>>\n<<<FILE a\nx\nEND>>>\n"));
  it("reads CRLF", () => void check("{|stray-terminator:END>>>|}\r\n"));
  it("reads a last line without a line end", () =>
    void check("{|stray-terminator:END>>>|}{|missing-final-line-end:|}"));
  it("reports two", () => void check("{|stray-terminator:END>>>|} \n\n{|stray-terminator:END>>>|}\n"));

  it("deletes the line", () =>
    checkFix("<<<FILE a\nx\nEND>>>\n{|stray-terminator:END>>>|} \n# c\n", "<<<FILE a\nx\nEND>>>\n# c\n"));
  it("deletes the line with its CRLF", () => checkFix("{|stray-terminator:END>>>|}\r\n# c\r\n", "# c\r\n"));
  it("deletes a last line without a line end", () =>
    checkFix("# c\n{|stray-terminator:END>>>|}{|missing-final-line-end:|}", "# c\n"));
  it("deletes it before a header on the same line", () =>
    checkFix("{|stray-terminator:{|glued-marker:END>>>|}|} <<<FILE b\ny\nEND>>>\n", "<<<FILE b\ny\nEND>>>\n", {
      rule: "stray-terminator",
      title: "Delete END>>>",
    }));

  const missed = "{|near-miss-marker:<<FILE|} b\n{|text-outside-block:y|}\n{|stray-terminator:EN$0D>>>|}\n";
  it("corrects the near miss of a header that explains it", () => {
    checkFix(missed, "<<<FILE b\ny\nEND>>>\n");
    deepEqual(relatedAt("<<FILE b\ny\nEND>>>\n", "stray-terminator"), [
      '0: "<<FILE" "<<FILE" is not the marker "<<<FILE", so no document begins here.',
    ]);
    deepEqual(
      fixesAt("<<FILE b\ny\nEND>>>\n", "stray-terminator").map(({ title }) => title),
      ["Correct to <<<FILE", "Delete END>>>"],
    );
  });
  it("corrects the glued header that explains it", () =>
    checkFix(
      "words {|glued-marker:<<<FILE|} b\n{|text-outside-block:y|}\n{|stray-terminator:END$0>>>|}\n",
      "words\n<<<FILE b\ny\nEND>>>\n",
    ));
  it("is not explained by a header that another terminator answers", () => {
    const [, second] = check(
      "{|near-miss-marker:<<FILE|} b\n{|stray-terminator:END>>>|}\n{|stray-terminator:END>>>|}\n",
    ).filter(({ rule }) => rule === "stray-terminator");
    deepEqual(second?.related, []);
  });
});
