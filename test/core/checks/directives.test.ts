import { changedParts } from "../../../src/core/checks/changed-parts.ts";
import {
  type Directives,
  directivesOf,
  hasUnknownFormat,
  keepDirectives,
} from "../../../src/core/checks/directives.ts";
import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { cutGap, headerOf } from "../../../src/core/syntax/cut.ts";
import type { Corpus } from "../../../src/core/syntax/nodes.ts";
import { parseLines, parseText } from "../../../src/core/syntax/parse.ts";
import type { LineSource } from "../../../src/core/text.ts";
import { deepEqual, equal } from "../../support/expect.ts";

const BLOCK = "<<<FILE a\nx\nEND>>>\n";

/** Each directive: whom it holds for, then each rule with what goes when it goes. */
function told(corpus: Corpus, { ignores }: Directives = directivesOf(corpus)): readonly string[] {
  return ignores.map(({ scope, part, target, entries }) => {
    const { text } = cutGap(corpus, part);
    const held = scope === "file" ? "the file" : target ? headerOf(corpus, target).name : "nothing";
    const rules = entries.map(({ rule, span, removal }) => {
      const written = text.slice(span.start, span.end);
      return `${rule}${written === rule ? "" : ` (${written})`} without ${JSON.stringify(text.slice(removal.start, removal.end))}`;
    });
    return [held, ...rules].join("; ");
  });
}

const read = (gap: string): readonly string[] => told(parseText(gap + BLOCK));
/** A rule that stands alone goes with its line. */
const alone = (line: string): string => `x without ${JSON.stringify(`${line}\n`)}`;

describe("directives", () => {
  it("are comments that begin so, with or without blanks", () => {
    for (const line of ["# corpus-ignore: x", "#corpus-ignore:x", "# \t corpus-ignore \t: x ", "#  corpus-ignore:  x"])
      deepEqual(read(`${line}\n`), [`a; ${alone(line)}`]);
    deepEqual(read("# corpus-ignore-file: x\n"), [`the file; ${alone("# corpus-ignore-file: x")}`]);
    for (const line of [
      "## corpus-ignore: x",
      "# see corpus-ignore: x",
      " # corpus-ignore: x",
      "text # corpus-ignore: x",
      "# corpus-ignored: x",
      "# corpus-ignore x",
      "# Corpus-ignore: x",
    ])
      deepEqual(read(`${line}\n`), [], line);
    deepEqual(told(parseText("<<<FILE a\n# corpus-ignore: x\nEND>>>\n")), []);
  });
  it("name rules up to the reason, and each can go alone", () => {
    deepEqual(read("# corpus-ignore: x, y\tz -- why -- it is\n"), [
      'a; x without "x, "; y without ", y"; z without "\\tz"',
    ]);
    deepEqual(read("# corpus-ignore: x -- y\n"), [`a; ${alone("# corpus-ignore: x -- y")}`]);
    deepEqual(read("# corpus-ignore:\n"), ["a"]);
    deepEqual(read("# corpus-ignore: -- x\n"), ["a"]);
    deepEqual(told(parseText("# corpus-ignore-file: x")), ['the file; x without "# corpus-ignore-file: x"']);
    deepEqual(told(parseText("# corpus-ignore: x\r\n<<<FILE a\r\nEND>>>\r\n")), [`a; ${alone("# corpus-ignore: x")}`]);
  });
  it("hold for the document below, past blank lines and comments, and for nothing past text", () => {
    const line = "# corpus-ignore: x\n";
    deepEqual(read(`${line}\n  \n# why\n`), [`a; ${alone(line.trimEnd())}`]);
    deepEqual(read(`${line}# corpus-ignore: y\n`).length, 2);
    deepEqual(read(`${line}text\n`), [`nothing; ${alone(line.trimEnd())}`]);
    deepEqual(read(`${line}text\n${line}`), [`nothing; ${alone(line.trimEnd())}`, `a; ${alone(line.trimEnd())}`]);
    deepEqual(told(parseText(`${BLOCK}${line}`)), [`nothing; ${alone(line.trimEnd())}`]);
    deepEqual(told(parseText(`${BLOCK}${line}<<<FILE b\nEND>>>\n`)), [`b; ${alone(line.trimEnd())}`]);
  });
  it("say which format a file has", () => {
    const versions = (text: string): readonly string[] =>
      directivesOf(parseText(text)).formats.map((one) => one.version);
    deepEqual(versions("# corpus-format: 1\n#corpus-format:\t2 b \n# corpus-format:\n"), ["1", "2 b", ""]);
    deepEqual(read("# corpus-format: 1, x\n"), []);
    for (const [text, isUnknown] of [
      ["# corpus-format: 1\n", false],
      ["# corpus-format: 1\n# corpus-format: 2\n", true],
      ["# corpus-format:\n", true],
      [BLOCK, false],
    ] as const)
      equal(hasUnknownFormat(parseText(text)), isUnknown);
  });
});

describe("directives, when a line changes", () => {
  const text = `# corpus-ignore-file: f\n${BLOCK}# corpus-ignore: x\n<<<FILE b\ny\nEND>>>\n<<<FILE c\nz\nEND>>>\n# end\n`;

  /** Whether they were taken over as they are. Fails where they are not what a fresh reading tells. */
  function kept(from: string, ...to: readonly string[]): boolean {
    const lines = text.split("\n");
    const source: LineSource = {
      get lineCount() {
        return lines.length;
      },
      line: (index) => lines[index]!,
    };
    const live = CorpusIndex.of(source);
    const [before, directives] = [live.parts, directivesOf(live)];
    const start = lines.indexOf(from);
    lines.splice(start, 1, ...to);
    live.update([{ start, removed: 1, inserted: to.length }]);
    keepDirectives(before, live.parts, changedParts(before, live.parts));
    deepEqual(told(live), told(parseLines(source)));
    deepEqual(
      directivesOf(live).ignores.every(({ target }) => !target || live.parts.includes(target)),
      true,
    );
    return directivesOf(live) === directives;
  }

  it("are taken over where it is in a document that none of them is about", () => {
    equal(kept("z", "zz", "z"), true);
    equal(kept("x", "xx"), true);
    equal(kept("<<<FILE c", "<<<FILE d"), true);
  });
  it("are read again where it is in one that they are about, in a gap, or in what is a document", () => {
    equal(kept("y", "yy"), false);
    equal(kept("# end", "# corpus-ignore-file: g"), false);
    equal(kept("# corpus-ignore: x", "# corpus-ignore: y"), false);
    equal(kept("# corpus-ignore: x"), false);
    equal(kept("z", "z", "END>>>", "# corpus-ignore-file: h", "<<<FILE d"), false);
    equal(kept("z", "END>>>", "<<<FILE d"), false);
    equal(kept("<<<FILE c", "# c"), false);
    equal(kept("# end", "<<<FILE e"), false);
  });
  it("are none where none were read", () => {
    const live = parseText(text);
    keepDirectives(live.parts, [...live.parts], { start: 0, endBefore: 0, endNow: 0 });
    equal(directivesOf(live).ignores.length, 2);
  });
});
