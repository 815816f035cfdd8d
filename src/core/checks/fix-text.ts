import { atOnce } from "../in-steps.ts";
import type { FixOptions } from "./fix-all.ts";
import { type ChosenFixes, PieceFixer } from "./piece-fixer.ts";
import { rules } from "./rules/index.ts";

/** What becomes of a text, or why nothing may, as the end of a sentence. */
export type FixedText = { readonly text: string; readonly fixed: number } | { readonly refusal: string };

/**
 * A file's text, byte order mark and line ends and all, with fixes made: also of what only its bytes tell. Every character
 * outside the edits stays; an inserted line ends as the one before it.
 */
export function fixText(text: string, chosen: ChosenFixes, options: FixOptions): FixedText {
  return atOnce(fixingText(text, chosen, options));
}

/** {@link fixText}, with rests. */
export function* fixingText(text: string, chosen: ChosenFixes, options: FixOptions): Generator<void, FixedText> {
  const fixer = new PieceFixer(chosen, options);
  fixer.look(text);
  const { refusal } = fixer;
  if (refusal !== undefined) return { refusal };
  return { text: yield* fixer.fixing(text), fixed: fixer.fixed };
}

/** The rules whose findings can be mended by name. */
export function fixableRules(): readonly string[] {
  return rules.filter(({ fix }) => fix !== "none").map(({ id }) => id);
}
