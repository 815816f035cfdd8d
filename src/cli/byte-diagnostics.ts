import { type ByteDiagnostic, toldByteFindings } from "../core/checks/bytes.ts";
import type { Diagnostic, Levels } from "../core/checks/rule.ts";
import type { Corpus } from "../core/syntax/nodes.ts";

/** What a file's bytes alone tell, as findings at whole lines; levels and the file's own directives heeded. */
export function byteDiagnostics(
  corpus: Corpus,
  found: readonly ByteDiagnostic[],
  levels: Levels,
): readonly Diagnostic[] {
  return toldByteFindings(corpus, found, levels).map(({ rule, severity, line, message }) => {
    const at = Math.min(line, corpus.source.lineCount - 1);
    const start = { line: at, character: 0 };
    const range = { start, end: { line: at, character: corpus.source.line(at).length } };
    return { rule, severity, range, message, document: undefined, related: [], fixes: [], anchor: start };
  });
}
