import { Decisions } from "../../../../src/core/decisions/decisions.ts";
import { applied, check, checkFix, fixesAt, fixRule, relatedAt } from "../../../support/check.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("duplicate-body", () => {
  const TEXT = "The two sides met on Tuesday.\n";
  const of = (name: string, body = TEXT, more = ""): string => `<<<FILE ${name}${more}\n${body}END>>>\n`;
  const twin = (name: string): string => `{|duplicate-body:${name}|}`;

  it("reports each later document, and points to the first", () => {
    const [found] = check(of("a") + of(twin("b")) + of("c", "Something else was said that day.\n") + of(twin("d")));
    deepEqual(found?.message, '"b" says the same as "a".');
    deepEqual(found?.severity, "warning");
    deepEqual(relatedAt(of("a") + of("b"), "duplicate-body"), ['8: "a" The first of them.']);
  });
  it("does not look at letter case, white space, composition, final sigmas and the way lines are broken", () => {
    check(of("a") + of(twin("b"), "  the TWO sides\t met\n\n\non Tuesday.\n"));
    check(of("a", "Der Müller aß über Öl mit.\n") + of(twin("b"), "Der Mu\u0308ller aß u\u0308ber O\u0308l mit.\n"));
    check(
      of("a", "한국 외교부 대변인이 어제 오후에 말했다.\n") +
        of(twin("b"), `${"한국 외교부 대변인이 어제 오후에 말했다.".normalize("NFD")}\n`),
    );
    check(of("a", "ΟΔΟΣ ένα δύο τρία τέσσερα\n") + of(twin("b"), "οδος ΈΝΑ ΔΎΟ ΤΡΊΑ ΤΈΣΣΕΡΑ\n"));
    check(of("a", "两国外交官在首尔会面。\n") + of(twin("b"), "  两国外交官在首尔会面。\n"));
  });
  it("does not look at front matter and lines of boilerplate", () => {
    check(of("a") + of(twin("b"), `---\ntitle: Talks\n---\n${TEXT}`));
    check(of("a") + of(twin("b"), `${TEXT}{|boilerplate-line:Advertisement|}\n`));
  });
  it("is content with texts that differ in a letter, a sign, a line or the order", () => {
    for (const other of [
      "The two sides met on Thursday.\n",
      "The two sides met on Tuesday!\n",
      "The two sides met onTuesday.\n",
      `${TEXT}Nobody spoke.\n`,
      "On Tuesday met the two sides.\n",
    ])
      check(of("a") + of("b", other));
  });
  it("is content with two that somebody called different texts, and finds the others", () => {
    const decided = (one: string, other: string): Decisions =>
      new Decisions([{ on: "pair", documents: [one, other], verdict: "unlike" }]);
    check(of("a") + of("b"), { decisions: decided("b", "a") });
    check(of("a", TEXT, " id=x1") + of("b"), { decisions: decided("x1", "b") });
    check(of("a") + of(twin("b")), { decisions: decided("a", "c") });
    const [found] = check(of("a") + of("b") + of(twin("c")), { decisions: decided("a", "b") });
    deepEqual(found?.message, '"c" says the same as "a".');
    const [next] = check(of("a") + of(twin("b")) + of(twin("c")), { decisions: decided("a", "c") }).slice(1);
    deepEqual(next?.message, '"c" says the same as "b".');
  });
  it("is content with stubs, and with base64", () => {
    check(of("a", "To be written.\n") + of("b", "To be written.\n"));
    check(of("a", "QUJDREVGR0hJSktM\n", " encoding=base64") + of("b", "QUJDREVGR0hJSktM\n", " encoding=base64"));
    check("{|header-syntax:<<<FILE|}\nx\nEND>>>\n{|header-syntax:<<<FILE|}\nx\nEND>>>\n");
  });
  it("reads data and code too", () => {
    const data = '{"one": 1, "two": 2, "three": 3}\n';
    check(of("a.json", data) + of(twin("b.json"), data));
  });
  it("underlines the header of a document without a name", () => {
    const [found] = check(`${of("a")}{|duplicate-body:{|header-syntax:<<<FILE|}|}\n${TEXT}END>>>\n`);
    deepEqual(found?.message, 'This document says the same as "a".');
  });
  it("reads CRLF", () => void check((of("a") + of(twin("b"))).replaceAll("\n", "\r\n")));
  it("reads a document without its terminator", () =>
    void check(`${of("a")}<<<FILE {|missing-terminator:${twin("b")}|}\n${TEXT}`));
  it("can be silenced for one", () =>
    void check(`${of("a")}# corpus-ignore: duplicate-body -- both papers had it\n${of("b")}${of(twin("c"))}`));

  it("deletes the later ones, comments above them too", () => {
    checkFix(`${of("a")}# seen twice\n${of(twin("b"))}`, of("a"));
    deepEqual(fixRule(of("a") + of("b") + of("c", "Not the same at all today.\n") + of("d"), "duplicate-body"), {
      text: of("a") + of("c", "Not the same at all today.\n"),
      fixed: 2,
      left: 0,
    });
  });
  it("deletes the first in its place, if that is chosen", () => {
    const text = `# first\n${of("a")}${of("b")}`;
    deepEqual(
      fixesAt(text, "duplicate-body").map(({ title, edits }) => [title, applied(text, edits)]),
      [
        ["Delete the document", `# first\n${of("a")}`],
        ['Delete "a" in its place', of("b")],
      ],
    );
  });
  it("leaves a sealed one alone", () => {
    const seal = ` sha256=${"0".repeat(64)}`;
    const titles = (text: string): readonly string[] => fixesAt(text, "duplicate-body").map(({ title }) => title);
    deepEqual(titles(of("a") + of("b", TEXT, seal)), ['Delete "a" in its place']);
    deepEqual(titles(of("a", TEXT, seal) + of("b")), ["Delete the document"]);
    deepEqual(titles(of("a", TEXT, seal) + of("b", TEXT, seal)), []);
  });
});
