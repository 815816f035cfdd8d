import { deepEqual, equal } from "node:assert/strict";
import { type Comparison, compareVersions } from "../../../src/core/versions/compare.ts";

const BEFORE = `# corpus-format: 1

# from the harbour desk
<<<FILE a.txt lang=en
The ferry sailed at noon.
Sign up to our newsletter
Nobody was hurt.
END>>>
<<<FILE b.txt id=7
Two lines
of text.
END>>>
<<<FILE c.txt
Rooms.The end.
END>>>
`;

function changes({ changes: all, outside }: Comparison): readonly string[] {
  const rows = all.map(({ kind, name, formerName, attributes, deleted, prose }) =>
    [
      `${name ?? "-"}: ${kind}`,
      formerName === undefined ? "" : `was ${formerName}`,
      attributes.join(","),
      deleted.map((line) => `-${line}`).join(""),
      prose ? `${prose.before} -> ${prose.after}` : "",
    ]
      .filter((part) => part !== "")
      .join(" | "),
  );
  return outside === "same" ? rows : [...rows, "outside changed"];
}

function check(edit: (text: string) => string, expected: readonly string[]): void {
  deepEqual(changes(compareVersions(BEFORE, edit(BEFORE))), expected);
}

const cut = (text: string, name: string): string => new RegExp(`<<<FILE ${name}[\\s\\S]*?END>>>\n`).exec(text)![0];

describe("compareVersions", () => {
  const rest = ["b.txt: same", "c.txt: same"];

  it("finds nothing in the same text, nor in other line ends of the container", () => {
    check((text) => text, ["a.txt: same", ...rest]);
    check((text) => text.replaceAll("\n", "\r\n"), ["a.txt: same", ...rest]);
    check((text) => `\uFEFF${text}`, ["a.txt: same", ...rest]);
  });

  it("tells of attributes by key", () =>
    check((text) => text.replace("lang=en", "date=2024-06-17 lang=de"), ["a.txt: attributes | date,lang", ...rest]));

  it("counts no quotes and blanks of a header", () =>
    check((text) => text.replace("a.txt lang=en", '"a.txt"  lang="en" '), ["a.txt: same", ...rest]));

  it("tells of whole lines that went, and of nothing else then", () =>
    check(
      (text) => text.replace("Sign up to our newsletter\n", ""),
      ["a.txt: lines-deleted | -Sign up to our newsletter", ...rest],
    ));

  it("tells white space from prose", () =>
    check(
      (text) => text.replace("Rooms.The", "Rooms. The").replace("lines\nof", "lines of").replace("noon", "night"),
      [
        "a.txt: prose | The ferry sailed at noon. -> The ferry sailed at night.",
        "b.txt: white-space",
        "c.txt: white-space",
      ],
    ));

  it("takes an added line for prose", () =>
    check((text) => text.replace("Nobody", "All were well.\nNobody"), ["a.txt: prose |  -> All were well.", ...rest]));

  it("knows a renamed document by its id, or by its text", () =>
    check(
      (text) => text.replace("b.txt", "x/b.txt").replace("c.txt", "x/c.txt"),
      ["a.txt: same", "x/b.txt: renamed | was b.txt", "x/c.txt: renamed | was c.txt"],
    ));

  it("tells of what moved, as little of it as can be", () =>
    check(
      (text) => text.replace(cut(text, "c.txt"), "").replace("<<<FILE b", `${cut(text, "c.txt")}<<<FILE b`),
      ["a.txt: same", "c.txt: moved", "b.txt: same"],
    ));

  it("tells of what came and what went", () =>
    check(
      (text) => `${text.replace(cut(text, "b.txt"), "")}<<<FILE d\nNew.\nEND>>>\n`,
      ["a.txt: same", "c.txt: same", "d: added", "b.txt: removed"],
    ));

  it("pairs documents of one name in their order", () => {
    const twice = "<<<FILE a\none\nEND>>>\n<<<FILE a\ntwo\nEND>>>\n";
    deepEqual(changes(compareVersions(twice, twice.replace("two", "2"))), ["a: same", "a: prose | two -> 2"]);
  });

  it("tells when a comment changed, not where it stands", () => {
    check((text) => text.replace("harbour desk", "city desk"), ["a.txt: same", ...rest, "outside changed"]);
    check(
      (text) =>
        text.replace("# from the harbour desk\n", "").replace("<<<FILE b", "# from the harbour desk\n<<<FILE b"),
      ["a.txt: same", ...rest],
    );
  });

  it("compares what is decoded: base64 in longer lines is the same", () => {
    const [short, long] = ["QUJD\nREVG", "QUJDREVG"].map((body) => `<<<FILE a encoding=base64\n${body}\nEND>>>\n`);
    deepEqual(changes(compareVersions(short!, long!)), ["a: same"]);
  });

  it("takes any text: a terminator that was mended changes no document", () => {
    const [broken, mended] = ["<<<FILE a\nxEND>>>\n", "<<<FILE a\nx\nEND>>>\n"];
    deepEqual(changes(compareVersions(broken, mended)), ["a: same"]);
    deepEqual(changes(compareVersions("", mended)), ["a: added"]);
    deepEqual(changes(compareVersions("loose", "")), ["outside changed"]);
  });

  it("says on which lines the headers are", () => {
    const [first] = compareVersions(BEFORE, `\n${BEFORE}`).changes;
    equal(first!.lineBefore, 3);
    equal(first!.lineAfter, 4);
  });
});
