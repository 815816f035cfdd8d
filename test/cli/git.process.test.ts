import { deepEqual, equal, match } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { runInMemory } from "./in-memory.ts";

/** What `npm run build` makes: git calls it. */
const CLI = resolve("dist/cli.js");

const BASE = `# corpus-format: 1

<<<FILE a.txt lang=en
The ferry sailed at noon.
Sign up to our newsletter
Nobody was hurt.
END>>>
<<<FILE b.txt
Two ships met.
END>>>
<<<FILE c.txt
Rooms.The end.
END>>>
`;

describe("corpora in git", function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const news = (): string => join(folder(), "news.corpus");

  function git(...args: readonly string[]): string {
    const environment = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
    const person = ["-c", "user.name=Curator", "-c", "user.email=curator@example.org"];
    const { status, stdout, stderr } = spawnSync("git", [...person, ...args], {
      cwd: folder(),
      encoding: "utf8",
      env: environment,
    });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${status}\n${stdout}${stderr}`);
    return stdout;
  }

  function commit(text: string, message: string): void {
    writeFileSync(news(), text);
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
  }

  function corpus(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [CLI, ...args], { cwd: folder(), encoding: "utf8" });
  }

  /** Two branches from the base, merged: the text, and whether git called it clean. */
  function merged(ours: string, theirs: string): { readonly text: string; readonly clean: boolean } {
    git("init", "-q", "-b", "main");
    deepEqual(corpus("init").status, 0);
    commit(BASE, "base");
    git("switch", "-qc", "theirs");
    commit(theirs, "theirs");
    git("switch", "-q", "main");
    commit(ours, "ours");
    let clean = true;
    try {
      git("merge", "-q", "--no-edit", "theirs");
    } catch {
      clean = false;
    }
    return { text: readFileSync(news(), "utf8"), clean };
  }

  it("are merged without a splice: headers edited, documents of one name appended, reordered, cleaned up", () => {
    const [a, b, c] = BASE.split(/(?=<<<FILE)/).slice(1);
    const head = "# corpus-format: 1\n\n";
    const ours = `${head}${a!.replace("lang=en", "lang=en date=2024-06-17").replace("Sign up to our newsletter\n", "")}${b}${c}<<<FILE new\nOurs.\nEND>>>\n`;
    const theirs = `${head}${c!.replace("Rooms.The", "Rooms. The")}${a!.replace("lang=en", "lang=en source=Gazette")}${b!.replace("Two", "Three")}<<<FILE new\nTheirs.\nEND>>>\n`;
    const { text, clean } = merged(ours, theirs);
    equal(clean, false, "one name twice is for a person to see");
    equal(
      text,
      `${head}<<<FILE c.txt\nRooms. The end.\nEND>>>\n<<<FILE new\nOurs.\nEND>>>\n<<<FILE a.txt lang=en date=2024-06-17 source=Gazette\n` +
        "The ferry sailed at noon.\nNobody was hurt.\nEND>>>\n<<<FILE b.txt\nThree ships met.\nEND>>>\n<<<FILE new\nTheirs.\nEND>>>\n",
    );
  });

  it("are merged cleanly where git's own merge would stop: two attributes on one line", () => {
    const { text, clean } = merged(BASE.replace("lang=en", "lang=en a=1"), BASE.replace("lang=en", "lang=en b=2"));
    deepEqual({ text, clean }, { text: BASE.replace("lang=en", "lang=en a=1 b=2"), clean: true });
  });

  it("keep markers as long as .gitattributes asks for around what nobody can decide", () => {
    const { text, clean } = merged(BASE.replace("noon", "one"), BASE.replace("noon", "two"));
    equal(clean, false);
    match(text, /^<{32} ours\nThe ferry sailed at one\.\n={32}\nThe ferry sailed at two\.\n>{32} theirs\n/m);
  });

  it("show the document a change is in", () => {
    merged(BASE, BASE.replace("Nobody", "No one"));
    match(git("diff", "-U0", "HEAD~1", "--", "news.corpus"), /^@@ .* @@ <<<FILE a\.txt lang=en$/m);
  });

  it("are compared with what they were in a commit", async () => {
    git("init", "-q", "-b", "main");
    commit(BASE, "base");
    writeFileSync(news(), BASE.replace("Sign up to our newsletter\n", "").replace("Rooms.The", "Rooms. The"));
    const { status, stdout } = await runInMemory(["diff", "HEAD:news.corpus", "news.corpus", "--fail-on", "prose"], {
      cwd: folder(),
    });
    equal(status, 0);
    equal(
      stdout,
      "lines-deleted: 1 document\n  1 × Sign up to our newsletter\n  a.txt  1 line deleted\nwhite-space: 1 document\n  c.txt\n" +
        "3 documents: 1 same, 1 white-space, 1 lines-deleted.\n",
    );
    appendFileSync(news(), "<<<FILE d\nx\nEND>>>\n");
    const later = await runInMemory(
      ["diff", "HEAD:news.corpus", "news.corpus", "--fail-on", "prose", "--format", "ndjson"],
      {
        cwd: folder(),
      },
    );
    equal(later.status, 1);
    const records = later.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    deepEqual(
      records.map((record) => record.class ?? record.type),
      ["lines-deleted", "same", "white-space", "added", "summary"],
    );
  });

  it("say what can't be compared", async () => {
    git("init", "-q", "-b", "main");
    const { status, stderr } = await runInMemory(["diff", "HEAD:none.corpus", "none.corpus"], { cwd: folder() });
    equal(status, 3);
    match(stderr, /^corpus: "HEAD:none\.corpus" cannot be had from git \(.*\)\.\n$/);
    equal((await runInMemory(["diff", "one"], {})).status, 2);
  });

  it("begin with init, which leaves what is there as it is", () => {
    git("init", "-q");
    writeFileSync(join(folder(), ".gitattributes"), "*.png binary");
    const first = corpus("init");
    equal(first.status, 0, first.stderr);
    const attributes = readFileSync(join(folder(), ".gitattributes"), "utf8");
    equal(attributes, "*.png binary\n*.corpus text eol=lf conflict-marker-size=32 merge=corpus diff=corpus\n");
    const config = readFileSync(join(folder(), ".corpus.yaml"), "utf8");
    const second = corpus("init");
    match(second.stderr, /"\.corpus\.yaml" is there already\.\n.*speaks of \*\.corpus already/);
    deepEqual(
      [readFileSync(join(folder(), ".gitattributes"), "utf8"), readFileSync(join(folder(), ".corpus.yaml"), "utf8")],
      [attributes, config],
    );
  });

  it("have a first configuration that is sound, with and without its comment signs", () => {
    corpus("init");
    const config = readFileSync(join(folder(), ".corpus.yaml"), "utf8");
    writeFileSync(news(), BASE);
    equal(corpus("check", "--fail-on", "never", "news.corpus").status, 0);
    mkdirSync(join(folder(), "shared"));
    writeFileSync(join(folder(), "shared/people.entities.yaml"), "entities: []\n");
    writeFileSync(
      join(folder(), ".corpus.yaml"),
      config
        .replace(/^# (?=[a-z ]+.*[:-] )/gm, "")
        .replace(/^# rules:/m, "rules:")
        .replace(/^# boilerplate:/m, "boilerplate:"),
    );
    const { status, stderr } = corpus("check", "--fail-on", "never", "news.corpus");
    deepEqual({ status, stderr }, { status: 0, stderr: "" });
  });
});

describe("corpus merge-driver", () => {
  const folder = temporaryFolder();

  it("loses no byte of what is not UTF-8", async () => {
    const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
    const base = "<<<FILE a k=\xe9\none\xff\nEND>>>\n<<<FILE b\ntwo\nEND>>>\n";
    writeFileSync(join(folder(), "o"), bytes(base));
    writeFileSync(join(folder(), "a"), bytes(base.replace("one", "1")));
    writeFileSync(join(folder(), "b"), bytes(base.replace("two", "2")));
    const { status } = await runInMemory(["merge-driver", "o", "a", "b"], { cwd: folder() });
    equal(status, 0);
    deepEqual(readFileSync(join(folder(), "a")), bytes(base.replace("one", "1").replace("two", "2")));
  });

  it("takes three files, and says which it can't read", async () => {
    equal((await runInMemory(["merge-driver", "o"], { cwd: folder() })).status, 2);
    const { status, stderr } = await runInMemory(["merge-driver", "o", "a", "b"], { cwd: folder() });
    equal(status, 3);
    match(stderr, /"[^"]*o" could not be read: there is no such file\./);
  });
});
