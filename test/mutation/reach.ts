import { Session } from "node:inspector";
import type { Bundle } from "./bundle.ts";
import { loadTests, SCRIPT_NAME, WRAPPING } from "./suite.ts";
import type { Token } from "./tokens.ts";

/** What the unchanged tests do. */
export interface Reach {
  /** By test, milliseconds. */
  readonly durations: readonly number[];
  /** By test, the file it is written in. */
  readonly files: readonly string[];
  /** The tests that run what stands at an offset of the code, or what uses it where it runs once, at the start. */
  testsAt(offset: number): readonly number[];
}

/** A stretch of the code and how often it ran. */
interface Counted {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** What V8 answers; offsets count from the loaded script's own start. */
interface Answer {
  readonly result?: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
    }[];
  }[];
}

/** Runs all tests once, counting what each of them runs. Throws when one fails. */
export async function measureReach({ code, modules }: Bundle, tokens: readonly Token[]): Promise<Reach> {
  const session = new Session();
  session.connect();
  const post = (method: string, params?: object): Answer => {
    let answer: Answer = {};
    session.post(method, params, (error, result) => {
      if (error) throw error;
      answer = result ?? {};
    });
    return answer;
  };
  const own = modules.filter(({ path }) => path.startsWith("src/"));
  const from = Math.min(...own.map(({ start }) => start));
  const to = Math.max(...own.map(({ end }) => end));
  const taken = (): readonly (readonly Counted[])[] => {
    const { result } = post("Profiler.takePreciseCoverage");
    const functions = result?.find(({ url }) => url === SCRIPT_NAME)?.functions ?? [];
    return functions.map(({ ranges }) =>
      ranges.map(({ startOffset, endOffset, count }) => ({
        start: startOffset - WRAPPING,
        end: endOffset - WRAPPING,
        count,
      })),
    );
  };
  const testModules = modules.filter(({ path }) => path.endsWith(".test.ts"));
  const fileOf = (functions: readonly (readonly Counted[])[]): string => {
    const ran = functions.flatMap(([whole]) => (whole && whole.count > 0 && whole.start > 0 ? [whole.start] : []));
    return testModules.find(({ start, end }) => ran.some((at) => start <= at && at < end))?.path ?? "";
  };
  post("Profiler.enable");
  post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const tests = loadTests(code);
  const atStart = painted(taken(), from, to);
  const durations: number[] = [];
  const runs: Uint8Array[] = [];
  const files: string[] = [];
  for (const { title, run } of tests) {
    const started = performance.now();
    await run().catch((error: Error) => {
      throw new Error(`The tests must pass before code is changed: ${title}\n${error.stack ?? error.message}`);
    });
    durations.push(performance.now() - started);
    const functions = taken();
    runs.push(painted(functions, from, to));
    files.push(fileOf(functions));
  }
  post("Profiler.stopPreciseCoverage");
  session.disconnect();
  const running = (offset: number): number[] => runs.flatMap((run, test) => (run[offset - from] === 1 ? [test] : []));
  const uses = usesOf(tokens);
  const known = new Map<string, ReadonlySet<number>>();
  const usingTests = (name: string): ReadonlySet<number> => {
    const before = known.get(name);
    if (before) return before;
    const found = new Set<number>();
    known.set(name, found);
    for (const { offset, within } of uses.get(name) ?? []) {
      if (offset < from || offset >= to) continue;
      for (const test of running(offset)) found.add(test);
      if (within !== undefined && within !== name && atStart[offset - from] === 1)
        for (const test of usingTests(within)) found.add(test);
    }
    return found;
  };
  const declared = declarationsIn(tokens);
  return {
    durations,
    files,
    testsAt: (offset) => {
      const found = new Set(running(offset));
      const name = declared.findLast(({ start }) => start <= offset)?.name;
      if (atStart[offset - from] === 1 && name !== undefined) for (const test of usingTests(name)) found.add(test);
      return [...found];
    },
  };
}

/** One where the code ran, by offset from `from`; inner stretches overrule outer ones. */
function painted(functions: readonly (readonly Counted[])[], from: number, to: number): Uint8Array {
  const ran = new Uint8Array(to - from);
  const sorted = functions.toSorted((a, b) => a[0]!.start - b[0]!.start || b[0]!.end - a[0]!.end);
  for (const ranges of sorted)
    for (const { start, end, count } of ranges)
      ran.fill(count > 0 ? 1 : 0, Math.max(0, start - from), Math.max(0, end - from));
  return ran;
}

interface Declaration {
  readonly name: string;
  readonly start: number;
}

const DECLARING: ReadonlySet<string> = new Set(["var", "let", "const", "function", "class"]);

/** What the script declares outside of all brackets, by place. */
function declarationsIn(tokens: readonly Token[]): readonly Declaration[] {
  return tokens.flatMap(({ text, depth, start }, at) => {
    if (depth > 0 || !DECLARING.has(text)) return [];
    const name = tokens[at + 1]?.text === "*" ? tokens[at + 2] : tokens[at + 1];
    return name?.kind === "word" ? [{ name: name.text, start }] : [];
  });
}

/** Where each declared name is used, and within which declaration. */
function usesOf(
  tokens: readonly Token[],
): ReadonlyMap<string, readonly { offset: number; within: string | undefined }[]> {
  const declared = declarationsIn(tokens);
  const names = new Set(declared.map(({ name }) => name));
  const uses = new Map<string, { offset: number; within: string | undefined }[]>();
  let next = 0;
  for (const [at, { kind, text, start }] of tokens.entries()) {
    while (declared[next] && declared[next]!.start <= start) next++;
    if (kind !== "word" || !names.has(text) || tokens[at - 1]?.text === ".") continue;
    const list = uses.get(text) ?? [];
    list.push({ offset: start, within: declared[next - 1]?.name });
    uses.set(text, list);
  }
  return uses;
}
