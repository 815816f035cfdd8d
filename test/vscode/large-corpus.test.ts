import * as vscode from "vscode";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { closeAll, openFile } from "./temporary-corpus.ts";

const DOCUMENTS = 1_500;
const FOLDER = "large";

describe("names in a large corpus", () => {
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(inWorkspace(FOLDER), { recursive: true }));

  it("are counted in all of it, soon after they are asked for", async () => {
    const catalogue = new TextEncoder().encode("entities:\n  - { id: mill, name: Old Mill, type: place }\n");
    await vscode.workspace.fs.writeFile(inWorkspace(FOLDER, "entities.yaml"), catalogue);
    const said = "The Old Mill stood still. Anna Dvorak of Oslo, a baker, came to the Old Mill again.\n".repeat(20);
    const text = Array.from({ length: DOCUMENTS }, (_, nth) => `<<<FILE ${nth}.txt\n${said}END>>>\n`).join("");
    const document = await openFile(text, `${FOLDER}/large.corpus`);
    await eventually("the counts", async () => {
      const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        new vscode.Position(1, 6),
      );
      const [content] = hover?.contents ?? [];
      // Until the extension is started nobody answers.
      return (
        content instanceof vscode.MarkdownString &&
        content.value.includes(`${DOCUMENTS * 40} in ${DOCUMENTS} documents`)
      );
    });
  });
});
