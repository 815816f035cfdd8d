import { check, checkFix, fixesAt, fixRule, relatedAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("duplicate-name", () => {
  const of = (name: string, body = "x\n", more = ""): string => `<<<FILE ${name}${more}\n${body}END>>>\n`;
  const twice = "{|duplicate-name:a.txt|}";

  it("reports each later use, and points to the first", () => {
    const found = check(of("a.txt") + of(twice, "y\n") + of(twice, "z\n"));
    deepEqual(found[0]?.message, '"a.txt" is already the name of another document.');
    deepEqual(relatedAt(of("a.txt") + of("a.txt"), "duplicate-name"), ['8: "a.txt" The first use.']);
  });
  it("goes by what the name says, not by how it is written", () =>
    void check(of("a.txt") + of('{|duplicate-name:"a\\u002Etxt"|}', "y\n")));
  it("is content with names that differ", () => void check(of("a.txt") + of("b/a.txt") + of("a.text")));
  it("is content with two documents that have no name", () =>
    void check("{|header-syntax:<<<FILE|}\nx\nEND>>>\n{|header-syntax:<<<FILE|}\nx\nEND>>>\n"));
  it("reads CRLF", () => void check((of("a.txt") + of(twice, "y\n")).replaceAll("\n", "\r\n")));
  it("reads a last line without a line end", () =>
    void check(`${of("a.txt")}<<<FILE {|missing-terminator:{|duplicate-name:a.txt|}|}{|missing-final-line-end:|}`));

  it("numbers the name before its extension", () => {
    checkFix(of("a.txt") + of(twice, "y\n"), of("a.txt") + of("a-2.txt", "y\n"));
    checkFix(of("a.txt") + of(twice, "y\n") + of("A-2.txt"), of("a.txt") + of("a-3.txt", "y\n") + of("A-2.txt"));
    checkFix(of("d.e/.f") + of("{|duplicate-name:d.e/.f|}", "y\n"), of("d.e/.f") + of("d.e/.f-2", "y\n"));
    checkFix(of('"a b"') + of('{|duplicate-name:"a b"|}', "y\n"), of('"a b"') + of('"a b-2"', "y\n"));
  });
  it("gives all of them different names", () =>
    deepEqual(fixRule(of("a") + of("a", "y\n") + of("a", "z\n") + of("a", "w\n"), "duplicate-name"), {
      text: of("a") + of("a-2", "y\n") + of("a-3", "z\n") + of("a-4", "w\n"),
      fixed: 3,
      left: 0,
    }));

  it("offers to delete one that says the same, after renaming", () => {
    const titles = (text: string): readonly string[] => fixesAt(text, "duplicate-name").map(({ title }) => title);
    const both = ['Rename to "a-2"', "Delete the document"];
    deepEqual(titles(of("a") + of("a")), both);
    deepEqual(titles(of("a") + of("a", "y\n")), both.slice(0, 1));
    deepEqual(titles(of("a") + of("a", "x\n", " k=v")), both);
    deepEqual(titles(of("a") + of("a", "x\n", " final-newline=no")), both.slice(0, 1));
    deepEqual(titles(of("a", "eA==\n", " encoding=base64") + of("a", "eA\n==\n", " encoding=base64")), both);
    deepEqual(titles(of("a", "eA==\n", " encoding=base64") + of("a", "eQ==\n", " encoding=base64")), both.slice(0, 1));
    const coded = (first: string, second: string): readonly string[] =>
      titles(of("a", first, " encoding=base64") + of("a", second, " encoding=base64"));
    deepEqual(coded("QUI=\n", "QUM=\n"), both.slice(0, 1));
    deepEqual(coded("QUI=\n", "QUJD\n"), both.slice(0, 1));
    deepEqual(coded("!\n", "!\n"), both.slice(0, 1));
    deepEqual(coded("QUI=\n", "!\n"), both.slice(0, 1));
    deepEqual(coded("!\n", "QUI=\n"), both.slice(0, 1));
    deepEqual(titles(of("a", "x\n") + of("a", "eAo=\n", " encoding=base64")), both.slice(0, 1));
    deepEqual(titles(of("a", "eAo=\n", " encoding=base64") + of("a", "x\n")), both.slice(0, 1));
    deepEqual(titles(of("a") + of("a", "x\n", " sha256=0")), both.slice(0, 1));
    checkFix(`${of("a")}# of the second\n${of("{|duplicate-name:a|}")}# c\n`, `${of("a")}# c\n`, {
      title: "Delete the document",
    });
  });
});
