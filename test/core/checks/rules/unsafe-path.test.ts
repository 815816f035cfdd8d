import { check, checkFix } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("unsafe-path", () => {
  const of = (name: string): string => `<<<FILE ${name}\nx\nEND>>>\n`;
  const unsafe = [
    ["/etc/passwd", "etc/passwd"],
    ["~/a", "a"],
    ["~root/a", "root/a"],
    ["C:/a", "a"],
    ["c:a", "a"],
    ["\\\\host\\share\\a", "host/share/a"],
    ["//host/a", "host/a"],
    ["a\\b", "a/b"],
    ["a//b", "a/b"],
    ["a/", "a"],
    ["./a", "a"],
    ["a/../../b", "a/b"],
    ["..", "untitled.txt"],
    ["a\u202Etxt.exe", "atxt.exe"],
    ["a\u200Fb", "ab"],
    ["a\u0007b", "ab"],
    ["a\u0085b", "ab"],
    ["../CON", "CON_"],
  ] as const;

  it("reports what leads out of the folder, or deceives, and finds a safe name", () => {
    for (const [name, safe] of unsafe) checkFix(of(`{|unsafe-path:${name}|}`), of(safe));
  });
  it("sees through quotes and escapes", () => {
    checkFix(of('{|unsafe-path:"..\\/a"|}'), of("a"));
    checkFix(of('{|unsafe-path:"\\u202Ea"|}'), of("a"));
    checkFix(of('{|unsafe-path:"a\\uD800b"|}'), of("a\uFFFDb"));
  });
  it("says why", () => {
    const [found] = check(of("{|unsafe-path:../a|}"));
    deepEqual(found?.message, 'The name "../a" holds the segment "..".');
    deepEqual(found?.severity, "error");
    deepEqual(
      check(of("{|unsafe-path:a\u202Eb|}"))[0]?.message,
      'The name "a\\u{202E}b" holds a character that turns the reading direction.',
    );
  });
  it("is content with dots and tildes that mean nothing", () => {
    for (const name of ["a/b/c.txt", ".a", "...a", "a~", "a..b", "ä/한국/عربي"]) check(of(name));
  });
  it("reads CRLF", () => void check("<<<FILE {|unsafe-path:/a|}\r\nx\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE {|missing-terminator:{|unsafe-path:/a|}|}{|missing-final-line-end:|}"));
  it("reports two, and gives them different names", () => {
    checkFix(of("{|unsafe-path:/a|}") + of("b"), of("a") + of("b"));
    checkFix(of("{|unsafe-path:/a.txt|}") + of("a.txt"), of("a-2.txt") + of("a.txt"));
    check(of("{|unsafe-path:/a|}") + of("{|unsafe-path:/b|}"));
  });
  it("gives two that meet two new names", () => {
    const names = check(of("{|unsafe-path:/a|}") + of("{|unsafe-path:./a|}")).map(({ fixes }) => fixes[0]?.title);
    deepEqual(names, ['Rename to "a"', 'Rename to "a-2"']);
  });
});
