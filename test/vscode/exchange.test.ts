import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { closeAll, openFile } from "./temporary-corpus.ts";

const FOLDER = "exchange";
const { fs } = vscode.workspace;

/** As the commands answer. */
interface Outcome {
  readonly kind: "written" | "grown" | "stopped" | "refused";
  readonly tally?: string;
  readonly isSaved?: boolean;
  readonly written?: readonly string[];
  readonly files?: number;
  readonly refusals?: readonly string[];
  readonly remarks?: readonly string[];
}

/** Files that text carries badly: each must come back byte for byte. */
const FILES: Readonly<Record<string, Uint8Array>> = {
  "a.txt": bytes("One line.\nAnother.\n"),
  "b/crlf.txt": bytes("One line.\r\nAnother.\r\n"),
  "b/mixed.txt": bytes("One line.\r\nAnother.\n"),
  "b/no end.md": bytes("# Title\n\nNo final newline"),
  "binary.bin": Uint8Array.from({ length: 300 }, (_, at) => at % 256),
  "empty.txt": new Uint8Array(),
  "mark.txt": bytes("\uFEFFBegins with a byte order mark.\n"),
  "marker.txt": bytes("<<<FILE no header\nEND>>>\n\\END>>>\n"),
  "ferry/harbour/ŝipo.txt": bytes("The ferry came in at noon.\n"),
};

