import assert from "node:assert/strict";
import { FileNames, type NameProblems } from "../../../src/core/exchange/file-names.ts";

function problemsOf(...names: readonly (string | undefined)[]): NameProblems {
  const found = new FileNames();
  for (const [at, name] of names.entries()) found.add(name, `line ${at + 1}`);
  if (found.mustCompare) for (const [at, name] of names.entries()) found.compare(name, `line ${at + 1}`);
  return found.problems;
}

const REFUSED: readonly string[] = [
  "../a",
  "a/../b",
  "./a",
  "a/.",
  "a//b",
  "a/",
  "/a",
  "~/a",
  "C:a",
  "c:/a",
  "\\\\server\\a",
  "//server/a",
  "a\\b",
  "a\nb",
  "a\tb",
  "a\u202Eb",
  "a\uD800",
  "CON",
  "con.txt",
  "a/NUL.tar.gz",
  "COM1",
  "LPT¹",
  "CONIN$",
  "aux ",
  "a:b",
  "a.txt:stream",
  "a.",
  "a /b",
  ".git/config",
  "a/.GIT/hooks/pre-commit",
  ".gi\u200Ct/config",
  "GIT~1/config",
  "．git/config",
  `${"a/".repeat(3000)}a`,
];

const WARNED: readonly string[] = ["a<b", "a>b", 'a"b', "a|b", "a?b", "a*b", "x".repeat(256), "e\u0301"];

const ALLOWED: readonly string[] = [
  "a",
  "x/b/c.txt",
  ".hidden",
  "..a",
  "a..b",
  "서울.txt",
  "CONSOLE",
  "git",
  ".gitignore",
  "a b",
];

const MEETING: readonly (readonly [string, string])[] = [
  ["a", "a"],
  ["a.txt", "A.TXT"],
  ["straße", "STRASSE"],
  ["ﬁ.txt", "fi.txt"],
  ["é", "e\u0301"],
  ["K", "\u212A"],
  ["a", "a/b"],
  ["a/b", "A"],
  ["x/a/b", "x/A"],
  ["ſ", "s"],
];

describe("names that are to become files", () => {
  it("are refused where no file may be, on whatever system", () => {
    for (const name of REFUSED)
      assert.equal(problemsOf("ok", name).refusals.length, 1, JSON.stringify(name.slice(0, 40)));
    assert.deepEqual(problemsOf(undefined).refusals, ["The document at line 1 has no name."]);
  });

  it("are warned about where some disk will not have them", () => {
    for (const name of WARNED) {
      const { refusals, warnings } = problemsOf(name);
      assert.deepEqual([refusals.length, warnings.length], [0, 1], name);
    }
  });

  it("are left alone otherwise", () => {
    assert.deepEqual(problemsOf(...ALLOWED), { refusals: [], warnings: [] });
  });

  it("are refused where two are one file on some disk", () => {
    for (const [one, other] of MEETING) {
      assert.equal(problemsOf("before", one, "between/x", other, "z").refusals.length, 1, `${one} ${other}`);
      assert.equal(problemsOf(other, one).refusals.length, 1, `${other} ${one}`);
    }
  });

  it("say which meet, and where", () => {
    assert.deepEqual(problemsOf("a.txt", "b/c", "A.txt", "a.txt", "B").refusals, [
      'The names "a.txt" and "A.txt" at line 3 are one file on some disks.',
      'The name "a.txt" at line 4 is already another document\'s.',
      'The name "B" is also the folder of "b/c".',
    ]);
  });

  it("are counted where there are too many to tell", () => {
    const { refusals } = problemsOf(...Array.from({ length: 150 }, () => "../a"));
    assert.equal(refusals.length, 101);
    assert.equal(refusals.at(-1), "There are 50 more of them.");
  });
});
