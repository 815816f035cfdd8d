import { deepEqual, equal, match } from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { writeBlock } from "../../src/core/syntax/content.ts";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { type Outcome, runInMemory } from "./in-memory.ts";

const PLAIN = `# corpus-format: 1
<<<FILE a.txt id=7 date=2024-06-17 title="A \\"title\\", with a comma"
The ferry sailed.

"Nobody" was hurt, she said.
END>>>
<<<FILE 기사/b.txt final-newline=no
마지막 줄
END>>>
<<<FILE c.txt lang=en eol=crlf
\\END>>>
=1+1
END>>>
`;

describe("documents for other programs", () => {
  const folder = temporaryFolder();
  const run = (args: readonly string[], stdin = ""): Promise<Outcome> => runInMemory(args, { cwd: folder(), stdin });

  async function exported(text: string, shape: string): Promise<string> {
    const { status, stdout, stderr } = await run(["export", "-", "--to", shape], text);
    equal(status, 0, stderr);
    return stdout;
  }

  async function roundTrip(text: string, shape: string): Promise<string> {
    const { status, stdout, stderr } = await run(["import", "-", "--from", shape], await exported(text, shape));
    equal(status, 0, stderr);
    return stdout;
  }

  it("are a line of JSON each, in the shape other programs read", async () => {
    const [first, ...rest] = (await exported(PLAIN, "jsonl"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const text = 'The ferry sailed.\n\n"Nobody" was hurt, she said.\n';
    deepEqual(first, {
      id: "7",
      name: "a.txt",
      text,
      sha256: createHash("sha256").update(text).digest("hex"),
      meta: { id: "7", date: "2024-06-17", title: 'A "title", with a comma' },
    });
    deepEqual(
      rest.map(({ id, text: said }) => [id, said]),
      [
        ["기사/b.txt", "마지막 줄"],
        ["c.txt", "END>>>\r\n=1+1\r\n"],
      ],
    );
  });

  it("come back as they were, by JSON lines", async () => equal(await roundTrip(PLAIN, "jsonl"), PLAIN));

  it("are not made of what is no text", async () => {
    writeFileSync(join(folder(), "latin.corpus"), Buffer.from("<<<FILE a\nCaf\xe9\nEND>>>\n", "latin1"));
    for (const shape of ["jsonl", "markdown"])
      deepEqual(await run(["export", "latin.corpus", "--to", shape]), {
        status: 3,
        stdout: "",
        stderr: 'corpus: "latin.corpus" is not UTF-8 from line 1 on; nothing was exported.\n',
      });
  });

  it("are sections of a Markdown file, to be read", async () => {
    const text =
      '<<<FILE a.txt id=7 title="`A`" note=""\nThe ferry sailed.\n```\nEND>>>\n<<<FILE b eol=crlf final-newline=no\nx\ny\nEND>>>\n';
    equal(
      await exported(text, "markdown"),
      "## `a.txt`\n\n- id: `7`\n- title: `` `A` ``\n- note:\n\n````text\nThe ferry sailed.\n```\n````\n\n" +
        "## `b`\n\n```text eol=crlf final-newline=no\nx\ny\n```\n\n",
    );
    const { status, stderr } = await run(
      ["export", "-", "--to", "markdown"],
      "<<<FILE a encoding=base64\neAoNCg==\nEND>>>\n",
    );
    deepEqual(
      { status, stderr },
      {
        status: 3,
        stderr:
          'corpus: Markdown cannot carry "a": its lines end in more than one way.\ncorpus: Nothing was exported.\n',
      },
    );
  });

  it("lose nothing in Markdown, whatever they hold", async () => {
    const line = fc.string({
      unit: fc.constantFrom("`", "``", "~", "#", "-", " ", "<", "a", "é", "😀", "    ", ">", "\\"),
      maxLength: 12,
    });
    const record = fc.record({
      name: line.filter((name) => name.trim() !== "" && name === name.trim()),
      title: line,
      lines: fc.array(line, { maxLength: 5 }),
      end: fc.constantFrom("\n", "\r\n"),
      isWhole: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 3 }), async (records) => {
        const documents = records.map(({ name, title, lines, end, isWhole }) => {
          const text = lines.join(end) + (isWhole && lines.length > 0 ? end : "");
          return { name, title, text };
        });
        const corpus = documents.map(({ name, title, text }) => writeBlock(name, text, [["title", title]])).join("");
        deepEqual(sectionsOf(await exported(corpus, "markdown")), documents);
      }),
      { numRuns: 200 },
    );
  });

  it("are texts with annotations beside them, for brat", async () => {
    const text =
      "<<<FILE a.txt lang=en\n😀 Ann Lee saw Captain Lin Jian.\nEND>>>\n<<<FILE b/c.md eol=crlf\nMs\nAnn Lee\n\\END>>>\nEND>>>\n<<<FILE none\n\nEND>>>\n";
    writeFileSync(join(folder(), "entities.yaml"), "entities:\n  - { id: ann, name: Ann Lee, type: person }\n");
    for (const [path, stdin] of [
      ["in.corpus", ""],
      ["-", text],
    ] as const) {
      writeFileSync(join(folder(), "in.corpus"), text);
      const { status, stderr } = await run(["export", path, "--to", "brat", "-o", "out", "--force"], stdin);
      deepEqual({ status, stderr }, { status: 0, stderr: "" });
      const at = (name: string): string => readFileSync(join(folder(), "out", name), "utf8");
      deepEqual(readdirSync(join(folder(), "out")).sort(), [
        "a.ann",
        "a.txt",
        "b",
        "metadata.csv",
        "none.ann",
        "none.txt",
      ]);
      equal(at("metadata.csv"), "file_name,document_name,lang\na.txt,a.txt,en\nb/c.md.txt,b/c.md,\nnone.txt,none,\n");
      equal(at("b/c.md.txt"), "Ms\r\nAnn Lee\r\nEND>>>\r\n");
      equal(at("none.ann"), "");
      for (const name of ["a", "b/c.md"]) {
        const points = [...at(`${name}.txt`)];
        const mentions = [...at(`${name}.ann`).matchAll(/^T\d+\t\S+ (\d+) (\d+)\t(.*)$/gm)];
        equal(mentions.length, name === "a" ? 2 : 1);
        for (const [, start, end, said] of mentions) equal(points.slice(Number(start), Number(end)).join(""), said);
      }
    }
    const there = await run(["export", "in.corpus", "--to", "brat", "-o", "out"]);
    deepEqual([there.status, there.stderr.split("\n").length], [3, 9]);
    const alike = await run(
      ["export", "-", "--to", "brat", "-o", "new"],
      "<<<FILE a\nx\nEND>>>\n<<<FILE a.txt\ny\nEND>>>\n",
    );
    match(alike.stderr, /"a\.txt"/);
    equal(existsSync(join(folder(), "new")), false);
  });

  it("come back as they were, by a table", async () => {
    // A table has one order of keys for all.
    equal(await roundTrip(PLAIN, "csv"), PLAIN);
    const { stderr, stdout } = await run(["export", "-", "--to", "csv"], "<<<FILE a\n=1+1\nEND>>>\n");
    equal(stdout, 'name,text\na,"=1+1\n"\n');
    match(stderr, /warning: a spreadsheet would take cells of 1 document for formulas\./);
  });

  it("come back as they were, by a folder", async () => {
    writeFileSync(join(folder(), "in.corpus"), PLAIN);
    const there = await run(["export", "in.corpus", "--to", "folder", "-o", "out"]);
    deepEqual(there, { status: 0, stdout: "", stderr: "" });
    equal(readFileSync(join(folder(), "out/c.txt"), "utf8"), "END>>>\r\n=1+1\r\n");
    match(
      readFileSync(join(folder(), "out/metadata.csv"), "utf8"),
      /^file_name,id,date,title,lang\na\.txt,7,2024-06-17,"A ""title"", with a comma",\n/,
    );
    const back = await run(["import", "out", "--from", "folder"]);
    deepEqual(
      [...back.stdout.matchAll(/^<<<FILE.*$/gm)].map(String).sort(),
      [...PLAIN.matchAll(/^<<<FILE.*$/gm)].map(String).sort(),
    );
    const again = await run(["export", "in.corpus", "--to", "folder", "-o", "out"]);
    equal(again.status, 3, "nothing is overwritten");
  });

  it("come back as they were, by txtar, which refuses what it cannot carry", async () => {
    const plain =
      "# corpus-format: 1\n<<<FILE a.txt\nx\n\nEND>>>\n<<<FILE b/c.go\n\\END>>>\nEND>>>\n<<<FILE empty\nEND>>>\n";
    equal(await exported(plain, "txtar"), "-- a.txt --\nx\n\n-- b/c.go --\nEND>>>\n-- empty --\n");
    equal(await roundTrip(plain, "txtar"), plain);
    const refusals: readonly (readonly [string, RegExp])[] = [
      [PLAIN, /cannot carry "a\.txt": its header says more than a name \(id=\)/],
      ["<<<FILE a final-newline=no\nx\nEND>>>\n", /its last line has no line end/],
      ["<<<FILE a\n-- b --\nEND>>>\n", /one of its lines is a marker/],
      ["<<<FILE a\nx\nEND>>>\n<<<FILE a\ny\nEND>>>\n", /two files "a"/],
    ];
    for (const [text, reason] of refusals) {
      const { status, stdout, stderr } = await run(["export", "-", "--to", "txtar"], text);
      deepEqual({ status, stdout }, { status: 3, stdout: "" });
      match(stderr, reason);
    }
  });

  it("come back as they were whatever they say", async () => {
    const key = fc
      .stringMatching(/^[a-z][a-z0-9-]{0,5}$/)
      .filter((one) => !["eol", "encoding", "final-newline", "sha256", "name", "text"].includes(one));
    const value = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).filter((one) => one.isWellFormed());
    const line = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }).map((one) => one.replace(/[\r\n\0\uFEFF]/g, "")),
      fc.constantFrom("END>>>", "<<<FILE x", "\\END>>>", "'=1", '"', ",", "=1", " "),
    );
    const document = fc.record({
      name: fc.stringMatching(/^[a-z][a-z0-9 ,"']{0,6}[a-z]$/),
      attributes: fc.uniqueArray(fc.tuple(key, value), { selector: ([one]) => one, maxLength: 3 }),
      text: fc
        .array(line, { maxLength: 4 })
        .chain((lines) =>
          fc.constantFrom(
            lines.join("\n"),
            lines.map((one) => `${one}\r\n`).join(""),
            lines.map((one) => `${one}\n`).join(""),
          ),
        ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(document, { maxLength: 4 }), async (documents) => {
        const text = `# corpus-format: 1\n${documents.map((one) => writeBlock(one.name, one.text, one.attributes)).join("")}`;
        equal(await roundTrip(text, "jsonl"), text);
        // Twice: a table has one order of keys for all documents.
        const once = await roundTrip(text, "csv");
        equal(await roundTrip(once, "csv"), once);
        deepEqual(await exported(once, "csv"), await exported(text, "csv"));
      }),
      { numRuns: 60 },
    );
  });

  it("are not exported when one cannot be, with the reason and the place", async () => {
    const text = "<<<FILE a.bin encoding=base64\n//8=\nEND>>>\n<<<FILE\nx\nEND>>>\n<<<FILE b\ny\n";
    const { status, stdout, stderr } = await run(["export", "-", "--to", "jsonl"], text);
    deepEqual({ status, stdout }, { status: 3, stdout: "" });
    match(stderr, /"a\.bin" at line 1 of standard input holds bytes that are no text\./);
    match(stderr, /at line 4 of standard input has no name\./);
    match(stderr, /"b" at line 7 of standard input has no END>>>\./);
  });

  it("tell of comments that are not carried", async () => {
    const { stderr } = await run(
      ["export", "-", "--to", "jsonl"],
      "# corpus-ignore: stamp-line\n<<<FILE a\nx\nEND>>>\n",
    );
    match(stderr, /warning: 1 line outside documents, comments mostly, is not carried\./);
  });

  it("take their fields and names from whatever shape they have", async () => {
    const lines =
      '{"body":"x\\n","headline":"T","source_name":"Gazette","n":3,"gone":null,"skip":[1]}\n\n{"body":"y","headline":"U"}\n';
    const { stdout, stderr } = await run(
      [
        "import",
        "-",
        "--from",
        "jsonl",
        "--map",
        "body=text,headline=title,skip=-",
        "--name",
        "{source_name}/{index}.txt",
      ],
      lines,
    );
    equal(stdout, "");
    match(stderr, /line 3 of standard input lacks a field that the name is made of/);
    const named = await run(["import", "-", "--from", "jsonl", "--map", "body=text,headline=title,skip=-"], lines);
    equal(
      named.stdout,
      "# corpus-format: 1\n<<<FILE 000001.txt title=T source-name=Gazette n=3\nx\nEND>>>\n<<<FILE 000002.txt title=U final-newline=no\ny\nEND>>>\n",
    );
  });

  it("are refused with their place when a corpus could not give them back", async () => {
    const lines: readonly (readonly [string, RegExp])[] = [
      ["{", /line 1 of standard input is not JSON/],
      ["[]", /not a JSON object/],
      ['{"a":"b"}', /has no field "text"; --map FIELD=text/],
      ['{"text":"x","tags":["a"]}', /"tags" at line 1 .* list or an object/],
      ['{"text":"x","Größe":"a"}', /"Größe" at line 1 .* cannot be a key; --map Größe=KEY/],
      ['{"text":"x","sha256":"00"}', /not the one that its field "sha256" speaks of/],
      ['{"text":"x","tweet":12345678901234567890}', /too large to be read exactly/],
      ['{"text":"\\ud800"}', /half of a surrogate pair/],
    ];
    for (const [line, reason] of lines) {
      const { status, stdout, stderr } = await run(["import", "-", "--from", "jsonl"], `${line}\n`);
      deepEqual({ status, stdout }, { status: 3, stdout: "" }, line);
      match(stderr, reason);
    }
  });

  it("grow a corpus every day: new ones are added, known ones passed by, changed ones told", async () => {
    const path = join(folder(), "daily.corpus");
    writeFileSync(path, "<<<FILE a.txt url=https://example.org/1 id=1\none\nEND>>>");
    const today =
      '{"name":"a.txt","text":"one\\n","url":"https://example.org/1"}\n{"name":"b.txt","text":"two\\n","url":"https://example.org/2"}\n';
    const args = ["import", "-", "--from", "jsonl", "--into", "daily.corpus", "--key", "url"];
    const first = await run(args, today);
    deepEqual(first, { status: 0, stdout: "", stderr: "corpus: 1 added, 1 known, 0 changed and left as they were.\n" });
    const grown =
      "<<<FILE a.txt url=https://example.org/1 id=1\none\nEND>>>\n<<<FILE b.txt url=https://example.org/2\ntwo\nEND>>>\n";
    equal(readFileSync(path, "utf8"), grown);
    const second = await run(args, today);
    match(second.stderr, /0 added, 2 known/);
    const changed = today.replace("two", "2");
    match(
      (await run(args, changed)).stderr,
      /0 added, 1 known, 1 changed and left as they were\.\ncorpus: changed: "b\.txt"/,
    );
    equal(readFileSync(path, "utf8"), grown);
    await run([...args, "--revisions"], changed);
    equal(readFileSync(path, "utf8"), `${grown}<<<FILE b.2.txt url=https://example.org/2\n2\nEND>>>\n`);
    const keyless = await run(args, '{"name":"c.txt","text":"three\\n"}\n');
    equal(keyless.status, 3);
    match(keyless.stderr, /1 without "url" were not added/);
    deepEqual(readdirSync(folder()), ["daily.corpus"]);
  });

  it("grow a corpus with its own line ends, and tell names that are there already", async () => {
    const path = join(folder(), "daily.corpus");
    writeFileSync(path, "<<<FILE 000001.txt url=a\r\none\r\nEND>>>");
    const args = ["import", "-", "--from", "jsonl", "--into", "daily.corpus", "--key", "url"];
    const { stderr } = await run(args, '{"text":"two\\r\\nthree\\r\\n","url":"b"}\n');
    match(stderr, /1 of the added has a name that another document has too/);
    equal(
      readFileSync(path, "utf8"),
      "<<<FILE 000001.txt url=a\r\none\r\nEND>>>\r\n<<<FILE 000001.txt url=b eol=crlf\r\ntwo\r\nthree\r\nEND>>>\r\n",
    );
  });

  it("add nothing to a corpus that was changed meanwhile to the same size and time", async () => {
    const path = join(folder(), "daily.corpus");
    writeFileSync(path, "<<<FILE a url=a\none\nEND>>>\n");
    const { atime, mtime } = statSync(path);
    const { disk } = failingDisk(0, "EIO");
    const theirs = "<<<FILE b url=b\ntwo\nEND>>>\n";
    const { writeSync } = disk.calls;
    disk.calls.writeSync = ((...args: Parameters<typeof writeSync>) => {
      writeFileSync(path, theirs);
      utimesSync(path, atime, mtime);
      return writeSync(...args);
    }) as typeof writeSync;
    const args = ["import", "-", "--from", "jsonl", "--into", "daily.corpus", "--key", "url"];
    const { status, stderr } = await runInMemory(args, { cwd: folder(), stdin: '{"text":"c","url":"c"}\n', disk });
    equal(status, 3);
    match(stderr, /daily\.corpus" was changed while it was read/);
    equal(readFileSync(path, "utf8"), theirs);
    deepEqual(readdirSync(folder()), ["daily.corpus"]);
    // A clock that was turned back is no change: what counts is what a file is, not when.
    utimesSync(path, 1, 1);
    const later = await runInMemory(args, { cwd: folder(), stdin: '{"text":"c\\n","name":"c","url":"c"}\n' });
    equal(later.status, 0, later.stderr);
    equal(readFileSync(path, "utf8"), `${theirs}<<<FILE c url=c\nc\nEND>>>\n`);
  });

  it("are not written when something is amiss", async () => {
    const { status } = await run(["import", "-", "--from", "jsonl", "-o", "out.corpus"], '{"text":"x"}\n{}\n');
    equal(status, 3);
    equal(existsSync(join(folder(), "out.corpus")), false);
    equal((await run(["import", "-", "--from", "xml"])).status, 2);
    equal((await run(["export", "-"])).status, 2);
    equal((await run(["import", "-", "--from", "jsonl", "--key", "url"])).status, 2);
  });
});

