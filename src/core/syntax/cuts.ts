import { scanMarkers } from "./scan.ts";

/** A place where a text can be cut; the offset of a line's start. */
export interface Cut {
  readonly offset: number;
  /** How many blocks begin between the cut before it and this one. */
  readonly blocks: number;
}

/**
 * Where a text can be cut so that its pieces, read one by one, have the parts that the whole has: after a line that ends a
 * block, and before a header line that a block without terminator stands above. In order.
 *
 * What a piece begins with is outside all blocks, and a comment stays with the block under it. The last line of `text`
 * counts only if it has its line end, so that what follows cannot change the answer. `from` is where the first line begins:
 * after a byte order mark. Only markers matter, which are ASCII: bytes read as Latin-1 are cut at the same places.
 */
export function cutsOf(text: string, from = 0): readonly Cut[] {
  const { count, kinds, offsets } = scanMarkers(text, from);
  const cuts: Cut[] = [];
  let blocks = 0;
  for (let at = 0; at < count; at++) {
    const kind = kinds[at]!;
    const offset = at === 0 ? undefined : cutAt(text, kinds[at - 1]!, kind, offsets[at]!);
    if (offset !== undefined) {
      cuts.push({ offset, blocks });
      blocks = 0;
    }
    if (kind !== TERMINATOR) blocks++;
  }
  return cuts;
}

/** The last of the {@link cutsOf} a text; `undefined` when it has none. */
export function lastCut(text: string, from = 0): number | undefined {
  const { count, kinds, offsets } = scanMarkers(text, from);
  for (let at = count - 1; at > 0; at--) {
    const cut = cutAt(text, kinds[at - 1]!, kinds[at]!, offsets[at]!);
    if (cut !== undefined) return cut;
  }
  return undefined;
}

const TERMINATOR = 1;
const JOINED = 2;

/** The cut that a marker allows which stands under another one, by their kinds. */
function cutAt(text: string, above: number, kind: number, offset: number): number | undefined {
  // Under a terminator a second one is stray: it belongs to the gap around it.
  if (above === TERMINATOR || kind === JOINED) return undefined;
  const end = text.indexOf("\n", offset);
  if (end < 0) return undefined;
  return kind === TERMINATOR ? end + 1 : offset;
}
