import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { runInMemory, type World } from "./in-memory.ts";

const MILL = "entities:\n  - id: old-mill\n    name: Old Mill\n    type: place\n";
const MILLER = "entities:\n  - id: miller\n    name: Anna Dvorak\n    type: person\n";
const CORPUS = '<<<FILE "a,b.txt"\n😀 The Old Mill of Anna Dvorak.\nEND>>>\n';

describe("corpus entities", () => {
  const folder = temporaryFolder();

  function entities(args: readonly string[], world: World = {}) {
    writeFileSync(join(folder(), "a.corpus"), CORPUS);
    writeFileSync(join(folder(), "entities.yaml"), MILL);
    writeFileSync(join(folder(), "people.yaml"), MILLER);
    return runInMemory(["entities", "--automatic", "off", ...args], { cwd: folder(), ...world });
  }

  it("writes a line for each mention", async () => {
    assert.deepEqual(await entities(["a.corpus"]), {
      status: 0,
      stdout: 'a.corpus:2:8: "Old Mill" = Old Mill [place]\n',
      stderr: "",
    });
  });

  it("writes mentions as the contract has them, counted in code points", async () => {
    const { stdout } = await entities(["a.corpus", "--format", "ndjson"]);
    const { type, schema, path, document, entity, name, kind, text, start, end } = JSON.parse(stdout);
    assert.deepEqual(
      { type, schema, path, document, entity, name, kind, text, start, end },
      {
        type: "mention",
        schema: 1,
        path: "a.corpus",
        document: "a,b.txt",
        entity: "old-mill",
        name: "Old Mill",
        kind: "place",
        text: "Old Mill",
        start: 6,
        end: 14,
      },
    );
  });

  it("heeds what somebody decided about a mention", async () => {
    const quote = { exact: "Anna Dvorak", prefix: "The Old Mill of ", suffix: ".\nEND>>>" };
    const decision = { on: "mention", document: "a,b.txt", quote, verdict: "entity", entity: "old-mill" };
    mkdirSync(join(folder(), ".corpus"), { recursive: true });
    writeFileSync(join(folder(), ".corpus", "decisions.ndjson"), `${JSON.stringify(decision)}\n`);
    const { stdout } = await entities(["a.corpus", "--format", "ndjson"]);
    const { text, entity, how } = JSON.parse(stdout.trimEnd().split("\n").at(-1)!);
    assert.deepEqual({ text, entity, how }, { text: "Anna Dvorak", entity: "old-mill", how: "pinned" });
    rmSync(join(folder(), ".corpus"), { recursive: true });
  });

  it("writes dates with their days, and leaves open what nothing settles", async () => {
    const stdin =
      "<<<FILE a date=2024-06-17\nIt will open on Tuesday.\nEND>>>\n<<<FILE b\nIt opened last month.\nEND>>>\n";
    const { stdout } = await entities(["-", "--format", "ndjson"], { stdin });
    const told = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
      .map(({ text, kind, how, name, entity, start }) => [text, kind, how, name, entity, start]);
    assert.deepEqual(told, [
      ["Tuesday", "date", "date", "2024-06-18", null, 16],
      ["last month", "date", "date", null, null, 10],
    ]);
  });

  it("writes a table", async () => {
    const { stdout } = await entities(["a.corpus", "--format", "csv"]);
    assert.equal(
      stdout,
      'path,document,entity,name,kind,how,text,start,end\na.corpus,"a,b.txt",old-mill,Old Mill,place,catalogue,Old Mill,6,14\n',
    );
  });

  it("writes tables, patterns and annotations of everybody at the end", async () => {
    const { stdout } = await entities(["a.corpus", "-", "--to", "entities"], { stdin: CORPUS });
    assert.equal(
      stdout,
      "entity,name,kind,how,mentions,documents,forms,wikidata,description\nold-mill,Old Mill,place,catalogue,2,2,Old Mill,,\n",
    );
    const patterns = await entities(["a.corpus", "--to", "patterns"]);
    assert.equal(patterns.stdout, '{"label":"LOC","pattern":"Old Mill","id":"old-mill"}\n');
    const brat = await entities(["a.corpus", "--to", "brat"]);
    assert.equal(
      brat.stdout,
      "<<<FILE a,b.ann\nT1\tplace 6 14\tOld Mill\n#1\tAnnotatorNotes T1\told-mill: Old Mill\nEND>>>\n",
    );
    const both = await entities(["a.corpus", "--to", "matrix", "--format", "csv"]);
    assert.deepEqual([both.status, both.stdout], [2, ""]);
  });

  it("takes the catalogues that are named in place of those beside the corpus", async () => {
    const texts = async (...args: readonly string[]) =>
      (await entities(["a.corpus", ...args])).stdout.match(/"[^"]+" =/g)?.join(" ");
    assert.equal(await texts("--catalogue", "people.yaml"), '"Anna Dvorak" =');
    assert.equal(
      await texts("--catalogue", "people.yaml", "--catalogue", "entities.yaml"),
      '"Old Mill" = "Anna Dvorak" =',
    );
  });

  it("finds the catalogue beside standard input in the current folder", async () => {
    assert.match((await entities(["-"], { stdin: CORPUS })).stdout, /^-:2:8: "Old Mill" = /);
  });

  it("recognises names without a catalogue, and follows their short forms", async () => {
    const stdin =
      "<<<FILE b.txt\nThe spokeswoman Anna Dvorak came to Lisbon. Ms Dvorak left early, and Mr Kim late.\nEND>>>\n";
    const { stdout, stderr } = await runInMemory(["entities", "-"], { cwd: folder(), stdin });
    assert.equal(stderr, "");
    assert.deepEqual(stdout.trimEnd().split("\n"), [
      '-:2:17: "Anna Dvorak" = Anna Dvorak [person]',
      '-:2:37: "Lisbon" = Lisbon [place]',
      '-:2:45: "Ms Dvorak" = Anna Dvorak [person]',
      '-:2:71: "Mr Kim" = ? "Mr Kim" is not introduced in this document.',
    ]);
    const table = await runInMemory(["entities", "-", "--format", "csv"], { cwd: folder(), stdin });
    assert.match(table.stdout, /,~person\/Anna Dvorak,Anna Dvorak,person,short-form,Ms Dvorak,/);
  });

  it("tells that a folder has no catalogue only when nothing else gives names", async () => {
    const none = { cwd: folder(), stdin: "<<<FILE a\nNobody.\nEND>>>\n" };
    const off = await runInMemory(["entities", "-", "--automatic", "off"], none);
    assert.match(off.stderr, /^corpus: no catalogue was found for "-"/);
    assert.equal((await runInMemory(["entities", "-"], none)).stderr, "");
  });

  it("says why names may be missing", async () => {
    writeFileSync(join(folder(), "broken.yaml"), "entities: 1\n");
    const broken = await entities(["a.corpus", "--catalogue", "broken.yaml"]);
    assert.deepEqual({ status: broken.status, stdout: broken.stdout }, { status: 0, stdout: "" });
    assert.equal(broken.stderr, 'corpus: the catalogue "broken.yaml" has a problem; "corpus check" shows where.\n');
    const none = await entities(["a.corpus", "--catalogue", "none.yaml"]);
    assert.equal(none.status, 3);
    assert.match(none.stderr, /^corpus: cannot read "none\.yaml": there is no such file\.\n/);
  });

  it("takes a million mentions on one line in its stride", async function () {
    this.timeout(60_000);
    const stdin = `<<<FILE a.txt\n${"Old Mill, ".repeat(100_000)}\nEND>>>\n`;
    const { stdout } = await entities(["-", "--format", "ndjson"], { stdin });
    assert.equal(stdout.split("\n").length, 100_001);
  });
});
