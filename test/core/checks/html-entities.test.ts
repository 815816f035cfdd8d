import { entitiesIn, entityAt } from "../../../src/core/checks/html-entities.ts";
import { deepEqual, equal } from "../../support/expect.ts";

describe("HTML entities", () => {
  /** What an entity stands for, with a mark for those that are replaced without a question. */
  const read = (text: string): string | undefined => {
    const entity = entityAt(text, 0);
    if (!entity) return undefined;
    equal(entity.start, 0);
    equal(entity.end, text.lastIndexOf(";") + 1, text);
    return `${entity.character ?? "nothing"}${entity.isPlain ? "!" : ""}`;
  };

  it("are known by name", () => {
    for (const [text, meant] of [
      ["&amp;", "&!"],
      ["&quot;", '"!'],
      ["&apos;", "'!"],
      ["&nbsp;", "\u00A0!"],
      ["&lt;", "<"],
      ["&iexcl;", "¡"],
      ["&yuml;", "ÿ"],
      ["&Agrave;", "À"],
      ["&times;", "×"],
      ["&hellip;", "…"],
      ["&nacute;", "ń"],
      ["&ensp;", "\u2002"],
      ["&emsp;", "\u2003"],
      ["&thinsp;", "\u2009"],
      ["&zwnj;", "\u200C"],
      ["&zwj;", "\u200D"],
      ["&lrm;", "\u200E"],
      ["&rlm;", "\u200F"],
      ["&there4;", "∴"],
    ] as const)
      equal(read(text), meant, text);
  });
  it("are known by number, as browsers read them", () => {
    for (const [text, meant] of [
      ["&#65;", "A!"],
      ["&#x41;", "A!"],
      ["&#X1f600;", "😀!"],
      ["&#32;", " !"],
      ["&#160;", "\u00A0!"],
      ["&#8203;", "\u200B"],
      ["&#127;", "nothing"],
      ["&#128;", "€"],
      ["&#129;", "nothing"],
      ["&#159;", "Ÿ"],
      ["&#161;", "¡!"],
      ["&#0;", "nothing"],
      ["&#55295;", "nothing"],
      ["&#xD7A3;", "힣!"],
      ["&#xD800;", "nothing"],
      ["&#xDFFF;", "nothing"],
      ["&#xE000;", "\uE000"],
      ["&#x10FFFF;", "nothing"],
      ["&#x110000;", "nothing"],
      ["&#9999999;", "nothing"],
    ] as const)
      equal(read(text), meant, text);
  });
  it("may have been escaped again and again", () => {
    for (const text of ["&amp;lt;", "&amp;amp;lt;", "&AMP;lt;", "&#38;lt;", "&#0038;lt;", "&#x26;lt;", "&#X0026;lt;"])
      equal(read(text), "<", text);
    equal(read("&amp;#39;"), "'!");
  });
  it("are none by half", () => {
    for (const text of ["&amp", "& amp;", "&unheard;", "&#;", "&#x;", "&#12345678;", "&a;", "&Amp;", "x&amp;", "&quot"])
      equal(entityAt(text, 0), undefined, text);
  });
  it("are found within a stretch, in order", () => {
    const text = "&lt; & &amp;gt;&unknown;&gt; &quot;";
    const found = (start: number, end: number): readonly string[] =>
      [...entitiesIn(text, start, end)].map((one) => text.slice(one.start, one.end));
    deepEqual(found(0, text.length), ["&lt;", "&amp;gt;", "&gt;", "&quot;"]);
    deepEqual(found(1, text.length - 1), ["&amp;gt;", "&gt;"]);
    deepEqual(found(0, 4), ["&lt;"]);
    deepEqual(found(4, 4), []);
  });
});
