import type { Diagnostic } from "../../../../src/core/checks/rule.ts";
import { Decisions } from "../../../../src/core/decisions/decisions.ts";
import { check } from "../../../support/check.ts";
import { catalogueIn } from "../../../support/check-catalogue.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("unresolved-short-name", () => {
  const catalogue = catalogueIn(
    "entities:\n" +
      "  - { id: kim-hk, name: Kim Hong-kyun, type: person, family-name: Kim }\n" +
      "  - { id: kim-ju, name: Kim Jong-un, type: person, family-name: Kim }\n" +
      "  - { id: sun, name: Sun Weidong, type: person, family-name: Sun }\n",
  );
  const of = (name: string, body: string): string =>
    `<<<FILE ${name}${name.includes(".") ? "" : ".txt"}\n${body}\nEND>>>\n`;
  const marked = (text: string): string => `{|unresolved-short-name:${text}|}`;
  const told = (text: string): readonly Diagnostic[] => check(text, { catalogue });

  it("reports a name that is not introduced, and where somebody of that name stands", () => {
    const [found] = told(of("a", `He was told by ${marked("Mr Kim")} of it.`) + of("b", "Kim Hong-kyun came."));
    deepEqual(
      found?.message,
      '"Mr Kim" is not introduced in this document; "Kim Hong-kyun" occurs in "b.txt", not joined.',
    );
    deepEqual(found?.severity, "hint");
    deepEqual(
      found?.related.map(({ range, message }) => [range.start.line, message]),
      [[4, '"Kim Hong-kyun" is not joined.']],
    );
  });
  it("tells of two of that name", () => {
    const [found] = told(
      of("a", "Kim Jong-un stayed.") + of("b", "Kim Hong-kyun came.") + of("c", `So did ${marked("Mr Kim")}.`),
    );
    deepEqual(
      found?.message,
      '"Mr Kim" is not introduced in this document; "Kim Hong-kyun" occurs in "b.txt" and "Kim Jong-un" occurs in "a.txt", not joined.',
    );
  });
  it("is content with what somebody has answered", () => {
    const quote = { exact: "Mr Kim", prefix: "was told by ", suffix: " of it." };
    for (const entity of ["kim-hk", undefined])
      check(of("a", "He was told by Mr Kim of it.") + of("b", "Kim Hong-kyun came."), {
        catalogue,
        decisions: new Decisions([{ on: "mention", document: "a.txt", quote, entity }]),
      });
  });
  it("says so where none of them stands anywhere", () =>
    deepEqual(
      told(of("a", `He was told by ${marked("Mr Sun")} of it.`))[0]?.message,
      '"Mr Sun" is not introduced in this document.',
    ));
  it("says so where the introduction comes too late", () => {
    const long = "The first paragraph ends what may look ahead. It has two sentences.";
    const [found] = told(of("a", `${long}\n\nSo said ${marked("Mr Sun")}.\n\nSun Weidong is a vice-minister.`));
    deepEqual(found?.message, '"Mr Sun" comes before "Sun Weidong" is introduced.');
    deepEqual(found?.related.length, 1);
  });
  it("reports what could be two", () =>
    deepEqual(
      told(of("a", `Kim Hong-kyun met Kim Jong-un. Then ${marked("Mr Kim")} left.`))[0]?.message,
      '"Mr Kim" could be "Kim Hong-kyun" or "Kim Jong-un".',
    ));
  it("reports a name once a document, whatever its title", () => {
    told(of("a", `So said ${marked("Mr Kim")}. President Kim said no more. Mr Kim left.`));
    told(of("a", `So said ${marked("Mr Kim")}.`) + of("b", `So said ${marked("Mr Kim")}.`));
    told(of("a", `So said ${marked("Mr Kim")} and ${marked("Mr Sun")}.`));
  });
  it("is content with names that are introduced, or that nobody in the catalogue has", () => {
    told(of("a", "Kim Hong-kyun came. Mr Kim left."));
    told(of("a", "So said Mr Smith of the other side."));
    told(of("a", "Kim came along."));
  });
  it("is silent without a catalogue, and in data and catalogues", () => {
    check(of("a", "So said Mr Kim."));
    told(of("a.json", '{"said": "by Mr Kim"}'));
    told(of("entities.yaml", "entities:\n  - { id: x, name: Mr Kim, type: person }"));
  });
  it("reads CRLF", () => void told(of("a", `So said ${marked("Mr Kim")}.`).replaceAll("\n", "\r\n")));
  it("can be silenced", () =>
    void told(`# corpus-ignore: unresolved-short-name -- a letter\n${of("a", "So said Mr Kim.")}`));
  it("points to the first of those who are introduced later, in words", () => {
    const long = "The first paragraph ends what may look ahead. It has two sentences.";
    const [found] = told(of("a", `${long}\n\nSo said ${marked("Mr Kim")}.\n\nKim Jong-un came. Kim Hong-kyun left.`));
    deepEqual(found?.message, '"Mr Kim" comes before "Kim Hong-kyun" is introduced.');
    deepEqual(
      found?.related.map(({ message }) => message),
      ['"Kim Hong-kyun" is introduced here.'],
    );
  });
  it("takes no other short form that leads to nobody for the place where somebody stands", () => {
    const [found] = told(
      of("a", `So said ${marked("Mr Sun")}. And ${marked("Mr Kim")}.`) + of("b", `Then ${marked("Mr Sun")} left.`),
    );
    deepEqual(found?.related, []);
  });
  it("names two namesakes at most, each where they stand first", () => {
    const kims = catalogueIn(
      `entities:\n${["Hong-kyun", "Jong-un", "Il-sung"]
        .map((name, at) => `  - { id: kim-${at}, name: Kim ${name}, type: person, family-name: Kim }\n`)
        .join("")}`,
    );
    const [found] = check(
      of("a", `So said ${marked("Mr Kim")}.`) +
        of("b", "Kim Hong-kyun came.") +
        of("c", "Kim Hong-kyun met Kim Jong-un and Kim Il-sung."),
      { catalogue: kims },
    );
    deepEqual(
      found?.message,
      '"Mr Kim" is not introduced in this document; "Kim Hong-kyun" occurs in "b.txt" and "Kim Jong-un" occurs in "c.txt", not joined.',
    );
  });
});