describe("files made of corpora, and corpora of files", () => {
  const at = (...segments: readonly string[]): vscode.Uri => inWorkspace(FOLDER, ...segments);

  beforeEach(async () => {
    for (const [name, content] of Object.entries(FILES)) await fs.writeFile(at("tree", ...name.split("/")), content);
  });
  afterEach(async () => {
    await closeAll();
    await vscode.commands.executeCommand("notifications.clearAll");
    await fs.delete(at(), { recursive: true });
  });

  it("bring a folder back byte for byte", async () => {
    await fs.writeFile(at("tree", ".git", "HEAD"), bytes("ref: refs/heads/main\n"));
    const target = at("tree", "packed.corpus");
    equal((await run("packFolder", at("tree"), { into: target })).kind, "written");
    const corpus = await textOf(target);
    deepEqual(
      [...corpus.matchAll(/^<<<FILE ("[^"]*"|\S+)/gm)].map(([, name]) => name?.replaceAll('"', "")),
      [...Object.keys(FILES)].sort(),
    );
    const outcome = await run("unpack", target, { into: at("back") });
    deepEqual([outcome.kind, outcome.files], ["written", Object.keys(FILES).length]);
    deepEqual(await treeOf(at("back")), FILES);
    // Packed again, and replaced where it is said: the same bytes, itself left out.
    equal((await run("packFolder", at("tree"), { into: target, overwrite: "files" })).kind, "written");
    equal(await textOf(target), corpus);
  });

  it("write nothing where a name is refused", async () => {
    const text = "<<<FILE a.txt\nOne.\nEND>>>\n<<<FILE ../b.txt\nTwo.\nEND>>>\n<<<FILE A.TXT\nThree.\nEND>>>\n";
    await fs.writeFile(at("names.corpus"), bytes(text));
    const { kind, refusals } = await run("unpack", at("names.corpus"), { into: at("back") });
    equal(kind, "refused");
    deepEqual(refusals, [
      'The name "../b.txt" at line 4 holds the segment "..".',
      'The names "a.txt" and "A.TXT" at line 7 are one file on some disks.',
    ]);
    deepEqual(await treeOf(at("back")), {});
  });

  it("write nothing of a damaged corpus", async () => {
    await fs.writeFile(at("damaged.corpus"), bytes("<<<FILE a.txt\nOne.\nEND>>>\nLost.\n<<<FILE b.txt\nTwo.\n"));
    const { refusals } = await run("unpack", at("damaged.corpus"), { into: at("back") });
    deepEqual(refusals, [
      'The text "Lost." under line 4 belongs to no document.',
      'The document "b.txt" at line 5 has no END>>>.',
    ]);
    await fs.writeFile(
      at("damaged.corpus"),
      Uint8Array.of(...bytes("<<<FILE a.txt\n"), 0xff, 10, ...bytes("END>>>\n")),
    );
    const notText = await run("unpack", at("damaged.corpus"), { into: at("back") });
    deepEqual(notText.refusals, [`"${FOLDER}/damaged.corpus" is not UTF-8.`]);
    deepEqual(await treeOf(at("back")), {});
  });

  it("tell what no file can hold", async () => {
    await fs.writeFile(
      at("titled.corpus"),
      bytes("<<<FILE a.txt title=A\nOne.\nEND>>>\n<<<FILE b.txt\nTwo.\nEND>>>\n"),
    );
    const { remarks } = await run("unpack", at("titled.corpus"), { into: at("back") });
    deepEqual(remarks, [
      'The header of 1 document says more than files can; "Export Documents…" as a folder keeps it in a table.',
    ]);
  });

  it("replace nothing unless it is said, and never a folder", async () => {
    await fs.writeFile(at("two.corpus"), bytes("<<<FILE a.txt\nNew.\nEND>>>\n<<<FILE b.txt\nNew.\nEND>>>\n"));
    await fs.writeFile(at("back", "b.txt"), bytes("Old.\n"));
    const { refusals } = await run("unpack", at("two.corpus"), { into: at("back") });
    deepEqual(refusals, ['"b.txt" is there already.']);
    deepEqual(await treeOf(at("back")), { "b.txt": bytes("Old.\n") });
    equal((await run("unpack", at("two.corpus"), { into: at("back"), overwrite: "files" })).kind, "written");
    deepEqual(await treeOf(at("back")), { "a.txt": bytes("New.\n"), "b.txt": bytes("New.\n") });
    await fs.delete(at("back", "b.txt"));
    await fs.createDirectory(at("back", "b.txt"));
    const inTheWay = await run("unpack", at("two.corpus"), { into: at("back"), overwrite: "files" });
    deepEqual(inTheWay.refusals, ['"b.txt" is a folder, and is in the way.']);
    const packing = await run("packFolder", at("tree"), { into: at("two.corpus") });
    deepEqual(packing.refusals, [`"${FOLDER}/two.corpus" is there already.`]);
  });

  it("take what is saved: what is not, is to be saved first", async () => {
    const document = await openFile("<<<FILE a.txt\nOne.\nEND>>>\n", `${FOLDER}/open.corpus`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), "Typed. ");
    ok(await vscode.workspace.applyEdit(edit));
    const unsaved = await run("unpack", undefined, { into: at("back") });
    deepEqual(unsaved.refusals, [`"${FOLDER}/open.corpus" has changes that are not saved; save it first.`]);
    ok(await document.save());
    // The one in front.
    equal((await run("unpack", undefined, { into: at("back") })).kind, "written");
    deepEqual(await treeOf(at("back")), { "a.txt": bytes("Typed. One.\n") });
  });

  const DOCUMENTS =
    '<<<FILE a.txt id=17 source-name="Harbour Post"\nOne.\nEND>>>\n' +
    "<<<FILE b/c.md\n# Two\n\n\\END>>>\nEND>>>\n" +
    "<<<FILE d.txt eol=crlf final-newline=no\nThree.\nFour.\nEND>>>\n";

  for (const [shape, source] of [
    ["jsonl", "out.jsonl"],
    ["csv", "out.csv"],
    ["folder", "out"],
  ] as const) {
    it(`come back as they were by ${shape}`, async () => {
      await fs.writeFile(at("all.corpus"), bytes(`# corpus-format: 1\n${DOCUMENTS}`));
      const exported = await run("export", at("all.corpus"), { into: at(source), shape });
      deepEqual([exported.kind, exported.remarks], ["written", []]);
      const imported = await run("import", at(source), { into: at("again.corpus") });
      deepEqual([imported.kind, imported.refusals], ["written", undefined]);
      const [one, again] = [await textOf(at("all.corpus")), await textOf(at("again.corpus"))];
      equal(again, one);
    });
  }

  it("are not exported where a shape cannot carry them, and comments that are left are told", async () => {
    await fs.writeFile(at("all.corpus"), bytes(`# A comment.\n${DOCUMENTS}`));
    const archive = await run("export", at("all.corpus"), { into: at("out.txtar"), shape: "txtar" });
    deepEqual(archive.refusals, [
      'txtar cannot carry "a.txt": its header says more than a name (id=).',
      'txtar cannot carry "d.txt": its last line has no line end.',
    ]);
    await fs.writeFile(at("out.jsonl"), bytes("Mine.\n"));
    const { refusals } = await run("export", at("all.corpus"), { into: at("out.jsonl"), shape: "jsonl" });
    deepEqual(refusals, [`"${FOLDER}/out.jsonl" is there already.`]);
    equal(await textOf(at("out.jsonl")), "Mine.\n");
    const outcome = await run("export", at("all.corpus"), {
      into: at("out.jsonl"),
      shape: "jsonl",
      overwrite: "files",
    });
    deepEqual(outcome.remarks, ["1 line outside documents, comments mostly, is not carried."]);
    deepEqual((await fs.readDirectory(at())).map(([name]) => name).sort(), ["all.corpus", "out.jsonl", "tree"]);
  });

  it("are exported for brat with who is mentioned, and as Markdown to be read", async () => {
    await fs.writeFile(at("entities.yaml"), bytes("entities:\n  - { id: ann, name: Ann Lee, type: person }\n"));
    await fs.writeFile(
      at("all.corpus"),
      bytes("<<<FILE a.txt lang=en\n😀 Ann Lee saw it.\nEND>>>\n<<<FILE b.md\nNobody.\nEND>>>\n"),
    );
    const brat = await run("export", at("all.corpus"), { into: at("brat"), shape: "brat" });
    deepEqual([brat.kind, brat.files, brat.refusals], ["written", 5, undefined]);
    deepEqual(Object.keys(await treeOf(at("brat"))).sort(), ["a.ann", "a.txt", "b.md.ann", "b.md.txt", "metadata.csv"]);
    // News of the catalogue may come late.
    const annotations = await eventually("the catalogue", async () => {
      await run("export", at("all.corpus"), { into: at("brat"), shape: "brat", overwrite: "files" });
      const text = await textOf(at("brat", "a.ann"));
      return text.includes("ann:") ? text : undefined;
    });
    equal(annotations, "T1\tperson 2 9\tAnn Lee\n#1\tAnnotatorNotes T1\tann: Ann Lee\n");
    equal((await run("export", at("all.corpus"), { into: at("all.md"), shape: "markdown" })).kind, "written");
    equal(
      await textOf(at("all.md")),
      "## `a.txt`\n\n- lang: `en`\n\n```text\n😀 Ann Lee saw it.\n```\n\n## `b.md`\n\n```text\nNobody.\n```\n\n",
    );
  });

  it("are imported with their fields renamed, or refused with the place", async () => {
    await fs.writeFile(
      at("in.jsonl"),
      bytes('{"body":"One.","headline":"H","tags":[1]}\n\n{"body":"Two."}\nno JSON\n'),
    );
    const refused = await run("import", at("in.jsonl"), { into: at("in.corpus"), map: "body=text,headline=title" });
    deepEqual(
      refused.refusals?.map((one) => / at line \d/.exec(one)?.[0]),
      [" at line 1", " at line 4"],
    );
    await fs.writeFile(at("in.jsonl"), bytes('{"body":"One.","headline":"H","tags":[1]}\n\n{"body":"Two."}\n'));
    await run("import", at("in.jsonl"), { into: at("in.corpus"), map: "body=text,headline=title,tags=-" });
    equal(
      await textOf(at("in.corpus")),
      "# corpus-format: 1\n<<<FILE 000001.txt title=H final-newline=no\nOne.\nEND>>>\n" +
        "<<<FILE 000002.txt final-newline=no\nTwo.\nEND>>>\n",
    );
  });

  it("make one corpus of what is selected together, and a folder for each of several corpora", async () => {
    await fs.writeFile(at("two", "inner", "c.txt"), bytes("C.\n"));
    await fs.writeFile(at("d.txt"), bytes("D.\n"));
    await fs.writeFile(at("e.txt"), bytes("E.\n"));
    // Selected twice: a folder, and what lies in it.
    const selected = [at("two", "inner"), at("d.txt"), at("two")];
    equal((await run("packFolder", at("d.txt"), selected, { into: at("one.corpus") })).kind, "written");
    equal(
      await textOf(at("one.corpus")),
      "# corpus-format: 1\n<<<FILE d.txt\nD.\nEND>>>\n<<<FILE two/inner/c.txt\nC.\nEND>>>\n",
    );
    equal((await run("packFolder", at("e.txt"), { into: at("sub", "other.corpus") })).kind, "written");
    const both = [at("sub", "other.corpus"), at("one.corpus")];
    const unpacked = await run("unpack", at("one.corpus"), both, { into: at("back") });
    deepEqual([unpacked.kind, unpacked.files], ["written", 3]);
    deepEqual(await treeOf(at("back")), {
      "one/d.txt": bytes("D.\n"),
      "one/two/inner/c.txt": bytes("C.\n"),
      "sub/other/e.txt": bytes("E.\n"),
    });
    const exported = await run("export", at("one.corpus"), both, { into: at("all.jsonl"), shape: "jsonl" });
    deepEqual([exported.kind, exported.remarks], ["written", []]);
    deepEqual(
      (await textOf(at("all.jsonl"))).split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line).name])),
      ["d.txt", "two/inner/c.txt", "e.txt"],
    );
    // Refused with the corpus, and before anything is written.
    await fs.writeFile(at("sub", "bad.corpus"), bytes("<<<FILE ../x\nX.\nEND>>>\n"));
    const bad = await run("unpack", undefined, [...both, at("sub", "bad.corpus")], { into: at("back2") });
    deepEqual(bad.refusals, [`The name "../x" at line 1 of "${FOLDER}/sub/bad.corpus" holds the segment "..".`]);
    const noCorpus = await run("unpack", undefined, [at("one.corpus"), at("d.txt")], { into: at("back2") });
    deepEqual(noCorpus.refusals, [`"${FOLDER}/d.txt" is no corpus.`]);
    deepEqual(await treeOf(at("back2")), {});
    for (const name of ["two", "sub", "d.txt", "e.txt", "one.corpus", "all.jsonl"])
      await fs.delete(at(name), { recursive: true });
  });

  describe("of a corpus that grows", () => {
    const DAY =
      '{"headline":"A","body":"One.\\n","url":"u/1"}\n{"headline":"B","body":"Two.\\n","url":"u/2"}\n' +
      '{"headline":"C","body":"Three, again.\\n","url":"u/3"}\n';
    const THERE =
      "# Mine.\r\n<<<FILE a.txt url=u/1\r\nOne.\r\nEND>>>\r\n<<<FILE c.txt url=u/3 id=3\r\nThree.\r\nEND>>>";
    const NEW = "<<<FILE B.txt title=B url=u/2\nTwo.\nEND>>>\n";
    const given = { key: "url", map: "body=text,headline=title", name: "{title}.txt" };

    beforeEach(async () => {
      await fs.writeFile(at("day.jsonl"), bytes(DAY));
      await fs.writeFile(at("all.corpus"), bytes(THERE));
    });

    it("add what is new, pass by what is known, and tell what changed", async () => {
      const first = await run("import", at("day.jsonl"), { into: at("all.corpus"), ...given });
      deepEqual(
        [first.kind, first.isSaved, first.tally, first.remarks],
        ["grown", true, "1 added, 1 known, 1 changed and left as they were.", ['Changed: "C.txt"']],
      );
      // With the line ends it has, every other byte untouched.
      const grown = `${THERE}\r\n${NEW.replaceAll("\n", "\r\n")}`;
      equal(await textOf(at("all.corpus")), grown);
      const again = await run("import", at("day.jsonl"), { into: at("all.corpus"), ...given });
      equal(again.tally, "0 added, 2 known, 1 changed and left as they were.");
      equal(await textOf(at("all.corpus")), grown);
      const revised = await run("import", at("day.jsonl"), { into: at("all.corpus"), ...given, revisions: true });
      equal(revised.tally, "0 added, 2 known, 1 changed and added.");
      equal(await textOf(at("all.corpus")), `${grown}<<<FILE C.2.txt title=C url=u/3\r\nThree, again.\r\nEND>>>\r\n`);
    });

    it("add to what is typed and not saved, in its editor, as one step", async () => {
      const document = await openFile("<<<FILE a.txt url=u/1\nOne.\nEND>>>\n", `${FOLDER}/open.corpus`);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(3, 0), "<<<FILE typed.txt url=u/3\nTyped.\nEND>>>");
      ok(await vscode.workspace.applyEdit(edit));
      const typed = document.getText();
      const outcome = await run("import", at("day.jsonl"), { into: document.uri, ...given });
      deepEqual(
        [outcome.kind, outcome.isSaved, outcome.tally],
        ["grown", false, "1 added, 1 known, 1 changed and left as they were."],
      );
      equal(document.getText(), `${typed}\n${NEW}`);
      ok(document.isDirty);
      equal(await textOf(document.uri), "<<<FILE a.txt url=u/1\nOne.\nEND>>>\n");
      await vscode.commands.executeCommand("undo");
      await eventually("one step back", () => document.getText() === typed);
    });

    it("add to what is open and saved in its editor, and save it, unless that changed other bytes", async () => {
      const document = await openFile(THERE, `${FOLDER}/shown.corpus`);
      const outcome = await run("import", at("day.jsonl"), { into: document.uri, ...given });
      deepEqual([outcome.kind, outcome.isSaved, document.isDirty], ["grown", true, false]);
      const grown = `${THERE}\r\n${NEW.replaceAll("\n", "\r\n")}`;
      equal(document.getText(), grown);
      equal(await textOf(document.uri), grown);
      const mixed = await openFile(THERE.replace("\r", ""), `${FOLDER}/mixed.corpus`);
      const unsaved = await run("import", at("day.jsonl"), { into: mixed.uri, ...given });
      deepEqual([unsaved.kind, unsaved.isSaved, mixed.isDirty], ["grown", false, true]);
      equal(await textOf(mixed.uri), THERE.replace("\r", ""));
    });

    it("add nothing to what is damaged, of another format, or no text", async () => {
      const refused = async (content: Uint8Array): Promise<readonly string[] | undefined> => {
        await fs.writeFile(at("all.corpus"), content);
        const { refusals } = await run("import", at("day.jsonl"), { into: at("all.corpus"), ...given });
        deepEqual(await fs.readFile(at("all.corpus")).then((all) => Uint8Array.from(all)), content);
        return refusals;
      };
      deepEqual(await refused(bytes("<<<FILE a.txt\nOne.\n")), [
        `"${FOLDER}/all.corpus" is damaged: The document "a.txt" at line 1 has no END>>>.`,
      ]);
      deepEqual(await refused(bytes("# corpus-format: 2\n")), [
        "The corpus says that it is of another version of the format.",
      ]);
      deepEqual(await refused(Uint8Array.of(0xff)), [`"${FOLDER}/all.corpus" is not UTF-8.`]);
    });
  });

  describe("cancelled whenever somebody looks whether they are", () => {
    /** More than are written at a time. */
    const COUNT = 18;
    const names = Array.from({ length: COUNT }, (_, index) => `f${index % 3}/${index}.txt`);
    const tree = (version: string): Record<string, Uint8Array> =>
      Object.fromEntries(names.map((name) => [name, bytes(`${version} ${name}\n`.repeat(50))]));
    const blocks = names.map((name) => `<<<FILE ${name}\n${`new ${name}\n`.repeat(50)}END>>>\n`);
    const records = names.map((name) => JSON.stringify({ name, text: `new ${name}\n` }));

    async function put(files: Readonly<Record<string, Uint8Array>>, ...where: readonly string[]): Promise<void> {
      await Promise.all(
        Object.entries(files).map(([name, content]) => fs.writeFile(at(...where, ...name.split("/")), content)),
      );
    }

    /**
     * Cancels at the first look, at the second, and so on until the work comes through; answers how often that was.
     */
    async function untilItComesThrough(
      command: string,
      source: vscode.Uri,
      given: { readonly into: vscode.Uri },
      judge: (outcome: Outcome | undefined) => Promise<void>,
    ): Promise<number> {
      for (let n = 1; ; n++) {
        const cancelled = cancelledAt(n);
        const all = { overwrite: "files", ...given, cancelled };
        const outcome = await vscode.commands.executeCommand<Outcome | undefined>(`corpus.${command}`, source, all);
        await judge(outcome);
        if (!cancelled.isCancellationRequested) return n - 1;
        ok(n < 500, "no end");
      }
    }

    /** Of a file: old until the work comes through, then new. */
    async function oldOrNew(command: string, source: vscode.Uri, target: vscode.Uri, given: object): Promise<string> {
      const old = await textOf(target);
      const times = await untilItComesThrough(command, source, { into: target, ...given }, async (outcome) => {
        const isDone = outcome?.kind === "written" || outcome?.kind === "grown";
        ok(isDone || outcome === undefined || outcome.kind === "stopped", JSON.stringify(outcome));
        equal((await textOf(target)) === old, !isDone);
        const beside = (await fs.readDirectory(at())).map(([name]) => name);
        deepEqual(
          beside.filter((name) => name.endsWith(".corpus-tmp")),
          [],
        );
      });
      ok(times > 0, "never cancelled");
      return textOf(target);
    }

    /** Of many files: each is old or new, the new ones are those that are told, and no other comes or goes. */
    async function eachOldOrNew(command: string, given: object, after: Record<string, Uint8Array>): Promise<void> {
      await fs.writeFile(at("all.corpus"), bytes(blocks.join("")));
      const old = Object.fromEntries(Object.entries(tree("old")).filter((_, index) => index % 2 === 0));
      const before: Record<string, Uint8Array> = { ...old, "own.txt": bytes("own\n") };
      await put(before, "out");
      let partly = 0;
      const judge = async (outcome: Outcome | undefined): Promise<void> => {
        const told = new Set(outcome?.kind === "written" ? Object.keys(after) : outcome?.written);
        const wanted = { ...before, ...Object.fromEntries([...told].map((name) => [name, after[name]!])) };
        deepEqual(await treeOf(at("out")), wanted);
        if (told.size === 0) return;
        if (outcome?.kind === "stopped") partly++;
        await fs.delete(at("out"), { recursive: true });
        await put(before, "out");
      };
      // How often somebody looks goes by time too: a round may pass by what lies between the first files and the last.
      for (let round = 0; round < 5 && partly === 0; round++) {
        const times = await untilItComesThrough(command, at("all.corpus"), { into: at("out"), ...given }, judge);
        ok(times > COUNT, `${times} times`);
      }
      ok(partly > 0, "never between two files");
    }

    it("leave the packed corpus old or new", async () => {
      await put(tree("new"), "many");
      await fs.writeFile(at("all.corpus"), bytes("old\n"));
      const packed = await oldOrNew("packFolder", at("many"), at("all.corpus"), {});
      equal(packed.split("<<<FILE").length, COUNT + 1);
    });

    it("leave every unpacked file old or new", () => eachOldOrNew("unpack", {}, tree("new")));

    it("leave every exported file old or new", () =>
      eachOldOrNew(
        "export",
        { shape: "folder" },
        {
          ...tree("new"),
          "metadata.csv": bytes(`file_name\n${names.map((name) => `${name}\n`).join("")}`),
        },
      ));

    it("leave the exported table, and the imported corpus, old or new", async () => {
      await fs.writeFile(at("all.corpus"), bytes(blocks.join("")));
      await fs.writeFile(at("all.jsonl"), bytes("old\n"));
      await oldOrNew("export", at("all.corpus"), at("all.jsonl"), { shape: "jsonl" });
      await fs.writeFile(at("all.corpus"), bytes("old\n"));
      const imported = await oldOrNew("import", at("all.jsonl"), at("all.corpus"), {});
      equal(imported, `# corpus-format: 1\n${blocks.join("")}`);
    });

    it("leave the corpus that grows old or new", async () => {
      await fs.writeFile(at("day.jsonl"), bytes(records.join("\n")));
      await fs.writeFile(at("all.corpus"), bytes("<<<FILE own.txt\nMine.\nEND>>>\n"));
      const grown = await oldOrNew("import", at("day.jsonl"), at("all.corpus"), { key: "name" });
      ok(grown.startsWith("<<<FILE own.txt\nMine.\nEND>>>\n<<<FILE f0/0.txt\nnew"));
      equal(grown.split("<<<FILE").length, COUNT + 2);
    });
  });

  /** Runs a command as a key binding would, with its target said. */
  async function run(command: string, ...args: readonly unknown[]): Promise<Outcome> {
    return eventually(command, () => vscode.commands.executeCommand<Outcome>(`corpus.${command}`, ...args));
  }
});

/** A token that cancels when it is looked at for the n-th time, counted from 1. */
function cancelledAt(n: number): vscode.CancellationToken {
  const source = new vscode.CancellationTokenSource();
  let looks = 0;
  return {
    get isCancellationRequested() {
      if (++looks === n) source.cancel();
      return source.token.isCancellationRequested;
    },
    onCancellationRequested: source.token.onCancellationRequested,
  };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await fs.readFile(uri));
}

/** What a folder holds, by name; nothing where there is none. */
async function treeOf(folder: vscode.Uri, prefix = ""): Promise<Record<string, Uint8Array>> {
  const found: Record<string, Uint8Array> = {};
  const entries = await fs.readDirectory(folder).then(
    (all) => all,
    () => [],
  );
  for (const [own, type] of entries) {
    const uri = vscode.Uri.joinPath(folder, own);
    if (type === vscode.FileType.Directory) Object.assign(found, await treeOf(uri, `${prefix}${own}/`));
    else found[prefix + own] = Uint8Array.from(await fs.readFile(uri));
  }
  return found;
}
