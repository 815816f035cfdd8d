import assert from "node:assert/strict";
import { useSession } from "../../support/ui-session.ts";

const CORPUS =
  "<<<FILE old/1.txt url=u/1\nThe ferry came in at one.\nEND>>>\n<<<FILE old/2.txt url=u/2\nAt two.\nEND>>>\n";
const DAY =
  '{"headline":"One","body":"The ferry came in at one.\\n","url":"u/1"}\n' +
  '{"headline":"Two","body":"At half past two.\\n","url":"u/2"}\n' +
  '{"headline":"Three","body":"At three.\\n","url":"u/3"}\n';

/** The import dialog, by the keyboard alone. */
function importing(extensionHost: "node" | "web"): void {
  describe(`importing into a corpus that grows, ${extensionHost} extension host`, () => {
    const ui = useSession({ files: { "day.jsonl": DAY, "news.corpus": CORPUS }, extensionHost });

    /** Waits until the dialog shows it. */
    const shown = (text: string): Promise<unknown> =>
      ui().until(text, async () => (await ui().page.locator(".quick-input-widget").textContent())?.includes(text));

    it("asks for fields, names and the key, shows what comes of them, and adds what is new", async () => {
      await ui().open("day.jsonl");
      await ui().run("Corpus: Import Documents into a Corpus…");
      await shown("news.corpus");
      await ui().key("ArrowDown");
      await ui().key("Enter");
      // The only field that can be the text is offered.
      await shown('"body" is the text; attributes: headline, url.');
      await ui().type(",headline");
      await shown("Other names for fields are told in pairs");
      await ui().type("=title");
      await shown('"body" is the text; attributes: title, url.');
      await ui().key("Enter");
      await shown('Names: "000001.txt", "000002.txt" …');
      await ui().key("Mod+A");
      await ui().type("day/{title}.txt");
      await shown('Names: "day/One.txt", "day/Two.txt" …');
      await ui().key("Enter");
      await shown("url");
      await shown("all have it, each its own; the corpus knows 2");
      await ui().key("Enter");
      await shown("1 document changed");
      await ui().key("Enter");
      const dialog = ui().page.locator(".monaco-dialog-box");
      await ui().until("the preview", async () => (await dialog.count()) > 0);
      const preview = (await dialog.textContent()) ?? "";
      for (const line of [
        'Add 1 document to "news.corpus"?',
        "day/Three.txt",
        "1 added, 1 known, 1 changed and left as they were.",
        'Changed: "day/Two.txt"',
      ])
        assert.ok(preview.includes(line), `${line}: ${preview}`);
      await ui().key("Enter");
      const grown = `${CORPUS}<<<FILE day/Three.txt title=Three url=u/3\nAt three.\nEND>>>\n`;
      await ui().until("what was added", async () => (await ui().text("news.corpus")) === grown);
    });
  });
}

importing("node");
importing("web");
