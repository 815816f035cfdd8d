import * as vscode from "vscode";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { closeAll, openFile } from "./temporary-corpus.ts";

const FOLDER = "closed";

describe("corpora that nobody has open", () => {
  let document: vscode.TextDocument;

  before(async () => {
    await write("far.corpus", "<<<FILE far\nThe baker Anna Dvorak slept. Ms Dvorak woke.\nEND>>>\n");
    document = await openFile("<<<FILE near\nThe baker Anna Dvorak slept.\nEND>>>\n", `${FOLDER}/near.corpus`);
  });

  after(async () => {
    await vscode.commands.executeCommand("corpus.entities.onlyOpen");
    await closeAll();
    await vscode.workspace.fs.delete(inWorkspace(FOLDER), { recursive: true });
  });

  async function write(name: string, text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(inWorkspace(FOLDER, name), new TextEncoder().encode(text));
  }

  /** Until the hover over the name in the open corpus says so, or no longer does. */
  async function says(words: string, isSaid = true): Promise<void> {
    await eventually(`${words} ${isSaid ? "said" : "not said"}`, async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        new vscode.Position(1, 12),
      );
      const said = hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join();
      return said.includes("Anna Dvorak") && said.replaceAll("\\", "").includes(words) === isSaid;
    });
  }

  it("count once somebody asks for them, and are let go", async () => {
    await says("in another corpus", false);
    await vscode.commands.executeCommand("corpus.entities.includeWorkspace");
    await says("2 in another corpus");
    await vscode.commands.executeCommand("corpus.entities.onlyOpen");
    await says("in another corpus", false);
  });
});
