import { mojibakeIn } from "../../../src/core/checks/mojibake.ts";
import { windows1252, windows1252Byte } from "../../../src/core/checks/windows-1252.ts";
import { deepEqual, equal } from "../../support/expect.ts";

/** The text's UTF-8 read as windows-1252, where that has a character for each byte, else as Latin-1. */
const garbled = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) =>
    byte >= 0x80 && byte < 0xa0 ? (windows1252(byte) ?? String.fromCharCode(byte)) : String.fromCharCode(byte),
  ).join("");

const read = (text: string, start = 0, end = text.length): readonly string[] =>
  [...mojibakeIn(text, { start, end })].map((one) => `${text.slice(one.start, one.end)}=${one.meant}`);

describe("windows-1252", () => {
  it("has a character for all bytes but five", () => {
    const bytes = Array.from({ length: 32 }, (_, at) => 0x80 + at);
    deepEqual(
      bytes.filter((byte) => windows1252(byte) === undefined),
      [0x81, 0x8d, 0x8f, 0x90, 0x9d],
    );
    const characters = bytes.flatMap((byte) => windows1252(byte) ?? []);
    equal(characters.join(""), "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
    for (const character of characters) equal(windows1252(windows1252Byte(character)!), character);
  });
  it("reads what it has nothing for as Latin-1 does", () => {
    deepEqual(["\u0080", "\u009D", "é", "ÿ"].map(windows1252Byte), [0x80, 0x9d, 0xe9, 0xff]);
    deepEqual(["\u007F", "\u0100", "한", " ", "a"].map(windows1252Byte), [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("mojibake in a text", () => {
  it("is read again, character by character, of two bytes, three and four", () => {
    for (const meant of [
      ..."éßñŁžßµ½",
      ..."’“…–€™→★",
      "😀",
      "🇰🇷",
      "한국",
      "Привет",
      "日本",
      "ε\u03BB",
      "שלום",
      "سلام",
      "नमस्ते",
      "ไทย",
    ])
      deepEqual(read(`ab ${garbled(meant)} cd`), [`${garbled(meant)}=${meant}`], meant);
  });
  it("is no overlong form, no surrogate, nothing beyond Unicode and no control", () => {
    for (const bytes of [
      [0xe0, 0x80, 0xaf],
      [0xe0, 0x9f, 0xbf],
      [0xed, 0xa0, 0x80],
      [0xed, 0xbf, 0xbf],
      [0xf0, 0x8f, 0xbf, 0xbf],
      [0xf4, 0x90, 0x80, 0x80],
      [0xc2, 0x80],
      [0xc2, 0xc2],
      [0xe2, 0x80],
    ])
      deepEqual(read(`ab${bytes.map((byte) => String.fromCharCode(byte)).join("")}cd`), [], bytes.join());
  });
  it("ends with its stretch", () => {
    const text = garbled("é’é");
    equal(text.length, 7);
    deepEqual(read(text, 0, 6), ["Ã©â€™=é’"]);
    deepEqual(read(text, 0, 4), ["Ã©=é", "â€=”"]);
    deepEqual(read(text, 0, 3), ["Ã©=é"]);
    deepEqual(read(text, 0, 1), []);
    deepEqual(read(text, 1), ["â€™Ã©=’é"]);
  });
  it("is a lost quote where two bytes of it are left", () => {
    deepEqual(read("â€ he said"), ["â€=”"]);
    deepEqual(read("â€\uFFFD he said"), ["â€\uFFFD=”"]);
    deepEqual(read("â€\uFFFD", 0, 2), ["â€=”"]);
    deepEqual(read("â€", 0, 1), []);
  });
  it("may have been read wrongly up to four times", () => {
    const times = (text: string, count: number): string => (count === 0 ? text : times(garbled(text), count - 1));
    for (const count of [1, 2, 3, 4]) deepEqual(read(times("é", count)), [`${times("é", count)}=é`], `${count}`);
    deepEqual(read(times("é", 5)), [`${times("é", 5)}=${times("é", 1)}`]);
  });
  it("is believed of one character of a script only near others", () => {
    const [letter, word] = [garbled("в"), garbled("город")];
    deepEqual(read(`${letter} ab`), []);
    deepEqual(read(`${word} ${letter} ab`), [`${word}=город`, `${letter}=в`]);
    deepEqual(read(`${letter} ${word}`), [`${letter}=в`, `${word}=город`]);
    deepEqual(read(`${word} and so ${letter} ab`), [`${word}=город`]);
  });
  it("is no word in capitals before a sign, and no letter that may stand there", () => {
    for (const text of ["CAFÉ™", "Ã”", "LÃ“", "É…", "Ð¿", "PÃ\u00A0", "Ä€-Rate", "Å—"])
      deepEqual(read(text), text === "Ä€-Rate" ? ["Ä€=Ā"] : [], text);
    deepEqual(read("a\u00C2\u00A0b"), ["\u00C2\u00A0=\u00A0"]);
    deepEqual(read("Â«"), []);
    deepEqual(read("Â°"), ["Â°=°"]);
  });
});
