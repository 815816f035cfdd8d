const LF = 10;
const CR = 13;

/**
 * The lines, counted as editors do, that hold the bytes at `offsets`, which must be in order.
 *
 * Editors end a line at a lone CR too, which no tool does, so that below one their numbers are not those of the findings.
 */
export function editorLinesAt(bytes: Uint8Array, offsets: readonly number[]): readonly number[] {
  let line = 0;
  let at = 0;
  return offsets.map((offset) => {
    for (; at < offset; at++) if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) line++;
    return line;
  });
}
