import { isFrozen } from "../decisions/frozen.ts";
import { type Catalogue, type CatalogueProblem, problemsInContext } from "../entities/catalogue.ts";
import { type CatalogueFix, catalogueFixes } from "../entities/catalogue-repairs.ts";
import { type CatalogueText, rangeOfEntry, spanInBlock } from "../entities/catalogue-text.ts";
import { cutBlock, headerOf } from "../syntax/cut.ts";
import { escapeBody, unescapeBody } from "../syntax/escaping.ts";
import type { BlockText, Corpus } from "../syntax/nodes.ts";
import { applyEdits, comparePositions, type TextEdit } from "../text.ts";
import type { Diagnostic, DiagnosticFix, FileFinding, Levels, Related, Severity } from "./rule.ts";
import { isSealed } from "./sealed.ts";

/** A fault of a catalogue that is to be told; its span counts from the catalogue's own text. */
export interface ToldCatalogueProblem extends Omit<CatalogueProblem, "severity"> {
  readonly severity: Severity;
}

/**
 * What is to be told of a catalogue that is a file of its own, by itself and beside the others that it is read with, by
 * its place in the text. `levels` decide how severe it is; no directive of a corpus silences it.
 */
export function catalogueProblems(
  text: CatalogueText,
  catalogue: Catalogue,
  levels: Levels = {},
): readonly ToldCatalogueProblem[] {
  return problemsIn(text, catalogue).flatMap((problem) => {
    const severity = levels[problem.rule] ?? problem.severity;
    return severity === "off" ? [] : [{ ...problem, severity }];
  });
}

const RULES: Readonly<Record<CatalogueProblem["rule"], true>> = { "catalogue-entry": true, "ambiguous-alias": true };

/** Whether a rule is one about catalogues: its fixes are made when they are asked for, since each must be tried first. */
export function isCatalogueRule(id: string): boolean {
  return Object.hasOwn(RULES, id);
}

/** A finding with the rule that it is one of. */
export interface CatalogueFinding extends FileFinding {
  readonly rule: CatalogueProblem["rule"];
}

/** What is wrong in the catalogues that are documents of the corpus; `texts` are all that `catalogue` was joined from. */
export function* catalogueFindings(
  corpus: Corpus,
  texts: readonly CatalogueText[],
  catalogue: Catalogue,
): Generator<CatalogueFinding> {
  const own = texts.some(({ block }) => block !== undefined) ? new Set(corpus.parts) : undefined;
  for (const text of texts) {
    const { block } = text;
    // A catalogue that was read before the corpus changed is none of it any more.
    if (!block || !own?.has(block)) continue;
    const cut = cutBlock(corpus, block);
    for (const { span, related, ...problem } of problemsIn(text, catalogue))
      yield {
        ...problem,
        part: block,
        span: spanInBlock(cut, span),
        related: (related ?? []).flatMap((place) => relatedPlace(corpus, texts, place)),
      };
  }
}

/** A fix of a catalogue with its places in the whole text. */
export type CatalogueDiagnosticFix = DiagnosticFix & Pick<CatalogueFix, "isChoice">;

/**
 * What may be done about a problem of a catalogue as it was told: a file of its own, or a document of `corpus`, whose
 * blocks stay what they are. None in a sealed document, nor where nothing may be changed.
 */
export function fixesInCatalogue(
  text: CatalogueText,
  catalogue: Catalogue,
  corpus: Corpus,
  { rule, message, range }: Pick<Diagnostic, "rule" | "message" | "range">,
): readonly CatalogueDiagnosticFix[] {
  const { block } = text;
  if (block && (isFrozen(corpus) || isSealed(headerOf(corpus, block)))) return [];
  const problem = problemTold(text, catalogue, corpus, { rule, message, range });
  const fixes = problem ? catalogueFixes(text.text, problem, catalogue) : [];
  return fixes.flatMap(({ title, isChoice, edits }) => {
    if (block && !staysOneDocument(cutBlock(corpus, block), edits)) return [];
    const placed = edits.map(({ span, newText }) => ({ range: rangeOfEntry(text, corpus, span), newText }));
    return [{ title, isChoice, safety: "suggested" as const, edits: placed }];
  });
}

/** How much of catalogues may yet be read to try fixes, in UTF-16 code units. */
export interface Patience {
  left: number;
}

/**
 * Whether {@link fixesInCatalogue} gives any. Each costs some readings of the whole catalogue: where there is no patience
 * left for that, what might mend the problem counts untried.
 */
export function isFixableInCatalogue(
  text: CatalogueText,
  catalogue: Catalogue,
  corpus: Corpus,
  told: Pick<Diagnostic, "rule" | "message" | "range">,
  patience: Patience,
): boolean {
  const repairs = problemTold(text, catalogue, corpus, told)?.repairs ?? [];
  if (repairs.length === 0) return false;
  patience.left -= text.text.length * (1 + repairs.length);
  return patience.left < 0 || fixesInCatalogue(text, catalogue, corpus, told).length > 0;
}

function problemTold(
  text: CatalogueText,
  catalogue: Catalogue,
  corpus: Corpus,
  { rule, message, range }: Pick<Diagnostic, "rule" | "message" | "range">,
): CatalogueProblem | undefined {
  return problemsIn(text, catalogue).find((one) => {
    const { start, end } = rangeOfEntry(text, corpus, one.span);
    const isThere = comparePositions(start, range.start) === 0 && comparePositions(end, range.end) === 0;
    return one.rule === rule && one.message === message && isThere;
  });
}

/** Whether edits of what a document says come to the same when they are made in its body as it is written. */
function staysOneDocument(cut: BlockText, edits: readonly TextEdit[]): boolean {
  const body = cut.text.slice(cut.body.start, cut.body.end);
  const inBody = edits.map(({ span, newText }) => {
    const { start, end } = spanInBlock(cut, span);
    return { span: { start: start - cut.body.start, end: end - cut.body.start }, newText };
  });
  return applyEdits(body, inBody) === escapeBody(applyEdits(unescapeBody(body), edits));
}

function problemsIn(text: CatalogueText, catalogue: Catalogue): readonly CatalogueProblem[] {
  const problems = [...text.file.problems, ...problemsInContext(text.file, catalogue)];
  return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function relatedPlace(
  corpus: Corpus,
  texts: readonly CatalogueText[],
  { span, message, source }: NonNullable<CatalogueProblem["related"]>[number],
): readonly Related[] {
  const text = texts.find(({ file }) => file.source === source);
  if (!text) return [];
  const range = rangeOfEntry(text, corpus, span);
  return [text.block ? { range, message } : { range, message, source }];
}
