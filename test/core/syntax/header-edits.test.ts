import { equal } from "node:assert/strict";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import { attributeOf } from "../../../src/core/syntax/header.ts";
import { removeAttribute, setAttribute } from "../../../src/core/syntax/header-edits.ts";
import type { BlockText } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { applyEdits, type TextEdit } from "../../../src/core/text.ts";

function blockOf(header: string): BlockText {
  const corpus = parseText(`${header}\nBody.\nEND>>>\n`);
  return cutBlock(corpus, [...blocksOf(corpus)][0]!);
}

/** The header after the edit; the rest must be as it was. */
function after(header: string, edit: (block: BlockText) => TextEdit | undefined): string {
  const block = blockOf(header);
  const made = edit(block);
  const text = made ? applyEdits(block.text, [made]) : block.text;
  const rest = "\nBody.\nEND>>>\n";
  equal(text.slice(-rest.length), rest);
  return text.slice(0, -rest.length);
}

describe("setAttribute", () => {
  const cases: readonly (readonly [header: string, key: string, value: string, expected: string])[] = [
    ["<<<FILE a", "lang", "en", "<<<FILE a lang=en"],
    ["<<<FILE a  ", "lang", "en", "<<<FILE a lang=en  "],
    ["<<<FILE a \t date=2024", "lang", "en", "<<<FILE a \t date=2024 lang=en"],
    ["<<<FILE a lang=de  date=2024", "lang", "en", "<<<FILE a lang=en  date=2024"],
    ['<<<FILE a lang="de"', "lang", "en", "<<<FILE a lang=en"],
    ["<<<FILE a", "credit", "photo: AP", '<<<FILE a credit="photo: AP"'],
    ["<<<FILE a", "note", 'He said "no"\n', '<<<FILE a note="He said \\"no\\"\\n"'],
    ["<<<FILE a", "note", "", '<<<FILE a note=""'],
    ["<<<FILE two words", "lang", "en", "<<<FILE two words lang=en"],
    ["<<<FILE", "lang", "en", "<<<FILE lang=en"],
    ["<<<FILE a lang=de lang=fr", "lang", "en", "<<<FILE a lang=en lang=fr"],
    ["<<<FILE a lang=", "lang", "en", "<<<FILE a lang= lang=en"],
    ['<<<FILE a note="x"y" b=c', "lang", "en", '<<<FILE a note="x"y" b=c'],
  ];
  for (const [header, key, value, expected] of cases)
    it(`sets ${key} in ${header}`, () => {
      equal(
        after(header, (block) => setAttribute(block, key, value)),
        expected,
      );
      if (expected !== header) equal(attributeOf(blockOf(expected).header, key), value);
    });

  it("says when what it appends would not be read", () =>
    equal(setAttribute(blockOf('<<<FILE a note="open'), "lang", "en"), undefined));
});

describe("removeAttribute", () => {
  const cases: readonly (readonly [header: string, expected: string])[] = [
    ["<<<FILE a lang=de", "<<<FILE a"],
    ["<<<FILE a  \tlang=de b=c ", "<<<FILE a b=c "],
    ['<<<FILE a b=c lang="x y"', "<<<FILE a b=c"],
    ["<<<FILE a b=c", "<<<FILE a b=c"],
    ["<<<FILE a lang=de word", "<<<FILE a lang=de word"],
    ["<<<FILE a b=c lang=de word", "<<<FILE a b=c word"],
  ];
  for (const [header, expected] of cases)
    it(`removes lang from ${header}`, () =>
      equal(
        after(header, (block) => removeAttribute(block, "lang")),
        expected,
      ));
});
