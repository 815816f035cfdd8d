import assert from "node:assert/strict";
import { choiceOf, optionOf, parseArguments } from "../../src/cli/arguments.ts";
import { UsageError } from "../../src/cli/usage.ts";

const SYNTAX = {
  name: "check",
  options: {
    format: { count: "one", choices: ["pretty", "ndjson"], choicesNotYet: ["sarif"] },
    rule: { count: "many" },
  },
  notYet: ["fix"],
} as const;

function parsed(...args: readonly string[]) {
  const { options, positionals } = parseArguments(args, SYNTAX);
  return { options: Object.fromEntries(options), positionals };
}

function refused(...args: readonly string[]): string {
  try {
    parseArguments(args, SYNTAX);
  } catch (error) {
    assert.ok(error instanceof UsageError);
    assert.equal(error.command, "check");
    return error.message;
  }
  assert.fail(`${args.join(" ")} was taken`);
}

describe("parseArguments", () => {
  it("reads values with a blank or an equals sign, and repeats what may be repeated", () => {
    assert.deepEqual(parsed("a", "--rule", "x=off", "--format=ndjson", "b", "--rule=y=error"), {
      options: { rule: ["x=off", "y=error"], format: ["ndjson"] },
      positionals: ["a", "b"],
    });
  });

  it("takes - as a path, and everything after -- as paths", () => {
    assert.deepEqual(parsed("-", "--", "--format", "-x", "--"), {
      options: {},
      positionals: ["-", "--format", "-x", "--"],
    });
  });

  it("refuses what it does not know, with the nearest it does", () => {
    assert.equal(refused("--fromat", "x"), 'There is no option "--fromat". Did you mean "--format"?');
    assert.equal(refused("--zebra"), 'There is no option "--zebra".');
    assert.equal(refused("-f"), 'There is no option "-f".');
    assert.equal(refused("--constructor=1"), 'There is no option "--constructor".');
    assert.equal(refused("--\u001b[2J"), 'There is no option "--\\u001b[2J".');
    assert.equal(
      refused("--format", "prety"),
      '"--format" takes one of "pretty", "ndjson", not "prety". Did you mean "pretty"?',
    );
  });

  it("says what is not in this version, with or without a value", () => {
    assert.equal(refused("--fix"), '"--fix" is not in this version.');
    assert.equal(refused("--fix=a,b"), '"--fix" is not in this version.');
    assert.equal(refused("--format", "sarif"), '"--format sarif" is not in this version.');
  });

  it("refuses an option without its value, or given twice", () => {
    assert.equal(refused("--format"), '"--format" needs a value.');
    assert.equal(refused("--rule="), '"--rule" needs a value.');
    assert.equal(refused("--format=ndjson", "--format", "pretty"), '"--format" is given twice.');
  });

  it("gives an option's value, or the usual choice", () => {
    const args = parseArguments(["--format", "ndjson"], SYNTAX);
    assert.equal(choiceOf(args, "format", ["pretty", "ndjson"], "pretty"), "ndjson");
    assert.equal(choiceOf(parseArguments([], SYNTAX), "format", ["pretty", "ndjson"], "pretty"), "pretty");
    assert.equal(optionOf(args, "rule"), undefined);
  });
});
