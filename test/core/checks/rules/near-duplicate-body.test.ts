import { Decisions } from "../../../../src/core/decisions/decisions.ts";
import { check, relatedAt } from "../../../support/check.ts";
import { deepEqual } from "../../../support/expect.ts";

/** So many different words. */
function words(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, at) => `word${from + at}`);
}

describe("near-duplicate-body", () => {
  const of = (name: string, said: readonly string[], more = ""): string =>
    `<<<FILE ${name}${more}\n${said.join(" ")}\nEND>>>\n`;
  const twin = (name: string): string => `{|near-duplicate-body:${name}|}`;
  const base = words(100);
  /** One word in the middle changed takes 5 of 96 shingles: 91 of 101 are shared. */
  const changed = (at: number): readonly string[] => base.with(at, `other${at}`);

  it("reports the later document, and how much they share", () => {
    const [found] = check(of("a.txt", base) + of(twin("b.txt"), changed(50)));
    deepEqual(found?.message, '"b.txt" says nearly the same as "a.txt" (90 %).');
    deepEqual(found?.severity, "info");
    deepEqual(found?.fixes, []);
    deepEqual(relatedAt(of("a.txt", base) + of("b.txt", changed(50)), "near-duplicate-body"), [
      '8: "a.txt" Alike to 90 %.',
    ]);
  });
  it("is content with two that somebody judged to be two texts", () => {
    for (const verdict of ["unlike", "same-event"] as const)
      check(of("a.txt", base) + of("b.txt", changed(50)), {
        decisions: new Decisions([{ on: "pair", documents: ["a.txt", "b.txt"], verdict }]),
      });
    check(of("a.txt", base) + of(twin("b.txt"), changed(50)), {
      decisions: new Decisions([{ on: "pair", documents: ["a.txt", "b.txt"], verdict: "same-text" }]),
    });
  });
  it("names the nearest of several first", () => {
    const text = of("a.txt", changed(30)) + of(twin("b.txt"), changed(99)) + of(twin("c.txt"), base);
    const found = check(text);
    deepEqual(found[1]?.message, '"c.txt" says nearly the same as "b.txt" (97 %).');
    deepEqual(found[1]?.related.length, 2);
  });
  it("begins at four fifths", () => {
    // 100 words make 96 shingles: with 11 left out at the end 85 of 96 are shared, 0.885; with 20 left out 76 of 96, 0.79.
    check(of("a.txt", base) + of(twin("b.txt"), base.slice(0, 89)));
    check(of("a.txt", base) + of("b.txt", base.slice(0, 80)));
    // 84 words make 80 shingles, 68 words 64 of them: exactly 0.8.
    check(of("a.txt", words(84)) + of(twin("b.txt"), words(68)));
    check(of("a.txt", words(84)) + of("b.txt", words(67)));
  });
  it("matches two outlets with the same wire copy", () => {
    const wire = words(120).join(" ");
    check(
      `<<<FILE a.txt source=Gazette\nSEOUL (Gazette) - ${wire}\nEND>>>\n` +
        `<<<FILE ${twin("b.txt")} source=Courier\nBy our own staff\n${wire}\n{|boilerplate-line:Advertisement|}\nEND>>>\n`,
    );
  });
  it("looks at words alone: not at signs, case, or line breaks", () =>
    void check(
      of("a.txt", base.with(50, "x1")) +
        of(
          twin("b.txt"),
          base.map((word, at) => word.toUpperCase() + (at % 7 === 0 ? ",\n-" : ";")),
        ),
    ));
  it("counts Han characters as words", () => {
    const text = "两国外交官在首尔会面讨论地区安全问题并同意保持联系与会者表示会谈坦率而有益";
    check(of("a.txt", [text]) + of(twin("b.txt"), [text.replace("有益", "有用")]));
  });
  it("is content with documents that are equal, which another rule reports", () =>
    void check(of("a.txt", base) + of("{|duplicate-body:b.txt|}", base)));
  it("is content with fewer than twenty words, with data and code, and with texts that only share a passage", () => {
    check(of("a.txt", words(19)) + of("b.txt", words(18)));
    check(of("a.json", base) + of("b.json", changed(50)));
    check(of("a.py", base) + of("b.py", changed(50)));
    check(of("a.txt", [...base, ...words(60, 500)]) + of("b.txt", [...base, ...words(60, 700)]));
  });
  it("reads CRLF", () => void check((of("a.txt", base) + of(twin("b.txt"), changed(50))).replaceAll("\n", "\r\n")));
  it("reports two pairs at once", () => {
    const other = words(50, 1_000);
    check(of("a.txt", base) + of("c.txt", other) + of(twin("b.txt"), changed(50)) + of(twin("d.txt"), other.slice(1)));
  });
  it("names the nearest of several, and points to all", () => {
    const near = base.with(10, "other").with(90, "another");
    const [, found] = check(
      of("a.txt", base) + of(twin("b.txt"), changed(50)) + of(twin("c.txt"), changed(50).with(99, "last")),
    );
    deepEqual(found?.message, '"c.txt" says nearly the same as "b.txt" (97 %).');
    deepEqual(
      found?.related.map(({ message }) => message),
      ["Alike to 97 %.", "Alike to 88 %."],
    );
    const [, later] = check(of("a.txt", base) + of(twin("b.txt"), near) + of(twin("c.txt"), base.with(99, "last")));
    deepEqual(later?.message, '"c.txt" says nearly the same as "a.txt" (97 %).');
  });
  it("names the first of several that are as near", () => {
    const [, last] = check(of("a.txt", changed(20)) + of(twin("b.txt"), changed(50)) + of(twin("c.txt"), changed(80)));
    deepEqual(last?.message.replace(/\(.*/, ""), '"c.txt" says nearly the same as "a.txt" ');
    deepEqual(last?.related.length, 2);
  });
});
