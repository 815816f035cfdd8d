import { quoted } from "../checks/wording.ts";
import { isBase64 } from "../syntax/content.ts";
import { cutBlock, cutGap, headerOf } from "../syntax/cut.ts";
import type { Block, Corpus, Part } from "../syntax/nodes.ts";
import { isBlank } from "../text.ts";
import { bytesOfBlock, contentRefusal } from "./document-block.ts";
import type { FileNames } from "./file-names.ts";

/** What is said of a corpus whose format line names a version that is not ours. */
export const UNKNOWN_FORMAT = "The corpus says that it is of another version of the format.";

/**
 * Why a part of a corpus cannot become a file, as one sentence; the name of a block is shown to `names`, which tells for
 * itself what stands against it. `place` is where the part stands, for people.
 */
export function unpackRefusal(corpus: Corpus, part: Part, place: string, names: FileNames): string | undefined {
  if (part.kind === "gap") {
    const lost = cutGap(corpus, part)
      .text.split("\n")
      .find((line) => !line.startsWith("#") && !isBlank(line));
    return lost === undefined ? undefined : `The text ${quoted(lost)} under ${place} belongs to no document.`;
  }
  const { name } = headerOf(corpus, part);
  names.add(name, place);
  const refusal = refusalOf(corpus, part);
  return refusal === undefined ? undefined : `The document ${quoted(name ?? "")} at ${place} ${refusal}.`;
}

function refusalOf(corpus: Corpus, block: Block): string | undefined {
  if (block.close.kind === "missing") return "has no END>>>";
  if (block.close.kind === "glued") return "has its END>>> on a line with text";
  const header = headerOf(corpus, block);
  const [fault] = header.faults.filter(({ kind }) => kind !== "no-name" && kind !== "spaced-name");
  if (fault) return "has a header that is not well formed";
  const refusal = contentRefusal(header);
  if (refusal !== undefined || !isBase64(header)) return refusal;
  const read = bytesOfBlock(cutBlock(corpus, block));
  return "refusal" in read ? read.refusal : undefined;
}
