import type { DiagnoseOptions } from "../../src/core/checks/diagnose.ts";
import type { Diagnostic, DiagnosticFix, Levels } from "../../src/core/checks/rule.ts";
import { rules } from "../../src/core/checks/rules/index.ts";
import * as all from "./check.ts";

/**
 * The checks of `check.ts` with the rules of the groups Structure and Names alone: a test of a broken header is not to
 * change because somewhere a blank at its end became a finding too.
 */
const levels: Levels = Object.fromEntries(
  rules.filter(({ group }) => group !== "structure" && group !== "names").map(({ id }) => [id, "off"]),
);

function alone(options: DiagnoseOptions = {}): DiagnoseOptions {
  return { ...options, levels: { ...levels, ...options.levels } };
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
export function fixesAt(text: string, rule: string): readonly DiagnosticFix[] {
  return all.fixesAt(text, rule, alone());
}

/** See `check.ts`. */
export function relatedAt(text: string, rule: string): readonly string[] {
  return all.relatedAt(text, rule, alone());
}

/** See `check.ts`. */
export function fixAll(text: string, options?: DiagnoseOptions): all.Fixed {
  return all.fixAll(text, alone(options));
}

/** See `check.ts`. */
export function fixRule(text: string, rule: string, options?: DiagnoseOptions): all.Fixed {
  return all.fixRule(text, rule, alone(options));
}
