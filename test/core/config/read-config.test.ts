import assert from "node:assert/strict";
import { readConfig } from "../../../src/core/config/read-config.ts";

/** The problems of a configuration, each with what it underlines. */
function problems(text: string): readonly string[] {
  return readConfig(text).problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`);
}

/** What a configuration says, without what it does not say. */
function said(text: string): object {
  return Object.fromEntries(Object.entries(readConfig(text).config).filter(([, value]) => value !== undefined));
}

describe("reading .corpus.yaml", () => {
  it("takes everything it can have", () => {
    const text = [
      "rules:",
      "  number-gap: off",
      "  catalogue-entry: hint",
      "boilerplate:",
      "  - Thank you for reading.",
      "  - /^Listen \\d+ min$/i",
      "abbreviations: [Abb., o.Ä.]",
      "agencies: [ANSA]",
      "name-pattern: ^\\d{3}_",
      "longest-paragraph: 2000",
      "catalogues: [../people.yaml]",
      "exclude: [drafts, '*.old.corpus']",
      "rules-version: 1",
      "",
    ].join("\n");
    assert.deepEqual(problems(text), []);
    assert.deepEqual(readConfig(text).config, {
      rules: { "number-gap": "off", "catalogue-entry": "hint" },
      boilerplate: ["Thank you for reading.", "/^Listen \\d+ min$/i"],
      abbreviations: ["Abb", "o.Ä"],
      agencies: ["ANSA"],
      namePattern: "^\\d{3}_",
      longestParagraph: 2000,
      catalogues: ["../people.yaml"],
      exclude: ["drafts", "*.old.corpus"],
      rulesVersion: 1,
    });
    const [place] = readConfig(text).catalogueSpans;
    assert.equal(text.slice(place!.start, place!.end), "../people.yaml");
  });

  it("has nothing to say about an empty file, or keys that say nothing yet", () => {
    for (const text of ["", "# nothing\n", "---\n", "rules:\nboilerplate:\nname-pattern:\nrules-version:\n"]) {
      assert.deepEqual(problems(text), [], JSON.stringify(text));
      assert.deepEqual(said(text), {});
    }
  });

  const faults: readonly (readonly [what: string, text: string, told: string, said: object])[] = [
    [
      "an unknown key",
      "boilerplates: [x]\nagencies: [A]\n",
      'boilerplates: A configuration has no "boilerplates"; did you mean "boilerplate"?',
      { agencies: ["A"] },
    ],
    [
      "an unknown rule",
      "rules:\n  number-gapp: off\n  empty-block: off\n",
      'number-gapp: There is no rule "number-gapp"; did you mean "number-gap"?',
      { rules: { "empty-block": "off" } },
    ],
    [
      "a rule nothing is like",
      "rules: { zzzzzzzz: off }\n",
      'zzzzzzzz: There is no rule "zzzzzzzz"; "corpus rules" lists those there are.',
      { rules: {} },
    ],
    [
      "an unknown severity",
      "rules: { number-gap: eror }\n",
      'eror: "eror" is no severity; did you mean "error"?',
      { rules: {} },
    ],
    [
      "a severity nothing is like",
      "rules: { number-gap: 2 }\n",
      '2: "2" is no severity; write one of "off", "hint", "info", "warning", "error".',
      { rules: {} },
    ],
    [
      "a rule without a severity",
      "rules:\n  number-gap:\n",
      'number-gap: The rule "number-gap" is given no severity; write one, such as "off".',
      { rules: {} },
    ],
    [
      "a rule given twice",
      "rules:\n  number-gap: off\n  number-gap: hint\n",
      'number-gap: "number-gap" is given twice; remove one.',
      { rules: { "number-gap": "off" } },
    ],
    [
      "rules in a list",
      "rules: [number-gap]\n",
      '[number-gap]: "rules" gives each rule a severity; write lines such as "number-gap: off" under it.',
      {},
    ],
    [
      "a pattern that cannot be followed",
      "boilerplate:\n  - /(a)\\1/\n  - x\n",
      '/(a)\\1/: The pattern "(a)\\1" has "\\\\1", which refers back to what a group took; write that out.',
      { boilerplate: ["x"] },
    ],
    [
      "a name pattern that is none",
      "name-pattern: '[a'\n",
      `'[a': The pattern "[a" is no regular expression (unterminated character class); correct it.`,
      {},
    ],
    [
      "an abbreviation with blanks",
      "abbreviations: [u. a.]\n",
      'u. a.: "u. a." is no abbreviation; write up to 20 letters, with stops between them and no blanks.',
      { abbreviations: [] },
    ],
    [
      "a path of one machine",
      "catalogues: [/home/ann/people.yaml, people.yaml]\n",
      '/home/ann/people.yaml: The path "/home/ann/people.yaml" does not begin here; write it relative to this file.',
      { catalogues: ["people.yaml"] },
    ],
    [
      "a path of one system",
      "exclude: ['a\\b']\n",
      `'a\\b': The path "a\\b" has a backslash; put "/" between its parts.`,
      { exclude: [] },
    ],
    [
      "a glob that is none",
      "exclude: ['{a']\n",
      `'{a': The path "{a" cannot be read; pair its brackets, or write several.`,
      { exclude: [] },
    ],
    [
      "a version that is none",
      "rules-version: 1.5\n",
      '1.5: "1.5" is no version of the rules; write a whole number from 1 on.',
      {},
    ],
    [
      "a text where a list belongs",
      "agencies: ANSA\n",
      'ANSA: "agencies" is a list; put "[" and "]" round it, or "- " before each item.',
      { agencies: ["ANSA"] },
    ],
    [
      "a list where a text belongs",
      "name-pattern: [a]\n",
      '[a]: "name-pattern" is a single text; take the list or map away.',
      {},
    ],
    ["a list at the top", "- rules\n", '- rules: A configuration is a map; begin it with a key such as "rules:".', {}],
    [
      "a reference",
      "agencies: &a [x]\nabbreviations: *a\n",
      '*a: YAML references such as "*a" are not followed; write the value out.',
      { agencies: ["x"], abbreviations: [] },
    ],
  ];
  for (const [what, text, told, rest] of faults)
    it(`tells at its place of ${what}, and uses the rest`, () => {
      assert.deepEqual(problems(text), [told]);
      assert.deepEqual(said(text), rest);
    });

  it("takes no more expressions than every line can be asked about", () => {
    const text = `boilerplate:\n${Array.from({ length: 102 }, (_, i) => `  - /x${i}/\n`).join("")}`;
    assert.deepEqual(problems(text), [
      '/x100/: More than "100" expressions are not taken; join some of them with "|".',
      '/x101/: More than "100" expressions are not taken; join some of them with "|".',
    ]);
    assert.equal(readConfig(text).config.boilerplate?.length, 100);
  });

  it("goes through the guard", () => {
    for (const text of ["[".repeat(1000), "- ".repeat(1000), `${"? ".repeat(300)}x`])
      assert.match(problems(text)[0]!, /Nesting deeper than "100" levels/);
    assert.match(problems("#".repeat(1024 * 1024 + 1))[0]!, /^#+: A configuration of more than "1 MB" is not read/);
    assert.deepEqual(said("__proto__: { rules: x }\nrules: { __proto__: off, constructor: off }\n"), { rules: {} });
  });

  it("tells of broken YAML and uses what stands before it", () => {
    const text = 'rules: { number-gap: off }\nagencies: ["A\n';
    assert.match(problems(text)[0]!, /The YAML cannot be read at/);
    assert.equal(readConfig(text).config.rules?.["number-gap"], "off");
  });
});
