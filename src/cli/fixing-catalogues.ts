import { dirname } from "node:path";
import { catalogueProblems, isCatalogueRule } from "../core/checks/catalogue-problems.ts";
import { conflictsIn } from "../core/checks/conflicts.ts";
import { fixingCatalogueFiles } from "../core/checks/fix-catalogues.ts";
import { type CatalogueText, readCatalogueFile } from "../core/entities/catalogue-text.ts";
import type { Disk } from "../files/disk.ts";
import { FileError } from "../files/file-error.ts";
import { decodeCorpus, isCompressedName } from "../files/read-corpus.ts";
import { readNamedFile } from "../files/tree.ts";
import { Breath } from "./breath.ts";
import type { CheckEvent, CheckOrder } from "./check-events.ts";
import { type Checked, Checker } from "./checking.ts";
import { ConfigError, Configurations } from "./configurations.ts";
import { writeFixed } from "./fixing.ts";
import { Inputs } from "./inputs.ts";
import type { Io } from "./io.ts";
import { MessageCapture } from "./message-capture.ts";

const MARK = Buffer.from("\uFEFF");

/** A catalogue file as it lies there. */
interface CatalogueOnDisk {
  readonly text: CatalogueText;
  readonly bytes: Uint8Array;
  /** Why nothing may be fixed in it, as the end of a sentence. */
  readonly refusal: string | undefined;
}

/**
 * Fixes the catalogue files that hold for corpora, where their rules are to be fixed by name: each once, as it is told with the
 * first corpus that it holds for. What is only tried is put into `tried`, by absolute paths. What cannot be read is told here
 * too, as it will be by who checks the corpora.
 */
export async function* fixCatalogues(
  paths: readonly string[],
  order: CheckOrder,
  tried: Map<string, string>,
  io: Io,
): AsyncGenerator<CheckEvent> {
  const { chosen = "safe" } = order.fixing ?? {};
  const ruleIds = chosen === "safe" ? [] : chosen.filter(isCatalogueRule);
  if (ruleIds.length === 0) return;
  const messages = new MessageCapture();
  const captured = { ...io, stderr: messages };
  const inputs = new Inputs(captured, "any-size");
  messages.counter = () => inputs.unreadable;
  const configurations = new Configurations(inputs, order.config);
  const checker = new Checker(captured, inputs, configurations, order);
  const breath = new Breath(io.progress);
  const done = new Map<string, CatalogueText>();
  const isDone = (source: string): boolean => done.has(inputs.absolute(source));
  try {
    const met = inputs.paths(paths, async (path) => (await configurations.for(dirname(path))).excludes(path));
    for await (const path of met) {
      // A filter writes nothing beside what it was given.
      if (path === "-" || (await checker.cataloguePaths(inputs.placed(path))).every(isDone)) continue;
      const input = await inputs.readAny(path);
      if (input) yield* fixAround(await checker.read(input));
      input?.large?.close();
    }
  } catch (error) {
    // It ends the run, when the turn of the corpus has come.
    if (!(error instanceof ConfigError)) throw error;
  }
  yield* messages.taken();

  async function* fixAround(checked: Checked): AsyncGenerator<CheckEvent> {
    const { levels } = checker.fixOptions(checked);
    const isWriting = order.fixing?.writing === "files";
    const onDisk = new Map<number, CatalogueOnDisk>();
    const texts = [...checked.holding.texts];
    for (const [at, text] of texts.entries()) {
      if (text.block) continue;
      const absolute = inputs.absolute(text.file.source);
      const known = done.get(absolute);
      if (known) {
        texts[at] = known;
        continue;
      }
      done.set(absolute, text);
      try {
        const read = catalogueAt(io.disk, absolute, text);
        onDisk.set(at, read);
        texts[at] = read.text;
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        yield { kind: "unfixed", message: error.message };
      }
    }
    const all = texts.map((text, at) => {
      const read = onDisk.get(at);
      return { text, isToBeFixed: read !== undefined && read.refusal === undefined };
    });
    const fixed = await breath.through(fixingCatalogueFiles(all, ruleIds, levels));
    await breath.turn();
    for (const [at, { bytes, refusal, text: before }] of onDisk) {
      const { source } = before.file;
      const { text, fixed: count } = fixed[at]!;
      if (refusal !== undefined) {
        const problems = catalogueProblems(before, checked.holding.catalogue, levels);
        if (problems.some(({ rule }) => ruleIds.includes(rule)))
          yield { kind: "unfixed", message: `"${source}" ${refusal}` };
      } else if (count > 0) {
        const absolute = inputs.absolute(source);
        try {
          if (isWriting) writeFixed(io.disk, absolute, source, bytes, bytesOf(text.text, bytes));
          else tried.set(absolute, text.text);
          done.set(absolute, text);
          yield { kind: "fixed", fixed: count };
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          yield { kind: "unfixed", message: error.message };
        }
      }
    }
  }
}

/** Throws a {@link FileError}. */
function catalogueAt(disk: Disk, absolute: string, text: CatalogueText): CatalogueOnDisk {
  const { source } = text.file;
  const bytes = readNamedFile(disk, absolute);
  if (isCompressedName(source)) return { text, bytes, refusal: "is compressed, and is not written to." };
  const read = decodeCorpus(bytes);
  const refusal =
    read.invalidAt !== undefined
      ? `is not UTF-8 at offset ${read.invalidAt}; nothing in it was fixed.`
      : conflictsIn(read.text).length > 0
        ? "has merge conflicts, which come first; nothing in it was fixed."
        : undefined;
  return { text: readCatalogueFile(read.text, source), bytes, refusal };
}

/** With a byte order mark, if there was one. */
function bytesOf(text: string, before: Uint8Array): Uint8Array {
  const hasMark = MARK.equals(before.subarray(0, MARK.length));
  return Buffer.concat([hasMark ? MARK : Buffer.alloc(0), Buffer.from(text)]);
}
