import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import fc from "fast-check";
import { projectRoot } from "../support/project-root.ts";

/** One test of a loaded script. */
export interface Test {
  /** The titles around it and its own. */
  readonly title: string;
  run(): Promise<void>;
}

type Body = (this: unknown) => unknown;
/** What comes after all tests only tidies up. */
const MOCHA = ["describe", "it", "before", "after", "beforeEach", "afterEach"] as const;
/** What Mocha hands to tests as `this`, and answers from `it`: time is not its business here. */
const UNTIMED = { timeout: () => UNTIMED, slow: () => UNTIMED };
/** Random tests must draw the same each time, not too often, and need not look for the smallest case. */
const SEED = 20_240_617;
const MOST_RUNS = 60;

/** A random property, tried a few times. */
function assertFewTimes(property: fc.IRawProperty<unknown>, parameters?: fc.Parameters<unknown>): void | Promise<void> {
  const numRuns = Math.min(MOST_RUNS, parameters?.numRuns ?? MOST_RUNS);
  return fc.assert(property, { ...parameters, seed: SEED, endOnFailure: true, numRuns });
}

/** What stands around tests. */
interface Scope {
  readonly before: Body[];
  readonly beforeEach: Body[];
  readonly afterEach: Body[];
  isPrepared: boolean;
}

/** Runs a bundle of tests and answers them, in their order, without running one. Throws what the script throws. */
export function loadTests(code: string): readonly Test[] {
  const tests: Test[] = [];
  const titles: string[] = [];
  const scopes: Scope[] = [];
  const describe = (title: string, body: Body): void => {
    titles.push(title);
    scopes.push({ before: [], beforeEach: [], afterEach: [], isPrepared: false });
    body.call(UNTIMED);
    scopes.pop();
    titles.pop();
  };
  const it = (title: string, body: Body): typeof UNTIMED => {
    const around = [...scopes];
    const run = async (): Promise<void> => {
      for (const scope of around) {
        if (!scope.isPrepared) for (const prepare of scope.before) await prepare.call(UNTIMED);
        scope.isPrepared = true;
      }
      for (const { beforeEach } of around) for (const prepare of beforeEach) await prepare.call(UNTIMED);
      try {
        await body.call(UNTIMED);
      } finally {
        for (const { afterEach } of around.toReversed()) for (const tidy of afterEach) await tidy.call(UNTIMED);
      }
    };
    tests.push({ title: [...titles, title].join(" › "), run });
    return UNTIMED;
  };
  const before = (body: Body): void => void scopes.at(-1)?.before.push(body);
  const after = (): void => undefined;
  const beforeEach = (body: Body): void => void scopes.at(-1)?.beforeEach.push(body);
  const afterEach = (body: Body): void => void scopes.at(-1)?.afterEach.push(body);
  const fromRoot = createRequire(join(projectRoot, "out", "mutation.cjs"));
  const require = (name: string): unknown =>
    name === "fast-check" ? { ...fc, assert: assertFewTimes } : fromRoot(name);
  const wrapped = `(function (${[...MOCHA, "require", "module", "exports"].join(", ")}) {${code}\n})`;
  const script = new Script(wrapped, { filename: SCRIPT_NAME }).runInThisContext();
  script(describe, it, before, after, beforeEach, afterEach, require, { exports: {} }, {});
  return tests;
}

/** What the loaded script is called in stack traces and coverage. */
export const SCRIPT_NAME = "corpus-mutation.cjs";
/** How many code units stand before the code in the loaded script. */
export const WRAPPING = `(function (${[...MOCHA, "require", "module", "exports"].join(", ")}) {`.length;
