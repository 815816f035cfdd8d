import { type DiagnoseOptions, diagnose } from "../../../../src/core/checks/diagnose.ts";
import type { Diagnostic } from "../../../../src/core/checks/rule.ts";
import { Decisions } from "../../../../src/core/decisions/decisions.ts";
import { parseText } from "../../../../src/core/syntax/parse.ts";
import { check } from "../../../support/check.ts";
import { catalogueIn } from "../../../support/check-catalogue.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("name-variant", () => {
  const levels = { "name-variant": "hint" } as const;
  const of = (name: string, body: string): string =>
    `<<<FILE ${name}${name.includes(".") ? "" : ".txt"}\n${body}\nEND>>>\n`;
  const often = (name: string, times = 3): string =>
    of("often", Array.from({ length: times }, (_, at) => `On day ${at} we saw ${name} again.`).join("\n"));
  const marked = (text: string): string => `{|name-variant:${text}|}`;
  const told = (text: string, options: DiagnoseOptions = {}): readonly Diagnostic[] =>
    check(text, { ...options, levels: { ...levels, "repeated-line": "off" } });

  it("is off unless asked for", () => void check(often("Sun Weidong") + of("b", "Then Sun Weidnog left.")));
  it("reports a rare name that is a letter, or accents, away from a frequent one", () => {
    for (const slip of ["Sun Weidnog", "Sun Weidon", "Sun Weiddong", "Sun Weidang", "Sun-Weidong", "Sún Wéidōng"])
      told(often("Sun Weidong") + of("b", `Then we saw ${marked(slip)} leave.`));
  });
  it("says how often the other is seen, and where", () => {
    const [found] = told(often("Sun Weidong") + of("b", `Then ${marked("Sun Weidnog")} left.`));
    deepEqual(found?.message, '"Sun Weidnog" may be "Sun Weidong", which is seen 3 times.');
    deepEqual(found?.related.length, 1);
    deepEqual(found?.fixes, []);
  });
  it("takes a name of the catalogue for frequent, and never for a slip", () => {
    const catalogue = catalogueIn(
      "entities:\n  - { id: a, name: Sun Weidong, type: person }\n  - { id: b, name: Sun Weidang, type: person }\n",
    );
    const [found] = told(of("a", `Sun Weidong met ${marked("Sun Weidnog")}.`), { catalogue });
    deepEqual(found?.message, '"Sun Weidnog" may be "Sun Weidong", which is seen once.');
    told(of("a", "Sun Weidong met Sun Weidang."), { catalogue });
  });
  it("is content with what somebody has answered, and tells it elsewhere still", () => {
    const quote = { exact: "Sun Weidnog", prefix: "Then ", suffix: " left." };
    for (const entity of [undefined, "a", "gone"]) {
      const decisions = new Decisions([{ on: "mention", document: "b.txt", quote, entity }]);
      told(often("Sun Weidong") + of("b", "Then Sun Weidnog left."), { decisions });
      told(often("Sun Weidong") + of("c", `Then ${marked("Sun Weidnog")} left.`), { decisions });
      told(often("Sun Weidong", 6) + of("b", `Then Sun Weidnog left. So did ${marked("Sun Weidnog")}.`), { decisions });
    }
  });
  it("follows what is decided of a corpus that is checked already", () => {
    const corpus = parseText(often("Sun Weidong") + of("b", "Then Sun Weidnog left."));
    const quote = { exact: "Sun Weidnog", prefix: "Then ", suffix: " left." };
    const decided = new Decisions([{ on: "mention", document: "b.txt", quote, entity: undefined }]);
    const count = (decisions: Decisions): number =>
      diagnose(corpus, { levels, decisions }).filter(({ rule }) => rule === "name-variant").length;
    deepEqual([count(Decisions.none), count(decided), count(Decisions.none)], [1, 0, 1]);
  });
  it("leaves other forms of a word alone: demonyms and plurals", () => {
    told(often("South Korea") + of("b", "We heard South Korean talk."));
    told(often("South Korean") + of("b", "We heard South Koreans talk."));
    told(often("Saudi Arabia") + of("b", "We heard Saudi Arabian talk."));
  });
  it("leaves other names alone", () => {
    told(often("Sun Weidong") + of("b", "Then Sun Weidong left."));
    told(often("Li Qiang Wu") + of("b", "Then Li Xiang Wu left."));
    told(often("Sun Weidong") + of("b", "Then Sun Weigang left."));
    told(often("Sun Weidong", 2) + of("b", "Then Sun Weidnog left."));
    told(often("Sun Weidong") + of("b", "Sun Weidnog came. Sun Weidnog sat. Sun Weidnog left."));
    told(often("Kim Lee") + of("b", "Then Kim Leo left."));
    told(often("SUN WEIDONG") + of("b", "Then SUN WEIDNOG left."));
  });
  it("looks at neither titles nor the word a sentence begins with", () => {
    told(often("Sun Weidong") + of("b", `President ${marked("Sun Weidnog")} left.`));
    told(often("Sun Weidong") + of("b", `In ${marked("Sun Weidnog")} we trust.`));
  });
  it("reads CRLF", () =>
    void told((often("Sun Weidong") + of("b", `Then ${marked("Sun Weidnog")} left.`)).replaceAll("\n", "\r\n")));
  it("reports two", () =>
    void told(
      often("Sun Weidong", 6) + of("b", `${marked("Sun Weidnog")} left.`) + of("c", `${marked("Sun Weidnog")} left.`),
    ));
  it("counts a name over all documents, and reports each place of a rare one", () => {
    const one = (name: string): string => of(name, `At ${name} we saw Sun Weidong.`);
    const [found] = told(one("a") + one("b") + one("c") + of("d", `Then ${marked("Sun Weidnog")} left.`));
    deepEqual(found?.message, '"Sun Weidnog" may be "Sun Weidong", which is seen 3 times.');
    told(
      often("Sun Weidong", 12) +
        ["b", "c"].map((name) => of(name, `Then ${marked("Sun Weidnog")} left ${name}.`)).join(""),
    );
  });
});
