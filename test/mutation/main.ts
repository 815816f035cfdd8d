import { parseArgs } from "node:util";
import { Random } from "../property/random.ts";
import { type Bundle, bundleTests, type Module } from "./bundle.ts";
import { type Change, changesOf } from "./changes.ts";
import { decidedAt } from "./decided-at.ts";
import { LaneProcess } from "./lane-process.ts";
import { measureReach, type Reach } from "./reach.ts";
import { tokensOf } from "./tokens.ts";

/**
 * Changes the rules, their fixes and what they share in one thing at a time, and counts which changes the tests notice.
 * Prints, a file, what no test noticed, then the shares by kind, and ends with 1 where less than 85 % are noticed.
 *
 *     npm run mutation -- [--sample N] [--seed S] [--jobs N] [part of a path …]
 *
 * Each change is tried with the tests that reach it, the file's own tests first, until one fails. `--sample` tries so many
 * of each file, drawn by the seed; the shares of several files are then estimates that count each file by all changes
 * that it has.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "20240617" },
    jobs: { type: "string", default: "2" },
    threshold: { type: "string", default: "85" },
  },
});

const MEASURED = "src/core/checks/";
/** Types, the list of rules, and pages that only document them. */
const NOT_MEASURED = /\/(?:rule|rule-page|rules\/index)\.ts$/;
/** What makes, places and joins fixes, besides the rules themselves. */
const FIXES =
  /\/(?:body-edits|byte-fixes|directives|fix-all|fix-catalogues|fix-text|fixes-together|header-repairs|line-removal|names|pieces|removal|safe-name|silence|silencers)\.ts$/;
/** Tests of what all rules say together. */
const SEES_ALL = /(?:golden|readme|golden-fixes|checks\/rules)\.test\.ts$/;
/** A test that takes longer is tried for changes of its own file alone: those are about size and speed. */
const SLOW_MS = 400;

/** Of other files' tests that reach a change, so many are tried. */
const MOST_OTHERS = 300;

interface Mutant extends Change {
  readonly tests: readonly number[];
}

interface Tally {
  /** All changes there are, tried or not. */
  changes: number;
  /** How many of them would be noticed, if those that were tried are like the others. */
  noticed: number;
  killed: number;
  tooSlow: number;
  readonly survived: string[];
}

process.exitCode = await main();

async function main(): Promise<number> {
  const bundle = await bundleTests();
  const tokens = tokensOf(bundle.code);
  const reach = await measureReach(bundle, tokens);
  const measured = bundle.modules.filter(({ path }) => path.startsWith(MEASURED) && !NOT_MEASURED.test(path));
  const wanted = measured.filter(
    ({ path }) => positionals.length === 0 || positionals.some((part) => path.includes(part)),
  );
  const random = new Random(Number(values.seed));
  const limit = (duration: number): number => 2_000 + 20 * duration;
  const settings = { code: bundle.code, limits: reach.durations.map(limit), loading: limit(400) };
  const lanes = Array.from({ length: Number(values.jobs) }, () => new LaneProcess(settings));
  const totals = new Map<string, Tally>();
  for (const module of wanted.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const all = mutantsIn(module, bundle, reach);
    const tally = await tallied(sampled(all, random), bundle, lanes);
    const tried = tally.killed + tally.survived.length;
    if (tried === 0) continue;
    tally.changes = all.length;
    tally.noticed = (all.length * tally.killed) / tried;
    process.stdout.write(`${line(module.path, tally)}\n${tally.survived.map((one) => `    ${one}\n`).join("")}`);
    add(totals, groupOf(module.path), tally);
    add(totals, "all", tally);
  }
  for (const lane of lanes) lane.end();
  process.stdout.write(`\n${[...totals].map(([name, tally]) => line(name, tally)).join("\n")}\n`);
  const all = totals.get("all");
  return all && share(all) >= Number(values.threshold) ? 0 : 1;
}

/** Every change of a module with the tests that reach it. */
function mutantsIn({ path, start, end }: Module, { code }: Bundle, reach: Reach): readonly Mutant[] {
  const own = path.replace(/^src/, "test").replace(/\.ts$/, ".test.ts");
  const tokens = tokensOf(code.slice(start, end));
  const indexOf = new Map(tokens.map((token, index) => [token.start, index]));
  return changesOf(tokens).map((change) => {
    const index = indexOf.get(change.start);
    const decided = start + (index === undefined ? change.start : decidedAt(tokens, index));
    return {
      start: start + change.start,
      end: start + change.end,
      newText: change.newText,
      tests: chosenTests(testsFor(decided, own, reach), own, reach),
    };
  });
}

