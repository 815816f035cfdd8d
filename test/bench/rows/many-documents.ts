import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { scanMarkers } from "../../../src/core/syntax/scan.ts";
import { absent, compared, type Figure, single } from "../figure.ts";
import { asRead, describeRecipe, generate, type Recipe, recipe, toCorpus } from "../generate.ts";
import { linesOfInput } from "../input.ts";
import { type Contestant, median, race, type Timing } from "../measure.ts";
import { buildTxtar, TxtarReader, toTxtar } from "../peers/txtar.ts";
import type { Row } from "../row.ts";
import { occurrences } from "../scan-limits.ts";
import { EditorDocument, linesOf } from "../vscode-document.ts";

const GO = "Go's txtar reader";

/** What a document costs, when there are many. */
export const manyDocuments: Row = {
  name: "many-documents",
  title: "100,000 documents",
  note:
    "Offsets (`scanMarkers`) and parts by line (`parseText`) beside Go's own txtar reader on the same documents, in " +
    'turns with it; what the parts cost a document over a search for every `"\\n"`. Go reads no line numbers.',

  async *run() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-"));
    try {
      const built = buildTxtar(folder);
      for (const documentBytes of [500, 5_000] as const) yield* figures(recipe(50, { documentBytes }), folder, built);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function* figures(wanted: Recipe, folder: string, built: ReturnType<typeof buildTxtar>): AsyncGenerator<Figure> {
  const input = describeRecipe(wanted);
  const documents = generate(wanted);
  const text = asRead(toCorpus(documents));
  const lines = linesOf(new EditorDocument(linesOfInput({ name: input, text })));
  const contestants: Contestant[] = [
    { name: "offsets", run: () => scanMarkers(text).count },
    { name: "parts", run: () => parseText(text).parts.length },
    { name: "index", run: () => CorpusIndex.of(lines).parts.length },
    { name: "scan", run: () => occurrences(text, "\n") },
  ];
  let reader: TxtarReader | undefined;
  if ("program" in built) {
    const file = path.join(folder, "documents.txtar");
    fs.writeFileSync(file, toTxtar(documents));
    const go = new TxtarReader(built.program, file);
    const seen = (await go.read()).documents;
    if (seen !== documents.length) throw new Error(`Go's txtar reader saw ${seen} of ${documents.length} documents.`);
    contestants.push({ name: GO, clock: "own", run: async () => (await go.read()).milliseconds });
    reader = go;
  }
  const timings: Record<string, Timing> = await race(contestants);
  reader?.end();
  const { offsets, parts, index, scan, [GO]: go } = timings;
  if (!offsets || !parts || !index || !scan) throw new Error("A contestant did not run.");
  const isRow = wanted.documentBytes === 500;
  if (go) {
    yield compared(input, "offsets of all markers", offsets, go, isRow ? { atMost: 1 } : undefined);
    yield compared(input, "all parts by line", parts, go, isRow ? { atMost: 2 } : undefined);
  } else if ("reason" in built) yield absent(input, "offsets, and all parts by line", GO, built.reason);
  const aimed = isRow ? 1 : undefined;
  yield single(input, "a document, over the line scan", perDocument(parts, scan, documents.length), "µs", aimed);
  yield single(input, "the same over `lineAt`", perDocument(index, scan, documents.length), "µs", aimed);
}

/** Microseconds a document over the scan, the median of the rounds. */
function perDocument(parts: Timing, scan: Timing, count: number): number {
  return median(parts.samples.map((sample, round) => ((sample - scan.samples[round]!) * 1_000) / count));
}
