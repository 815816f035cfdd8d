import assert from "node:assert/strict";
import { named, recognisedIn } from "./named.ts";

describe("the recogniser", () => {
  it("finds persons by their titles, and leaves the titles out", () => {
    named("Then [Norwegian|nationality] Prime Minister [Sigrun Vatle|person] rose.");
    named("The letter went to Dr. [Oyelaran Bakare|person] and to Captain [Wu|person].");
  });

  it("finds persons by given names, initials and family names", () => {
    named("It was painted by [Clara Vessel|person] and sold by [J. R. Tamm|person].");
    named("He met [Tadeusz Wolniak|person], 45, at the door.");
  });

  it("finds names of East Asia with the family name first", () => {
    named("Later [Park Ji-hoon|person] and [Chen Meiling|person] signed it.");
  });

  it("finds persons by what the text calls them", () => {
    named("There the violinist [Orsolya Harsan|person] played.");
    named("There [Ubo Kante|person], a former goalkeeper, lives.");
  });

  it("keeps what the text calls a person", () => {
    const called = (body: string, name: string) => recognisedIn(body, name).recognised?.descriptors;
    assert.deepEqual(called("Yesterday Danish Trade Minister Ida Holt spoke.", "Ida Holt"), ["Danish Trade Minister"]);
    assert.deepEqual(called("The former ambassador Paul Renner spoke.", "Paul Renner"), ["former ambassador"]);
    assert.deepEqual(called("Chen Meiling, deputy director of the harbour office, spoke.", "Chen Meiling"), [
      "deputy director of the harbour office",
    ]);
    assert.deepEqual(called("In 2001 Paul Renner was president of Malta.", "Paul Renner"), ["president of Malta"]);
  });

  it("finds organisations by the words in their names", () => {
    named("The [Baltic Herring Company|organisation] sued the [University of Tarnow|organisation].");
    named("Its rival, [Ferro & Sons|organisation], lost.");
  });

  it("finds places, known ones and by their surroundings", () => {
    named("She left [Lisbon|place] for [Lake Ordal|place].");
    named("He was born in [Vastergard|place], [Sweden|place].");
    named("They crossed the [Tamsel River|place] at night.");
  });

  it("takes the names of capitals for places, whatever they do", () => {
    named("[Beijing|place] protested, and [Washington|place] said nothing. The [Kremlin|place] smiled.");
  });

  it("finds nationalities, events and laws", () => {
    named("The [Portuguese|nationality] won the [Battle of Aljubar|event].");
    named("Under the [Clean Harbours Act|law] it is forbidden.");
  });

  it("finds meetings without a capital", () => {
    named("They held a [“2+2” security dialogue|event] in [Oslo|place] and a [trilateral summit|event] in May.");
    assert.equal(
      recognisedIn("A 2+2 defence dialogue, then one more: the 2+2 dialogue.", "2+2 dialogue").recognised?.name,
      "2+2 dialogue",
    );
    named("They spoke of 2+2 apples, of a summit and of bilateral talks.");
  });

  it("finds titles of works in quotation marks, and leaves speech alone", () => {
    named("Her novel “[The Salt Year|work]” sold well; his song “[Harbour|work]” did not.");
    named('He said “We will win” and left. "Nobody knows," she said. The “harbour” was a pond.');
  });

  it("tells places by their neighbours", () => {
    named("Trains between [Sapporo|place] and [Hokutomi|place] were stopped.");
    named("In [Tomikawa|place] nothing moved. He lives in [La Ceiba|place].");
  });

  it("takes a role after a comma when somebody has it", () => {
    const mention = recognisedIn("The firm sacked its chairman, Zorbat Quelin, on Monday.", "Zorbat Quelin");
    assert.equal(mention.recognised?.type, "person");
    assert.equal(mention.descriptor, "chairman");
  });

  it("keeps South in a role that begins a sentence", () => {
    assert.equal(
      recognisedIn("South Korean trade envoy Han Seo-yun left.", "Han Seo-yun").descriptor,
      "South Korean trade envoy",
    );
  });

  it("gives its reasons, the strongest first", () => {
    const { recognised, why } = recognisedIn("Danish Trade Minister Ida Holt spoke.", "Ida Holt");
    assert.deepEqual(recognised?.reasons, [
      'It stands after the title "Trade Minister".',
      '"Ida" is a given name.',
      '"Holt" is a family name.',
    ]);
    assert.equal(why, 'Recognised as a person: it stands after the title "Trade Minister".');
  });

  it("joins documents on full names and known ones, never on a single word", () => {
    const id = (body: string, name: string, attributes?: string) => recognisedIn(body, name, attributes).entities[0];
    assert.equal(id("Then Ida Holt spoke.", "Ida Holt"), "~person/Ida Holt");
    assert.equal(id("She went to Lisbon.", "Lisbon"), "~place/Lisbon");
    assert.equal(
      id("It is what the Foreign Ministry said.", "Foreign Ministry"),
      "~organisation/Foreign Ministry@a.txt",
    );
    assert.equal(id("Then President Holt spoke.", "Holt"), "~person/Holt@a.txt");
  });

  it("knows other spellings of what everybody knows", () => {
    const entity = (body: string, text: string) => recognisedIn(body, text).recognised;
    assert.equal(entity("SEOUL - They met.", "SEOUL")?.id, entity("They met in Seoul.", "Seoul")?.id);
    assert.equal(entity("They left the U.S. early.", "U.S.")?.name, "United States");
    assert.equal(entity("PHOTO: REUTERS", "REUTERS")?.name, "Reuters");
  });

  it("leads short forms to the full form before them", () => {
    named("[Nina Kolb|person] came. [Kolb=Nina Kolb] sat down; Then [Ms Kolb=Nina Kolb] spoke.");
    named("[Chen Meiling|person] came. [Ms Chen=Chen Meiling] sat down.");
  });

  it("guesses nothing where a title leads to nobody, or to two", () => {
    named("He wants more from [Mr Kim?].");
    named("[Ada Kolb|person] and [Nina Kolb|person] came. [Dr Kolb?] spoke.");
  });

  it("takes from a headline only what the text or the lists bear out", () => {
    named(
      "[Kolb=Nina Kolb] Opens New Bridge in [Lisbon|place] After Long Delay\n[Nina Kolb|person] opened a bridge. It was late.",
    );
    named("TWO KILLED IN FIRE AT OLD MILL\nNobody saw it. It was late.");
  });

  it("leaves words alone that merely begin a sentence", () => {
    named("Drivers waited. Nobody came. Meanwhile it rained. However, they stayed.");
    named("Former minister [Paul Renner|person] stayed.");
  });

  it("finds nothing in days, months and pronouns", () => {
    named("On Monday I slept. In March I woke up, and by Tuesday, June 18, I was well.");
  });

  it("finds nothing where scripts have no capitals", () => {
    named("한국과 중국이 서울에서 만났다.");
    named("中国和韩国在首尔举行对话。");
    named("東京で会議が開かれた。");
    named("عقدت الصين حوارا في سيول.");
  });

  it("takes a small word inside a name for no German", () => {
    named("[Anna van der Meulen|person] spoke. [Ms van der Meulen=Anna van der Meulen] left.");
  });

  it("takes no noun for a name in German, where all of them have capitals", () => {
    named("Der Hafen und die Brücke der Stadt wurden von der Regierung mit großer Freude eröffnet.");
    named(
      "Gestern sprach Ministerpräsident [Chen Meiling|person] mit den Gästen im Rathaus. [Chen=Chen Meiling] blieb bis zum Abend in [Lissabon|place].",
      "lang=de",
    );
    named("Die Geigerin [Clara Vessel|person] spielte für die Kinder.", "lang=de-AT");
  });

  it("tells which part of a person's name is the family's, where lists or order tell", () => {
    const familyOf = (body: string, name: string): string | undefined =>
      recognisedIn(body, name).recognised?.familyName;
    assert.equal(familyOf("The talks were led by Kim Hong-kyun in Seoul.", "Kim Hong-kyun"), "Kim");
    assert.equal(familyOf("The baker Anna Dvorak slept.", "Anna Dvorak"), "Dvorak");
    assert.equal(familyOf("They met Anna van der Meulen in Lisbon.", "Anna van der Meulen"), "van der Meulen");
    assert.equal(familyOf("Spokesman Qwex Zrblorg slept.", "Qwex Zrblorg"), undefined);
    assert.equal(familyOf("They met in Lisbon.", "Lisbon"), undefined);
  });

  it("looks into no address", () => {
    named("See https://example.com/Lisbon/Nina_Kolb or write to Nina.Kolb@example.com.");
  });
});
