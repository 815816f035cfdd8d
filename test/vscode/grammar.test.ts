import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { GRAMMAR_CASES, type GrammarLine, hostileLines } from "../support/grammar-cases.ts";
import { extensionHost, inWorkspace, ourExtension } from "./host.ts";

const MINIMAP_LABEL = vscode.workspace
  .getConfiguration("editor.minimap", { languageId: "corpus" })
  .get("markSectionHeaderRegex", "");

describe("language mode", () => {
  const made: vscode.Uri[] = [];

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const uri = inWorkspace(name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    made.push(uri);
    return vscode.workspace.openTextDocument(uri);
  }

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri);
  });

  describe("is chosen", () => {
    const CHOSEN: readonly (readonly [name: string, text: string, isCorpus: boolean])[] = [
      ["chosen-a.corpus", "", true],
      ["CHOSEN-B.CORPUS", "", true],
      ["chosen-c", "<<<FILE a\n", true],
      ["chosen-d", "<<<FILE", true],
      ["chosen-e", "# corpus-format: 1\n", true],
      ["chosen-f", "\uFEFF<<<FILE a\n", true],
      ["chosen-g", "<<<FILENAME a\n", false],
      ["chosen-h.txt", "<<<FILE a\n", false],
    ];
    for (const [name, text, isCorpus] of CHOSEN)
      it(`${isCorpus ? "for" : "not for"} ${name} that begins ${JSON.stringify(text)}`, async () => {
        const { languageId } = await open(name, text);
        equal(languageId === "corpus", isCorpus, languageId);
      });
  });

  describe("defaults", () => {
    const DEFAULTS: Readonly<Record<string, unknown>> = {
      "editor.semanticHighlighting.enabled": true,
      "editor.wordWrap": "on",
      "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
      "editor.wordBasedSuggestions": "off",
      "editor.unicodeHighlight.ambiguousCharacters": false,
      "editor.unicodeHighlight.invisibleCharacters": false,
      "editor.unicodeHighlight.nonBasicASCII": false,
      "editor.bracketPairColorization.enabled": false,
      "editor.foldingMaximumRegions": 65000,
      "editor.stickyScroll.enabled": true,
      "editor.stickyScroll.defaultModel": "foldingProviderModel",
      "editor.minimap.markSectionHeaderRegex": MINIMAP_LABEL,
      "editor.minimap.showRegionSectionHeaders": false,
      "editor.unusualLineTerminators": "off",
      "editor.trimAutoWhitespace": false,
      "editor.formatOnSave": false,
      "editor.formatOnPaste": false,
      "editor.formatOnType": false,
      "editor.codeActionsOnSave": { "source.fixAll.corpus": "never" },
      "diffEditor.ignoreTrimWhitespace": false,
      "files.encoding": "utf8",
      "files.autoGuessEncoding": false,
      "files.trimTrailingWhitespace": false,
      "files.trimFinalNewlines": false,
      "files.insertFinalNewline": false,
    };
    for (const [key, value] of Object.entries(DEFAULTS))
      it(`${key} is ${JSON.stringify(value)}`, () => {
        const settings = vscode.workspace.getConfiguration(undefined, { languageId: "corpus" });
        const found = settings.inspect(key);
        ok(found, "the setting exists");
        deepEqual(found.defaultLanguageValue, value, "the default for corpus");
        deepEqual(settings.get(key), value, "what holds");
      });

    it("are all ours, and may all be set for one language", async () => {
      const ours: Record<string, unknown> = ourExtension().packageJSON.contributes.configurationDefaults["[corpus]"];
      deepEqual(Object.keys(ours).sort(), Object.keys(DEFAULTS).sort());
      // VS Code's own list of the settings that a language may override.
      const schema = await vscode.workspace.openTextDocument(
        vscode.Uri.parse("vscode://schemas/settings/resourceLanguage"),
      );
      const { properties } = JSON.parse(schema.getText()) as { properties: Record<string, unknown> };
      ok(Object.keys(properties).length > 100, "a schema with settings");
      ok(!("files.exclude" in properties), "and only with those of one language");
      deepEqual(
        Object.keys(DEFAULTS).filter((key) => !(key in properties)),
        [],
      );
    });
  });

  // VS Code would write the whole rest of a header line on the minimap, cut in the middle, and so not the name.
  it("the minimap gets a document's name, and nothing else of its header", () => {
    const LABELS: readonly (readonly [line: string, label: string | undefined])[] = [
      ["<<<FILE reports/001.txt date=2024-06-17 lang=en", "reports/001.txt"],
      ["<<<FILE\ttwo words.txt  id=1", "two words.txt"],
      ['<<<FILE "two words.txt" id=1', "two words.txt"],
      ["END>>> <<<FILE b.txt", "b.txt"],
      ["<<<FILE date=1", undefined],
      ["<<<FILE", undefined],
      ["<<<FILENAME x", undefined],
      ["text <<<FILE x", undefined],
      ["\\<<<FILE x", undefined],
    ];
    const labels = LABELS.map(([line]) => {
      // As VS Code asks: many lines at once.
      const match = new RegExp(MINIMAP_LABEL, "gdm").exec(`first\n${line}\nlast`);
      return [line, match?.groups?.label?.trim()] as const;
    });
    deepEqual(labels, [...LABELS]);
  });

  describe("words", () => {
    /** The word under `|`, if there is one. */
    const WORDS: readonly (readonly [marked: string, word: string | undefined])[] = [
      ["Cho Seo|k-yeol said", "Seok-yeol"],
      ["Cho |Seok-yeol said", "Seok-yeol"],
      ["Cho Seok-yeo|l.", "Seok-yeol"],
      ["the U|.S. and", "U.S."],
      ["the |U.S. and", "U.S."],
      ["the U.|S.-led", "U.S."],
      ["a 2+|2 meeting", "2+2"],
      ["the vice-m|inister,", "vice-minister"],
      ["in Se|oul.", "Seoul"],
      ["in Se|oul.Then", "Seoul"],
      ["|(Seoul)", undefined],
      ["(Se|oul)", "Seoul"],
      ["“Se|oul”", "Seoul"],
      ["Se|oul’s streets", "Seoul"],
      ["Se|oul's", "Seoul"],
      ["O’Br|ien", "O’Brien"],
      ["do|n't", "don't"],
      ["1,0|00.5 won", "1,000.5"],
      ["2024-0|6-17: x", "2024-06-17"],
      ["at 10:3|0.", "10:30"],
      ["word — |  word", undefined],
      ["wo|rd--word", "word"],
      ["北京|大学。学生", "北京大学"],
      ["윤석|열 대통령", "윤석열"],
      ["الرئي|س.", "الرئيس"],
      ["می‌خوا|هم", "می‌خواهم"],
      ["ジョン・ス|ミス", "ジョン・スミス"],
      ["Cafe\u0301| x", "Cafe\u0301"],
      ["हिन्|दी", "हिन्दी"],
      ["𝒳𝒴|𝒵 x", "𝒳𝒴𝒵"],
      ["a |   b", undefined],
      ["AT&|T", "AT&T"],
      [`${"x".repeat(500)}|${"y".repeat(400)}-z`, `${"x".repeat(500)}${"y".repeat(400)}-z`],
    ];
    it("are what a person takes for a name or a word", async () => {
      const content = WORDS.map(([marked]) => marked.replace("|", "")).join("\n");
      const document = await vscode.workspace.openTextDocument({ language: "corpus", content });
      const found = WORDS.map(([marked], line) => {
        const range = document.getWordRangeAtPosition(new vscode.Position(line, marked.indexOf("|")));
        return [marked, range && document.getText(range)] as const;
      });
      deepEqual(found, [...WORDS]);
    });

    it("are found at once in a line of 100,000 characters", async () => {
      const bad = ["a.".repeat(50_000), "a-".repeat(50_000), "'".repeat(100_000), "x".repeat(100_000)];
      for (const text of bad) {
        const document = await vscode.workspace.openTextDocument({ language: "corpus", content: text });
        const start = Date.now();
        document.getWordRangeAtPosition(new vscode.Position(0, 50_000));
        ok(Date.now() - start < 250, `${text.slice(0, 4)}… took ${Date.now() - start} ms`);
      }
    });
  });

  // What the editor itself does with the tokens, in every host: Toggle Line Comment asks the language at the line.
  describe("comments by place", () => {
    const TEXT = `# c
<<<FILE a.json
{"a":
<<<FILE b.md
<!-- never closed
<<<FILE c.txt
Prose.
END>>>
between
<<<FILE d.html
<!-- never closed
END>>> <<<FILE e.txt
Prose.
`;
    const TOGGLED: readonly (readonly [line: number, becomes: string])[] = [
      [2, '// {"a":'],
      [0, "c"],
      [1, "# <<<FILE a.json"],
      [5, "# <<<FILE c.txt"],
      [6, "Prose."],
      [8, "# between"],
      [11, "# END>>> <<<FILE e.txt"],
      [12, "Prose."],
    ];

    it("a body takes its own language's comment, a text body none, and nothing leaks into the next document", async function () {
      this.timeout(30_000);
      const document = await vscode.workspace.openTextDocument({ language: "corpus", content: TEXT });
      const editor = await vscode.window.showTextDocument(document);
      const toggledOnce = async (line: number) => {
        editor.selection = new vscode.Selection(line, 0, line, 0);
        await vscode.commands.executeCommand("editor.action.commentLine");
        const { text: after, range } = document.lineAt(line);
        // Not by undo: what an untitled document of the same name held before comes back with one step too many.
        await editor.edit((edit) => edit.replace(range, TEXT.split("\n")[line] ?? ""));
        equal(document.getText(), TEXT, "restored");
        return after;
      };
      // Grammars and the comments of other languages are loaded when the editor first meets them.
      const end = Date.now() + 15_000;
      const toggled = async (line: number, becomes: string) => {
        for (;;) {
          const after = await toggledOnce(line);
          if (after === becomes || Date.now() > end) return after;
          await new Promise((go) => setTimeout(go, 100));
        }
      };
      deepEqual(
        await inTurn(TOGGLED, async ([line, becomes]) => [line, await toggled(line, becomes)] as const),
        TOGGLED,
      );
    });
  });

  // A web worker cannot load VS Code's tokenizer; the Node host of the same version runs this table.
  if (extensionHost() === "node") describeGrammar();
});

