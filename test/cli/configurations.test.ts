import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { type Outcome, runInMemory, type World } from "./in-memory.ts";

const GOOD = "<<<FILE a.txt\nx\nEND>>>\n";
const STRAY = "stray\n";

describe("the configuration of the command line", () => {
  const folder = temporaryFolder();

  function put(files: Readonly<Record<string, string>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder(), dirname(path)), { recursive: true });
      writeFileSync(join(folder(), path), content);
    }
  }

  function run(args: readonly string[], world: World = {}): Promise<Outcome> {
    return runInMemory(args, { cwd: folder(), ...world });
  }

  /** What was told in one line each, without the summary. */
  async function told(...args: readonly string[]): Promise<readonly string[]> {
    const { stdout } = await run(["check", ...args]);
    return stdout.trimEnd().split("\n").slice(0, -1);
  }

  const ERROR = 'a/x.corpus:1:1: error: "stray" is in no document. [text-outside-block]';
  const HINT = 'a/x.corpus:1:1: hint: "stray" is in no document. [text-outside-block]';

  it("is the nearest .corpus.yaml, whole", async () => {
    put({ ".git/HEAD": "", ".corpus.yaml": "rules: { text-outside-block: error }\n", "a/x.corpus": STRAY });
    assert.deepEqual(await told("a"), [ERROR]);
    put({ "a/.corpus.yaml": "rules:\n  text-outside-block: hint\n" });
    assert.deepEqual(await told("a"), [HINT]);
    put({ "a/.corpus.yaml": "name-pattern: x\n" });
    assert.deepEqual(await told("a"), [HINT.replace("hint", "warning")]);
  });

  it("is also one above the corpus in the current folder, as in an editor that has that open", async () => {
    put({ ".corpus.yaml": "rules: { text-outside-block: error }\n", "a/x.corpus": STRAY });
    assert.deepEqual(await told("a"), [ERROR]);
    put({ "b/y/x.corpus": STRAY, "b/.corpus.yaml": "rules: { text-outside-block: hint }\n" });
    const { stdout } = await run(["check", "y"], { cwd: join(folder(), "b") });
    assert.match(stdout, /hint: "stray"/);
  });

  it("is that of the current folder for standard input", async () => {
    put({ ".corpus.yaml": "rules: { text-outside-block: off }\n" });
    assert.match((await run(["check", "-"], { stdin: STRAY })).stdout, /^nothing found/);
  });

  it("is the file that --config names, and no other", async () => {
    put({ "a/.corpus.yaml": "rules: { text-outside-block: off }\n", "a/x.corpus": STRAY });
    put({ "other.yaml": "rules: { text-outside-block: error }\n" });
    assert.deepEqual(await told("a"), []);
    assert.deepEqual(await told("a", "--config", "other.yaml"), [ERROR]);
  });

  it("holds less than --rule", async () => {
    put({ "a/.corpus.yaml": "rules: { text-outside-block: off }\n", "a/x.corpus": STRAY });
    assert.deepEqual(await told("a", "--rule", "text-outside-block=error"), [ERROR]);
  });

  it("sets what the rules go by", async () => {
    put({ ".corpus.yaml": "name-pattern: ^\\d+$\n", "a.corpus": GOOD });
    assert.deepEqual(await told("a.corpus"), [
      'a.corpus:1:9: warning: The name "a.txt" does not match the pattern "^\\d+$". [name-pattern]',
    ]);
  });

  it("that is wrong ends with 2 and names every place", async () => {
    put({ ".git/HEAD": "", ".corpus.yaml": "rule: {}\nrules:\n  number-gapp: off\n", "a/x.corpus": STRAY });
    const expected = {
      status: 2,
      stdout: "",
      stderr:
        '.corpus.yaml:1:1: A configuration has no "rule"; did you mean "rules"?\n' +
        '.corpus.yaml:3:3: There is no rule "number-gapp"; did you mean "number-gap"?\n',
    };
    assert.deepEqual(await run(["check", "a"]), expected);
    assert.deepEqual(await run(["check", "x.corpus"], { cwd: join(folder(), "a") }), {
      ...expected,
      stderr: expected.stderr.replaceAll(".corpus.yaml", "../.corpus.yaml"),
    });
    assert.equal((await run(["entities", "a"])).status, 2);
    assert.deepEqual(await run(["check", "a", "--config", ".corpus.yaml"]), expected);
  });

  it("that cannot be read ends with 2", async () => {
    put({ "a.corpus": GOOD });
    assert.deepEqual(await run(["check", "a.corpus", "--config", "none.yaml"]), {
      status: 2,
      stdout: "",
      stderr: 'corpus: cannot read "none.yaml": there is no such file.\n',
    });
  });

  it("shows what would steer the terminal", async () => {
    put({ ".corpus.yaml": '"\\e]0;x": 1\n', "a.corpus": GOOD });
    const { stderr } = await run(["check", "a.corpus"]);
    assert.doesNotMatch(stderr, /[^\P{Cc}\n]/u);
  });

  it("leaves out what it excludes on the way through a folder, not what is named", async () => {
    put({ ".git/HEAD": "", ".corpus.yaml": "exclude: [drafts, '*.old.corpus', b/c.corpus]\n" });
    put({ "a.corpus": GOOD, "drafts/d.corpus": STRAY, "b/x.old.corpus": STRAY, "b/c.corpus": STRAY });
    assert.match((await run(["check", "."])).stdout, /^nothing found in 1 document of 1 file\n$/);
    assert.match((await run(["check"], { cwd: join(folder(), "b") })).stdout, /of no files/);
    assert.equal((await told("drafts/d.corpus")).length, 1);
  });

  it("names catalogues, which hold after those that lie nearer", async () => {
    const person = (name: string): string => `entities:\n  - { id: lin, name: ${name}, type: person }\n`;
    put({ ".corpus.yaml": "catalogues: [more/people.yaml]\n", "more/people.yaml": person("Lin Jian") });
    put({ "a.corpus": "<<<FILE a\nLin Jian and Lin Biao spoke.\nEND>>>\n" });
    assert.match(
      (await run(["entities", "--automatic", "off", "a.corpus"])).stdout,
      /"Lin Jian" = Lin Jian \[person\]/,
    );
    put({ "entities.yaml": person("Lin Biao") });
    assert.match(
      (await run(["entities", "--automatic", "off", "a.corpus"])).stdout,
      /"Lin Biao" = Lin Biao \[person\]/,
    );
    assert.doesNotMatch((await run(["entities", "--automatic", "off", "a.corpus"])).stdout, /= Lin Jian/);
    put({ "more/people.yaml": "entities: 1\n" });
    assert.match((await told("a.corpus"))[0]!, /^more\/people\.yaml:1:1: error: .* \[catalogue-entry\]$/);
  });

  it("says the same each time, whatever is read first", async () => {
    put({ "b/.corpus.yaml": "rules: { text-outside-block: hint }\n", "b/x.corpus": STRAY, "a/x.corpus": STRAY });
    assert.deepEqual(await run(["check", "a", "b"]), await run(["check", "a", "b"]));
  });
});
