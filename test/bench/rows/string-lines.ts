import { parseText } from "../../../src/core/syntax/parse.ts";
import { compared, type Figure } from "../figure.ts";
import { recipe } from "../generate.ts";
import { corpusOf, type Input, longLine, millionNearMisses, withCrlf } from "../input.ts";
import { race } from "../measure.ts";
import type { Row } from "../row.ts";
import { occurrences } from "../scan-limits.ts";

const TARGET = { atMost: 1.6 };

/** How near a whole parse of a string comes to counting its lines. */
export const stringLines: Row = {
  name: "string-lines",
  title: "Parse a string, with line numbers",
  note:
    '`parseText(text).parts`, every part placed by line, beside `indexOf` for every `"\\n"`. ' +
    "The target is for 50 MB of 5 KB documents.",

  async *run() {
    yield await figure(corpusOf(recipe(1)));
    yield await figure(corpusOf(recipe(10)));
    yield await figure(corpusOf(recipe(50)), TARGET);
    yield await figure(corpusOf(recipe(50, { quotes: "curly" })), TARGET);
    yield await figure(withCrlf(corpusOf(recipe(50))), TARGET);
    yield await figure(corpusOf(recipe(20, { content: "html" })));
    yield await figure(longLine());
    yield await figure(corpusOf(recipe(50, { documentBytes: 500 })));
    yield await figure(millionNearMisses());
  },
};

async function figure({ name, text }: Input, target?: typeof TARGET): Promise<Figure> {
  const limit = 'indexOf("\\n")';
  const timings = await race([
    { name: "ours", run: () => parseText(text).parts.length },
    { name: limit, run: () => occurrences(text, "\n") },
  ]);
  return compared(name, "all parts by line", timings.ours, timings[limit], target);
}
