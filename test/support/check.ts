import { type DiagnoseOptions, diagnose } from "../../src/core/checks/diagnose.ts";
import { type FixAll, fixesOfRule, safeFixes } from "../../src/core/checks/fix-all.ts";
import type { Diagnostic, DiagnosticFix } from "../../src/core/checks/rule.ts";
import { parseText } from "../../src/core/syntax/parse.ts";
import { applyEdits, type LineEdit, LineIndex } from "../../src/core/text.ts";
import { deepEqual, equal, ok } from "./expect.ts";
import { type MarkedFinding, unmark } from "./markup.ts";

/** Fails unless the text gives exactly the marked findings. Answers what was found, for a look at messages. */
export function check(marked: string, options: DiagnoseOptions = {}): readonly Diagnostic[] {
  const { text, findings } = unmark(marked);
  const found = diagnose(parseText(text), options);
  deepEqual(
    found.map((one) => told(text, { rule: one.rule, ...offsets(text, one.range) })),
    findings.toSorted(byPlace).map((one) => told(text, one)),
    `findings in ${JSON.stringify(text)}`,
  );
  return found;
}

/** What to take of the fixes a finding has. */
export interface FixChoice {
  /** The title; without it the preferred fix, which is the first. */
  readonly title?: string;
  /** The rule, where several have a finding there. */
  readonly rule?: string;
  /** How many findings of the rule still have fixes afterwards; none when not told. */
  readonly stillFixable?: number;
  readonly options?: DiagnoseOptions;
}

/**
 * Fails unless a fix makes the one text of the other.
 *
 * The finding is the one at `$0`, else the first that is marked. The fixed text must offer no further fix of the rule.
 */
export function checkFix(marked: string, expected: string, choice: FixChoice = {}): void {
  const { text, cursor, findings } = unmark(marked);
  check(marked.replace("$0", ""), choice.options);
  const wanted =
    cursor === undefined ? findings[0] : findings.find(({ start, end }) => start <= cursor && cursor <= end);
  const rule = choice.rule ?? wanted?.rule;
  ok(wanted, "no marked finding to fix");
  const problem = diagnose(parseText(text), choice.options).find(
    (one) => one.rule === rule && offsets(text, one.range).start === wanted.start,
  );
  const { title } = choice;
  const fix = title === undefined ? problem?.fixes[0] : problem?.fixes.find((one) => one.title === title);
  ok(fix, `no fix ${title ?? ""} among ${JSON.stringify(problem?.fixes.map((one) => one.title))}`);
  const fixed = applied(text, fix.edits);
  equal(fixed, expected);
  const again = diagnose(parseText(fixed), choice.options).filter((one) => one.rule === rule);
  equal(
    again.filter((one) => one.fixes.length > 0).length,
    choice.stillFixable ?? 0,
    "findings of the rule with fixes",
  );
}

/** The fixes of the first finding of a rule. */
export function fixesAt(text: string, rule: string, options: DiagnoseOptions = {}): readonly DiagnosticFix[] {
  return diagnose(parseText(text), options).find((one) => one.rule === rule)?.fixes ?? [];
}

/** The related places of the first finding of a rule, as text and message. */
export function relatedAt(text: string, rule: string, options: DiagnoseOptions = {}): readonly string[] {
  const found = diagnose(parseText(text), options).find((one) => one.rule === rule);
  return (found?.related ?? []).map(({ range, message }) => {
    const { start, end } = offsets(text, range);
    return `${start}: ${JSON.stringify(text.slice(start, end))} ${message}`;
  });
}

/** A text after a fix-all, with its counts. */
export interface Fixed extends Pick<FixAll, "fixed" | "left"> {
  readonly text: string;
}

/** The text with all safe fixes made. */
export function fixAll(text: string, options: DiagnoseOptions = {}): Fixed {
  const { edits, fixed, left } = safeFixes(parseText(text), options);
  return { text: applied(withoutMark(text), edits), fixed, left };
}

/** The text with the preferred fixes of one rule made. */
export function fixRule(text: string, rule: string, options: DiagnoseOptions = {}): Fixed {
  const { edits, fixed, left } = fixesOfRule(parseText(text), rule, options);
  return { text: applied(withoutMark(text), edits), fixed, left };
}

/** The text with the edits made; inserted line ends are the text's own, as in the editor. */
export function applied(text: string, edits: readonly LineEdit[]): string {
  const index = LineIndex.of(text);
  const own = text.includes("\r\n") ? "\r\n" : "\n";
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: { start: index.offsetAt(range.start), end: index.offsetAt(range.end) },
      newText: newText.replaceAll("\n", own),
    })),
  );
}

/** A text as the editor has it: a byte order mark at its start is not part of the document. */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function offsets(text: string, range: Diagnostic["range"]): { readonly start: number; readonly end: number } {
  const index = LineIndex.of(text);
  return { start: index.offsetAt(range.start), end: index.offsetAt(range.end) };
}

function told(text: string, { rule, start, end }: MarkedFinding): string {
  return `${rule} at ${start}: ${JSON.stringify(text.slice(start, end))}`;
}

function byPlace(a: MarkedFinding, b: MarkedFinding): number {
  return a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1);
}
