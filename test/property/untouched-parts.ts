import type { LineChange } from "../../src/core/syntax/marker-index.ts";
import type { Corpus, Part } from "../../src/core/syntax/nodes.ts";

interface Watched {
  readonly part: Part;
  readonly startedAt: number;
  /** The lines that decide what the part is: those of its own, and to the marker that ends it. */
  first: number;
  last: number;
  isTouched: boolean;
}

/** The parts of a corpus before changes, to see afterwards that those no change touched are the same objects, moved along. */
export class UntouchedParts {
  readonly #watched: Watched[] = [];

  constructor({ parts }: Corpus, lineCount: number) {
    for (const [index, part] of parts.entries()) {
      const above = parts[index - 1];
      const below = parts[index + 1];
      // A gap hangs on the block above it; a block without a terminator reaches to the next header.
      const first = part.kind === "gap" && above ? above.start.line : part.start.line;
      const isOpen = part.kind === "block" && (part.close.kind === "missing" || part.close.kind === "glued");
      const next = isOpen && below?.kind === "gap" ? below : part;
      const last = Math.min(next.end.line, lineCount - 1);
      this.#watched.push({ part, startedAt: part.start.line, first, last, isTouched: false });
    }
  }

  /** Follows a change in whole lines. */
  apply({ start, removed, inserted }: LineChange): void {
    for (const watched of this.#watched) {
      if (watched.last < start) continue;
      if (watched.first < start + removed) watched.isTouched = true;
      watched.first += inserted - removed;
      watched.last += inserted - removed;
    }
  }

  /** Which untouched part is gone, or is not where its lines are; `undefined` when all is well. */
  lossIn({ parts }: Corpus): string | undefined {
    const present = new Set(parts);
    for (const { part, startedAt, first, isTouched } of this.#watched) {
      if (isTouched) continue;
      if (!present.has(part)) return `the untouched ${part.kind} of line ${startedAt} is another object`;
      if (part.kind === "block" && part.start.line !== first)
        return `the untouched block of line ${startedAt} is in line ${part.start.line}, not in ${first}`;
    }
    return undefined;
  }
}