/** The documents of a Markdown file, by CommonMark's rules for headings, code spans and fences. */
function sectionsOf(markdown: string): readonly unknown[] {
  const documents: unknown[] = [];
  const lines = markdown.split("\n");
  for (let at = 0; at < lines.length; ) {
    if (lines[at] === "") {
      at++;
      continue;
    }
    const name = spanIn(lines[at]!.replace(/^## /, ""));
    const title = lines[at + 2] === "- title:" ? "" : spanIn(lines[at + 2]!.replace(/^- title: /, ""));
    const [, fence, info] = /^(`{3,})([^`]*)$/.exec(lines[at + 4]!)!;
    const from = at + 5;
    const until = lines.findIndex(
      (line, index) => index >= from && /^ {0,3}`+ *$/.test(line) && line.trim().length >= fence!.length,
    );
    const end = info!.includes("eol=crlf") ? "\r\n" : "\n";
    const body = lines
      .slice(from, until)
      .map((line) => line + end)
      .join("");
    documents.push({ name, title, text: info!.includes("final-newline=no") ? body.slice(0, -end.length) : body });
    at = until + 1;
  }
  return documents;
}

function spanIn(code: string): string {
  const [, ticks, inside] = /^(`+)(.*?[^`]|)\1$/s.exec(code)!;
  equal(
    (inside!.match(/`+/g) ?? []).some((run) => run.length === ticks!.length),
    false,
  );
  return /^ .* $/.test(inside!) && inside!.trim() !== "" ? inside!.slice(1, -1) : inside!;
}
