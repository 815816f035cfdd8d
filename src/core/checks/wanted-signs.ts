import { isBase64 } from "../syntax/content.ts";
import type { BlockText, Corpus, GapText, Part } from "../syntax/nodes.ts";
import type { LookingRule } from "./corpus-memory.ts";
import { hasherOf } from "./facts/body-hashes.ts";
import type { Context } from "./rule.ts";
import { ALL_SIGNS, Sign, signsOf } from "./signs.ts";

/** What rules that look at parts go by. */
export interface Wanted {
  /** The signs that some of them go by: all where a rule goes by none, and sees every part. */
  readonly signs: number;
  /** Whether some go by the hashes of a body: then its signs are seen while it is hashed. */
  readonly hashes: boolean;
}

/** What these rules go by. */
export function wantedBy(rules: readonly LookingRule[]): Wanted {
  let signs = 0;
  for (const rule of rules) signs |= (rule.scope === "block" ? rule.signs : undefined) ?? ALL_SIGNS;
  return { signs, hashes: rules.some((rule) => (rule.scope === "block" ? rule.goesByHashes : rule.prepare)) };
}

/** Whether a part surely has none of the wanted signs, where that is known without reading it. */
export function lacks({ source }: Corpus, part: Part, { signs }: Wanted): boolean {
  if (part.kind !== "block" || (signs & ~Sign.angle) !== 0 || !source.mayHaveAngle) return false;
  return !source.mayHaveAngle(part.start.line, part.end.line + 1);
}

/** The signs of a part as far as they are wanted: angles alone, which structure goes by, are found without a look at each character. */
export function signsAmong(part: BlockText | GapText, { signs, hashes }: Wanted, context: Context): number {
  if ((signs & ~Sign.angle) === 0) return hasAngle(part) ? ALL_SIGNS : ALL_SIGNS & ~Sign.angle;
  return hashes && part.kind === "block" && !isBase64(part.header) ? hasherOf(context).signsOf(part) : signsOf(part);
}

function hasAngle(part: BlockText | GapText): boolean {
  const { text } = part;
  const { start, end } = part.kind === "block" ? part.body : { start: 0, end: text.length };
  const isWithin = (at: number): boolean => at >= 0 && at < end;
  return isWithin(text.indexOf("<", start)) || isWithin(text.indexOf(">", start));
}
