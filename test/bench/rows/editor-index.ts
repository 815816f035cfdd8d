import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { compared, type Figure } from "../figure.ts";
import { recipe } from "../generate.ts";
import { corpusOf, type Input, linesOfInput, millionNearMisses, withCrlf } from "../input.ts";
import { race } from "../measure.ts";
import type { Row } from "../row.ts";
import { occurrences } from "../scan-limits.ts";
import { EditorDocument, linesOf } from "../vscode-document.ts";

/** How near the first index of an open document comes to counting its lines, and to asking for its text. */
export const editorIndex: Row = {
  name: "editor-index",
  title: "The editor's index over `document.lineAt()`, from nothing",
  note:
    '`CorpusIndex.of(lines)`, and then its `parts`, beside `indexOf` for every `"\\n"` of the same text as one string ' +
    "(which the editor does not have), and beside `document.getText()` alone. The targets are for 50 MB.",

  async *run() {
    yield* figures(corpusOf(recipe(1)), "told");
    yield* figures(corpusOf(recipe(10)), "told");
    yield* figures(corpusOf(recipe(50)), "aimed at");
    yield* figures(corpusOf(recipe(50, { quotes: "curly" })), "aimed at");
    yield* figures(withCrlf(corpusOf(recipe(50))), "aimed at");
    yield* figures(corpusOf(recipe(20, { content: "html" })), "told");
    yield* figures(corpusOf(recipe(50, { documentBytes: 500 })), "told");
    yield* figures(millionNearMisses(), "told");
  },
};

async function* figures(input: Input, targets: "aimed at" | "told"): AsyncGenerator<Figure> {
  const document = new EditorDocument(linesOfInput(input));
  const lines = linesOf(document);
  const timings = await race([
    { name: "index", run: () => CorpusIndex.of(lines) },
    { name: "parts", run: () => CorpusIndex.of(lines).parts.length },
    { name: 'indexOf("\\n")', run: () => occurrences(input.text, "\n") },
    { name: "getText()", run: () => textOf(document) },
  ]);
  const aimed = targets === "aimed at";
  const scan = timings['indexOf("\\n")'];
  const text = timings["getText()"];
  yield compared(input.name, "index", timings.index, scan, aimed ? { atMost: 2.5 } : undefined);
  yield compared(input.name, "index", timings.index, text, aimed ? { atMost: 0.75 } : undefined);
  yield compared(input.name, "index and all parts", timings.parts, scan, aimed ? { atMost: 2.5 } : undefined);
  yield compared(input.name, "index and all parts", timings.parts, text, aimed ? { atMost: 0.75 } : undefined);
}

function textOf(document: EditorDocument): string {
  document.forgetText();
  return document.getText();
}
