/** What a line of the suite starts with, so that no log line of VS Code can be mistaken for one. */
export const MARK = "\u2063";

/** A line of a suite inside VS Code, taken apart. */
export type SuiteLine =
  | { readonly kind: "start" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "failure"; readonly title: string }
  | { readonly kind: "end"; readonly passed: number; readonly failed: number };

/** What came of a run. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** Writes a line as the suite prints it. */
export function formatSuiteLine(line: SuiteLine): string {
  return `${MARK}${JSON.stringify(line)}`;
}

/** Reads a line of VS Code's output; `undefined` if it is not the suite's. */
export function parseSuiteLine(line: string): SuiteLine | undefined {
  const at = line.indexOf(MARK);
  if (at < 0) return undefined;
  try {
    return JSON.parse(line.slice(at + MARK.length).trim());
  } catch {
    return undefined;
  }
}

/** How a run of VS Code with a suite in it ended. */
export interface RunEnd {
  /** VS Code's exit code, or the reason why there is none. */
  readonly code: number | string;
  readonly end?: Outcome | undefined;
}

/**
 * Judges a run: the counts, and what is wrong beyond failed tests.
 *
 * VS Code reports 0 when its extension host is killed, so only a suite that said that it ended counts as run.
 */
export function judge({ code, end }: RunEnd): Outcome & { readonly problem?: string } {
  if (typeof code === "string") return { ...counted(end), problem: code };
  if (!end)
    return { passed: 0, failed: 1, problem: `The suite never said that it ended (VS Code ended with ${code}).` };
  if (end.passed + end.failed === 0) return { passed: 0, failed: 1, problem: "The suite ran no test." };
  if (end.failed === 0 && code !== 0) return { ...counted(end), problem: `VS Code ended with ${code}.` };
  return end;
}

function counted(end: Outcome | undefined): Outcome {
  return { passed: end?.passed ?? 0, failed: (end?.failed ?? 0) + 1 };
}
