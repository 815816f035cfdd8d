import { deepEqual, equal, match } from "node:assert/strict";
import type { MentionDecision } from "../../../src/core/decisions/decision.ts";
import { Decisions } from "../../../src/core/decisions/decisions.ts";
import { quoteOf } from "../../../src/core/decisions/quote.ts";
import { mentionIndexOf } from "../../../src/core/entities/mention-index.ts";
import { mentionsIn, mentionsOf } from "../../../src/core/entities/mentions.ts";
import { pinsOf } from "../../../src/core/entities/pinned.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { catalogueOf, documentOf } from "./told.ts";

const catalogue = catalogueOf(
  "{ id: yong, name: Kim Yong, type: person, family-name: Kim }",
  "{ id: yo, name: Kim Yo, type: person, family-name: Kim }",
);
const BODY = "Kim Yong and Kim Yo came. Later Mr Kim spoke, and Mr Kim left.";

/** An answer for the words that stand in `[]` in a body of `a.txt`. */
function answer(marked: string, entity: string | undefined, said: Partial<MentionDecision> = {}): MentionDecision {
  const { text } = documentOf(marked);
  const start = text.indexOf("[");
  const span = { start, end: text.indexOf("]") - 1 };
  return { on: "mention", document: "a.txt", quote: quoteOf(text.replace(/[[\]]/g, ""), span), entity, ...said };
}

/** Who is meant, mention by mention. */
function told(body: string, decisions: readonly MentionDecision[], attributes = ""): readonly string[] {
  return mentionsOf(documentOf(body, attributes), catalogue, undefined, new Decisions(decisions)).map(
    ({ text, kind, entities }) => `${text} ${kind} ${entities.join()}`,
  );
}

const SECOND = "Kim Yong and Kim Yo came. Later [Mr Kim] spoke, and Mr Kim left.";

describe("an answer for one mention", () => {
  it("holds for that one and no other", () =>
    deepEqual(told(BODY, [answer(SECOND, "yo")]), [
      "Kim Yong catalogue yong",
      "Kim Yo catalogue yo",
      "Mr Kim pinned yo",
      "Mr Kim unresolved yong,yo",
    ]));

  it("says who decided, when and why", () => {
    const decisions = new Decisions([answer(SECOND, "yo", { by: "Mai", at: "2026-11-21T10:00", why: "She spoke." })]);
    const pinned = mentionsOf(documentOf(BODY), catalogue, undefined, decisions).find(({ kind }) => kind === "pinned");
    equal(pinned?.why, "Mai decided so on 2026-11-21: She spoke.");
  });

  it("takes away what is no name", () =>
    deepEqual(told("Kim Yong came. Mr Kim left.", [answer("[Kim Yong] came. Mr Kim left.", undefined)]), [
      "Mr Kim short-form yong",
    ]));

  it("makes a mention of what none was found in", () =>
    deepEqual(told("The old man left.", [answer("The [old man] left.", "yong")]), ["old man pinned yong"]));

  it("survives edits around it, and goes by the id of its document", () => {
    const edited = `A new first line.\n${BODY.replace("spoke", "then spoke")}`;
    equal(told(edited, [answer(SECOND, "yo")])[2], "Mr Kim pinned yo");
    equal(told(BODY, [{ ...answer(SECOND, "yo"), document: "x7" }], "id=x7")[2], "Mr Kim pinned yo");
    equal(told(BODY, [{ ...answer(SECOND, "yo"), document: "b.txt" }])[2], "Mr Kim unresolved yong,yo");
  });

  it("is stale once its words are gone, and is never applied by guess", () => {
    const decision = answer(SECOND, "yo");
    const decisions = new Decisions([decision]);
    const gone = documentOf("Nobody came.");
    deepEqual(pinsOf(gone, decisions), { placed: [], stale: [decision] });
    const twice = documentOf("Mr Kim and Mr Kim.");
    deepEqual(pinsOf(twice, decisions).stale, [decision]);
    deepEqual(pinsOf(documentOf(BODY), decisions).stale, []);
  });

  it("gives way to a later one about the same words, and to none that is as old", () => {
    const early = answer(SECOND, "yo", { at: "2026-01-01" });
    const late: MentionDecision = {
      ...answer(SECOND, "yong", { at: "2026-02-02" }),
      quote: { ...early.quote, prefix: "Later " },
    };
    equal(told(BODY, [early, late])[2], "Mr Kim pinned yong");
    const decisions = [early, { ...late, at: "2026-01-01" }];
    equal(told(BODY, decisions)[2], "Mr Kim unresolved yong,yo");
    equal(pinsOf(documentOf(BODY), new Decisions(decisions)).stale.length, 2);
  });

  it("tells of an entity that is nowhere", () => {
    const [mention] = mentionsOf(
      documentOf("Kim left."),
      catalogue,
      undefined,
      new Decisions([answer("[Kim] left.", "x")]),
    );
    equal(mention?.kind, "unresolved");
    match(mention?.why ?? "", /decided to be "x", which no catalogue has/);
  });

  it("counts in the index of a corpus, and is remembered", () => {
    const corpus = parseText(`<<<FILE a.txt\n${BODY}\nEND>>>\n<<<FILE b.txt\nKim Yo\nEND>>>\n`);
    const decisions = new Decisions([answer(SECOND, "yo")]);
    equal(mentionIndexOf(corpus, catalogue).count("yo"), 2);
    equal(mentionIndexOf(corpus, catalogue, undefined, decisions).count("yo"), 3);
    const [a, b] = [...blocksOf(corpus)];
    equal(
      mentionsIn(corpus, a!, catalogue, undefined, decisions),
      mentionsIn(corpus, a!, catalogue, undefined, decisions),
    );
    equal(mentionsIn(corpus, b!, catalogue, undefined, decisions), mentionsIn(corpus, b!, catalogue));
  });
});
