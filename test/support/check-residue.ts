import type { DiagnoseOptions } from "../../src/core/checks/diagnose.ts";
import type { Diagnostic, DiagnosticFix, Group, Levels } from "../../src/core/checks/rule.ts";
import { rules } from "../../src/core/checks/rules/index.ts";
import * as all from "./check.ts";

const GROUPS: ReadonlySet<Group> = new Set(["structure", "web-residue", "metadata"]);

/**
 * The checks of `check.ts` without the groups that a test of residue and metadata does not speak of: it is not to change
 * because somewhere a blank at a line's end became a finding too.
 */
const levels: Levels = Object.fromEntries(rules.filter(({ group }) => !GROUPS.has(group)).map(({ id }) => [id, "off"]));

function alone(options: DiagnoseOptions = {}): DiagnoseOptions {
  return { ...options, levels: { ...levels, ...options.levels } };
}

/** One document called `a` with this body, which ends in a line end, and these attributes. */
export function document(body: string, attributes = ""): string {
  return `<<<FILE a${attributes === "" ? "" : ` ${attributes}`}\n${body}END>>>\n`;
}

/** See `check.ts`. */
export function check(marked: string, options?: DiagnoseOptions): readonly Diagnostic[] {
  return all.check(marked, alone(options));
}

/** See `check.ts`. */
export function checkFix(marked: string, expected: string, choice: all.FixChoice = {}): void {
  all.checkFix(marked, expected, { ...choice, options: alone(choice.options) });
}

/** See `check.ts`. */
export function fixesAt(text: string, rule: string, options?: DiagnoseOptions): readonly DiagnosticFix[] {
  return all.fixesAt(text, rule, alone(options));
}

/** See `check.ts`. */
export function relatedAt(text: string, rule: string, options?: DiagnoseOptions): readonly string[] {
  return all.relatedAt(text, rule, alone(options));
}

/** See `check.ts`. */
export function fixAll(text: string, options?: DiagnoseOptions): all.Fixed {
  return all.fixAll(text, alone(options));
}

/** See `check.ts`. */
export function fixRule(text: string, rule: string, options?: DiagnoseOptions): all.Fixed {
  return all.fixRule(text, rule, alone(options));
}
