import assert from "node:assert/strict";
import { useSession } from "../../support/ui-session.ts";

describe("a corpus in the editor", () => {
  const ui = useSession();

  it("opens in the language mode Corpus", async () => {
    const { languageId } = await ui().open("a.corpus");
    assert.equal(languageId, "corpus");
    assert.equal(await ui().languageMode(), "Corpus");
  });

  it("leaves no errors in the log", () => {
    assert.deepEqual(ui().problemsInLogs(), []);
  });
});
