import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { type Figure, single } from "../figure.ts";
import { recipe } from "../generate.ts";
import { corpusOf, type Input, linesOfInput, millionNearMisses } from "../input.ts";
import { median } from "../measure.ts";
import type { Row } from "../row.ts";
import { EditorDocument, linesOf } from "../vscode-document.ts";

const LIMIT = 16;

/** How long the extension host is held while a document is indexed for the first time. */
export const firstBuild: Row = {
  name: "first-build",
  title: "First build, in slices",
  note:
    "The longest step of `CorpusIndex.building(lines)`, of the very first build in a new process, before V8 has " +
    "compiled anything, and in the median of nine more; and the first `parts` after it, which come in one go.",

  *run() {
    yield* figures(corpusOf(recipe(50, { documentBytes: 500 })), "the process's first build");
    yield* figures(corpusOf(recipe(50, { documentBytes: 500, quotes: "curly" })), "the first build of this text");
    yield* figures(corpusOf(recipe(50)), "the first build of this text");
    yield* figures(millionNearMisses(), "the first build of this text");
    yield* figures(onlyHeaders(600_000), "the first build of this text");
  },
};

function* figures(input: Input, first: string): Generator<Figure> {
  const lines = linesOf(new EditorDocument(linesOfInput(input)));
  const cold = build(lines);
  yield single(input.name, `longest slice, ${first}`, cold.longest, "ms", LIMIT);
  yield single(input.name, `all of it, ${first}`, cold.total, "ms");
  yield single(input.name, "the first parts after it", cold.parts, "ms", LIMIT);
  const warm = Array.from({ length: 9 }, () => build(lines));
  yield single(input.name, "longest slice, later builds", median(warm.map(({ longest }) => longest)), "ms", LIMIT);
  yield single(input.name, "the first parts, later builds", median(warm.map(({ parts }) => parts)), "ms", LIMIT);
}

function build(lines: ReturnType<typeof linesOf>): { longest: number; total: number; parts: number } {
  const building = CorpusIndex.building(lines);
  let longest = 0;
  let total = 0;
  for (;;) {
    const start = performance.now();
    const step = building.next();
    const slice = performance.now() - start;
    longest = Math.max(longest, slice);
    total += slice;
    if (!step.done) continue;
    const before = performance.now();
    if (step.value.parts.length === 0) throw new Error("Nothing was read.");
    return { longest, total, parts: performance.now() - before };
  }
}

/** The most markers, and the most parts, that so many lines can have. */
function onlyHeaders(count: number): Input {
  return { name: `${count.toLocaleString("en-US")} headers and nothing else`, text: "<<<FILE a.txt\n".repeat(count) };
}
