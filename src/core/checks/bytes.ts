import type { Corpus } from "../syntax/nodes.ts";
import { type ByteFacts, type ByteFinding, byteFactsOf } from "./byte-facts.ts";
import { directivesOf } from "./directives.ts";
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
  return checkBytes(bytes, levels).findings;
}

/** Those that are to be told of a corpus: as severe as `levels` have it, without what directives for the whole file silence. */
export function toldByteFindings<Found extends ByteDiagnostic>(
  corpus: Corpus,
  found: readonly Found[],
  levels: Levels = {},
): readonly Found[] {
  if (found.length === 0) return found;
  const ofFile = directivesOf(corpus).ignores.filter(({ scope }) => scope === "file");
  const silenced = new Set(ofFile.flatMap(({ entries }) => entries.map(({ rule }) => rule)));
  return found.flatMap((finding) => {
    const severity = silenced.has(finding.rule) ? "off" : (levels[finding.rule] ?? finding.severity);
    return severity === "off" ? [] : [{ ...finding, severity }];
  });
}

/** What a file's bytes tell: their faults, and what rules about its text should know of them. */
export interface ByteCheck {
  /** By place. */
  readonly findings: readonly ByteDiagnostic[];
  /** For {@link Context.storedReplacements}: `undefined` where the bytes hold no U+FFFD, or some and ill-formed bytes too. */
  readonly storedReplacements: boolean | undefined;
}

/** {@link byteFindings} with what else the bytes tell. */
export function checkBytes(bytes: Uint8Array, levels: Levels = {}): ByteCheck {
  return byteCheckOf(byteFactsOf(bytes), levels);
}

/** The same of bytes that were looked at before. */
export function byteCheckOf(facts: ByteFacts, levels: Levels = {}): ByteCheck {
  return { findings: findingsIn(facts, levels), storedReplacements: storedReplacementsIn(facts) };
}

/** Where there are both kinds, nobody can tell which of them one in the text is; where there is neither, it was typed. */
function storedReplacementsIn({ replacements, illFormedCount }: ByteFacts): boolean | undefined {
  if (replacements > 0) return illFormedCount > 0 ? undefined : true;
  return illFormedCount > 0 ? false : undefined;
}

function findingsIn(facts: ByteFacts, levels: Levels): readonly ByteDiagnostic[] {
  const found: ByteDiagnostic[] = [];
  for (const rule of rules) {
    for (const finding of rule.checkBytes?.(facts) ?? []) {
      const severity = levels[rule.id] ?? finding.severity ?? rule.severity;
      if (severity !== "off") found.push({ ...finding, rule: rule.id, severity });
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}