/** What only runs while tests are put together is for all of the file's own, and for those of what all rules say. */
function testsFor(offset: number, own: string, { files, testsAt }: Reach): readonly number[] {
  const reaching = testsAt(offset);
  return reaching.length > 0
    ? reaching
    : files.flatMap((file, test) => (file === own || SEES_ALL.test(file) ? [test] : []));
}

/**
 * The file's own tests, those that see all rules, then the first of every other test file, the second of each, and so on;
 * slow ones of its own last.
 */
function chosenTests(reaching: readonly number[], own: string, { durations, files }: Reach): readonly number[] {
  const isQuick = (test: number): boolean => durations[test]! <= SLOW_MS;
  const broad = reaching.filter((test) => files[test] !== own && SEES_ALL.test(files[test]!));
  const byFile = new Map<string, number[]>();
  for (const test of reaching)
    if (isQuick(test) && !broad.includes(test)) byFile.set(files[test]!, [...(byFile.get(files[test]!) ?? []), test]);
  const owned = byFile.get(own) ?? [];
  byFile.delete(own);
  const others = [...byFile.values()];
  const longest = Math.max(0, ...others.map((tests) => tests.length));
  const rounds = Array.from({ length: longest }, (_, round) => others.flatMap((tests) => tests[round] ?? []));
  const slow = reaching.filter((test) => files[test] === own && !isQuick(test));
  return [...owned, ...broad, ...rounds.flat().slice(0, MOST_OTHERS), ...slow];
}

function sampled(mutants: readonly Mutant[], random: Random): readonly Mutant[] {
  const left = [...mutants];
  const count = Math.min(left.length, Number(values.sample ?? left.length));
  const drawn = Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]!);
  return drawn.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

async function tallied(mutants: readonly Mutant[], bundle: Bundle, lanes: readonly LaneProcess[]): Promise<Tally> {
  const tally: Tally = { changes: 0, noticed: 0, killed: 0, tooSlow: 0, survived: [] };
  const survivors = new Map<Mutant, string>();
  const waiting = mutants.values();
  const run = async (lane: LaneProcess): Promise<void> => {
    for (const mutant of waiting) {
      const verdict = await lane.judge(mutant);
      if (verdict.kind === "killed" || verdict.kind === "too slow") tally.killed++;
      if (verdict.kind === "too slow") tally.tooSlow++;
      if (verdict.kind === "survived") survivors.set(mutant, told(mutant, bundle));
    }
  };
  await Promise.all(lanes.map(run));
  tally.survived.push(...mutants.flatMap((mutant) => survivors.get(mutant) ?? []));
  return tally;
}

/** Place and change in one line, with what stands around it. */
function told({ start, end, newText, tests }: Mutant, { code, placeOf }: Bundle): string {
  const lineStart = code.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = code.indexOf("\n", end);
  const before = code.slice(Math.max(lineStart, start - 60), start).trimStart();
  const after = code.slice(end, Math.min(lineEnd < 0 ? code.length : lineEnd, end + 40));
  const shown = (text: string): string => text.replace(/\s+/g, " ");
  const reached = tests.length === 0 ? "  (no test reaches it)" : "";
  return `${placeOf(start)}  ${shown(before)}⟦${shown(code.slice(start, end))} → ${newText}⟧${shown(after)}${reached}`;
}

function groupOf(path: string): string {
  if (path.startsWith(`${MEASURED}rules/`)) return "rules";
  if (path.startsWith(`${MEASURED}facts/`)) return "facts about documents";
  return FIXES.test(path) ? "fixes" : "what rules share";
}

function add(totals: Map<string, Tally>, name: string, { changes, noticed, killed, tooSlow, survived }: Tally): void {
  const total = totals.get(name) ?? { changes: 0, noticed: 0, killed: 0, tooSlow: 0, survived: [] };
  total.changes += changes;
  total.noticed += noticed;
  total.killed += killed;
  total.tooSlow += tooSlow;
  total.survived.push(...survived);
  totals.set(name, total);
}

function share({ changes, noticed }: Tally): number {
  return (100 * noticed) / Math.max(1, changes);
}

function line(name: string, tally: Tally): string {
  const { killed, tooSlow, survived, changes } = tally;
  const counts = `${killed} of ${killed + survived.length}`.padStart(14);
  return `${name.padEnd(52)}${counts}  ${share(tally).toFixed(1).padStart(5)} %  of ${changes}${tooSlow > 0 ? `  (${tooSlow} too slow)` : ""}`;
}
