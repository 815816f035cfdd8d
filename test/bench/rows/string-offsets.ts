import { scanMarkers } from "../../../src/core/syntax/scan.ts";
import { compared, type Figure } from "../figure.ts";
import { recipe } from "../generate.ts";
import { corpusOf, type Input, longLine, millionNearMisses, withCrlf } from "../input.ts";
import { race } from "../measure.ts";
import type { Row } from "../row.ts";
import { occurrences } from "../scan-limits.ts";

const TARGET = { atMost: 2.5 };

/** How near the search for markers comes to a search for `<<<`. */
export const stringOffsets: Row = {
  name: "string-offsets",
  title: "Parse a string, offsets only",
  note: "`scanMarkers(text)` beside `indexOf` for every `<<<`. The target is for 10 MB and more of 5 KB documents.",

  async *run() {
    yield await figure(corpusOf(recipe(1)));
    yield await figure(corpusOf(recipe(10)), TARGET);
    yield await figure(corpusOf(recipe(50)), TARGET);
    yield await figure(corpusOf(recipe(50, { quotes: "curly" })), TARGET);
    yield await figure(withCrlf(corpusOf(recipe(50))), TARGET);
    yield await figure(corpusOf(recipe(20, { content: "html" })), TARGET);
    yield await figure(longLine(), TARGET);
    yield await figure(corpusOf(recipe(50, { documentBytes: 500 })));
    yield await figure(millionNearMisses());
  },
};

async function figure({ name, text }: Input, target?: typeof TARGET): Promise<Figure> {
  const limit = 'indexOf("<<<")';
  const timings = await race([
    { name: "ours", run: () => scanMarkers(text).count },
    { name: limit, run: () => occurrences(text, "<<<") },
  ]);
  return compared(name, "offsets of all markers", timings.ours, timings[limit], target);
}
