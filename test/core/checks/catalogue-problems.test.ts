import { catalogueProblems, fixesInCatalogue } from "../../../src/core/checks/catalogue-problems.ts";
import { type DiagnoseOptions, diagnose } from "../../../src/core/checks/diagnose.ts";
import type { Levels } from "../../../src/core/checks/rule.ts";
import { EMPTY_CATALOGUE, mergeCatalogues } from "../../../src/core/entities/catalogue.ts";
import { catalogueBlocks, readCatalogueBlock, readCatalogueFile } from "../../../src/core/entities/catalogue-text.ts";
import type { Corpus } from "../../../src/core/syntax/nodes.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { applied, check, relatedAt } from "../../support/check.ts";
import { deepEqual } from "../../support/expect.ts";

const BROKEN = "entities:\n  - { id: a, name: A Name, type: persn }\n";
const BLOCK = `<<<FILE entities.yaml\n${BROKEN}END>>>\n`;
const GEORGIA = "entities:\n  - { id: ge, name: Georgia, type: place }\n";

/** As shells check a corpus: with the catalogues among its documents, and one file beside it. */
function optionsFor(text: string, levels: Levels = {}, beside = ""): DiagnoseOptions {
  const corpus = parseText(text);
  return { levels, ...catalogueOptions(corpus, beside) };
}

function catalogueOptions(corpus: Corpus, beside: string): DiagnoseOptions {
  const own = [...catalogueBlocks(corpus)].map((block, at) => readCatalogueBlock(corpus, block, `own ${at}`));
  const catalogues = [...own, readCatalogueFile(beside, "beside")];
  return { catalogues, catalogue: mergeCatalogues(catalogues.map(({ file }) => file)) };
}

/** What is told of the catalogues among the documents of a corpus. */
function told(text: string, levels: Levels = {}): readonly string[] {
  const corpus = parseText(text);
  const found = diagnose(corpus, { levels, ...catalogueOptions(corpus, "") });
  return found.map(({ rule, severity }) => `${rule}: ${severity}`);
}

describe("problems of a catalogue", () => {
  it("are as severe as the user wants them", () => {
    deepEqual(told(BLOCK), ["catalogue-entry: error"]);
    deepEqual(told(BLOCK, { "catalogue-entry": "hint" }), ["catalogue-entry: hint"]);
    deepEqual(told(BLOCK, { "catalogue-entry": "off" }), []);
    deepEqual(catalogueProblems(readCatalogueFile(BROKEN, "test"), EMPTY_CATALOGUE, { "catalogue-entry": "off" }), []);
  });
  it("are silenced above a catalogue that is a document, and for its file", () => {
    deepEqual(told(`# corpus-ignore: catalogue-entry -- later\n${BLOCK}`), []);
    deepEqual(told(`${BLOCK}# corpus-ignore-file: catalogue-entry -- later\n`), []);
    deepEqual(told(`# corpus-ignore: ambiguous-alias\n${BLOCK}`), ["directive: hint", "catalogue-entry: error"]);
  });
  it("are told of directives that silence none of them, where it is known which catalogues there are", () => {
    deepEqual(told(`# corpus-ignore: catalogue-entry\n<<<FILE a\nx\nEND>>>\n${BLOCK}`), [
      "directive: hint",
      "catalogue-entry: error",
    ]);
    deepEqual(told("# corpus-ignore-file: catalogue-entry, ambiguous-alias\n"), ["directive: hint", "directive: hint"]);
    deepEqual(told(`# corpus-ignore-file: catalogue-entry\n`, { "catalogue-entry": "off" }), []);
    check(`# corpus-ignore: catalogue-entry, ambiguous-alias -- later\n${BLOCK}`);
    check(`# corpus-ignore: catalogue-entry, {|directive:catalogue-entri|}\n${BLOCK}`);
  });
  it("stand where they are written in the corpus, escaped lines or not", () => {
    const places = (text: string): readonly string[] => {
      const corpus = parseText(text);
      return diagnose(corpus, catalogueOptions(corpus, "")).map(({ rule, range: { start, end } }) => {
        const line = corpus.source.line(start.line);
        return `${rule} in line ${start.line}: ${line.slice(start.character, end.character)}`;
      });
    };
    deepEqual(places(BLOCK), ["catalogue-entry in line 2: persn"]);
    const escaped =
      "{ types: [person,\n\\END>>> kind, plaec,\nplace],\nentities: [{ id: a, name: A B, type: palce }] }\n";
    deepEqual(places(`<<<FILE p/my.entities.yaml\n${escaped}END>>>\n`), ["catalogue-entry in line 4: palce"]);
    const alias = "{ entities: [{ id: a, name: A B, type: place, aliases: [\n\\END>>> it, C, D E] }] }\n";
    deepEqual(places(`<<<FILE p/my.entities.yaml\n${alias}END>>>\n`), ["catalogue-entry in line 2: C"]);
  });
  it("point to other catalogues, in the corpus and beside it", () => {
    const text = `<<<FILE entities.yaml\n${GEORGIA}END>>>\n`;
    const state = "entities:\n  - { id: us-ga, name: Georgia, type: place }\n";
    const options = optionsFor(text, {}, state);
    const corpus = parseText(text);
    const [found] = diagnose(corpus, { ...catalogueOptions(corpus, state) });
    deepEqual(found?.rule, "ambiguous-alias");
    const place = { start: { line: 1, character: 23 }, end: { line: 1, character: 30 } };
    deepEqual(found?.related, [{ range: place, message: '"Georgia" of "us-ga".', source: "beside" }]);
    deepEqual(relatedAt(text, "ambiguous-alias", options), []);
  });
  it("of a catalogue that was read before the corpus changed are none", () => {
    deepEqual(diagnose(parseText(BLOCK), optionsFor(BLOCK)), []);
  });
  it("are fixed in the corpus, where nothing forbids that", () => {
    const fixed = (text: string): readonly (readonly [string, string])[] => {
      const corpus = parseText(text);
      const options = catalogueOptions(corpus, "");
      const problem = diagnose(corpus, options).find(({ rule }) => rule === "catalogue-entry");
      const own = options.catalogues?.[0];
      if (!problem || !own) throw new Error("There is no problem to be fixed.");
      const fixes = fixesInCatalogue(own, options.catalogue ?? EMPTY_CATALOGUE, corpus, problem);
      return fixes.map(({ title, edits }) => [title, applied(text, edits)]);
    };
    deepEqual(fixed(`<<<FILE a\nEND>>>\n${BLOCK}`), [
      ['Change to "person"', `<<<FILE a\nEND>>>\n${BLOCK.replace("persn", "person")}`],
    ]);
    const escaped =
      "<<<FILE entities.yaml\n{ entities: [{ id: a, name: A B, type: place, aliases: [\n\\END>>> it, C] }] }\nEND>>>\n";
    deepEqual(fixed(escaped), [['Remove "C"', escaped.replace(", C]", "]")]]);
    deepEqual(fixed(BLOCK.replace("yaml", `yaml sha256=${"0".repeat(64)}`)), []);
    deepEqual(fixed(`# corpus-format: 2\n${BLOCK}`), []);
  });
  it("are told in the order of the text", () => {
    const relation = "relations: [{ is: x, entity: nobody }]";
    const text = `entities:\n  - { id: a, name: A Name, type: person, ${relation} }\n  - { id: b, name: B Name, type: x }\n`;
    const found = catalogueProblems(readCatalogueFile(text, "test"), EMPTY_CATALOGUE);
    deepEqual(
      found.map(({ span }) => text.slice(span.start, span.end)),
      ["nobody", "x"],
    );
  });
});
