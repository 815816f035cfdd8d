import type { DiagnoseOptions } from "../../src/core/checks/diagnose.ts";
import type { Diagnostic, DiagnosticFix, Levels } from "../../src/core/checks/rule.ts";
import { rules } from "../../src/core/checks/rules/index.ts";
import * as all from "./check.ts";

const GROUPS: ReadonlySet<string> = new Set(["structure", "characters", "white-space"]);

/**
 * The checks of `check.ts` with the rules of the groups Structure, Characters and White space alone: what stands in a
 * test's prose is not to become a finding because there is a rule more about prose.
 */
const levels: Levels = Object.fromEntries(rules.filter(({ group }) => !GROUPS.has(group)).map(({ id }) => [id, "off"]));

function alone(options: DiagnoseOptions = {}): DiagnoseOptions {
  return { ...options, levels: { ...levels, ...options.levels } };
}

/** The marked text as the body of a document; `header` is what its header says after `<<<FILE`. */
export function inBody(marked: string, header = "a"): string {
  return `<<<FILE ${header}\n${marked}\nEND>>>\n`;
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
export function fixAll(text: string, options?: DiagnoseOptions): all.Fixed {
  return all.fixAll(text, alone(options));
}

/** See `check.ts`. */
export function fixRule(text: string, rule: string, options?: DiagnoseOptions): all.Fixed {
  return all.fixRule(text, rule, alone(options));
}
