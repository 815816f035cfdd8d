import assert from "node:assert/strict";
import { mentionsOf } from "../../../../src/core/entities/mentions.ts";
import { scoreShortForms, shortFormParagraphs } from "../../../bench/short-form-scores.ts";
import { catalogueOf, documentOf } from "../told.ts";
import { named } from "./named.ts";
import { shippedRecogniser } from "./word-lists.ts";

describe("short forms of recognised names", () => {
  it("are led to the right full form in fifty paragraphs", () => {
    const paragraphs = shortFormParagraphs();
    assert.equal(paragraphs.length, 50);
    const { score, faults } = scoreShortForms(paragraphs, shippedRecogniser);
    assert.ok(score.precision >= 96 && score.recall >= 86, `${JSON.stringify(score)}\n${faults.join("\n")}`);
  });

  it("are told apart by the title that introduces them", () => {
    named("Archbishop [Emil Varga|person] met the poet [Iva Varga|person]. [Archbishop Varga=Emil Varga] rose.");
    named("Ms [Lena Roux|person] and Mr [Alain Roux|person] came. [Ms Roux=Lena Roux] spoke.");
  });

  it("tell what an unknown full name is", () => {
    named("[Zorbat Quelin|person] came. [Mr Quelin=Zorbat Quelin] sat down.");
  });

  it("keep small words", () => {
    named("[Jakob van der Meulen|person] built it. [Van der Meulen=Jakob van der Meulen] never saw it.");
  });

  it("are not mixed up with places of that name", () => {
    named("[Paul London|person] has never been in [London|place]. [Mr London=Paul London] lives in [Ohio|place].");
  });

  it("of organisations are acronyms that the text explains", () => {
    named(
      "The [Northern Rivers Authority|organisation] ([NRA=Northern Rivers Authority]) closed it. Then the [NRA=Northern Rivers Authority] opened it.",
    );
  });

  it("go back to persons of the catalogue too, but not under an alias that is never meant", () => {
    const told = (entry: string): string =>
      mentionsOf(documentOf("Ida Holt came. Then Holt left."), catalogueOf(entry), shippedRecogniser)
        .map(({ text, kind, entities }) => `${text}: ${kind} ${entities}`)
        .join(", ");
    assert.equal(told("{ id: ida, name: Ida Holt, type: person }"), "Ida Holt: catalogue ida, Holt: short-form ida");
    assert.equal(
      told("{ id: ida, name: Ida Holt, type: person, aliases: [{ text: Holt, when: never }] }"),
      "Ida Holt: catalogue ida, Holt: recognised ~person/Holt@a.txt",
    );
  });

  it("stay open for all of a name nobody introduced", () => {
    named("He called [Mr Kim?] twice. Then [Kim?] came.");
  });
});
