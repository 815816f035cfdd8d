import type { TextPattern } from "../checks/rule.ts";
import { compilePattern, type Refusal, type SafePattern } from "./safe-pattern.ts";

/** What a line of the boilerplate list means: the line itself, or an expression to be found in a line. */
export type LinePattern =
  | { readonly kind: "line"; readonly line: string }
  | { readonly kind: "expression"; readonly pattern: SafePattern };

/** `/…/` or `/…/i` is an expression; everything else is a whole line, without the blanks around it. */
export function linePatternOf(written: string): LinePattern | Refusal {
  const [, source, flags] = /^\/(.+)\/(i?)$/su.exec(written) ?? [];
  if (source === undefined) return { kind: "line", line: written.trim() };
  const pattern = compilePattern(source, flags === "i" ? "i" : "");
  return "refusal" in pattern ? pattern : { kind: "expression", pattern };
}

/** One pattern for a list of them; `undefined` when there is none. What cannot be taken is left out. */
export function linePatterns(list: readonly string[]): TextPattern | undefined {
  const lines = new Set<string>();
  const expressions: SafePattern[] = [];
  for (const written of list) {
    const read = linePatternOf(written);
    if ("refusal" in read) continue;
    if (read.kind === "line") lines.add(read.line);
    else expressions.push(read.pattern);
  }
  if (lines.size + expressions.length === 0) return undefined;
  return {
    source: JSON.stringify(list),
    test: (text) => lines.has(text) || expressions.some((expression) => expression.test(text)),
  };
}
