import assert from "node:assert/strict";
import { entityCard } from "../../../src/core/entities/card.ts";
import { mentionIndexOf } from "../../../src/core/entities/mention-index.ts";
import { mentionsIn } from "../../../src/core/entities/mentions.ts";
import { cardToMarkdown, cardToText } from "../../../src/core/markdown.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { catalogueOf } from "./told.ts";

const catalogue = catalogueOf(
  "{ id: lin, name: Lin Jian, type: person, family-name: Lin, description: Speaks for a ministry., wikidata: Q42, links: ['https://example.org/a(b)'], relations: [{ is: spokesman of, entity: mofa }] }",
  "{ id: mofa, name: Foreign Ministry, type: organisation }",
  "{ id: kim-a, name: Kim Hong-kyun, type: person, family-name: Kim }",
  "{ id: kim-b, name: Kim Jong-un, type: person, family-name: Kim }",
  "{ id: georgia-us, name: Georgia, type: place, description: State. }",
  "{ id: georgia, name: Republic of Georgia, type: place, aliases: [{ text: Georgia, shared: true }] }",
);
const corpus = parseText(
  [
    "<<<FILE one.txt",
    "Lin Jian of the Foreign Ministry spoke. Mr Lin left Georgia. Lin sat. Ask Mr Kim.",
    "END>>>",
    "<<<FILE two.txt",
    "Lin Jian, Kim Hong-kyun and Kim Jong-un. Kim left.",
    "END>>>",
    "",
  ].join("\n"),
);
const blocks = [...blocksOf(corpus)];
const index = mentionIndexOf(corpus, catalogue);

/** The card of the mention of this text in block `n`, as plain lines. */
function card(n: number, text: string): readonly string[] {
  const block = blocks[n]!;
  const mentions = mentionsIn(corpus, block, catalogue);
  const mention = mentions.find((candidate) => candidate.text === text)!;
  return cardToText(entityCard(mention, { catalogue, block, mentions, index })!).split("\n");
}

describe("the entity card", () => {
  it("tells in eight lines at most who it is, and why", () => {
    assert.deepEqual(card(0, "Mr Lin"), [
      "Lin Jian · person",
      "Speaks for a ministry.",
      "spokesman of Foreign Ministry",
      'Here also: "Mr Lin", "Lin"',
      "3 in this document 4 in 2 documents of this corpus",
      "Often with Republic of Georgia (1), Georgia (1), Kim Hong-kyun (1)",
      '"Mr Lin" stands for "Lin Jian", introduced before.',
      "Catalogue entry All mentions Wikidata example.org",
    ]);
  });

  it("says no more than it knows", () => {
    assert.deepEqual(card(0, "Foreign Ministry"), [
      "Foreign Ministry · organisation",
      "1 in this document · none elsewhere in this corpus",
      "Often with Republic of Georgia (1), Georgia (1), Lin Jian (1)",
      "Catalogue entry All mentions",
    ]);
    const [block] = blocks;
    const mentions = mentionsIn(corpus, block!, catalogue);
    const lines = cardToText(entityCard(mentions[1]!, { catalogue, block: block!, mentions })!).split("\n");
    assert.deepEqual(lines, ["Foreign Ministry · organisation", "1 in this document", "Catalogue entry All mentions"]);
  });

  it("counts in other corpora too, and leads to the mentions", () => {
    const [block] = blocks;
    const mentions = mentionsIn(corpus, block!, catalogue);
    const other = parseText("<<<FILE x\nLin Jian. Lin Jian.\nEND>>>\n");
    const others = [index, mentionIndexOf(other, catalogue), mentionIndexOf(parseText(""), catalogue)];
    const made = entityCard(mentions[0]!, { catalogue, block: block!, mentions, index, others });
    const line = cardToMarkdown(made!, (command, id) => `command:${command}?${id}`).split("  \n")[4];
    assert.equal(
      line,
      "[3 in this document](command:in-document?lin) · [4 in 2 documents of this corpus](command:in-corpus?lin) · 6 in 2 other corpora",
    );
  });

  it("shows all who share the name", () => {
    assert.deepEqual(card(0, "Georgia"), [
      "Georgia",
      "The catalogue gives this name to 2 entries.",
      "Georgia · place · State. Catalogue entry",
      "Republic of Georgia · place Catalogue entry",
    ]);
  });

  it("says that somebody is not introduced, and where others of the name are", () => {
    assert.deepEqual(card(0, "Mr Kim"), [
      "Mr Kim",
      '"Mr Kim" is not introduced in this document.',
      '"Kim Hong-kyun" occurs in "two.txt"; not joined.',
      '"Kim Jong-un" occurs in "two.txt"; not joined.',
    ]);
  });

  it("shows both who are tied", () => {
    assert.deepEqual(card(1, "Kim"), [
      "Kim",
      '"Kim" could be "Kim Hong-kyun" or "Kim Jong-un".',
      "Kim Hong-kyun · person Catalogue entry",
      "Kim Jong-un · person Catalogue entry",
    ]);
  });

  it("links only to our commands and to the web", () => {
    const [block] = blocks;
    const mentions = mentionsIn(corpus, block!, catalogue);
    const made = cardToMarkdown(
      entityCard(mentions[0]!, { catalogue, block: block!, mentions })!,
      (command, id) => `command:corpus.${command}?${id}`,
    );
    assert.deepEqual(made.match(/\]\([^)]*\)/g), [
      "](command:corpus.in-document?lin)",
      "](command:corpus.catalogue-entry?lin)",
      "](command:corpus.all-mentions?lin)",
      "](https://www.wikidata.org/wiki/Q42)",
      "](https://example.org/a%28b%29)",
    ]);
  });
});
