import assert from "node:assert/strict";
import { diagnose } from "../../../src/core/checks/diagnose.ts";
import { type KnownBy, silenceInBlock, silenceInFile } from "../../../src/core/checks/silence.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { applied } from "../../support/check.ts";

describe("silencing a rule for one document", () => {
  it("puts a line above the header, with room for a reason", () =>
    inBlock("empty-block", "<<<FILE a\nEND>>>\n", "# corpus-ignore: empty-block -- \n<<<FILE a\nEND>>>\n"));

  it("adds to the line that is there, before its reason", () => {
    const text = "# corpus-ignore: mojibake -- as sent\n\n# a comment\n<<<FILE a\nEND>>>\n";
    inBlock("empty-block", text, text.replace("mojibake", "mojibake, empty-block"));
  });

  it("adds to a line that names no rule yet", () =>
    inBlock(
      "empty-block",
      "# corpus-ignore:\n<<<FILE a\nEND>>>\n",
      "# corpus-ignore: empty-block\n<<<FILE a\nEND>>>\n",
    ));

  it("leaves other documents' lines alone", () => {
    const before = "# corpus-ignore: mojibake\n<<<FILE a\nx\nEND>>>\n";
    inBlock(
      "empty-block",
      `${before}<<<FILE b\nEND>>>\n`,
      `${before}# corpus-ignore: empty-block -- \n<<<FILE b\nEND>>>\n`,
    );
  });

  it("keeps the file's line ends", () =>
    inBlock("empty-block", "<<<FILE a\r\nEND>>>\r\n", "# corpus-ignore: empty-block -- \r\n<<<FILE a\r\nEND>>>\r\n"));

  for (const [where, text] of [
    ["below a block whose END>>> is missing: the line would be its text", "<<<FILE a\nx\n<<<FILE b\nEND>>>\n"],
    ["below a glued END>>>", "<<<FILE a\nxEND>>>\n<<<FILE b\nEND>>>\n"],
    ["on a line that ends another block", "<<<FILE a\nx\nEND>>> <<<FILE b\nEND>>>\n"],
    ["in a format that is not ours", "# corpus-format: 2\n<<<FILE b\nEND>>>\n"],
    ["where it is silenced already", "# corpus-ignore: empty-block\n<<<FILE b\nEND>>>\n"],
  ] as const)
    it(`does nothing ${where}`, () => assert.equal(editsInBlock(text, "empty-block"), undefined));

  function editsInBlock(text: string, rule: string): ReturnType<typeof silenceInBlock> {
    const corpus = parseText(text);
    return silenceInBlock(corpus, [...blocksOf(corpus)].at(-1)!, rule);
  }

  function inBlock(rule: string, text: string, expected: string): void {
    const after = applied(text, editsInBlock(text, rule) ?? []);
    assert.equal(after, expected);
    assert.equal(count(after, rule), count(text, rule) - 1);
  }
});

describe("silencing a rule in a file", () => {
  it("puts a line at the top", () =>
    inFile("<<<FILE a\nEND>>>\n", "# corpus-ignore-file: empty-block -- \n<<<FILE a\nEND>>>\n", "name"));

  it("puts it below the format", () =>
    inFile(
      "# corpus-format: 1\n<<<FILE a\nEND>>>\n",
      "# corpus-format: 1\n# corpus-ignore-file: empty-block -- \n<<<FILE a\nEND>>>\n",
      "first-line",
    ));

  it("states the format where only the first line says what the file is", () =>
    inFile(
      "<<<FILE a\nEND>>>\n",
      "# corpus-format: 1\n# corpus-ignore-file: empty-block -- \n<<<FILE a\nEND>>>\n",
      "first-line",
    ));

  it("adds to the line that is there, wherever it stands", () =>
    inFile(
      "<<<FILE a\nEND>>>\n# corpus-ignore-file: mojibake -- why\n",
      "<<<FILE a\nEND>>>\n# corpus-ignore-file: mojibake, empty-block -- why\n",
      "name",
    ));

  it("does nothing in a format that is not ours, or where it is silenced already", () => {
    for (const line of ["# corpus-format: 2", "# corpus-ignore-file: empty-block"])
      assert.equal(silenceInFile(parseText(`${line}\n<<<FILE a\nEND>>>\n`), "empty-block", "name"), undefined);
  });

  function inFile(text: string, expected: string, knownBy: KnownBy): void {
    const after = applied(text, silenceInFile(parseText(text), "empty-block", knownBy) ?? []);
    assert.equal(after, expected);
    assert.equal(count(after, "empty-block"), 0);
  }
});

function count(text: string, wanted: string): number {
  return diagnose(parseText(text)).filter(({ rule }) => rule === wanted).length;
}
