import { bytesOfBlock, CONTENT_KEYS } from "../core/exchange/document-block.ts";
import { FileNames } from "../core/exchange/file-names.ts";
import { unpackRefusal } from "../core/exchange/unpack-refusal.ts";
import { cutBlock, headerOf } from "../core/syntax/cut.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import { chosenFolderFor } from "./chosen-folder.ts";
import { counted, type ExchangeOutcome, givenTarget, refusedByFiles, refusedFor } from "./exchange-outcome.ts";
import { corpusMeant, savedCorpus } from "./exchange-source.ts";
import type { ExchangeSources } from "./exchange-sources.ts";
import { inSlices } from "./slices.ts";
import type { PlannedFile } from "./whole-files.ts";
import { withProgress } from "./with-progress.ts";
import { writePlanned } from "./write-planned.ts";

const REFUSED = "Nothing was unpacked";

/** Writes a file for each document of a corpus: looks at everything first. */
export async function unpackCorpus(
  { telling }: ExchangeSources,
  corpus?: unknown,
  ...args: readonly unknown[]
): Promise<ExchangeOutcome | undefined> {
  const from = corpusMeant(corpus);
  if (!from) return refusedFor(REFUSED, "There is no corpus in front.");
  const given = givenTarget(args);
  try {
    const read = await savedCorpus(from);
    if (read.kind === "refused") return refusedFor(REFUSED, read.message);
    const looked = await withProgress("Looking at the documents", (_progress, cancelled) =>
      inSlices(looking(read.value), cancelled),
    );
    if (!looked) return undefined;
    const { refusals, warnings, files, bytes } = looked;
    if (refusals.length > 0) return { kind: "refused", outcome: REFUSED, refusals };
    const folder = given?.into ?? (await chosenFolderFor(from, "Unpack into"));
    if (!folder) return undefined;
    return await writePlanned(telling, {
      folder,
      files,
      bytes,
      remarks: warnings,
      overwriting: given ? (given.overwrite ?? "nothing") : "ask",
      words: { verb: "Unpack", going: "Unpacking", refused: REFUSED },
    });
  } catch (error) {
    return refusedByFiles(REFUSED, error);
  }
}

interface Looked {
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
  readonly files: readonly PlannedFile[];
  readonly bytes: number;
}

function* looking(corpus: Corpus): Generator<void, Looked> {
  const refusals: string[] = [];
  const names = new FileNames();
  for (const part of corpus.parts) {
    const refusal = unpackRefusal(corpus, part, placeOf(part), names);
    if (refusal !== undefined) refusals.push(refusal);
    yield;
  }
  const files: PlannedFile[] = [];
  let bytes = 0;
  let attributed = 0;
  for (const block of blocksOf(corpus)) {
    const { name, attributes } = headerOf(corpus, block);
    if (attributes.some(({ key }) => !CONTENT_KEYS.has(key))) attributed++;
    names.compare(name, placeOf(block));
    if (name === undefined || refusals.length > 0) continue;
    files.push({ name, read: () => bytesOf(corpus, block) });
    bytes += bytesOf(corpus, block).length;
    yield;
  }
  const { problems } = names;
  const warnings = [...(attributed > 0 ? [notCarried(attributed)] : []), ...problems.warnings];
  return { refusals: [...refusals, ...problems.refusals], warnings, files, bytes };
}

/** A file has no header. */
function notCarried(documents: number): string {
  const headers =
    documents === 1 ? "The header of 1 document says" : `The headers of ${counted(documents, "document")} say`;
  return `${headers} more than files can; "Export Documents…" as a folder keeps it in a table.`;
}

/** Of a block that was looked at. */
function bytesOf(corpus: Corpus, block: Block): Uint8Array {
  const read = bytesOfBlock(cutBlock(corpus, block));
  if ("refusal" in read) throw new Error(`A document that was looked at ${read.refusal}.`);
  return read.bytes;
}

function placeOf({ start }: { readonly start: { readonly line: number } }): string {
  return `line ${start.line + 1}`;
}
