import type { Level, TextPattern } from "../checks/rule.ts";
import { retiredIds, rules } from "../checks/rules/index.ts";
import { quoted } from "../checks/wording.ts";
import { nearestWord } from "../nearest-word.ts";
import { compilePattern, type Refusal } from "./safe-pattern.ts";

/** What a rule can be set to. */
export const LEVELS = ["off", "hint", "info", "warning", "error"] as const satisfies readonly Level[];

/** The severity that was written, or why it is none. */
export function levelOf(written: string): Level | Refusal {
  const level = LEVELS.find((each) => each === written);
  if (level) return level;
  const nearest = nearestWord(written, LEVELS);
  const advice = nearest ? `did you mean "${nearest}"?` : `write one of "${LEVELS.join('", "')}".`;
  return { refusal: `${quoted(written)} is no severity; ${advice}` };
}

/** Why this is the id of no rule, if it is none. */
export function ruleRefusal(id: string): Refusal | undefined {
  const ids: readonly string[] = rules.map((rule) => rule.id);
  if (ids.includes(id)) return undefined;
  if (retiredIds.includes(id)) return { refusal: `The rule ${quoted(id)} is no more; remove it.` };
  const nearest = nearestWord(id, ids);
  const advice = nearest ? `did you mean "${nearest}"?` : `"corpus rules" lists those there are.`;
  return { refusal: `There is no rule ${quoted(id)}; ${advice}` };
}

/** The pattern for names: an expression, with or without slashes round it. */
export function namePatternOf(written: string): TextPattern | Refusal {
  const [, source, flags] = /^\/(.+)\/(i?)$/su.exec(written) ?? [];
  return source === undefined ? compilePattern(written) : compilePattern(source, flags === "i" ? "i" : "");
}

/** An abbreviation as the sentence breaker knows it: without the stop at its end. */
export function abbreviationOf(written: string): string | Refusal {
  const word = written.replace(/\.$/, "");
  if (/^[\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*$/u.test(word) && word.length <= 20) return word;
  return {
    refusal: `${quoted(written)} is no abbreviation; write up to 20 letters, with stops between them and no blanks.`,
  };
}

/** The path of a catalogue, relative to the configuration's folder. */
export function cataloguePathOf(written: string): string | Refusal {
  if (written.includes("\\"))
    return { refusal: `The path ${quoted(written)} has a backslash; put "/" between its parts.` };
  if (/^(?:\/|~|[a-z][a-z0-9+.-]*:)/iu.test(written))
    return { refusal: `The path ${quoted(written)} does not begin here; write it relative to this file.` };
  return written;
}

/** A whole number from 1 on; `what` it is, as a refusal calls it. */
export function numberOf(written: string, what: string): number | Refusal {
  if (/^[1-9][0-9]{0,8}$/.test(written)) return Number(written);
  return { refusal: `${quoted(written)} is no ${what}; write a whole number from 1 on.` };
}
