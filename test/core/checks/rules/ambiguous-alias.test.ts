import { checkCatalogue } from "../../../support/check-catalogue.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("ambiguous-alias", () => {
  const of = (...aliases: readonly string[]): string =>
    `entities:\n${aliases.map((alias, at) => `  - { id: e${at}, name: Entity Number ${at}, type: place, aliases: [${alias}] }\n`).join("")}`;
  const marked = "{|ambiguous-alias:Georgia|}";

  it("reports an alias that two have everywhere, at both", () => {
    const [found] = checkCatalogue(of(marked, marked));
    deepEqual(found?.severity, "warning");
    deepEqual(found?.related?.length, 1);
  });
  it("is content with one that is shared, or holds only once introduced", () => {
    checkCatalogue(of("{ text: Georgia, shared: true }", "{ text: Georgia, shared: true }"));
    checkCatalogue(of("{ text: Georgia, when: introduced }", "Georgia"));
    checkCatalogue(of("Georgia", "Tbilisi"));
  });
  it("can be switched off", () => void checkCatalogue(of("Georgia", "Georgia"), { "ambiguous-alias": "off" }));
  it("reads CRLF", () => void checkCatalogue(of(marked, marked).replaceAll("\n", "\r\n")));
});
