import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace, ourExtension } from "./host.ts";
import { actionsAt, choose, closeAll, openFile, ruleOf } from "./temporary-corpus.ts";

const FOLDER = "catalogue-fixes";
const CATALOGUE =
  "# Ours.\nentities:\n  - id: kim\n    name: Kim Ji\n    type: persn # sic\n    family-name: Kim\n    wikidata: none\n";

describe("fixes of catalogues", () => {
  before(() => ourExtension().activate());
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(inWorkspace(FOLDER), { recursive: true }));

  function problemOf({ uri }: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
    return eventually(rule, () => vscode.languages.getDiagnostics(uri).find((one) => ruleOf(one) === rule));
  }

  function rulesIn({ uri }: vscode.TextDocument): readonly string[] {
    return vscode.languages.getDiagnostics(uri).map(ruleOf);
  }

  it("are offered in the YAML, with no corpus open, one undo step each", async () => {
    const file = await openFile(CATALOGUE, `${FOLDER}/yaml/entities.yaml`);
    await eventually("both problems", () => rulesIn(file).join() === "catalogue-entry,catalogue-entry");
    const [type, wikidata] = vscode.languages.getDiagnostics(file.uri).map(({ range }) => range);
    ok(type && wikidata);
    await choose(file, wikidata, 'Remove "wikidata"');
    await eventually("one problem", () => rulesIn(file).length === 1);
    const preferred = (await actionsAt(file, type)).filter(({ isPreferred }) => isPreferred);
    deepEqual(
      preferred.map(({ title }) => title),
      ['Change to "person"'],
    );
    await choose(file, type, 'Change to "person"');
    equal(file.getText(), CATALOGUE.replace("persn", "person").replace("    wikidata: none\n", ""));
    await eventually("no problem", () => rulesIn(file).length === 0);
  });

  it("are offered in a catalogue that is a document, which stays one", async () => {
    const text = `<<<FILE a\nText.\nEND>>>\n<<<FILE my.entities.yaml\n${CATALOGUE}END>>>\n`;
    const corpus = await openFile(text, `${FOLDER}/block/x.corpus`);
    const { range } = await problemOf(corpus, "catalogue-entry");
    await choose(corpus, range, 'Change to "person"');
    equal(corpus.getText(), text.replace("persn", "person"));
    await eventually("one problem", () => rulesIn(corpus).length === 1);
    await choose(corpus, (await problemOf(corpus, "catalogue-entry")).range, 'Remove "wikidata"');
    await eventually("no problem", () => rulesIn(corpus).length === 0);
  });

  it("mark an alias of two as shared", async () => {
    const two = (alias: string): string =>
      `entities:\n  - { id: a, name: A One, type: place, aliases: [${alias}] }\n  - { id: b, name: B Two, type: place, aliases: [It] }\n`;
    const file = await openFile(two("It"), `${FOLDER}/alias/entities.yaml`);
    const { range } = await problemOf(file, "ambiguous-alias");
    await choose(file, range, 'Mark "It" of "a" as shared');
    equal(file.getText(), two("{ text: It, shared: true }"));
    await eventually("no problem", () => rulesIn(file).length === 0);
  });

  it("settle who a short form is, for that place", async () => {
    const folder = `${FOLDER}/pin`;
    const sound = CATALOGUE.replace("persn", "person").replace("    wikidata: none\n", "");
    await vscode.workspace.fs.writeFile(inWorkspace(folder, "entities.yaml"), new TextEncoder().encode(sound));
    await vscode.workspace.fs.writeFile(inWorkspace(folder, ".corpus.yaml"), new Uint8Array());
    const corpus = await openFile("<<<FILE a\nIn the end Mr Kim said nothing.\nEND>>>\n", `${folder}/x.corpus`);
    const { range } = await problemOf(corpus, "unresolved-short-name");
    const titles = (await actionsAt(corpus, range)).map(({ title }) => title);
    ok(titles.includes('Pin who "Mr Kim" is here…'), titles.join("; "));
    await choose(corpus, range, '"Mr Kim" is no name here');
    await eventually("no problem", () => rulesIn(corpus).length === 0);
    const written = await vscode.workspace.fs.readFile(inWorkspace(folder, ".corpus", "decisions.ndjson"));
    const decision = JSON.parse(new TextDecoder().decode(written));
    deepEqual([decision.on, decision.document, decision.verdict], ["mention", "a", "no-name"]);
  });

  it("settle whose name a rare spelling is", async () => {
    const folder = `${FOLDER}/variant`;
    const config = new TextEncoder().encode("rules:\n  name-variant: hint\n");
    await vscode.workspace.fs.writeFile(inWorkspace(folder, ".corpus.yaml"), config);
    const often = "On a day Sun Weidong spoke.\nThen came Sun Weidong again.\nAt last Sun Weidong left.\n";
    const corpus = await openFile(`<<<FILE a\n${often}Then Sun Weidnog left.\nEND>>>\n`, `${folder}/x.corpus`);
    const { range } = await problemOf(corpus, "name-variant");
    const titles = (await actionsAt(corpus, range)).map(({ title }) => title);
    ok(titles.includes('Add "Sun Weidnog" as an alias…'), titles.join("; "));
    await choose(corpus, range, '"Sun Weidnog" is no name here');
    await eventually("no problem", () => rulesIn(corpus).length === 0);
  });
});
