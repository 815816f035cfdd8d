import { check, checkFix, fixAll, fixesAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("missing-final-line-end", () => {
  it("reports a last line without a line end, in a block and outside", () => {
    const [found] = check("<<<FILE a\nx\nEND>>>{|missing-final-line-end:|}");
    deepEqual(found?.message, "The file's last line has no line end.");
    check("# c{|missing-final-line-end:|}");
    check("\n {|missing-final-line-end:|}");
  });
  it("is content with an empty file and with empty last lines", () => {
    check("");
    check("\n");
    check("<<<FILE a\nx\nEND>>>\n");
    check("<<<FILE a\nx\nEND>>>\n\n");
  });
  it("reads CRLF", () => {
    check("<<<FILE a\r\nx\r\nEND>>>\r\n");
    check("<<<FILE a\r\nx\r\nEND>>>{|missing-final-line-end:|}");
  });
  it("adds the line end, with the text's own line ends", () => {
    checkFix("# c{|missing-final-line-end:|}", "# c\n");
    checkFix("# c\r\n# d{|missing-final-line-end:|}", "# c\r\n# d\r\n");
  });
  it("is safe", () => deepEqual(fixAll("# c"), { text: "# c\n", fixed: 1, left: 0 }));
  it("is found beside another finding at the same place", () =>
    void check("{|stray-terminator:END>>>|}{|missing-final-line-end:|}"));
  it("says what it adds", () =>
    deepEqual(
      fixesAt("<<<FILE a\nx\nEND>>>", "missing-final-line-end").map(({ title }) => title),
      ["Add a line end"],
    ));
});
