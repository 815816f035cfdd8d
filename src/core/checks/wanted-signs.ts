import type { BlockText, Corpus, GapText, Part } from "../syntax/nodes.ts";
import type { LookingRule } from "./corpus-memory.ts";
import { ALL_SIGNS, Sign, signsOf } from "./signs.ts";

/** The signs that some of these rules go by: all where a rule goes by none, and sees every part. */
export function signsWanted(rules: readonly LookingRule[]): number {
  let wanted = 0;
  for (const rule of rules) wanted |= (rule.scope === "block" ? rule.signs : undefined) ?? ALL_SIGNS;
  return wanted;
}

/** Whether a part surely has none of the wanted signs, where that is known without reading it. */
export function lacks({ source }: Corpus, part: Part, wanted: number): boolean {
  if (part.kind !== "block" || (wanted & ~Sign.angle) !== 0 || !source.mayHaveAngle) return false;
  return !source.mayHaveAngle(part.start.line, part.end.line + 1);
}

/** The signs of a part as far as they are wanted: angles alone, which structure goes by, are found without a look at each character. */
export function signsAmong(part: BlockText | GapText, wanted: number): number {
  if ((wanted & ~Sign.angle) !== 0) return signsOf(part);
  return hasAngle(part) ? ALL_SIGNS : ALL_SIGNS & ~Sign.angle;
}

function hasAngle(part: BlockText | GapText): boolean {
  const { text } = part;
  const { start, end } = part.kind === "block" ? part.body : { start: 0, end: text.length };
  const isWithin = (at: number): boolean => at >= 0 && at < end;
  return isWithin(text.indexOf("<", start)) || isWithin(text.indexOf(">", start));
}
