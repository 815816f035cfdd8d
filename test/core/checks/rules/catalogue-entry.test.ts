import { checkCatalogue } from "../../../support/check-catalogue.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("catalogue-entry", () => {
  const of = (fields: string): string => `entities:\n  - { id: lin, name: Lin Jian, type: person${fields} }\n`;
  const marked = (text: string): string => `{|catalogue-entry:${text}|}`;

  it("reports what the reader cannot use, each at its place", () => {
    const [found] = checkCatalogue(of(`, wikidata: ${marked("148")}`));
    deepEqual(found?.severity, "error");
    checkCatalogue(of(`, aliases: [${marked("L")}]`));
    checkCatalogue(of(`, ${marked("nmae")}: x`));
    checkCatalogue(of(`, relations: [{ is: kin of, entity: ${marked("nobody")} }]`));
  });
  it("is content with a sound entry", () => {
    checkCatalogue(of(", wikidata: Q148, aliases: [Lin, 林剑]"));
    checkCatalogue(of(", relations: [{ is: same as, entity: lin }]"));
    checkCatalogue("");
  });
  it("reads CRLF", () => void checkCatalogue(of(`, wikidata: ${marked("148")}`).replaceAll("\n", "\r\n")));
  it("reports two", () => void checkCatalogue(of(`, wikidata: ${marked("148")}, aliases: [${marked("L")}]`)));
});
