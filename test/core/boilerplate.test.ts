import { deepEqual, equal } from "node:assert/strict";
import { boilerplateIn, boilerplateKind } from "../../src/core/boilerplate.ts";

describe("boilerplateKind", () => {
  const lines: readonly (readonly [string, string])[] = [
    ["newsletter", "Sign up now: Get our daily bulletin"],
    ["newsletter", "Subscribe to the morning newsletter"],
    ["topic", "Follow topic:"],
    ["topic", "Tags: China, Korea"],
    ["share", "Share this article"],
    ["share", "Share"],
    ["advertisement", " ADVERTISEMENT "],
    ["advertisement", "[Anzeige]"],
    ["read-more", "Read more: The other story"],
    ["credit", "PHOTO: REUTERS"],
    ["credit", "사진: 연합뉴스"],
    ["disclaimer", "Disclaimer: nobody here gives advice."],
    ["terms", "© 2024 Harbour Gazette"],
    ["terms", "All rights reserved."],
  ];
  for (const [kind, line] of lines) it(`knows ${line}`, () => equal(boilerplateKind(line), kind));

  const prose = [
    "",
    "Share prices fell in Seoul on Tuesday.",
    "Follow the money, she said, and you will find them.",
    "The print edition sold out. Nobody had expected it.",
    "Related party transactions rose.",
    "Photography is an art.",
    `Disclaimer: ${"long prose ".repeat(50)}`,
  ];
  for (const line of prose) it(`leaves prose: ${line.slice(0, 30)}`, () => equal(boilerplateKind(line), undefined));
});

describe("boilerplateIn", () => {
  it("finds the lines with their places", () => {
    const text = "Title\n  Follow topic: \nText.\nPHOTO: AP\n";
    deepEqual(boilerplateIn(text, { start: 0, end: text.length }), [
      { kind: "topic", span: { start: 8, end: 21 } },
      { kind: "credit", span: { start: 29, end: 38 } },
    ]);
  });
});
