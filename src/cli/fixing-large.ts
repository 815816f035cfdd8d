import type { FixOptions } from "../core/checks/fix-all.ts";
import { needingAll, PieceFixer } from "../core/checks/piece-fixer.ts";
import { listed } from "../core/checks/wording.ts";
import { KeptFindings } from "../core/decisions/apply.ts";
import { AtomicFile } from "../files/atomic-file.ts";
import { corpusPieces, textOf } from "../files/corpus-pieces.ts";
import { FileError } from "../files/file-error.ts";
import type { LargeCorpus } from "../files/large-corpus.ts";
import { isCompressedName } from "../files/read-corpus.ts";
import { Source } from "../files/source.ts";
import type { Breath } from "./breath.ts";
import type { Checked } from "./checking.ts";
import type { Fixing } from "./fixing.ts";
import type { Io } from "./io.ts";

/** What became of a large file: how many fixes were made, and where the result lies; or why there are none, as one sentence. */
export type FixedLarge = { readonly fixed: number; readonly at: string } | { readonly message: string };

/** Bytes of a piece at the least; see {@link corpusPieces}. */
const LEAST = 1 << 20;

/**
 * Fixes a corpus that stays on the disk, piece by piece, as `fixText` would fix the whole: the new file appears at once when
 * all of it is there. What is not to be written, or came on standard input, is put aside; nothing is, where nothing is fixed.
 */
export async function fixLarge(
  { corpus, decisions, input }: Checked,
  large: LargeCorpus,
  absolute: string,
  { chosen, writing }: Fixing,
  options: FixOptions,
  breath: Breath,
  io: Io,
): Promise<FixedLarge> {
  const named = input.path === "-" ? "Standard input" : `"${input.path}"`;
  if (isCompressedName(input.path)) return { message: `${named} is compressed, and is not written to.` };
  if (large.invalidAt !== undefined)
    return { message: `${named} is not UTF-8 at offset ${large.invalidAt}; nothing in it was fixed.` };
  const whole = needingAll(chosen);
  if (whole.length > 0)
    return {
      message: `${named} is too large for the fixes of ${listed(whole)}, which concern all documents; "split" it.`,
    };
  const source = Source.ofFile(io.disk, large.path, input.path);
  // A decision that fits in several places fits in none; a piece sees only some of them.
  const kept = decisions.findings.size > 0 ? new KeptFindings(corpus, decisions).decisions : decisions;
  const fixer = new PieceFixer(chosen, { ...options, decisions: kept, shelf: undefined });
  for await (const text of textsOf(source, io)) {
    fixer.look(text);
    await breath.take();
  }
  const refused = (): FixedLarge | undefined =>
    fixer.refusal === undefined ? undefined : { message: `${named} ${fixer.refusal}; nothing in it was fixed.` };
  const refusal = refused();
  if (refusal) return refusal;
  async function* fixedBytes(): AsyncGenerator<Buffer> {
    for await (const text of textsOf(source, io)) {
      yield Buffer.from(fixer.fix(text));
      await breath.take();
    }
  }
  if (writing === "nothing" || input.path === "-") {
    const aside = await Source.ofStream(io.disk, fixedBytes(), named);
    return refused() ?? { fixed: fixer.fixed, at: aside.path };
  }
  const file = AtomicFile.create(io.disk, absolute, "file");
  try {
    for await (const bytes of fixedBytes()) file.write(bytes);
    const late = refused();
    if (late) return late;
    if (fixer.fixed > 0) file.commit(() => mustBeUnchanged(source, input.path));
    return { fixed: fixer.fixed, at: large.path };
  } finally {
    file.abandon();
  }
}

async function* textsOf(source: Source, io: Io): AsyncGenerator<string> {
  for await (const { bytes, firstByte, place } of corpusPieces(source.chunks(), io.pieceBytes ?? LEAST)) {
    const hasMark = firstByte > 0 && (place === "first" || place === "only");
    yield (hasMark ? "\uFEFF" : "") + textOf(bytes);
  }
}

function mustBeUnchanged(source: Source, path: string): void {
  try {
    source.mustBeUnchanged();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new FileError(`"${path}" was changed while it was fixed; it is left as it is.`);
  }
}
