import { check, checkFix, fixAll, fixesAt, fixRule, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

/** The text's UTF-8 read as windows-1252, where that has a character for each byte, else as Latin-1. */
function garbled(text: string): string {
  const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Džÿ";
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte >= 0x80 && byte < 0xa0 ? (byte === 0x9f ? "Ÿ" : high.charAt(byte - 0x80)) : String.fromCharCode(byte),
  ).join("");
}

describe("mojibake", () => {
  it("reports it and says what was meant", () => {
    const [found] = check(inBody("The president{|mojibake:â€™|}s caf{|mojibake:Ã©|}."));
    deepEqual(found?.message, '"â€™" is "’", read in the wrong encoding.');
    deepEqual(
      found?.fixes.map(({ title, safety }) => [title, safety]),
      [['Change to "’"', "suggested"]],
    );
  });
  it("reads back what was garbled, in any script", () => {
    for (const text of [
      "“We are here,” she said – it’s “over” …",
      "Über die Straße nach Köln, sagte Özdemir.",
      "À la carte, l’été, déjà-vu, São Paulo, señor",
      "Łódź, Dvořák, Škoda, İstanbul",
      "Владимир Путин прибыл в Пхеньян",
      "윤석열 대통령이 서울에서",
      "普京正要飞往平壤",
      "ウクライナ",
      "Αθήνα",
      "مرحبا",
      "Price: 5 € for 10 m² at 20 °C 😀 ™",
    ])
      equal(fixRule(inBody(garbled(text)), "mojibake").text, inBody(text));
  });
  it("reads back what was garbled twice", () =>
    equal(fixRule(inBody(garbled(garbled("it’s"))), "mojibake").text, inBody("it’s")));
  it("knows the quote whose last byte got lost", () => {
    checkFix(inBody("{|unbalanced-quotes:“|}so,{|mojibake:$0â€|} he said"), inBody("“so,” he said"));
  });
  it("removes a byte order mark in the middle", () => checkFix(inBody("x {|mojibake:ï»¿|}y"), inBody("x y")));
  it("is not run in fix-all", () => deepEqual(fixAll(inBody("cafÃ©")).fixed, 0));

  it("is content with what looks like it", () => {
    for (const text of [
      "« Le CAFÉ», dit-il, « l’été », « À »",
      "“MANHÃ” and “IRMÃ” said “NÃO”",
      "DAS “MENÜ“ UND „MENÜ“ – Ä…",
      "Â, Ã, â, ã: Română, Não, Pâques, coração",
      "CỦA ĐÃ” HÀ NỘI",
      "PÅ” Å, Ö, Ä",
      "fiancé»… naïve – coöperate",
      "Ñ“ Ð",
      "Þórr, Íslandi, ðe",
      "É… À – Ê",
    ])
      check(inBody(text), { levels: { "unbalanced-quotes": "off" } });
  });
  it("skips base64", () => void check("<<<FILE a encoding=base64\ncafÃ©\nEND>>>\n"));
  it("reads CRLF and two at once", () => void check("<<<FILE a\r\nx {|mojibake:Ã©|}\r\n{|mojibake:Ã©|}\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\n{|mojibake:Ã©|}\nEND>>>{|missing-final-line-end:|}"));
  it("does not touch a sealed document", () => deepEqual(fixesAt(inBody("cafÃ©", "a sha256=0"), "mojibake"), []));
  it("reads names and attributes, and keeps the header sound", () => {
    const of = (header: string): string => `<<<FILE ${header}\nx\nEND>>>\n`;
    checkFix(of('a.txt title="The caf{|mojibake:Ã©|}"'), of('a.txt title="The café"'));
    checkFix(of("caf{|mojibake:Ã©|}.txt lang=en"), of("café.txt lang=en"));
    checkFix(of("a.txt source=caf{|mojibake:Ã©|}s"), of("a.txt source=cafés"));
    check(of("a.txt lang=Ã©"));
  });
  it("is content with the capitals of Portuguese and French", () => {
    for (const text of ["SÃO PAULO. A CAMÃRA DE GUIMARÃES.", "L’ÉTÉ À PARIS. L’ÎLE. PÂTÉ.", "Â table, dit-il."])
      check(inBody(text));
  });
});
