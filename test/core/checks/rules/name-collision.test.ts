import { check, checkFix, relatedAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("name-collision", () => {
  const of = (name: string): string => `<<<FILE ${name}\nx\nEND>>>\n`;

  it("reports names that differ in case, in normal form, or in dots and spaces at a segment's end", () => {
    deepEqual(
      check(of("a.txt") + of("{|name-collision:A.txt|}"))[0]?.message,
      '"A.txt" and "a.txt" are one file on some disks.',
    );
    for (const [first, second] of [
      ["straße", "STRASSE"],
      ["ΣΑΣ", "σας"],
      ["Å.txt", "\u212B.txt".normalize("NFC").toLowerCase()],
      ["é.txt", "É.txt"],
      ["ﬁn", "fin"],
      ["ſ", "S"],
    ] as const)
      check(of(first) + of(`{|name-collision:${second}|}`));
    check(of("{|non-portable-name:a.|}") + of("{|name-collision:a|}"));
    check(of('{|non-portable-name:"d /a"|}') + of("{|name-collision:d/a|}"));
    check(of("é") + of("{|name-collision:{|non-portable-name:e\u0301|}|}"));
  });
  it("tells the dotless i from the dotted", () => void check(of("ı") + of("i")));
  it("leaves the same name twice to its own rule", () =>
    void check(of("a") + of("{|duplicate-name:a|}") + of("{|name-collision:A|}") + of("{|duplicate-name:A|}")));
  it("is content with names that differ", () => void check(of("a") + of("b") + of("a.b") + of("ab/c") + of("aa/b")));
  it("points to the other name", () =>
    deepEqual(relatedAt(of("a") + of("A"), "name-collision"), ['8: "a" The other name.']));

  it("reports a name that is another's folder, once, wherever it stands", () => {
    deepEqual(
      check(of("{|name-collision:a|}") + of("A/b") + of("a/d") + of("a/c"))[0]?.message,
      '"a" is also the folder of "A/b".',
    );
    check(of("a/b/c") + of("{|name-collision:a/b|}"));
    check(of("a/b") + of("a-/b") + of("a.b/b") + of("{|name-collision:a|}"));
  });
  it("reports it in folders however deep, and however many there are", () => {
    check(of("{|name-collision:a|}") + of(`a/${"b/".repeat(40)}c`));
    const many = Array.from({ length: 1_001 }, (_, at) => of(`f${String(at).padStart(4, "0")}/x`)).join("");
    check(many + of("{|name-collision:f0007|}"));
    void check(many + of("f"));
  });
  it("reports what is another's folder on some disk alone", () =>
    void check(of("{|name-collision:x|}") + of("X\uFF0Fy")));
  it("reads CRLF", () => void check((of("a") + of("{|name-collision:A|}")).replaceAll("\n", "\r\n")));
  it("reads a last line without a line end", () =>
    void check(`${of("a")}<<<FILE {|missing-terminator:{|name-collision:A|}|}{|missing-final-line-end:|}`));

  it("numbers the later name", () => {
    checkFix(of("a.txt") + of("{|name-collision:A.txt|}"), of("a.txt") + of("A-2.txt"));
    checkFix(of("{|name-collision:a|}") + of("a/b"), of("a-2") + of("a/b"));
  });
  it("reports each folder above a document, the second of as long a name too", () => {
    const folder = (name: string): string => of(`{|name-collision:${name}|}`);
    for (const name of ["p", "p/q", "p/q/r"]) {
      check(folder(name) + of("p/q/r/s"));
      check(of("p/q/r/s") + folder(name));
      check(of("x/y") + of("p/q/r/s") + folder(name));
    }
    check(of("ab/x") + of("cd/x") + folder("cd"));
    check(of("ab/x") + of("abc/x") + folder("abc"));
    check(of("x/ab") + of("ab/x") + of("b/ab/x") + folder("b"));
    check(of("ab/x") + of("ab/y") + of("cd") + of("q") + of("s"));
    const deep = (depth: number): string => Array.from({ length: depth }, () => "a").join("/");
    for (const depth of [1, 31, 32, 33, 34]) check(folder(deep(depth)) + of(deep(35)));
  });
});
