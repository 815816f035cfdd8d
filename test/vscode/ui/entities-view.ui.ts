import assert from "node:assert/strict";
import { useSession } from "../../support/ui-session.ts";

const CORPUS = `<<<FILE a.txt
The lamp

Li Na lit the lamp for Anna Dvorak. Ms Li was early.
END>>>
<<<FILE b.txt
The Harbour Office has heard of Li Na.
END>>>
`;

const CATALOGUE = `entities:
  - { id: li-na, name: Li Na, type: person, family-name: Li, description: Keeper of the light., aliases: [李娜] }
  - { id: anna, name: Anna Dvorak, type: person }
  - { id: office, name: Harbour Office, type: organisation }
`;

/** The Entities view, with the keyboard alone. */
function walking(extensionHost: "node" | "web"): void {
  describe(`the Entities view, ${extensionHost} extension host`, () => {
    const ui = useSession({ files: { "mine.corpus": CORPUS, "entities.yaml": CATALOGUE }, extensionHost });

    /** The rows on the screen, as a screen reader has them. */
    function rows(): Promise<string[]> {
      return ui().page.$$eval(".tree-explorer-viewlet-tree-view .monaco-list-row", (all) =>
        all
          .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
          .map((row) => row.getAttribute("aria-label") ?? ""),
      );
    }

    /** The view is small: what is below is not on the screen. */
    async function shows(...wanted: readonly RegExp[]): Promise<void> {
      await ui().until(`rows ${wanted.join(", ")}`, async () => {
        const shown = await rows();
        if (wanted.every((row, at) => row.test(shown[at] ?? ""))) return true;
        throw new Error(shown.join(" | "));
      });
    }

    /** Goes down, row by row, to the one that is meant: the rows may be listed anew meanwhile. */
    async function walkDownTo(row: RegExp): Promise<void> {
      const focused = () =>
        ui().page.$eval(".tree-explorer-viewlet-tree-view .monaco-list-row.focused", (one) => one.id + one.ariaLabel);
      for (let before: string | undefined; ; ) {
        const now = await ui().until("a row that has the focus", focused);
        if (row.test(now)) return;
        if (now === before) await ui().runId("list.focusFirst");
        before = now;
        await ui().key("ArrowDown");
        await ui()
          .until("another row", async () => (await focused()) !== before, 2_000)
          .catch(() => undefined);
      }
    }

    it("shows who is mentioned, by type", async () => {
      await ui().open("mine.corpus");
      await ui().page.waitForSelector(".pane-header[aria-label*='Entities']");
      await ui().runId("corpus.entities.focus");
      await shows(/^People: 2, with 4 mentions/, /^Organisations: 1, with 1 mention/);
      await ui().runId("corpus.entities.focus");
    });

    it("is walked down to a mention", async () => {
      for (const key of ["ArrowDown", "ArrowRight", "ArrowDown", "ArrowRight"]) {
        const before = (await rows()).length;
        await ui().key(key);
        if (key === "ArrowRight") await ui().until("more rows", async () => (await rows()).length > before);
      }
      await shows(
        /^People/,
        /^Li Na, person, 3 mentions in 2 documents\. Keeper of the light\./,
        /^The lamp, 2 mentions/,
        /^Li Na: The lamp ¶ Li Na lit the lamp for/,
        /^Ms Li: …/,
        /^The Harbour Office has heard of Li Na\., 1 mention/,
      );
      await walkDownTo(/Ms Li: …/);
      await ui().key("Enter");
      await ui().until("the second mention is gone to", async () => {
        const { line, column } = await ui().active();
        return line === 4 && column >= 37 && column <= 42;
      });
    });

    it("keeps what is open, and knows where its mentions are, after an edit", async () => {
      await ui().cursor(1, 1);
      await ui().type("# above\n");
      await ui().cursor(5, 36);
      await ui().type(" Li Na sat.");
      await shows(
        /^People: 2, with 5 mentions/,
        /^Li Na, person, 4 mentions/,
        /^The lamp, 3 mentions/,
        /^Li Na/,
        /^Li Na: …/,
        /^Ms Li: …/,
      );
      await ui().runId("corpus.entities.focus");
      await ui().runId("list.focusFirst");
      await walkDownTo(/Ms Li: …/);
      await ui().key("Enter");
      await ui().until("the last mention is gone to", async () => {
        const { line, column } = await ui().active();
        return line === 5 && column >= 48;
      });
    });

    it("is filtered by what is typed, and shows all again", async () => {
      await ui().runId("corpus.entities.filter");
      await ui().page.waitForSelector(".quick-input-widget input", { state: "visible" });
      await ui().type("李娜");
      await ui().key("Enter");
      await ui().until(
        "one entity",
        async () => (await rows()).filter((row) => / mentions? in /.test(row)).length === 1,
      );
      const message = async () => (await ui().page.textContent(".explorer-viewlet"))?.includes("“李娜”: 1 of 3");
      await ui().until("what the filter is", message);
      await ui().runId("corpus.entities.clearFilter");
      await ui().until("all", async () => (await rows()).some((row) => row.startsWith("Organisations")));
    });

    it("leaves no errors in the log", () => {
      assert.deepEqual(ui().problemsInLogs(), []);
    });
  });
}

walking("node");
walking("web");
