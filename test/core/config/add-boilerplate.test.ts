import fc from "fast-check";
import { addBoilerplate, boilerplateItem } from "../../../src/core/config/add-boilerplate.ts";
import { linePatterns } from "../../../src/core/config/line-patterns.ts";
import { readConfig } from "../../../src/core/config/read-config.ts";
import { applyEdits } from "../../../src/core/text.ts";
import { deepEqual, equal, ok } from "../../support/expect.ts";

const LINE = "Our app has all of it first.";

describe("adding a line to the boilerplate list of .corpus.yaml", () => {
  for (const [what, text, expected] of [
    ["begins an empty file", "", `boilerplate:\n  - "${LINE}"\n`],
    ["keeps comments that are all there is", "# ours", `# ours\nboilerplate:\n  - "${LINE}"\n`],
    ["adds a list to what is there", "exclude: [a]\n", `exclude: [a]\nboilerplate:\n  - "${LINE}"\n`],
    [
      "adds behind the last item, as it is written, past its comment",
      "boilerplate:\n- One. # why\n\nexclude: [a]\n",
      `boilerplate:\n- One. # why\n- "${LINE}"\n\nexclude: [a]\n`,
    ],
    ["goes into brackets", "boilerplate: [One.,] # sic\n", `boilerplate: [One., "${LINE}",] # sic\n`],
    ["goes into empty brackets", "boilerplate: []\n", `boilerplate: ["${LINE}"]\n`],
    ["goes into a file in braces", "{exclude: [a]}\n", `{boilerplate: ["${LINE}"], exclude: [a]}\n`],
    ["goes below a list with nothing", "boilerplate: # none\n", `boilerplate: # none\n  - "${LINE}"\n`],
    [
      "goes behind an item of several lines",
      "boilerplate:\n  - |\n    One.\nexclude: [a]\n",
      `boilerplate:\n  - |\n    One.\n  - "${LINE}"\nexclude: [a]\n`,
    ],
    ["keeps CRLF", "boilerplate:\r\n  - a b\r\n", `boilerplate:\r\n  - a b\r\n  - "${LINE}"\r\n`],
  ] as const)
    it(what, () => equal(add(text), expected));

  for (const [what, text] of [
    ["what is no YAML", "boilerplate: [\n"],
    ["a list", "- a\n"],
    ["a list that is none", "boilerplate: one\n"],
  ] as const)
    it(`leaves ${what} alone`, () => equal(addBoilerplate(text, LINE), undefined));

  it("takes along the settings' items that a new list would put out of force", () => {
    equal(add("", ["One."]), `boilerplate:\n  - "One."\n  - "${LINE}"\n`);
    equal(add("boilerplate:\n", ["One."]), `boilerplate:\n  - "One."\n  - "${LINE}"\n`);
    equal(add("boilerplate: [Two.]\n", ["One."]), `boilerplate: [Two., "${LINE}"]\n`);
  });

  it("writes a line that looks like an expression so that it matches itself", () => {
    equal(boilerplateItem("/Follow us. (a+b)/"), "/^\\/Follow us\\. \\(a\\+b\\)\\/$/");
    equal(boilerplateItem(" Follow us. "), "Follow us.");
  });

  it("matches that line and is read back, whatever the line says", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme" }),
          fc.string().map((inner) => `/${inner}/`),
        ),
        (line) => {
          const trimmed = line.replace(/[\r\n]/g, "").trim();
          const text = add("", [], trimmed);
          if (trimmed === "" || text === undefined) return;
          const { config, problems } = readConfig(text);
          deepEqual(problems, []);
          ok(linePatterns(config.boilerplate ?? [])?.test(trimmed), JSON.stringify(trimmed));
        },
      ),
    );
  });

  function add(text: string, inherited: readonly string[] = [], line = LINE): string | undefined {
    const edit = addBoilerplate(text, line, inherited);
    return edit && applyEdits(text, [edit]);
  }
});
