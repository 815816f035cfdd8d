import { canonicalMarkers } from "./syntax/block-edits.ts";
import type { Corpus } from "./syntax/nodes.ts";
import { applyEdits, LineIndex } from "./text.ts";

/**
 * A corpus as a writer of ours would write it: marker lines in their canonical form, line ends LF, the last one too.
 *
 * What documents say, comments and blank lines stay; `undefined` where a CR before a line end would be lost in it.
 */
export function formatted(corpus: Corpus): string | undefined {
  const lines: string[] = [];
  for (let line = 0; line < corpus.source.lineCount; line++) {
    const text = corpus.source.line(line);
    if (text.endsWith("\r")) return undefined;
    lines.push(text);
  }
  const text = lines.join("\n");
  const index = LineIndex.of(text);
  const edits = canonicalMarkers(corpus).map(({ range, newText }) => ({
    span: { start: index.offsetAt(range.start), end: index.offsetAt(range.end) },
    newText,
  }));
  const written = applyEdits(text, edits);
  return written === "" || written.endsWith("\n") ? written : `${written}\n`;
}
