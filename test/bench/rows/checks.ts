import { diagnose, diagnosticsOf } from "../../../src/core/checks/diagnose.ts";
import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { absent, compared, type Figure, single, type Target } from "../figure.ts";
import { asRead, describeRecipe, generate, type Recipe, recipe } from "../generate.ts";
import { corpusOf, linesOfInput } from "../input.ts";
import { median, race, time } from "../measure.ts";
import { requirePeers } from "../peers/install-peers.ts";
import { toMarkdown } from "../peers/markdown.ts";
import { markdownlintPeer } from "../peers/markdownlint.ts";
import { remarkLintPeer } from "../peers/remark-lint.ts";
import type { Row } from "../row.ts";
import { Typist } from "../typing.ts";
import { EditorDocument, linesOf } from "../vscode-document.ts";

const LIMIT = 5;
/** Problems that VS Code shows of one file. */
const SHOWN = 1_000;
const LINTED = recipe(1, { documentBytes: 1_000 });
const LINTED_LARGE = recipe(10, { documentBytes: 1_000 });
/** Linters of Markdown take many seconds each time at 10 MB. */
const ROUNDS = 9;

/** What all checks cost, the first time and after a keystroke. */
export const checks: Row = {
  name: "checks",
  title: "All checks",
  note:
    "`diagnose(index)` of an index that is new, beside markdownlint with its usual rules on the same documents as one " +
    "Markdown text, and beside remark-lint with its recommended rules; and again after a character, or a line break, typed " +
    "somewhere in a body, as the editor does: the worst thousand of what all of the rules find, and those alone that an editor " +
    "waits for.",

  async *run() {
    yield* besideLinters();
    yield* figures(recipe(10));
    yield* figures(recipe(50), LIMIT);
    yield* figures(recipe(50, { documentBytes: 500 }), LIMIT);
  },
};

async function* besideLinters(): AsyncGenerator<Figure> {
  let require: NodeJS.Require;
  try {
    require = await requirePeers();
  } catch (error) {
    yield absent(describeRecipe(LINTED), "all checks", "markdownlint", String(error).split("\n")[0]!);
    return;
  }
  const markdownlint = await markdownlintPeer(require);
  yield await beside(LINTED, "markdownlint", markdownlint, { timesFaster: 40 });
  yield await beside(LINTED_LARGE, "markdownlint", markdownlint, { timesFaster: 40 });
  yield await beside(LINTED, "remark-lint", await remarkLintPeer(require), { timesFaster: "told" });
}

async function beside(wanted: Recipe, name: string, lint: (text: string) => number, target: Target): Promise<Figure> {
  const markdown = asRead(toMarkdown(generate(wanted)));
  const lines = linesOf(new EditorDocument(linesOfInput(corpusOf(wanted))));
  const { ours, theirs } = await race(
    [
      { name: "ours", run: () => diagnose(CorpusIndex.of(lines)).length },
      { name: "theirs", run: () => lint(markdown) },
    ],
    ROUNDS,
  );
  return compared(describeRecipe(wanted), "all checks", ours, { ...theirs, name }, target);
}

async function* figures(wanted: Recipe, limit?: number): AsyncGenerator<Figure> {
  const document = new EditorDocument(linesOfInput(corpusOf(wanted)));
  const typist = new Typist(document);
  const index = CorpusIndex.of(linesOf(document));
  const first = await time({ run: () => diagnose(index).length });
  yield single(describeRecipe(wanted), "all checks, once, index and code new", first, "ms");
  const typed = (what: string, key: "characters" | "lineBreaks", without?: readonly "corpus"[]): Figure => {
    const react = (): number =>
      typist[key](1, (change) => {
        index.update([change]);
        diagnosticsOf(index, { without }).worst(SHOWN);
      });
    // What decides how findings are told is another thing now: once all of it is gone through.
    react();
    return single(describeRecipe(wanted), what, median(Array.from({ length: 21 }, react)), "ms", limit);
  };
  yield typed("taken up and all checks, after a character", "characters");
  yield typed("the same without comparing documents", "characters", ["corpus"]);
  yield typed("taken up and all checks, after a line break", "lineBreaks");
}
