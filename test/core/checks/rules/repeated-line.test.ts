import { check, fixesAt, relatedAt } from "../../../support/check.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("repeated-line", () => {
  const LINE = "Our app has all of it first.";
  const marked = (line = LINE): string => `{|repeated-line:${line}|}`;
  /** A document that says something of its own before the lines. */
  const of = (name: string, lines: readonly string[], more = ""): string =>
    `<<<FILE ${name}.txt${more}\nReport ${name} stands alone.\n${lines.join("\n")}\nEND>>>\n`;
  const each = (names: string, line: string, more = ""): string =>
    [...names].map((name) => of(name, [line], more)).join("");

  it("reports the line in every document that has it, and points to the first", () => {
    const found = check(each("abc", marked()));
    deepEqual(found[0]?.message, '"Our app has all of it first." stands in 3 of 3 documents.');
    deepEqual(found[0]?.severity, "info");
    deepEqual(found[0]?.related, []);
    deepEqual(found[1]?.related.length, 1);
    deepEqual(found[2]?.related[0]?.range, found[0]?.range);
    deepEqual(found[2]?.related[0]?.message, "The first of them.");
    deepEqual(relatedAt(each("abc", LINE), "repeated-line"), []);
    deepEqual(fixesAt(each("abc", LINE), "repeated-line"), []);
  });
  it("does not look at case and blanks, and underlines none around the line", () =>
    void check(of("a", [marked()]) + of("b", [`  ${marked("our  app has ALL of it first.")}`]) + of("c", [marked()])));
  it("reports it once a document", () => void check(each("ab", marked()) + of("c", [marked(), "And then?", LINE])));
  it("counts by source, else by the host of the address", () => {
    const [found] = check(each("abc", marked(), " source=Gazette") + each("d", LINE, " source=Courier"));
    deepEqual(found?.message, '"Our app has all of it first." stands in 3 of 3 documents of "Gazette".');
    const [unnamed] = check(each("abc", marked()) + each("d", LINE, " source=Courier"));
    deepEqual(unnamed?.message, '"Our app has all of it first." stands in 3 of 3 documents that name no source.');
    check(each("ab", LINE, " source=Gazette") + each("cd", LINE, " source=Courier"));
    check(each("ab", marked(), " url=https://www.a.example/1") + each("c", marked(), " url=http://a.example/2"));
    check(each("ab", LINE, " url=https://a.example/1") + each("c", LINE, " url=https://b.example/1"));
    check(each("ab", LINE) + each("c", LINE, " source=Gazette"));
  });
  it("reads the source in front matter", () =>
    void check(
      [..."abc"]
        .map((name) => `<<<FILE ${name}.txt\n---\nsource: Gazette\n---\nReport ${name}.\n${marked()}\nEND>>>\n`)
        .join(""),
    ));
  it("wants three documents, and five in a hundred", () => {
    check(each("ab", LINE));
    const others = (count: number): string =>
      Array.from({ length: count }, (_, at) => of(`n${at}`, [`Number ${at} has no such line.`])).join("");
    check(each("abcd", marked()) + others(76));
    check(each("abcd", LINE) + others(77));
  });
  it("wants 15 to 200 characters, and two words", () => {
    check(each("abc", "Not so long ab"));
    check(each("abc", marked("Not so long abc")));
    check(each("abc", marked(`Long ${"x".repeat(195)}`)));
    check(each("abc", `Long ${"x".repeat(196)}`));
    check(each("abc", "-".repeat(40)));
    check(each("abc", "Donaudampfschifffahrt"));
    check(each("abc", marked("首尔日报客户端为您提供最新的消息")));
  });
  it("does not count copies and near twins of one document", () => {
    const lines = Array.from({ length: 12 }, (_, at) => `Line ${at} of a poem that is often printed.`);
    const twin = (name: string): string => `{|near-duplicate-body:${name}|}`;
    const poem = (name: string, last: string): string => `<<<FILE ${name}\n${[...lines, last].join("\n")}\nEND>>>\n`;
    check(
      poem("1", "The end.") +
        poem(twin("2"), "Fin.") +
        poem(twin("3"), "Ende.") +
        poem("{|duplicate-body:4|}", "Ende."),
    );
  });
  it("leaves alone what is known as boilerplate, by us or by the user", () => {
    check(each("abc", "Subscribe to our newsletter today"), { levels: { "boilerplate-line": "off" } });
    const boilerplate = { source: "x", test: (line: string) => line === LINE };
    check(each("abc", LINE), { boilerplate, levels: { "boilerplate-line": "off" } });
  });
  it("leaves headings, tables and code of Markdown alone, and all data and code", () => {
    for (const line of ["## What was decided", "| Name | Role | Place |", "```\nconst answer = 42 + 1;\n```"])
      check([..."abc"].map((name) => of(name, [line]).replace(".txt", ".md")).join(""));
    check([..."abc"].map((name) => of(name, ["import everything as nothing"]).replace(".txt", ".py")).join(""));
    check([..."abc"].map((name) => of(name, ['{ "type": "object", "of": 1 }']).replace(".txt", ".json")).join(""));
  });
  it("reads CRLF", () => void check(each("abc", marked()).replaceAll("\n", "\r\n")));
  it("reports two lines", () => {
    const two = [marked(), marked("All rights are with the owners")];
    check(["a", "b", "c"].map((name) => of(name, two)).join(""));
  });
  it("is content with what the user calls boilerplate", () => {
    const boilerplate = { source: "own", test: (line: string) => line === LINE };
    check(["a", "b", "c"].map((name) => of(name, [LINE, marked("Another line of all.")])).join(""), {
      boilerplate,
      levels: { "boilerplate-line": "off" },
    });
  });
});
