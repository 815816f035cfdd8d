import { check } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("name-pattern", () => {
  const of = (name: string): string => `<<<FILE ${name}\nx\nEND>>>\n`;
  const options = { namePattern: /^\d{3}_[0-9a-f]{4}\.txt$/ };

  it("reports a name that does not match", () => {
    const [found] = check(of("{|name-pattern:a.txt|}"), options);
    deepEqual(found?.message, 'The name "a.txt" does not match the pattern "^\\d{3}_[0-9a-f]{4}\\.txt$".');
    deepEqual(found?.severity, "warning");
  });
  it("is content with one that does, and without a pattern", () => {
    check(of("000_d1bd.txt"), options);
    check(of("a.txt"));
  });
  it("takes whatever can say what matches", () =>
    void check(of("aa") + of("{|name-pattern:b|}"), { namePattern: { source: "a", test: (name) => name === "aa" } }));
  it("forgets nothing when the pattern changes", () => {
    check(of("a"), { namePattern: /a/ });
    check(of("{|name-pattern:a|}"), { namePattern: /b/ });
  });
  it("reads CRLF", () => void check("<<<FILE {|name-pattern:a|}\r\nx\r\nEND>>>\r\n", options));
  it("reads a last line without a line end", () =>
    void check("<<<FILE {|missing-terminator:{|name-pattern:a|}|}{|missing-final-line-end:|}", options));
  it("reports two", () => void check(of("{|name-pattern:a|}") + of("{|name-pattern:b|}"), options));
});
