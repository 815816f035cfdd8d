import { check, checkFix } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("non-portable-name", () => {
  const of = (name: string): string => `<<<FILE ${name}\nx\nEND>>>\n`;
  const long = "a".repeat(252);

  it("reports what Windows or a normalising disk would change, and finds another name", () => {
    for (const [name, portable] of [
      ["CON", "CON_"],
      ["con.txt", "con_.txt"],
      ["a/Lpt1.tar.gz", "a/Lpt1_.tar.gz"],
      ["COM¹", "COM¹_"],
      ["a<b>c", "a-b-c"],
      ["aa:b", "aa-b"],
      ["a|b*c?", "a-b-c-"],
      ["a.", "a"],
      ["a./b", "a/b"],
      ["e\u0301", "é"],
      [`${long}.txt`, `${"a".repeat(191)}.txt`],
      ["한".repeat(86), "한".repeat(63)],
    ] as const)
      checkFix(of(`{|non-portable-name:${name}|}`), of(portable));
    checkFix(of('{|non-portable-name:"a "|}'), of("a"));
    checkFix(of('{|non-portable-name:"a\\"b"|}'), of("a-b"));
  });
  it("says why", () =>
    deepEqual(
      check(of("{|non-portable-name:d/nul.txt|}"))[0]?.message,
      'The name "d/nul.txt" has a segment that Windows keeps for a device, "nul.txt".',
    ));
  it("is content with names that come near", () => {
    for (const name of ["CONSOLE", "a.con", "COM", "COM10", ".a", "é", "a-b", `${"a".repeat(255)}`, "한".repeat(85)])
      check(of(name));
  });
  it("leaves an unsafe name to its own rule", () => void check(of("{|unsafe-path:C:/a?|}")));
  it("reads CRLF", () => void check("<<<FILE {|non-portable-name:a?|}\r\nx\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE {|missing-terminator:{|non-portable-name:a?|}|}{|missing-final-line-end:|}"));
  it("reports two, and gives a name that is free", () => {
    check(of("{|non-portable-name:a?|}") + of("{|non-portable-name:b?|}"));
    checkFix(of("{|non-portable-name:a?|}") + of("a-"), of("a--2") + of("a-"));
  });
  it("gives two that meet two new names", () => {
    const names = check(of("{|non-portable-name:a<b|}") + of("{|non-portable-name:a>b|}")).map(
      ({ fixes }) => fixes[0]?.title,
    );
    deepEqual(names, ['Rename to "a-b"', 'Rename to "a-b-2"']);
  });
});
