import { proseOf, textOf } from "../../../src/core/checks/prose.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import type { BlockText } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { deepEqual, equal } from "../../support/expect.ts";

describe("prose", () => {
  const block = (header: string, body = "Some words.\n"): BlockText => {
    const corpus = parseText(`<<<FILE ${header}\n${body}END>>>\n`);
    return cutBlock(corpus, blocksOf(corpus).next().value!);
  };

  it("is text and Markdown, by whatever name", () => {
    for (const name of ["a", "a.txt", "reports/a.md", "Dr. Kim", '"two words.txt"', "a.text", "v1.2", "000_a1b2.TXT"])
      equal(proseOf(block(name)) !== undefined, true, name);
  });
  it("is no data, no code, by name or lang", () => {
    for (const name of [
      "a.json",
      "a.CSV",
      "a.yaml",
      "a.html",
      "a.py",
      "src/a.ts",
      "Makefile",
      "Dockerfile",
      "a lang=zxx",
      "a lang=python",
    ])
      equal(proseOf(block(name)), undefined, name);
  });
  it("is no base64, and no white space alone", () => {
    equal(proseOf(block("a encoding=base64")), undefined);
    equal(textOf(block("a encoding=base64")), undefined);
    equal(proseOf(block("a", " \n\t\n")), undefined);
    equal(textOf(block("a", "")), undefined);
  });
  it("begins after the front matter, which may name the language", () => {
    const cut = block("a.md", "---\nlang: de-AT\n---\nText.\n");
    const prose = proseOf(cut)!;
    equal(cut.text.slice(prose.span.start, prose.span.end), "Text.\n");
    equal(prose.language, "de");
  });
  it("leaves out code and addresses", () => {
    const cut = block("a.md", "One `two` three\n```\nfour\n```\nfive https://six.example/x\n");
    const prose = proseOf(cut)!;
    const skipped = (word: string): boolean => prose.isSkipped(cut.text.indexOf(word));
    deepEqual(["One", "two", "three", "four", "five", "six"].map(skipped), [false, true, false, true, false, true]);
    deepEqual(
      prose.paragraphs.map(({ start, end }) => cut.text.slice(start, end)),
      ["One `two` three", "five https://six.example/x"],
    );
  });
  it("takes the first part of a language's tag, in small letters", () => {
    for (const [lang, language] of [
      ["EN", "en"],
      ["zh_Hant_TW", "zh"],
      ["de-AT-1996", "de"],
    ] as const)
      equal(proseOf(block(`a lang=${lang}`))?.language, language);
    equal(proseOf(block("a"))?.language, undefined);
  });
  it("knows an ending by the last dot of the last segment", () => {
    for (const [name, is] of [
      ["a.json/b", true],
      ["a.txt.json", false],
      ["a.json.txt", true],
      ["x/Makefile", false],
      ["Makefile/x", true],
      ["Makefile.txt", true],
      [".json", false],
    ] as const)
      equal(proseOf(block(name)) !== undefined, is, name);
  });
  it("knows code in Markdown, whatever stands around it", () => {
    const codeOf = (body: string, name = "a.md"): string => {
      const cut = block(name, body);
      const prose = proseOf(cut)!;
      return [...cut.text.slice(prose.span.start, prose.span.end)]
        .filter((_, at) => prose.isCode(prose.span.start + at))
        .join("");
    };
    equal(codeOf("a `b` c `d` e\n"), "`b``d`");
    equal(codeOf("`a` b\n"), "`a`");
    equal(codeOf("a `b c\nd` e `f` g\n"), "` e `");
    equal(codeOf("a\n\nb `c`\n"), "`c`");
    equal(codeOf("``` js\na\n```\nb\n~~~\nc\n```\nd\n~~~\ne\n"), "``` js\na\n```~~~\nc\n```\nd\n~~~");
    equal(codeOf("````\na\n```\nb\n````\nc\n"), "````\na\n```\nb\n````");
    equal(codeOf("a\n```\nb `c`\n"), "```\nb `c`\n");
    equal(codeOf("a `b` c\n", "a.txt"), "");
  });
});
