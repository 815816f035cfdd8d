import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { type Figure, single } from "../figure.ts";
import { describeRecipe, type Recipe, recipe } from "../generate.ts";
import { corpusOf, linesOfInput } from "../input.ts";
import { retainedBytes } from "../retained.ts";
import type { Row } from "../row.ts";
import { EditorDocument, linesOf } from "../vscode-document.ts";

const LIMIT = 100;

/** How much memory an index keeps beside the document's own lines. */
export const indexMemory: Row = {
  name: "index-memory",
  title: "Index memory",
  note:
    "What stays on the heap and in typed arrays after a collection, in bytes a document, without the lines, which are " +
    "VS Code's: much less than a document, so no text is copied. Objects are larger here than in VS Code, whose V8 " +
    "compresses pointers.",

  *run() {
    for (const wanted of [recipe(50), recipe(50, { documentBytes: 500 })]) yield* figures(wanted);
  },
};

function* figures(wanted: Recipe): Generator<Figure> {
  const lines = linesOf(new EditorDocument(linesOfInput(corpusOf(wanted))));
  const count = (wanted.megabytes * 1_000_000) / wanted.documentBytes;
  const retained = (make: () => unknown): number => retainedBytes(make) / count;
  const index = retained(() => CorpusIndex.of(lines));
  const parts = retained(() => {
    const made = CorpusIndex.of(lines);
    return made.parts.length > 0 ? made : undefined;
  });
  yield single(describeRecipe(wanted), "index", index, "bytes a document", LIMIT);
  yield single(describeRecipe(wanted), "index and all parts", parts, "bytes a document", LIMIT);
}
