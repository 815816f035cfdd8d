import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, closeAll, openFile, ruleOf } from "./temporary-corpus.ts";

const FOLDER = "cleaning";
/** More fixes than the sample has problems, two times over. */
const MOST_FIXES = 40;

/** What is left of the dirty sample when all fixes are made, and is somebody's judgement. */
const LEFT = ["date-contradiction", "number-gap", "unresolved-short-name"];

/** Paragraphs that whoever cleaned the sample by hand changed more: put a stop where one was lost, wrote a name out. */
const BY_HAND = ["Lin Jian, who speaks", "Mr Shin also told hi"];

describe("the dirty sample, cleaned by fixes alone", () => {
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(inWorkspace(FOLDER), { recursive: true }));

  it("keeps every paragraph of the clean one, and only what is somebody's judgement is left", async () => {
    await vscode.workspace.fs.copy(inWorkspace("seeds", "entities.yaml"), inWorkspace(FOLDER, "entities.yaml"));
    const document = await openFile(await sample("news.corpus"), `${FOLDER}/news.corpus`);
    const safe = await vscode.commands.executeCommand<{ readonly fixed: number }>("corpus.fixFile");
    ok(safe.fixed >= 2, JSON.stringify(safe));
    const made = await preferredFixes(document);
    ok(made.length > 8 && made.length < MOST_FIXES, made.join("; "));
    await eventually("what is left", () => rulesOf(document).join() === LEFT.join());
    const cleaned = document.getText();
    const wanted = paragraphsOf(await sample("news-clean.corpus"));
    const changed = wanted.filter((paragraph) => !cleaned.includes(paragraph));
    deepEqual(
      changed.map((paragraph) => paragraph.slice(0, 20)),
      BY_HAND,
    );
    await vscode.commands.executeCommand("corpus.fixFile");
    deepEqual(await preferredFixes(document), []);
    equal(document.getText(), cleaned);
  });
});

/** Makes the fix that the editor prefers, one after the other, as long as there is one. Answers their titles. */
async function preferredFixes(document: vscode.TextDocument): Promise<readonly string[]> {
  const made: string[] = [];
  while (made.length < MOST_FIXES) {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await actionsAt(document, whole);
    const preferred = actions.find(({ isPreferred, edit }) => isPreferred && edit !== undefined);
    if (!preferred?.edit) return made;
    ok(await vscode.workspace.applyEdit(preferred.edit), preferred.title);
    made.push(preferred.title);
  }
  return made;
}

function rulesOf({ uri }: vscode.TextDocument): readonly string[] {
  return vscode.languages.getDiagnostics(uri).map(ruleOf).sort();
}

/** The lines of prose in a corpus: sentences, and not headers, comments and titles. */
function paragraphsOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => /^[^<#].{80,}[.?!”"]$/.test(line));
}

async function sample(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace("seeds", name)));
}
