import assert from "node:assert/strict";
import fc from "fast-check";
import { readConfig } from "../../../src/core/config/read-config.ts";
import { setRule } from "../../../src/core/config/set-rule.ts";
import { applyEdits } from "../../../src/core/text.ts";

describe("setting a rule in .corpus.yaml", () => {
  for (const [what, text, expected] of [
    ["begins an empty file", "", "rules:\n  mojibake: off\n"],
    ["keeps comments that are all there is", "# ours", "# ours\nrules:\n  mojibake: off\n"],
    ["adds rules to what is there", "exclude: [a]\n", "exclude: [a]\nrules:\n  mojibake: off\n"],
    [
      "adds behind the last rule, in its indent, past its comment",
      "rules:\n    empty-block: hint # why\n\nexclude: [a]\n",
      "rules:\n    empty-block: hint # why\n    mojibake: off\n\nexclude: [a]\n",
    ],
    [
      "takes the place of a severity, the comment stays",
      "rules:\n  mojibake: error # why\n",
      "rules:\n  mojibake: off # why\n",
    ],
    ["takes the place of a quoted one", 'rules:\n  mojibake: "error"\n', "rules:\n  mojibake: off\n"],
    ["fills in one that is missing", "rules:\n  mojibake:\n", "rules:\n  mojibake: off\n"],
    ["goes into braces", "rules: {empty-block: hint,}\n", "rules: {mojibake: off, empty-block: hint,}\n"],
    ["goes into empty braces", "rules: {} # none\n", "rules: {mojibake: off} # none\n"],
    ["goes into a file in braces", "{exclude: [a]}\n", "{rules: {mojibake: off}, exclude: [a]}\n"],
    [
      "goes below rules with nothing",
      "rules: # none yet\nexclude: [a]\n",
      "rules: # none yet\n  mojibake: off\nexclude: [a]\n",
    ],
    ["takes the place of null", "rules: ~\nexclude: [a]\n", "rules: \n  mojibake: off\nexclude: [a]\n"],
    ["keeps CRLF", "rules:\r\n  empty-block: hint\r\n", "rules:\r\n  empty-block: hint\r\n  mojibake: off\r\n"],
    ["keeps a file without a line end", "rules:\n  empty-block: hint", "rules:\n  empty-block: hint\n  mojibake: off"],
  ] as const)
    it(what, () => assert.equal(set(text), expected));

  for (const [what, text] of [
    ["what is no YAML", "rules: [\n"],
    ["a list", "- a\n"],
    ["rules that are no map", "rules: [mojibake]\n"],
    ["a reference", "a: &x {}\nrules: *x\n"],
    ["a file that goes on after its end", "exclude: [a]\n...\n"],
  ] as const)
    it(`leaves ${what} alone`, () => assert.equal(setRule(text, "mojibake", "off"), undefined));

  it("changes one severity and nothing else, or does nothing", () => {
    const piece = fc.constantFrom(
      "rules:",
      "exclude: [a]",
      "  mojibake: hint",
      "  empty-block: off",
      "# c",
      "",
      "{",
      "}",
      "rules: {}",
      "- x",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (lines) => {
        const text = lines.join("\n");
        const after = set(text);
        if (after === undefined) return;
        assert.equal(readConfig(after).config.rules?.mojibake, "off");
        assert.deepEqual(readConfig(after).config.exclude, readConfig(text).config.exclude);
      }),
    );
  });

  function set(text: string): string | undefined {
    const edit = setRule(text, "mojibake", "off");
    return edit && applyEdits(text, [edit]);
  }
});