function describeGrammar(): void {
  describe("grammar", () => {
    let tokenize: Tokenize;

    before(async function () {
      this.timeout(30_000);
      tokenize = await ownTokenizer();
    });

    for (const { what, lines } of GRAMMAR_CASES) it(what, () => deepEqual(found(tokenize, lines), lines));

    it("comes to an end with lines of anything", () => {
      for (const line of hostileLines(20_000)) ok(tokenize([line]).length === 1);
    });
  });
}

type Tokenize = (lines: readonly string[]) => readonly (readonly Token[])[];

interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The expectations that hold; one that does not is given as what stands there instead. */
function found(tokenize: Tokenize, lines: readonly GrammarLine[]): GrammarLine[] {
  const tokens = tokenize(lines.map(([line]) => line));
  return lines.map(([line, ...wanted], i): GrammarLine => {
    let from = 0;
    const actual = wanted.map((want) => {
      const at = want.lastIndexOf(" → ");
      const text = want.slice(0, at);
      const scope = want.slice(at + 3);
      const index = tokens[i]!.findIndex((token, k) => k >= from && token.text === text);
      if (index < 0) return `no token ${JSON.stringify(text)} in ${JSON.stringify(tokens[i]!.map((t) => t.text))}`;
      from = index + 1;
      const scopes = tokens[i]![index]!.scopes.map((name) => name.replace(/\.corpus$/, ""));
      const telling = scopes.filter((name) => name !== "text" && name !== "meta.document");
      const holds = scope === "-" ? telling.length === 0 : telling.includes(scope);
      return holds ? want : `${text} → ${telling.join(" ")}`;
    });
    return [line, ...actual];
  });
}

