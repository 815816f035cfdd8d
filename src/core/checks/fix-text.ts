import { cutPart } from "../syntax/cut.ts";
import type { Corpus } from "../syntax/nodes.ts";
import { parseText } from "../syntax/parse.ts";
import { applyLineEdits } from "../text.ts";
import { withEvenLineEnds } from "./byte-fixes.ts";
import { isCatalogueRule } from "./catalogue-problems.ts";
import { conflictsIn } from "./conflicts.ts";
import { directivesOf, hasUnknownFormat } from "./directives.ts";
import { type FixOptions, fixesOfRule, safeFixes } from "./fix-all.ts";
import { nextCatalogueFix } from "./fix-catalogues.ts";
import { rules } from "./rules/index.ts";

/** Which fixes are made: all that are safe, or the preferred one of each finding of the rules that are named. */
export type ChosenFixes = "safe" | readonly string[];

/** What becomes of a text, or why nothing may, as the end of a sentence. */
export type FixedText = { readonly text: string; readonly fixed: number } | { readonly refusal: string };

const MARK = "\uFEFF";

/**
 * A file's text, byte order mark and line ends and all, with fixes made: also of what only its bytes tell. Every character
 * outside the edits stays; an inserted line ends as the one before it.
 */
export function fixText(text: string, chosen: ChosenFixes, options: FixOptions): FixedText {
  const refusal = refusalOf(parseText(text));
  if (refusal !== undefined) return { refusal };
  const bytesFixed = fixBytes(text, chosen, options);
  let current = bytesFixed.text;
  let { fixed } = bytesFixed;
  const mark = current.startsWith(MARK) ? MARK : "";
  for (const rule of chosen === "safe" ? [undefined] : chosen) {
    if (rule !== undefined && isCatalogueRule(rule)) {
      const done = fixCatalogues(current, mark, rule, options);
      fixed += done.fixed;
      current = done.text;
      continue;
    }
    const corpus = parseText(current);
    const done = rule === undefined ? safeFixes(corpus, options) : fixesOfRule(corpus, rule, options);
    fixed += done.fixed;
    current = mark + applyLineEdits(current.slice(mark.length), done.edits);
  }
  return { text: current, fixed };
}

/** More fixes than this nobody waits for: each reads the catalogue anew. */
const MOST_IN_CATALOGUES = 1_000;

function fixCatalogues(
  text: string,
  mark: string,
  rule: string,
  options: FixOptions,
): { readonly text: string; readonly fixed: number } {
  let current = text;
  for (let fixed = 0; ; fixed++) {
    const edits = fixed < MOST_IN_CATALOGUES ? nextCatalogueFix(parseText(current), rule, options) : undefined;
    if (!edits) return { text: current, fixed };
    current = mark + applyLineEdits(current.slice(mark.length), edits);
  }
}

/** The rules whose findings can be mended by name. */
export function fixableRules(): readonly string[] {
  return rules.filter(({ fix }) => fix !== "none").map(({ id }) => id);
}

function refusalOf(corpus: Corpus): string | undefined {
  if (hasUnknownFormat(corpus)) return "is of another version of the format";
  const hasConflict = corpus.parts.some((part) => conflictsIn(cutPart(corpus, part).text).length > 0);
  return hasConflict ? "has merge conflicts, which come first" : undefined;
}

function fixBytes(text: string, chosen: ChosenFixes, options: FixOptions): { text: string; fixed: number } {
  const corpus = parseText(text);
  const silenced = directivesOf(corpus).ignores.filter(({ scope }) => scope === "file");
  const isWanted = (id: string): boolean => {
    if (options.levels?.[id] === "off" || (chosen !== "safe" && !chosen.includes(id))) return false;
    return !silenced.some(({ entries }) => entries.some(({ rule }) => rule === id));
  };
  let current = text;
  let fixed = 0;
  if (current.startsWith(MARK) && isWanted("byte-order-mark")) {
    current = current.slice(1);
    fixed++;
  }
  if (isWanted("mixed-line-endings") && hasMixedLineEnds(current)) {
    const even = withEvenLineEnds(current);
    if (even !== current) fixed++;
    current = even;
  }
  return { text: current, fixed };
}

function hasMixedLineEnds(text: string): boolean {
  if (!text.includes("\r")) return false;
  return /\r(?!\n)/.test(text) || (text.includes("\r\n") && /(?<!\r)\n/.test(text));
}
