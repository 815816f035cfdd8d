import { type ByteFinding, byteFactsOf } from "./byte-facts.ts";
import type { Levels, Severity } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** A finding in a file's bytes with its rule, and its severity decided. Plain data. */
export interface ByteDiagnostic extends Omit<ByteFinding, "severity"> {
  readonly rule: string;
  readonly severity: Severity;
}

/**
 * What is wrong with a file that only its bytes tell, by place: a byte order mark, bytes that are no UTF-8, mixed line
 * ends. For shells that have the bytes: an editor's document has lost all this. Linear; the text is not decoded.
 */
export function byteFindings(bytes: Uint8Array, levels: Levels = {}): readonly ByteDiagnostic[] {
  const facts = byteFactsOf(bytes);
  const found: ByteDiagnostic[] = [];
  for (const rule of rules) {
    for (const finding of rule.checkBytes?.(facts) ?? []) {
      const severity = levels[rule.id] ?? finding.severity ?? rule.severity;
      if (severity !== "off") found.push({ ...finding, rule: rule.id, severity });
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}
