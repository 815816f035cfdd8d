import { meantKey } from "../../../src/core/checks/known-keys.ts";
import { equal } from "../../support/expect.ts";

describe("keys of headers", () => {
  it("were probably meant to be the reserved one that is a slip away", () => {
    for (const [written, meant] of [
      ["tilte", "title"],
      ["titl", "title"],
      ["titlee", "title"],
      ["tixle", "title"],
      ["dte", "date"],
      ["daet", "date"],
      ["ulr", "url"],
      ["urll", "url"],
      ["sorce", "source"],
      ["auhtor", "author"],
      ["creditt", "credit"],
      ["retreived", "retrieved"],
      ["retreeved", "retrieved"],
      ["trunkated", "truncated"],
      ["final-newlin", "final-newline"],
      ["encodding", "encoding"],
      ["language", "lang"],
      ["sha-256", "sha256"],
      ["finalnewline", "final-newline"],
    ] as const)
      equal(meantKey(written), meant, written);
  });
  it("may be reserved, or words of their own", () => {
    for (const key of [
      ..."id title date retrieved note source author url lang credit truncated sha256 encoding eol".split(" "),
      "final-newline",
      ..."authors sources dates notes titles urls ids langs".split(" "),
      ..."data rate land ix i d eels xitle xurl tiles place topic ur1s datta-x nothing".split(" "),
    ])
      equal(meantKey(key), undefined, key);
  });
});
