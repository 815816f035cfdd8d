import { keepingMarkers } from "../checks/body-edits.ts";
import { moveToAttribute, removeLine } from "../checks/line-removal.ts";
import type { Diagnostic, Finding } from "../checks/rule.ts";
import { isSealed } from "../checks/sealed.ts";
import { headerOf } from "../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../syntax/nodes.ts";
import { blockAt } from "../syntax/parse.ts";
import { comparePositions, isBlank, type LineEdit, type Range, type Span, type TextEdit } from "../text.ts";
import { BlockPlaces } from "./block-places.ts";
import type { Verdict } from "./decision.ts";
import { isFrozen } from "./frozen.ts";
import { type Extent, extentOf, markedText } from "./marked-text.ts";

/** What it takes to carry out a verdict. */
export interface VerdictEdits {
  /** Against the corpus that was given; sorted, disjoint. */
  readonly edits: readonly LineEdit[];
  /** How many occurrences are dealt with. */
  readonly done: number;
  /** How many are left alone because their document is sealed. */
  readonly sealed: number;
  /** How many are left alone for another reason: a document without its end, a header that takes no attribute. */
  readonly left: number;
  /** The documents that are changed, in the order of the text. */
  readonly changed: readonly Block[];
}

type Place = Pick<Diagnostic, "range" | "anchor" | "fixes">;

/**
 * The edits that deal with findings as was decided: each line, or each end of a line, is deleted, or moved to an attribute.
 *
 * What says the same twice in one document is moved there once. A finding's own fix is preferred where it moves to that
 * attribute: the rule knows how to write it. Sealed documents stay as they are, and so does all while nothing may be fixed.
 */
export function verdictEdits(corpus: Corpus, findings: readonly Place[], verdict: Verdict): VerdictEdits {
  if (verdict.verdict === "keep" || isFrozen(corpus))
    return { edits: [], done: 0, sealed: 0, left: findings.length, changed: [] };
  const byBlock = new Map<Block, Place[]>();
  let left = 0;
  for (const finding of findings) {
    const block = blockAt(corpus, finding.anchor);
    if (!block || extentOf(corpus, finding) === "inside") left++;
    else {
      const known = byBlock.get(block);
      if (known) known.push(finding);
      else byBlock.set(block, [finding]);
    }
  }
  const edits: LineEdit[] = [];
  const changed: Block[] = [];
  let done = 0;
  let sealed = 0;
  for (const [block, places] of byBlock) {
    if (isSealed(headerOf(corpus, block))) {
      sealed += places.length;
      continue;
    }
    const work = blockEdits(corpus, block, places, verdict.verdict === "delete" ? undefined : verdict.key);
    edits.push(...work.edits);
    done += work.done;
    left += places.length - work.done;
    if (work.done > 0) changed.push(block);
  }
  return { edits: edits.sort(byStart), done, sealed, left, changed };
}

/** What it takes in one document; `key` is the attribute to move to. */
function blockEdits(
  corpus: Corpus,
  part: Block,
  places: readonly Place[],
  key: string | undefined,
): { readonly edits: readonly LineEdit[]; readonly done: number } {
  const within = new BlockPlaces(corpus, part);
  const removals: LineEdit[] = [];
  const others: LineEdit[] = [];
  let done = 0;
  let isMoved = key === undefined;
  for (const place of places) {
    const own = isMoved ? undefined : ownMove(part, place, key!);
    const edits = own ?? editsIn(corpus, part, within, place.range, isMoved ? undefined : key);
    if (edits.length === 0) continue;
    isMoved = true;
    done++;
    for (const edit of edits) (edit.newText === "" ? removals : others).push(edit);
  }
  return { edits: [...others, ...united(removals)], done };
}

/** The finding's own fix that moves it to that attribute. */
function ownMove(part: Block, { fixes }: Place, key: string): readonly LineEdit[] | undefined {
  return fixes.find(({ edits }) =>
    edits.some(({ range, newText }) => range.start.line === part.start.line && newText.startsWith(` ${key}=`)),
  )?.edits;
}

function editsIn(
  corpus: Corpus,
  part: Block,
  within: BlockPlaces,
  range: Range,
  key: string | undefined,
): readonly LineEdit[] {
  const { block } = within;
  const span = within.span(range);
  const removal = removalOf(block, span, extentOf(corpus, { range, anchor: part.start }));
  const fixes =
    key === undefined
      ? [{ title: "", safety: "suggested" as const, edits: [removal] }]
      : moveToAttribute(block, key, markedText(corpus, range), removal).slice(0, 1);
  const finding: Finding = { span, message: "", fixes };
  const [kept] = keepingMarkers(block, [finding]);
  return (kept?.fixes?.[0]?.edits ?? []).map((edit) => ({
    range: within.range(edit.span),
    newText: edit.newText,
  }));
}

/** A whole line goes with the blank lines that part nothing any more, the end of one with the blanks before it. */
function removalOf(block: BlockText, span: Span, extent: Extent): TextEdit {
  if (extent === "line") return removeLine(block, span);
  let { start } = span;
  while (start > block.body.start && isBlank(block.text.charAt(start - 1))) start--;
  return { span: { start, end: span.end }, newText: "" };
}

/** Deletions with those that touch or overlap made one. */
function united(removals: readonly LineEdit[]): readonly LineEdit[] {
  const merged: LineEdit[] = [];
  for (const edit of removals.toSorted(byStart)) {
    const last = merged.at(-1);
    if (!last || comparePositions(last.range.end, edit.range.start) < 0) merged.push(edit);
    else if (comparePositions(last.range.end, edit.range.end) < 0)
      merged[merged.length - 1] = { range: { start: last.range.start, end: edit.range.end }, newText: "" };
  }
  return merged;
}

function byStart(a: LineEdit, b: LineEdit): number {
  return comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end);
}

/** The attributes that findings' own fixes move them to, the most wanted first. */
export function ownKeys(findings: readonly Pick<Diagnostic, "fixes" | "anchor">[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { fixes, anchor } of findings)
    for (const { edits } of fixes)
      for (const { range, newText } of edits) {
        const [, key] = range.start.line === anchor.line ? (/^ ([a-z][a-z0-9-]*)=/.exec(newText) ?? []) : [];
        if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);
}
