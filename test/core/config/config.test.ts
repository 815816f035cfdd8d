import assert from "node:assert/strict";
import { diagnose } from "../../../src/core/checks/diagnose.ts";
import type { Levels, PartRule } from "../../../src/core/checks/rule.ts";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { type Config, checkOptionsOf, mergeConfig, newestRules } from "../../../src/core/config/config.ts";
import { readConfig } from "../../../src/core/config/read-config.ts";
import { readSettings } from "../../../src/core/config/read-settings.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";

describe("a configuration", () => {
  it("is what the file says, and of the rest what the settings say", () => {
    const settings = { rules: { a: "off", b: "hint" }, agencies: ["S"], namePattern: "s" } as const;
    const file = readConfig("agencies: [F]\nrules: { empty-block: error }\n").config;
    const merged = mergeConfig({ ...file, rules: { ...file.rules, b: "error" } }, settings);
    assert.deepEqual(merged.rules, { a: "off", b: "error", "empty-block": "error" });
    assert.deepEqual(merged.agencies, ["F"]);
    assert.equal(merged.namePattern, "s");
    assert.deepEqual(mergeConfig({}, settings), settings);
    assert.deepEqual(mergeConfig(settings, {}), settings);
  });

  it("means the same in the file and in the settings", () => {
    const raw = {
      rules: { "number-gap": "off" },
      boilerplate: ["Bye.", "/^x$/i"],
      abbreviations: ["Abb.", "o.Ä"],
      agencies: ["ANSA"],
      namePattern: "^\\d+$",
      longestParagraph: 900,
      exclude: ["drafts"],
    };
    const yaml = JSON.stringify({
      ...raw,
      namePattern: undefined,
      longestParagraph: undefined,
      "name-pattern": raw.namePattern,
      "longest-paragraph": raw.longestParagraph,
    });
    const file = checkOptionsOf(readConfig(yaml).config);
    const settings = checkOptionsOf(readSettings(raw).config);
    assert.equal(JSON.stringify(settings), JSON.stringify(file));
    assert.deepEqual(settings.abbreviations, ["Abb", "o.Ä"]);
    assert.ok(
      settings.boilerplate?.test("Bye.") && settings.boilerplate.test("X") && !settings.boilerplate.test("Bye"),
    );
  });

  it("that says nothing changes nothing", () => {
    const nothing = checkOptionsOf({});
    for (const value of [nothing.namePattern, nothing.boilerplate, nothing.abbreviations, nothing.agencies])
      assert.equal(value, undefined);
    assert.deepEqual(nothing.levels, {});
  });

  it("reaches the rules", () => {
    const text = "<<<FILE a.txt\nx\nEND>>>\n";
    const found = diagnose(
      parseText(text),
      checkOptionsOf({ namePattern: "/^\\d+$/", rules: { "name-pattern": "hint" } }),
    );
    assert.deepEqual(
      found.map(({ rule, severity }) => [rule, severity]),
      [["name-pattern", "hint"]],
    );
  });
});

describe("rules-version", () => {
  const late: PartRule = {
    id: "late",
    group: "structure",
    scope: "block",
    severity: "error",
    since: 1_000,
    fix: "none",
    summary: "Late.",
    why: "Late.",
    example: { bad: "", good: "" },
    *check() {},
  };
  const silent: PartRule = { ...late, id: "silent", severity: "off" };

  it("lets newer rules start as hints, unless somebody chose", () => {
    const known = [...rules, late, silent];
    const levels = (config: Config): Levels | undefined => checkOptionsOf(config, known).levels;
    assert.equal(newestRules(known), 1_000);
    assert.deepEqual(levels({ rulesVersion: 999 }), { late: "hint" });
    assert.deepEqual(levels({ rulesVersion: 999, rules: { late: "error" } }), { late: "error" });
    assert.deepEqual(levels({ rulesVersion: 1_000 }), {});
    assert.deepEqual(levels({}), {});
  });
});

describe("settings", () => {
  it("that are not what they should be count as not set, and are told", () => {
    const { config, problems } = readSettings({
      rules: { "number-gap": "of", nonsense: "off", "empty-block": "hint" },
      boilerplate: ["/(/", 5, "", "x"],
      abbreviations: "Abb.",
      namePattern: "(?=a)",
      longestParagraph: -1,
      exclude: [],
    });
    assert.deepEqual(config.rules, { "empty-block": "hint" });
    assert.deepEqual(config.boilerplate, ["x"]);
    for (const value of [config.abbreviations, config.namePattern, config.longestParagraph, config.exclude])
      assert.equal(value, undefined);
    assert.deepEqual(problems.map((problem) => problem.split(":")[0]).sort(), [
      "corpus.boilerplate",
      "corpus.namePattern",
      "corpus.rules",
      "corpus.rules",
    ]);
  });

  it("may hold anything", () => {
    for (const value of [null, undefined, 1, "x", [], {}, [null], { a: null }]) {
      const raw = { rules: value, boilerplate: value, namePattern: value, longestParagraph: value, exclude: value };
      readSettings(raw);
    }
  });
});