/**
 * VS Code's own tokenizer, with the grammars of the extensions it runs, ours among them.
 *
 * The command that VS Code's colour tests use is not in its release builds, and no API tells an extension the scopes;
 * so the tokenizer is loaded from where VS Code keeps it. Only a Node host can.
 */
async function ownTokenizer(): Promise<Tokenize> {
  const root = vscode.env.appRoot;
  const roots = [`${root}/node_modules`, `${root}/node_modules.asar`];
  const textmate = firstOf(roots, (at) => require(`${at}/vscode-textmate`) as Textmate);
  const oniguruma = firstOf(roots, (at) => require(`${at}/vscode-oniguruma`) as Oniguruma);
  const wasm = await firstRead([...roots, `${root}/node_modules.asar.unpacked`], "vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(wasm.slice().buffer);

  const paths = new Map<string, vscode.Uri>();
  for (const { extensionUri, packageJSON } of vscode.extensions.all)
    for (const { scopeName, path } of packageJSON.contributes?.grammars ?? [])
      paths.set(scopeName, vscode.Uri.joinPath(extensionUri, path));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope: string) => {
      const uri = paths.get(scope);
      if (!uri) return undefined;
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      return textmate.parseRawGrammar(text, uri.path);
    },
  });
  const grammar = await registry.loadGrammar("text.corpus");
  ok(grammar, "the grammar is contributed");
  return (lines) => {
    let state: unknown = textmate.INITIAL;
    return lines.map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
    });
  };
}

interface Textmate {
  readonly INITIAL: unknown;
  readonly Registry: new (options: object) => { loadGrammar(scope: string): Promise<Grammar | null> };
  parseRawGrammar(text: string, path: string): unknown;
}

interface Grammar {
  tokenizeLine(
    line: string,
    state: unknown,
  ): {
    readonly ruleStack: unknown;
    readonly tokens: readonly {
      readonly startIndex: number;
      readonly endIndex: number;
      readonly scopes: readonly string[];
    }[];
  };
}

interface Oniguruma {
  loadWASM(data: ArrayBuffer): Promise<void>;
  readonly OnigScanner: new (patterns: string[]) => object;
  readonly OnigString: new (text: string) => object;
}

function firstOf<T>(places: readonly string[], load: (place: string) => T): T {
  const why: string[] = [];
  for (const place of places)
    try {
      return load(place);
    } catch (error) {
      why.push(String(error));
    }
  throw new Error(why.join("; "));
}

async function firstRead(places: readonly string[], path: string): Promise<Uint8Array> {
  const why: string[] = [];
  for (const place of places)
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.file(`${place}/${path}`));
    } catch (error) {
      why.push(String(error));
    }
  throw new Error(why.join("; "));
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
