import assert from "node:assert/strict";
import fc from "fast-check";
import { EMPTY_CATALOGUE } from "../../../src/core/entities/catalogue.ts";
import { mentionAt, mentionsOf, type Recogniser } from "../../../src/core/entities/mentions.ts";
import { wordAt } from "../../../src/core/entities/tokens.ts";
import { inOneStep } from "../../../src/core/in-steps.ts";
import { shippedRecogniser } from "./recogniser/word-lists.ts";
import { blocksIn, catalogueOf, documentOf, mentionIn, told } from "./told.ts";

const catalogue = catalogueOf(
  "{ id: lin-jian, name: Lin Jian, type: person, family-name: Lin, aliases: [林剑], not: [Lin Jian Prize] }",
  "{ id: china, name: China, type: place, not: [South China Sea] }",
  "{ id: washington, name: Washington, type: place, not: [George Washington] }",
  "{ id: post, name: Washington Post, type: organisation }",
  "{ id: georgia-us, name: Georgia, type: place }",
  "{ id: georgia, name: Republic of Georgia, type: place, aliases: [{ text: Georgia, shared: true }, { text: Tbilisi, when: never }] }",
);

describe("mentions by the catalogue", () => {
  it("go by names and aliases", () => {
    assert.equal(
      told("Lin Jian (林剑) speaks for China.", catalogue),
      "[Lin Jian|lin-jian] ([林剑|lin-jian]) speaks for [China|china].",
    );
    assert.match(mentionIn("He is 林剑.", "林剑", catalogue).why, /an alias of "lin-jian"/);
  });

  it("are kept from longer strings that mean something else", () => {
    assert.equal(told("The South China Sea and China.", catalogue), "The South China Sea and [China|china].");
    assert.equal(told("The Lin Jian Prize of Lin Jian.", catalogue), "The Lin Jian Prize of [Lin Jian|lin-jian].");
    assert.equal(
      told("George Washington read the Washington Post in Washington.", catalogue),
      "George Washington read the [Washington Post|post] in [Washington|washington].",
    );
  });

  it("show all who share an alias", () => {
    assert.equal(told("From Georgia to Tbilisi.", catalogue), "From [Georgia|georgia-us,georgia] to Tbilisi.");
    assert.match(mentionIn("Georgia", "Georgia", catalogue).why, /2 entries/);
  });

  it("are not looked for in addresses, the header, and base64", () => {
    const address = "https://example.org/China/Lin%20Jian and china@China.example, www.China.example";
    assert.equal(told(address, catalogue), address);
    assert.equal(told("No name.", catalogue, 'title="China" author="Lin Jian"'), "No name.");
    const base64 = documentOf("China", "encoding=base64");
    assert.deepEqual(mentionsOf(base64, catalogue), []);
  });

  it("are looked for in front matter, JSON and CSV", () => {
    assert.equal(told("---\ntitle: China\n---\nx", catalogue), "---\ntitle: [China|china]\n---\nx");
    assert.equal(told('{"where":"China"}\n', catalogue), '{"where":"[China|china]"}\n');
    assert.equal(told("name,country\nLin Jian,China", catalogue), "name,country\n[Lin Jian|lin-jian],[China|china]");
  });

  it("are remembered for each block and catalogue", () => {
    const block = documentOf("Lin Jian");
    assert.equal(mentionsOf(block, catalogue), mentionsOf(block, catalogue));
    assert.notEqual(mentionsOf(block, catalogue), mentionsOf(block, EMPTY_CATALOGUE));
  });

  it("are found by their place", () => {
    const block = documentOf("China’s Lin Jian");
    const mentions = mentionsOf(block, catalogue);
    const at = (offset: number): string | undefined => mentionAt(mentions, block.body.start + offset)?.text;
    assert.deepEqual(
      [at(0), at(5), at(6), at(7), at(8), at(16)],
      ["China", "China", undefined, undefined, "Lin Jian", "Lin Jian"],
    );
  });

  it("tell of the catalogue's namesakes where the recogniser knows nobody either", () => {
    const kims = catalogueOf("{ id: kim, name: Kim Hong-kyun, type: person, family-name: Kim }");
    const [mention] = mentionsOf(documentOf("The boats left. Mr Kim was there."), kims, shippedRecogniser);
    assert.deepEqual([mention?.text, mention?.kind, mention?.namesakes], ["Mr Kim", "unresolved", ["kim"]]);
  });

  it("make room for a recogniser, and come before what it finds", () => {
    const recogniser: Recogniser = ({ tokens }) =>
      inOneStep(
        Array.from({ length: tokens.count }, (_, i) => ({
          span: { start: tokens.starts[i]!, end: tokens.ends[i]! },
          text: wordAt(tokens, i),
          kind: "recognised" as const,
          entities: [],
          namesakes: [],
          why: "A word.",
        })),
      );
    const block = documentOf("Lin Jian spoke");
    assert.deepEqual(
      mentionsOf(block, catalogue, recogniser).map(({ kind, text }) => `${kind} ${text}`),
      ["catalogue Lin Jian", "recognised spoke"],
    );
  });

  it("are in order, disjoint, within the body, and what the text says, whatever the text", () => {
    const word = fc.constantFrom(
      "Lin",
      "Jian",
      "Mr",
      "Dr.",
      "China",
      "South",
      "Sea",
      "Kim",
      "the",
      "President",
      "’s",
      "-",
      ".",
      "\n",
      "(",
      "Georgia",
      "https://",
      "@",
      "林剑",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.boolean(), (words, spaced) => {
        for (const block of blocksIn(`<<<FILE a title="Lin Jian"\n${words.join(spaced ? " " : "")}\nEND>>>\n`)) {
          let edge = block.body.start;
          for (const { span, text } of mentionsOf(block, catalogue)) {
            assert.ok(span.start >= edge && span.end > span.start && span.end <= block.body.end);
            assert.equal(block.text.slice(span.start, span.end), text);
            edge = span.end;
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("take linear time in a hostile document", function () {
    this.timeout(5000);
    for (const piece of ["Lin Jian ", "Mr Lin ", "Mr ", "Lin ", "South China ", "Georgia (GEO) ", "Kim Lin Jian Lin "])
      mentionsOf(documentOf(piece.repeat(8_000)), catalogue);
  });
});
