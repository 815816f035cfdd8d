import { diagnose } from "../../../src/core/checks/diagnose.ts";
import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { absent, compared, type Figure, single } from "../figure.ts";
import { asRead, describeRecipe, generate, type Recipe, recipe } from "../generate.ts";
import { corpusOf, linesOfInput } from "../input.ts";
import { median, race, time } from "../measure.ts";
import { requirePeers } from "../peers/install-peers.ts";
import { toMarkdown } from "../peers/markdown.ts";
import { markdownlintPeer } from "../peers/markdownlint.ts";
import type { Row } from "../row.ts";
import { Typist } from "../typing.ts";
import { EditorDocument, linesOf } from "../vscode-document.ts";

const LIMIT = 5;
const LINTED = recipe(1, { documentBytes: 1_000 });

/** What all checks cost, the first time and after a keystroke. */
export const checks: Row = {
  name: "checks",
  title: "All checks",
  note:
    "`diagnose(index)` of an index that is new, beside markdownlint with its usual rules on the same documents as one " +
    "Markdown text (1 MB of documents of 1 KB: it takes a second or two); and again after a character typed somewhere in a body.",

  async *run() {
    yield await besideMarkdownlint();
    yield* figures(recipe(10));
    yield* figures(recipe(50), LIMIT);
    yield* figures(recipe(50, { documentBytes: 500 }), LIMIT);
  },
};

async function besideMarkdownlint(): Promise<Figure> {
  let require: NodeJS.Require;
  try {
    require = await requirePeers();
  } catch (error) {
    return absent(describeRecipe(LINTED), "all checks", "markdownlint", String(error).split("\n")[0]!);
  }
  const lint = await markdownlintPeer(require);
  const markdown = asRead(toMarkdown(generate(LINTED)));
  const lines = linesOf(new EditorDocument(linesOfInput(corpusOf(LINTED))));
  const { ours, markdownlint } = await race(
    [
      { name: "ours", run: () => diagnose(CorpusIndex.of(lines)).length },
      { name: "markdownlint", run: () => lint(markdown) },
    ],
    9,
  );
  return compared(describeRecipe(LINTED), "all checks", ours, markdownlint, { timesFaster: 40 });
}

async function* figures(wanted: Recipe, limit?: number): AsyncGenerator<Figure> {
  const document = new EditorDocument(linesOfInput(corpusOf(wanted)));
  const typist = new Typist(document);
  const index = CorpusIndex.of(linesOf(document));
  const first = await time({ run: () => diagnose(index).length });
  yield single(describeRecipe(wanted), "all checks, once, index and code new", first, "ms");
  const samples = Array.from({ length: 11 }, () =>
    typist.characters(1, (change) => {
      index.update([change]);
      diagnose(index);
    }),
  );
  yield single(describeRecipe(wanted), "taken up and all checks, after a character", median(samples), "ms", limit);
}
