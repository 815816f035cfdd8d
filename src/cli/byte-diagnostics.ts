import type { ByteDiagnostic } from "../core/checks/bytes.ts";
import { directivesOf } from "../core/checks/directives.ts";
import type { Diagnostic, Levels } from "../core/checks/rule.ts";
import type { Corpus } from "../core/syntax/nodes.ts";

/** What a file's bytes alone tell, as findings at whole lines; levels and the file's own directives heeded. */
export function byteDiagnostics(
  corpus: Corpus,
  found: readonly ByteDiagnostic[],
  levels: Levels,
): readonly Diagnostic[] {
  if (found.length === 0) return [];
  const ofFile = directivesOf(corpus).ignores.filter(({ scope }) => scope === "file");
  const silenced = new Set(ofFile.flatMap(({ entries }) => entries.map(({ rule }) => rule)));
  return found.flatMap(({ rule, severity: usual, line, message }) => {
    const severity = silenced.has(rule) ? "off" : (levels[rule] ?? usual);
    if (severity === "off") return [];
    const at = Math.min(line, corpus.source.lineCount - 1);
    const start = { line: at, character: 0 };
    const range = { start, end: { line: at, character: corpus.source.line(at).length } };
    return [{ rule, severity, range, message, document: undefined, related: [], fixes: [], anchor: start }];
  });
}
