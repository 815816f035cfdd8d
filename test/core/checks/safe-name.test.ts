import { safeName, unportability, unsafety, unwritability } from "../../../src/core/checks/safe-name.ts";
import { equal } from "../../support/expect.ts";

const all = (
  rows: readonly (readonly [string, string | undefined])[],
  of: (name: string) => string | undefined,
): void => {
  for (const [name, expected] of rows) equal(of(name), expected, JSON.stringify(name.slice(0, 40)));
};

describe("names of documents", () => {
  it("are unsafe where they leave their folder or deceive", () =>
    all(
      [
        ["\\\\host\\a", "is a network path"],
        ["//host/a", "is a network path"],
        ["/a", "begins at the root of the disk"],
        ["~a", 'begins with "~", somebody\'s home folder'],
        ["c:a", "begins with a drive"],
        ["Z:", "begins with a drive"],
        ["a\\b", 'holds a backslash; folders are parted by "/"'],
        ["a//b", "holds an empty folder name"],
        ["a/./b", 'holds the segment "."'],
        ["..", 'holds the segment ".."'],
        ["a\u2067b", "holds a character that turns the reading direction"],
        ["a\u0001b", "holds a control character"],
        ["a\uDC00", "holds half of a surrogate pair, which no file can"],
        ["a~/b:c/...", undefined],
        ["1:a", undefined],
        ["ab:c", undefined],
      ],
      unsafety,
    ));
  it("are not portable where a disk would refuse or change them", () => {
    const device = (name: string): string => `has a segment that Windows keeps for a device, "${name}"`;
    all(
      [
        ...["CON", "prn", "Aux.txt", "nul .x", "CONIN$", "conout$.a", "COM0", "lpt9", "COM²"].map(
          (name) => [name, device(name)] as const,
        ),
        ["a/CON/b", device("CON")],
        ["x con", undefined],
        ["con x.txt", undefined],
        ["CONX", undefined],
        ["XCON", undefined],
        ["COM", undefined],
        ["COM12", undefined],
        ["CONIN", undefined],
        ['a"b', "holds a double quote, which Windows forbids"],
        ...[..."<>:|?*"].map((sign) => [`a${sign}b`, `holds "${sign}", which Windows forbids`] as const),
        ["a./b", "has a segment that ends in a dot or a space, which Windows drops"],
        ["a ", "has a segment that ends in a dot or a space, which Windows drops"],
        [".a", undefined],
        ["a".repeat(255), undefined],
        ["a".repeat(256), "has a segment of more than 255 bytes"],
        ["é".repeat(127), undefined],
        ["é".repeat(128), "has a segment of more than 255 bytes"],
        ["한".repeat(85), undefined],
        ["한".repeat(86), "has a segment of more than 255 bytes"],
        ["😀".repeat(63), undefined],
        ["😀".repeat(64), "has a segment of more than 255 bytes"],
        ["u\u0308", "is not in Unicode's composed form NFC"],
        ["ü", undefined],
      ],
      unportability,
    );
  });
  it("have a safe name near to them", () => {
    all(
      [
        ["\\\\host\\a", "host/a"],
        ["/a/./b//../c", "a/b/c"],
        ["~~a/~b", "a/b"],
        ["a~b", "a~b"],
        [`a.b.${"c".repeat(300)}.txt`, `a.b.${"c".repeat(187)}.txt`],
        [`${"a".repeat(300)}.d.txt`, `${"a".repeat(191)}.txt`],
        ["C:\\a", "a"],
        ["a\u202E\u0000b", "ab"],
        ["a\uD800b", "a\uFFFDb"],
        ['a<>:"|?*b', "a-------b"],
        ["a. ./b", "a/b"],
        ["...", "untitled.txt"],
        ["", "untitled.txt"],
        ["CON", "CON_"],
        ["con.tar.gz", "con_.tar.gz"],
        ["nul .x", "nul_.x"],
        ["a/COM1", "a/COM1_"],
        ["u\u0308", "ü"],
        [`${"a".repeat(300)}.txt`, `${"a".repeat(191)}.txt`],
        [`${"a".repeat(300)}.${"b".repeat(15)}`, `${"a".repeat(191)}.${"b".repeat(15)}`],
        [`${"a".repeat(300)}.${"b".repeat(16)}`, "a".repeat(191)],
        [`.${"a".repeat(300)}`, `.${"a".repeat(190)}`],
        [`${"é".repeat(200)}.md`, `${"é".repeat(95)}.md`],
        [`${"😀".repeat(80)}`, "😀".repeat(47)],
        [`${"a".repeat(189)}. ${"a".repeat(99)}`, "a".repeat(189)],
        ["a".repeat(255), "a".repeat(255)],
      ],
      safeName,
    );
  });
  it("change before their first dot where Windows keeps them", () => {
    equal(safeName("con.a.b"), "con_.a.b");
    equal(safeName("con"), "con_");
  });
  it("are not written under some names on any system", () =>
    all(
      [
        ["a/b.txt", undefined],
        ["u\u0308", undefined],
        ["a<b", undefined],
        [`${"ab/".repeat(1_365)}c`, undefined],
        [`${"ab/".repeat(1_365)}cd`, "is longer than any disk takes"],
        ["../a", 'holds the segment ".."'],
        ["a/con.txt", 'has a segment that Windows keeps for a device, "con.txt"'],
        ["a:b/c", "begins with a drive"],
        ["ab:c", 'holds ":", which on Windows opens another stream of a file'],
        ["a./b", "has a segment that ends in a dot or a space, which Windows drops"],
        ["a /b", "has a segment that ends in a dot or a space, which Windows drops"],
        ["a/.git/b", 'has the segment ".git", which belongs to git'],
        ["a/.GIT", 'has the segment ".GIT", which belongs to git'],
        ["git~1/a", 'has the segment "git~1", which belongs to git'],
        [".g\u200Cit", 'has the segment ".g\\u{200C}it", which belongs to git'],
        [".gitignore", undefined],
        ["a.git", undefined],
        ["git~a", undefined],
        ["git~12", 'has the segment "git~12", which belongs to git'],
        ["a b.git", undefined],
      ],
      unwritability,
    ));
  it("are seen quickly only where nothing can be said against them", () => {
    for (const name of ["con", "prn.txt", "a/aux", "nul", "com1", "lpt9.a", "CON", "a/Com2.txt"])
      equal(unportability(name)?.startsWith("has a segment that Windows keeps"), true, name);
    for (const name of ["cons", "a-con", "com", "lpt", "prnt.txt", "x/auxiliary", "nul_"])
      equal(unportability(name), undefined, name);
    equal(unportability(`${"a".repeat(256)}`), "has a segment of more than 255 bytes");
    equal(unportability("a..b"), undefined);
    equal(unportability("a."), "has a segment that ends in a dot or a space, which Windows drops");
  });
  it("count bytes as UTF-8 does", () => {
    for (const [character, most] of [
      ["\u007F", 255],
      ["\u0080", 127],
      ["\u07FF", 127],
      ["\u0800", 85],
      ["\uFFFD", 85],
      ["\u{10000}", 63],
    ] as const) {
      equal(unportability(character.repeat(most))?.includes("255 bytes") ?? false, false, character);
      equal(unportability(character.repeat(most + 1)), "has a segment of more than 255 bytes", character);
    }
  });
});
