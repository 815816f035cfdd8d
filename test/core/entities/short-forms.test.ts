import assert from "node:assert/strict";
import { EMPTY_CATALOGUE } from "../../../src/core/entities/catalogue.ts";
import { catalogueOf, mentionIn, told } from "./told.ts";

const people = catalogueOf(
  "{ id: li, name: Li Qiang, type: person, family-name: Li }",
  "{ id: lin, name: Lin Jian, type: person, family-name: Lin, not: [Lin Line] }",
  "{ id: hong-kyun, name: Kim Hong-kyun, type: person, family-name: Kim }",
  "{ id: jong-un, name: Kim Jong-un, type: person, family-name: Kim }",
  "{ id: putin, name: Vladimir Putin, type: person, family-name: Putin, aliases: [블라디미르 푸틴, { text: 푸틴, when: introduced }] }",
  "{ id: sun, name: Sun Weidong, type: person, family-name: Sun }",
  "{ id: may, name: Theresa May, type: person, family-name: May }",
  "{ id: smith, name: Ada Mary Smith, type: person }",
  "{ id: moon, name: Moon Jae-in, type: person, family-name: Moon, aliases: [{ text: Moon, when: never }] }",
  "{ id: mofa, name: Ministry of Foreign Affairs, type: organisation, aliases: [{ text: the ministry, when: introduced }] }",
  "{ id: square, name: Kim Il-sung Square, type: place }",
);
const tell = (body: string, attributes?: string): string => told(body, people, attributes);

