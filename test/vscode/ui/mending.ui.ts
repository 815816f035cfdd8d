import assert from "node:assert/strict";
import { useSession } from "../../support/ui-session.ts";

/** Two reports put together by hand, with the mistakes that hands make: a glued END>>>, a forgotten one, a name used twice. */
const CORPUS = `<<<FILE 000.txt
• 11/26/2024

The harbour opens again

Li Na came early to the Harbour Office. Nobody else did.

https://news.example.com/harbour?page=1END>>>
<<<FILE 002.txt
The lamp is lit
Li Na lit the lamp at six. Ms Li has done so for years.

<<<FILE 002.txt
Nothing to report
Mr Kim was expected.
END>>>
`;

const CATALOGUE = `entities:
  - { id: li-na, name: Li Na, type: person, family-name: Li, description: Keeper of the light. }
`;

/** All of it as a person meets it: rows, squiggles, the light bulb, a hover. */
function mending(extensionHost: "node" | "web"): void {
  describe(`a corpus put together by hand, ${extensionHost} extension host`, () => {
    const ui = useSession({
      files: { "mine.corpus": CORPUS, "entities.yaml": CATALOGUE },
      // The view is small: rows that are not on the screen cannot be read.
      settings: { "outline.collapseItems": "alwaysCollapse" },
      extensionHost,
    });

    it("opens in the language mode Corpus", async () => {
      await ui().open("mine.corpus");
      assert.equal(await ui().languageMode(), "Corpus");
    });

    it("shows its documents by their titles in the Outline, broken ones too", async () => {
      const rows = await ui().outline({ min: 3 });
      const documents = rows.filter(({ level }) => level === 1);
      assert.deepEqual(
        documents.map(({ text }) => text.split(" (")[0]),
        ["The harbour opens again", "The lamp is lit", "Nothing to report"],
      );
      assert.match(documents[0]!.detail, /^000\.txt · /);
    });

    it("shows every structural mistake in Problems and under the text", async () => {
      const rows = await ui().problems({ file: "mine.corpus", min: 4 });
      const codes = rows.filter(({ level }) => level === 2).map(({ code }) => code);
      for (const code of ["glued-marker", "missing-terminator", "duplicate-name"])
        assert.ok(codes.includes(code), code);
      await ui().until("a squiggle", async () => (await ui().page.$$(".squiggly-error")).length > 0);
    });

    it("tells on hover who is meant, and does not guess", async () => {
      const text = await ui().hover(11, 30);
      assert.match(text, /^Li Na · person/);
      assert.match(text, /Keeper of the light\./);
      await ui().closeHover();
      assert.match(await ui().hover(15, 5), /not introduced in this document/);
      await ui().closeHover();
    });

    it("is mended from the light bulb, one fix each", async () => {
      await ui().applyQuickFix("Break the line before END>>>", 8, 42);
      await ui().applyQuickFix("Add END>>>", 10, 10);
      await ui().applyQuickFix('Rename to "002-2.txt"', 15, 10);
      const mended = CORPUS.replace("1END>>>", "1\nEND>>>")
        .replace("for years.\n", "for years.\nEND>>>\n")
        .replace("002.txt\nNothing", "002-2.txt\nNothing");
      assert.equal(await ui().text("mine.corpus"), mended);
    });

    it("leaves no errors in the log", () => {
      assert.deepEqual(ui().problemsInLogs(), []);
    });
  });
}

mending("node");
mending("web");
