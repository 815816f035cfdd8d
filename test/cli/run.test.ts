import assert from "node:assert/strict";
import manifest from "../../package.json" with { type: "json" };
import { runInMemory } from "./in-memory.ts";

describe("corpus", () => {
  it("prints its version and its help", async () => {
    assert.deepEqual(await runInMemory(["--version"]), { status: 0, stdout: `${manifest.version}\n`, stderr: "" });
    for (const args of [["--help"], ["-h"]]) {
      const { status, stdout, stderr } = await runInMemory(args);
      assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
      assert.match(stdout, /corpus check .*\n.*corpus outline/);
    }
  });

  it("prints the help of each command, whatever else is asked", async () => {
    for (const command of ["check", "outline", "entities", "rules"]) {
      const { status, stdout, stderr } = await runInMemory([command, "--zebra", "--help"]);
      assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
      assert.ok(stdout.startsWith(`corpus ${command}`), stdout);
    }
  });

  it("says how it is used when nothing is asked", async () => {
    const { status, stdout, stderr } = await runInMemory([]);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
    assert.match(stderr, /corpus check/);
  });

  it("refuses what it does not know, with the nearest it does", async () => {
    const cases: readonly [args: readonly string[], message: string][] = [
      [["chekc"], 'There is no command "chekc". Did you mean "check"?'],
      [["--verison"], 'There is no option "--verison". Did you mean "--version"?'],
      [["\u001b[2J"], 'There is no command "\\u001b[2J".'],
      [["merge"], '"merge" needs files of facts.'],
      [["check", "--facts", "f", "--fix"], '"--facts" does not go with fixes'],
      [["check", "-", "--facts", "-"], "The facts of standard input need a file"],
      [["check", "--jobs", "0"], '"--jobs" takes how many files are checked at once, not "0".'],
      [["check", "--rule", "duplicate-nam=off"], 'There is no rule "duplicate-nam". Did you mean "duplicate-name"?'],
      [["check", "--rule=duplicate-name=of"], '"--rule duplicate-name" takes one of'],
      [["check", "--rule=duplicate-name"], '"--rule duplicate-name" takes one of'],
      [["check", "--fail-on", "hint"], '"--fail-on" takes one of'],
      [["outline"], '"outline" needs the path of a corpus.'],
      [["outline", "a", "b"], '"outline" takes one corpus.'],
      [["entities"], '"entities" needs the path of a corpus.'],
      [["rules", "duplicate-nam"], 'There is no rule "duplicate-nam". Did you mean "duplicate-name"?'],
      [["rules", "a", "b"], '"rules" takes one id.'],
    ];
    for (const [args, message] of cases) {
      const { status, stdout, stderr } = await runInMemory(args);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: "" }, args.join(" "));
      assert.ok(stderr.startsWith(`corpus: ${message}`), `${stderr} for ${args.join(" ")}`);
      assert.match(stderr, /\nTry "corpus (check |merge |outline |entities |rules )?--help"\.\n$/);
    }
  });

  it("calls a fault of its own by its name, and ends with 3", async () => {
    const environment = {
      get NO_COLOR(): string {
        throw new TypeError("a slip of ours \u001b[2J");
      },
    };
    const { status, stderr } = await runInMemory(["check", "-"], { environment, terminal: "terminal" });
    assert.equal(status, 3);
    assert.match(stderr, /^corpus: a fault of our own.*\n {2}TypeError: a slip of ours \\u001b\[2J\n {2} +at /);
  });
});
