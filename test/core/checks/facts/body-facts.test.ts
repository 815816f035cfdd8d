import { betweenDocuments } from "../../../../src/core/checks/facts/between.ts";
import { type BodyFacts, factsOf } from "../../../../src/core/checks/facts/body-facts.ts";
import { comparedSpan } from "../../../../src/core/checks/facts/body-hashes.ts";
import { namesIn } from "../../../../src/core/checks/facts/names-in.ts";
import { Decisions } from "../../../../src/core/decisions/decisions.ts";
import { cutBlock } from "../../../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../../../src/core/syntax/parse.ts";
import { catalogueIn } from "../../../support/check-catalogue.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

function facts(header: string, body = "Some words are in it.\n"): BodyFacts {
  const corpus = parseText(`<<<FILE ${header}\n${body}END>>>\n`);
  return factsOf(corpus, blocksOf(corpus).next().value!);
}

const words = (count: number): string => `${Array.from({ length: count }, (_, at) => `word${at}`).join(" ")}\n`;

describe("facts of one body", () => {
  it("are none of base64, and no shingles and lines of what is no prose", () => {
    deepEqual(facts("a encoding=base64 source=x", "QUJD\n"), {
      body: undefined,
      shingles: new Uint32Array(0),
      lines: new Float64Array(0),
      source: undefined,
    });
    const data = facts("a.json", words(30));
    deepEqual([data.shingles.length, data.lines.length, data.body !== undefined], [0, 0, true]);
  });
  it("are of 5 words at least, and shingles of 20", () => {
    deepEqual([facts("a", words(4)).body, facts("a", words(5)).body === undefined], [undefined, false]);
    deepEqual(
      [19, 20].map((count) => facts("a", words(count)).shingles.length),
      [0, 16],
    );
  });
  it("name the source, else the host of the address", () => {
    for (const [attributes, source] of [
      ["", undefined],
      ["source=Gazette url=http://b.example/", "Gazette"],
      ['source=" Gazette " ', "Gazette"],
      ['source=" " url=http://b.example/', "b.example"],
      ["url=http://b.example/a", "b.example"],
      ["url=HTTPS://WWW.B.Example:80/a", "b.example"],
      ["url=https://me@b.example?c", "b.example"],
      ["url=https://b.example#c", "b.example"],
      ["url=https://wwwb.example", "wwwb.example"],
      ["url=ftp://b.example", undefined],
      ["url=see:http://b.example", undefined],
      [`source=${"x".repeat(300)}`, "x".repeat(200)],
      [`url=http://${"y".repeat(300)}/`, "y".repeat(200)],
    ] as const)
      equal(facts(`a ${attributes}`).source, source, attributes);
  });
  it("begin behind the front matter", () => {
    const corpus = parseText("<<<FILE a.md\n---\ntitle: x\nsource: Gazette\n---\nText of it.\nEND>>>\n");
    const block = blocksOf(corpus).next().value!;
    const cut = cutBlock(corpus, block);
    const { start, end } = comparedSpan(cut);
    equal(cut.text.slice(start, end), "Text of it.\n");
    equal(factsOf(corpus, block).source, "Gazette");
    equal(factsOf(corpus, block), factsOf(corpus, block));
  });
  it("are put together once for a corpus as it is", () => {
    const corpus = parseText("<<<FILE a\nSome words are in it.\nEND>>>\n<<<FILE b\nSome words are in it.\nEND>>>\n");
    const blocks = [...blocksOf(corpus)].map((block) => ({ block }));
    const combined = betweenDocuments(corpus, blocks);
    deepEqual(combined.sameBodies(), [[0, 1]]);
    equal(betweenDocuments(corpus, blocks), combined);
    equal(betweenDocuments(parseText("<<<FILE a\nx\nEND>>>\n"), []) === combined, false);
  });
});

describe("names in one document", () => {
  const catalogue = catalogueIn(`
entities:
  - id: kim
    name: Kim Young-ho
    type: person
  - id: mill
    name: Old Mill
    type: place
`);
  const found = (body: string, header = "a", known = false): readonly string[] => {
    const corpus = parseText(`<<<FILE ${header}\n${body}\nEND>>>\n`);
    const block = blocksOf(corpus).next().value!;
    const { text } = cutBlock(corpus, block);
    return namesIn(corpus, block, known ? catalogue : undefined, Decisions.none).map(
      ({ name, count, span, isKnown }) =>
        `${name} ${count}${isKnown ? " known" : ""}${text.slice(span.start, span.end) === name ? "" : " elsewhere"}`,
    );
  };

  it("are runs of capitalised words", () => {
    deepEqual(found("we met Anna Dvorak and Peter, and Anna Dvorak left."), ["Anna Dvorak 2"]);
    deepEqual(found("we met Ludwig van Beethoven and Ali ibn Sina of Bukhara"), [
      "Ludwig van Beethoven 1",
      "Ali ibn Sina of Bukhara 1",
    ]);
    deepEqual(found("we met Kim Young-ho, Jean-Luc and Old  Mill"), ["Kim Young-ho 1", "Jean-Luc 1"]);
    deepEqual(found("we met Anna, Dvorak. Peter"), []);
    deepEqual(found("we met ANNA DVORAK here"), []);
    deepEqual(found("see `Anna Dvorak` there", "a.md"), []);
    deepEqual(found("we met Anna Dvorak", "a.json"), []);
  });
  it("begin behind titles, days and words that begin sentences", () => {
    deepEqual(found("The President Anna Dvorak left. On Tuesday Anna Dvorak came. Mr Anna Dvorak. In May Old Ben"), [
      "Anna Dvorak 3",
      "Old Ben 1",
    ]);
    deepEqual(found("The President. On Tuesday."), []);
  });
  it("are not longer than names are", () => {
    deepEqual(found(`we met ${"Abcdefghijklmno ".repeat(5)}here`), []);
    deepEqual(found("we met A1 Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn here").length > 0, true);
  });
  it("are those of the catalogue first, and no others that meet them", () => {
    deepEqual(found("we met Kim Young-ho at Old Mill with Anna Dvorak, and Kim Young-ho left", "a", true), [
      "Kim Young-ho 2 known",
      "Old Mill 1 known",
      "Anna Dvorak 1",
    ]);
  });
});
