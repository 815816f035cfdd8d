import type { LineEdit, Position, Range } from "../text.ts";
import type { Diagnostic, DiagnosticFix } from "./rule.ts";

/*
 * Plain data that is made by the ten thousand and stays, made by constructors; what they make cannot be told from literals.
 *
 * Of each literal V8 counts how much of what it makes stays, and takes code back that goes by one answer when the answer
 * changes: whatever tells findings ran unoptimised after each pause in which others had made garbage.
 */

type Made<Data> = { -readonly [Key in keyof Data]: Data[Key] };

function MadePosition(this: Made<Position>, line: number, character: number): void {
  this.line = line;
  this.character = character;
}

function MadeRange(this: Made<Range>, start: Position, end: Position): void {
  this.start = start;
  this.end = end;
}

function MadeEdit(this: Made<LineEdit>, range: Range, newText: string): void {
  this.range = range;
  this.newText = newText;
}

function MadeFix(this: Made<DiagnosticFix>, { title, safety, edits }: DiagnosticFix): void {
  this.title = title;
  this.safety = safety;
  this.edits = edits;
}

function MadeDiagnostic(this: Made<Diagnostic>, made: Diagnostic): void {
  this.rule = made.rule;
  this.severity = made.severity;
  this.range = made.range;
  this.message = made.message;
  this.document = made.document;
  this.related = made.related;
  this.fixes = made.fixes;
  this.anchor = made.anchor;
}

for (const make of [MadePosition, MadeRange, MadeEdit, MadeFix, MadeDiagnostic]) make.prototype = Object.prototype;

/** Each of these is the literal of that type. */
export const PlainPosition = MadePosition as unknown as new (line: number, character: number) => Position;
export const PlainRange = MadeRange as unknown as new (start: Position, end: Position) => Range;
export const PlainEdit = MadeEdit as unknown as new (range: Range, newText: string) => LineEdit;
export const PlainFix = MadeFix as unknown as new (made: DiagnosticFix) => DiagnosticFix;
export const PlainDiagnostic = MadeDiagnostic as unknown as new (made: Diagnostic) => Diagnostic;
