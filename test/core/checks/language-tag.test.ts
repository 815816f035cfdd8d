import { isLanguageTag, meantLanguageTag } from "../../../src/core/checks/language-tag.ts";
import { equal } from "../../support/expect.ts";

describe("language tags", () => {
  it("are those of BCP 47", () => {
    for (const tag of [
      "en",
      "EN-gb",
      "zh-Hant-TW",
      "zh-yue-Hant",
      "sgn-ase",
      "es-419",
      "de-1996",
      "sl-rozaj-biske",
      "de-CH-1901",
      "en-u-ca-gregory",
      "en-a-bbb-x-a-ccc",
      "x-whatever",
      "X-a-b1",
      "haw",
      "zu",
      "aa",
      `en-x-${"a".repeat(8)}`,
    ])
      equal(isLanguageTag(tag), true, tag);
  });
  it("are nothing else", () => {
    for (const tag of [
      "",
      "e",
      "english",
      "xx",
      "en_GB",
      "en-",
      "-en",
      "en-gbx1",
      "en-abcdefghi",
      "en-12",
      "en-u",
      "en-u-a",
      "x",
      "x-",
      "x-abcdefghi",
      "a-x-b",
      "en x",
      `en${"-abcde".repeat(11)}`,
    ])
      equal(isLanguageTag(tag), false, tag);
    equal(isLanguageTag(`en${"-abcde".repeat(10)}`), true);
  });
  it("are known by what people write instead", () => {
    for (const [written, meant] of [
      ["English", "en"],
      ["jp", "ja"],
      ["ir", "fa"],
      ["US", "en-US"],
      ["español", "es"],
      ["en_GB", "en-GB"],
      ["de_DE.UTF-8", "de-DE"],
      [" fr ", "fr"],
      ["Klingon", undefined],
      ["", undefined],
      [`en_${"abcde_".repeat(11)}`, undefined],
    ] as const)
      equal(meantLanguageTag(written), meant, written);
  });
});