describe("a short form", () => {
  it("goes back to the full form before it, with a title or bare", () => {
    assert.equal(
      tell("Li Qiang came. Mr Li spoke; Premier Li’s words; Li left."),
      "[Li Qiang|li] came. [Mr Li|li] spoke; [Premier Li|li]’s words; [Li|li] left.",
    );
    assert.equal(
      tell("Vladimir Putin. Mr. Putin, Prime Minister Putin"),
      "[Vladimir Putin|putin]. [Mr. Putin|putin], [Prime Minister Putin|putin]",
    );
    assert.equal(
      tell("블라디미르 푸틴 대통령. 푸틴은 말했다."),
      "[블라디미르 푸틴|putin] 대통령. [푸틴|putin]은 말했다.",
    );
  });

  it("says what it stands for, and where that was introduced", () => {
    const mention = mentionIn("Li Qiang came. Mr Li spoke.", "Mr Li", people);
    assert.equal(mention.why, '"Mr Li" stands for "Li Qiang", introduced before.');
    assert.equal(mention.introducedAt!.end - mention.introducedAt!.start, "Li Qiang".length);
  });

  it("does not look ahead in the text", () => {
    assert.equal(
      tell("One came in. Then Lin spoke. Lin Jian is his name."),
      "One came in. Then Lin spoke. [Lin Jian|lin] is his name.",
    );
  });

  it("looks ahead in the lines above the first paragraph", () => {
    const paragraph = "Vladimir Putin left on Monday. He was in a hurry.";
    assert.equal(
      tell(`What Putin packs\nPHOTO: AGENCY\n${paragraph}`),
      `What [Putin|putin] packs\nPHOTO: AGENCY\n${paragraph.replace("Vladimir Putin", "[Vladimir Putin|putin]")}`,
    );
    assert.match(mentionIn(`What Putin packs\n${paragraph}`, "Putin", people).why, /introduced further down\.$/);
  });

  it("counts what the header's title says in full", () => {
    assert.equal(
      tell("Then Lin spoke. And Lin left.", 'title="Lin Jian speaks"'),
      "Then [Lin|lin] spoke. And [Lin|lin] left.",
    );
    assert.match(
      mentionIn("Then Mr Lin spoke.", "Mr Lin", people, 'title="Lin Jian"').why,
      /introduced in the title\.$/,
    );
  });

  it("is nothing when bare and not introduced", () => {
    assert.equal(tell("Then Lin spoke, and Kim too."), "Then Lin spoke, and Kim too.");
  });

  it("is unresolved when it has a title and is not introduced", () => {
    assert.equal(
      tell("He wants more from Mr Kim. And from President Kim."),
      "He wants more from [Mr Kim|?]. And from [President Kim|?].",
    );
    const mention = mentionIn("He wants more from Mr Kim.", "Mr Kim", people);
    assert.equal(mention.why, '"Mr Kim" is not introduced in this document.');
    assert.deepEqual([mention.entities, mention.namesakes], [[], ["hong-kyun", "jong-un"]]);
  });

  it("is unresolved without a catalogue, too", () => {
    assert.equal(
      told("More from Mr Kim. The Premier League.", EMPTY_CATALOGUE),
      "More from [Mr Kim|?]. The Premier League.",
    );
    const mention = mentionIn("Here Kim Yo-jong met us. Ms Kim left.", "Ms Kim", EMPTY_CATALOGUE);
    assert.equal(mention.why, '"Ms Kim" could be "Kim Yo-jong", not in the catalogue.');
  });

  it("is tied when two of the name were introduced", () => {
    const body = "Kim Hong-kyun met Kim Jong-un. Kim smiled.";
    assert.equal(tell(body), "[Kim Hong-kyun|hong-kyun] met [Kim Jong-un|jong-un]. [Kim|?hong-kyun,jong-un] smiled.");
    assert.equal(mentionIn(body, "Kim", people).why, '"Kim" could be "Kim Hong-kyun" or "Kim Jong-un".');
    assert.equal(
      tell("Kim Hong-kyun came. Kim smiled. Kim Jong-un left."),
      "[Kim Hong-kyun|hong-kyun] came. [Kim|hong-kyun] smiled. [Kim Jong-un|jong-un] left.",
    );
  });

  it("is tied with a full name the catalogue does not have", () => {
    const body = "A word about Lin Jian. He knows of Lin Biao. What Lin says is law.";
    assert.equal(tell(body), "A word about [Lin Jian|lin]. He knows of Lin Biao. What [Lin|?lin] says is law.");
    assert.match(mentionIn(body, "Lin", people).why, /could be "Lin Jian" or "Lin Biao"\.$/);
  });

  it("is no piece of a longer name", () => {
    const before = "Li Qiang, Lin Jian and Kim Jong-un met. ";
    const after = "There Li Na sat, and Lin-Manuel, and some Li-ion cells on Kim Il-sung Square by the Lin Line.";
    assert.ok(tell(before + after).endsWith(after.replace("Kim Il-sung Square", "[Kim Il-sung Square|square]")));
  });

  it("is not hidden by a capital that only begins the sentence", () => {
    assert.equal(
      tell("Lin Jian sat down. As Lin spoke, rain fell. Asked, Lin left. But Lin came back."),
      "[Lin Jian|lin] sat down. As [Lin|lin] spoke, rain fell. Asked, [Lin|lin] left. But [Lin|lin] came back.",
    );
  });

  it("may stand in a compound", () => {
    assert.equal(tell("Lin Jian: a Lin-led, pro-Lin crowd"), "[Lin Jian|lin]: a [Lin|lin]-led, pro-[Lin|lin] crowd");
  });

  it("may stand in a pair", () => {
    assert.equal(
      tell("Vladimir Putin and Li Qiang: the Putin-Li talks of Putin and Li"),
      "[Vladimir Putin|putin] and [Li Qiang|li]: the [Putin|putin]-[Li|li] talks of [Putin|putin] and [Li|li]",
    );
  });

  it("is not the day's sun or the month of May", () => {
    assert.equal(
      tell(
        "Sun Weidong and Theresa May spoke. Sun shone; he likes the sun. In May he, Sun, left. On 3 May too. And May left.",
      ),
      "[Sun Weidong|sun] and [Theresa May|may] spoke. Sun shone; he likes the sun. In May he, [Sun|sun], left. On 3 May too. And [May|may] left.",
    );
  });

  it("with a title may be either end of a name whose order nobody gave; bare, it may not", () => {
    assert.equal(
      tell("Ada Mary Smith came. Dr Smith and Smith and Dr Ada."),
      "[Ada Mary Smith|smith] came. [Dr Smith|smith] and Smith and [Dr Ada|smith].",
    );
  });

  it("is refused where the catalogue says never", () => {
    assert.equal(tell("Moon Jae-in. Then Moon said."), "[Moon Jae-in|moon]. Then Moon said.");
  });

  it("can be an alias of anything", () => {
    assert.equal(
      tell("He said the ministry. The Ministry of Foreign Affairs: the ministry."),
      "He said the ministry. The [Ministry of Foreign Affairs|mofa]: [the ministry|mofa].",
    );
  });

  it("can be an acronym the document explains", () => {
    assert.equal(
      tell("MOFA? The Ministry of Foreign Affairs (MOFA) is near. MOFA’s door. MoFA."),
      "MOFA? The [Ministry of Foreign Affairs|mofa] ([MOFA|mofa]) is near. [MOFA|mofa]’s door. MoFA.",
    );
    assert.equal(
      tell("The Ministry of Foreign Affairs (SEOUL). SEOUL."),
      "The [Ministry of Foreign Affairs|mofa] (SEOUL). SEOUL.",
    );
  });

  it("has no title that belongs to the sentence before", () => {
    assert.equal(tell("Lin Jian met the President. Lin left."), "[Lin Jian|lin] met the President. [Lin|lin] left.");
  });
});
