import { check, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("unbalanced-quotes", () => {
  it("reports the first mark of a paragraph that has no partner", () => {
    deepEqual(
      check(inBody("{|unbalanced-quotes:“|}We go, he said. And so on."))[0]?.message,
      'The quotation that begins with "“We go, he said. And " does not end in its paragraph.',
    );
    deepEqual(
      check(inBody("We go,{|unbalanced-quotes:”|} he said."))[0]?.message,
      'The quotation mark in "We go,”" closes nothing in its paragraph.',
    );
    deepEqual(
      check(inBody('We go,{|unbalanced-quotes:"|} he said.'))[0]?.message,
      'The quotation mark in "We go," he said." has no partner in its paragraph.',
    );
    check(inBody("{|unbalanced-quotes:«|}On y va, dit-il.", "a lang=fr"));
    check(inBody("{|unbalanced-quotes:„|}Wir gehen, sagte er.", "a lang=de"));
    check(inBody("他说{|unbalanced-quotes:「|}好。"));
  });
  it("reports two paragraphs, each once", () =>
    void check(inBody("{|unbalanced-quotes:“|}a “b.\n\nx\n\n{|unbalanced-quotes:“|}c.\n\ny")));

  it("is content with the conventions of many languages", () => {
    for (const [lang, text] of [
      ["en", "“We go,” he said. “Or ‘stay’?” It’s Korea’s “2+2”."],
      ["en", "“He said ‘“deep” inside’,” she said."],
      ["de", "„Wir gehen“, sagte er. „Oder ‚bleiben‘?“ Das „2+2“-Treffen. »Nein«, sagte sie."],
      ["de", '„Wir gehen", sagte er.'],
      ["pl", "„Idziemy”, powiedział."],
      ["fr", "« On y va », dit-il, « ou “non” ? »"],
      ["ru", "«Мы идём», — сказал он. «Или „нет“?»"],
      ["da", "»Vi går«, sagde han."],
      ["sv", "”Vi går”, sade han. ”Nej.”"],
      ["fi", "»Menemme», hän sanoi."],
      ["ar", "قال «نعم» ثم ذهب."],
      ["he", 'צה"ל ומנכ"ל אמר "כן".'],
      ["zh", "他说：“好。”又说：“不，‘来’。”"],
      ["ja", "「はい」と『本』。"],
      ["ko", "그는 “좋다”고 말했다."],
    ])
      check(inBody(text!, `a lang=${lang}`));
    for (const text of ["„Wir gehen“, sagte er.", "«On y va», dit-il.", "”Vi går”, sade han.", "»Vi går«, sagde han."])
      check(inBody(text));
  });
  it("is content with inches, feet, minutes and apostrophes", () =>
    void check(inBody('A 15" screen, 6\'2" tall, 37°33\'58" north; "he is 6\'2" tall", the ’90s, rock ’n’ roll')));
  it("allows a quotation that goes on in the next paragraph", () => {
    check(inBody("“We go.\n\n“Or we stay,” he said."));
    check(inBody('"We go.\n\n"Or we stay," he said.'));
    check(inBody("« On y va.\n\n» Ou non », dit-il.", "a lang=fr"));
    check(inBody("„Wir gehen.\n\n„Oder bleiben“, sagte er.", "a lang=de"));
    check(inBody("“We go,\nor we stay,\nwho knows,” he said."));
  });
  it("does not miss what a text was cut off in", () => void check(inBody("He said: “We go and…")));
  it("skips code, addresses and data", () => {
    check(inBody('`"a` and\n```\n"b\n```', "a.md"));
    check(inBody('https://example.com/"x'.replace('"', "%22")));
    check(inBody('a,"b', "a.csv"));
  });
  it("has no fix", () => deepEqual(fixesAt(inBody("“We go."), "unbalanced-quotes"), []));
  it("reads CRLF", () => void check("<<<FILE a\r\n{|unbalanced-quotes:“|}We go.\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\n{|unbalanced-quotes:“|}We go.\nEND>>>{|missing-final-line-end:|}"));
});
