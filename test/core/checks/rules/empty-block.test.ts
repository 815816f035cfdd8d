import { check, checkFix, fixesAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("empty-block", () => {
  it("reports a body of nothing but white space of any kind", () => {
    const [found] = check("<<<FILE {|empty-block:a|}\nEND>>>\n");
    deepEqual(found?.message, '"a" is empty.');
    check("<<<FILE {|empty-block:a|}\n \t\n\u00A0\u2028\uFEFF\nEND>>>\n");
  });
  it("is content with one letter", () => void check("<<<FILE a\n\n \nx\nEND>>>\n"));
  it("waits until the document has ended", () => void check("<<<FILE {|missing-terminator:a|}\n"));
  it("reads CRLF", () => void check("<<<FILE {|empty-block:a|}\r\n\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE {|empty-block:a|}\nEND>>>{|missing-final-line-end:|}"));
  it("reports two, one of them without a name", () =>
    void check("<<<FILE {|empty-block:a|}\nEND>>>\n{|empty-block:{|header-syntax:<<<FILE|}|}\nEND>>>\n"));

  it("deletes the document with the comments directly above it", () =>
    checkFix(
      "<<<FILE b\nx\nEND>>>\n# apart\n\n# of a\n# more\n<<<FILE {|empty-block:a|}\n\nEND>>>\n# of c\n<<<FILE c\nx\nEND>>>\n",
      "<<<FILE b\nx\nEND>>>\n# apart\n\n# of c\n<<<FILE c\nx\nEND>>>\n",
    ));
  it("keeps what comments say of the whole file", () =>
    checkFix("# corpus-format: 1\n# of a\n<<<FILE {|empty-block:a|}\nEND>>>\n", "# corpus-format: 1\n"));
  it("does not delete a sealed document", () => deepEqual(fixesAt("<<<FILE a sha256=0\nEND>>>\n", "empty-block"), []));
  it("keeps a directive for the whole file, wherever it stands above", () =>
    checkFix(
      "# of a\n# corpus-ignore-file: mojibake -- as sent\n# more of a\n<<<FILE {|empty-block:a|}\nEND>>>\n",
      "# of a\n# corpus-ignore-file: mojibake -- as sent\n",
      { options: { levels: { directive: "off" } } },
    ));
  it("knows what comments say of the whole file by their beginning", () => {
    const options = { levels: { directive: "off" } } as const;
    for (const line of ["#corpus-format:1", "#\tcorpus-ignore-file\t: mojibake"])
      checkFix(`${line}\n<<<FILE {|empty-block:a|}\nEND>>>\n`, `${line}\n`, { options });
    for (const line of ["# see corpus-format: 1", "# corpus-format is 1", "# corpus-ignore: mojibake"])
      checkFix(`<<<FILE b\nx\nEND>>>\n${line}\n<<<FILE {|empty-block:a|}\nEND>>>\n`, "<<<FILE b\nx\nEND>>>\n", {
        options,
      });
  });
  it("speaks of a document without a name", () =>
    deepEqual(
      check("{|empty-block:{|header-syntax:<<<FILE|}|}\nEND>>>\n").find(({ rule }) => rule === "empty-block")?.message,
      "A document without a name is empty.",
    ));
});
