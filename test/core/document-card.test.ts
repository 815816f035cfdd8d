import { deepEqual, equal, ok } from "node:assert/strict";
import { type DocumentCard, documentCard } from "../../src/core/document-card.ts";
import { blocksOf, parseText } from "../../src/core/syntax/parse.ts";

function cardOf(text: string, problems = 0): DocumentCard {
  const corpus = parseText(text);
  return documentCard(corpus, [...blocksOf(corpus)][0]!, { problems });
}

describe("documentCard", () => {
  it("says what is known of a document", () => {
    const header =
      'a/1.txt title="The visit" date=2024-06-18 source="Harbour Gazette" lang=en url=https://x.example/1 truncated=yes note="Check it."';
    deepEqual(cardOf(`<<<FILE ${header}\none two\n`, 3), {
      title: "The visit",
      rows: [
        { label: "Name", value: "a/1.txt" },
        { label: "Date", value: "2024-06-18" },
        { label: "Source", value: "Harbour Gazette" },
        { label: "Text", value: "2 words · en" },
        { label: "Notes", value: "END>>> is missing; truncated; Check it." },
        { label: "Problems", value: "3" },
      ],
      links: [{ label: "x.example", target: "https://x.example/1" }],
    });
  });

  it("calls a document without a title by its name, and one without both so", () => {
    const card = cardOf("<<<FILE a/1.csv\nx\nEND>>>\n");
    equal(card.title, "a/1.csv");
    deepEqual(card.rows, [{ label: "Text", value: "1 word" }]);
    equal(cardOf("<<<FILE\nEND>>>\n").title, "(no name)");
  });

  it("says that a stamp is only one", () => {
    const date = cardOf("<<<FILE a\n• 11/26/2024\nx\nEND>>>\n").rows.find(({ label }) => label === "Date");
    equal(date?.value, "11/26/2024 (only a stamp in the text, perhaps the day of collection)");
  });

  it("names the host an address really leads to, and links to nothing else", () => {
    const linkOf = (url: string): DocumentCard["links"] =>
      cardOf(`<<<FILE a url=${JSON.stringify(url)}\nEND>>>\n`).links;
    equal(linkOf("https://good.example@evil.example/x")[0]?.label, "evil.example");
    for (const url of [
      "command:x",
      "javascript:alert(1)",
      "https://evil.example\\@good.example",
      "https://x y",
      "file:///a",
      "https://",
    ])
      deepEqual(linkOf(url), []);
  });

  it("stays within eight lines, one line each", () => {
    const value = JSON.stringify("x\n\u0007".repeat(2_000));
    const keys = ["title", "date", "source", "lang", "url", "truncated", "note", "sha256"];
    const card = cardOf(`<<<FILE a ${keys.map((key) => `${key}=${value}`).join(" ")}\n`, 9);
    ok(1 + card.rows.length + card.links.length <= 8);
    for (const text of [card.title, ...card.rows.map((row) => row.value)])
      ok(!/[\u0000-\u001F]/.test(text) && text.length <= 200);
  });
});
