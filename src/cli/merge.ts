import { diagnose } from "../core/checks/diagnose.ts";
import { CARRIED_RULES, type CarriedPlace, type CarriedShard } from "../core/checks/facts/carried.ts";
import { skeletonOf } from "../core/checks/facts/skeleton.ts";
import type { Diagnostic, Level, Levels } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { listed } from "../core/checks/wording.ts";
import { applyDecisions } from "../core/decisions/apply.ts";
import type { Decisions } from "../core/decisions/decisions.ts";
import { comparePositions, type Range } from "../core/text.ts";
import { FileShelf } from "../files/file-shelf.ts";
import { type Arguments, choiceOf, optionOf } from "./arguments.ts";
import { Baseline } from "./baseline.ts";
import type { Command } from "./command.ts";
import { DecisionFiles } from "./decisions.ts";
import { FactsReader } from "./facts-reader.ts";
import { type Fault, tellFault } from "./fault.ts";
import { FindingReporter, oneBased, type ReportedFinding } from "./findings.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { FAIL_ON, FORMATS, reportOf, Telling } from "./telling.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus merge FACTS…: what documents of many runs have in common, as one run over all of them finds it

  FACTS                    what "corpus check --facts" wrote, also several put one after the other; or - for standard input
  --format, --fail-on, --baseline
                           as for "corpus check"

It tells of ${listed(CARRIED_RULES)}.
What "corpus cat" of the shards would be found to have of these is found, each finding in its own shard; shards
count in the order of their paths (2 before 10), so the order of FACTS makes no difference. Facts of one shard that come
twice count once. Of a shard whose run was killed nothing counts, and that is told (status 3).

Write all facts with the same catalogues and configuration: an entities.yaml that is a document holds in its own shard
only, and so do comments that silence a rule for a file. What was decided in .corpus/decisions.ndjson, in or above the
current folder, is heeded.
`;

/** `corpus merge`: the rules about many documents, over the facts of many runs. */
export const merge: Command = {
  name: "merge",
  help: HELP,
  options: {
    format: { count: "one", choices: FORMATS },
    "fail-on": { count: "one", choices: FAIL_ON },
    baseline: { count: "one" },
  },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"merge" needs files of facts.', "merge");
    const failOn = choiceOf(args, "fail-on", FAIL_ON, "error");
    const inputs = new Inputs(io);
    const given = optionOf(args, "baseline");
    const telling = new Telling(
      reportOf(args, io.stdout, io),
      io.stdout,
      given && (await Baseline.read(given, inputs)),
    );
    const shelf = new FileShelf(io.disk);
    const reader = new FactsReader(shelf);
    for (const path of args.positionals) {
      const source = await inputs.open(path);
      await reader.read(source);
      source.close();
    }
    const { broken, shards } = reader;
    for (const { named, path } of broken)
      await io.stderr.write(
        `corpus: the facts of "${shown(path)}" in ${shown(named)} break off, and were left out; run "check" on it again.\n`,
      );
    const { tally } = telling;
    tally.files = shards.length;
    tally.unreadable = broken.length;
    for (const { documents } of shards) tally.documents += documents.length;
    const faults: Fault[] = [];
    const decisions = await new DecisionFiles(io, inputs).in(io.cwd);
    await telling.begin();
    for (const finding of findingsOf(shards, decisions, faults)) {
      await telling.tell(finding);
      if (io.stdout.isClosed) break;
    }
    await telling.end();
    shelf.close();
    for (const fault of faults) await tellFault(fault, io);
    if (broken.length > 0 || faults.length > 0) return Status.trouble;
    return failOn !== "never" && telling.failing.atLeast(failOn) > 0 ? Status.findings : Status.ok;
  },
};

/** Each shard has its own levels: the rules run at their usual ones, and what is off unless asked for runs as well. */
const USUAL: Levels = Object.fromEntries<Level>(
  rules.flatMap(({ id, severity }): [string, Level][] => {
    if (!CARRIED_RULES.includes(id)) return [[id, "off"]];
    return severity === "off" ? [[id, "info"]] : [];
  }),
);
const OFF: ReadonlySet<string> = new Set(rules.filter(({ severity }) => severity === "off").map(({ id }) => id));

function* findingsOf(
  shards: readonly CarriedShard[],
  decisions: Decisions,
  faults: Fault[],
): Generator<ReportedFinding> {
  const { corpus, placeOf } = skeletonOf(shards);
  const options = {
    levels: USUAL,
    decisions,
    hasNoConflicts: true,
    most: Number.POSITIVE_INFINITY,
    onFault: (rule: string, error: unknown) => faults.push({ error, during: `rule "${rule}" of "merge"` }),
  };
  const found = diagnose(corpus, options);
  const reporter = new FindingReporter("", corpus);
  const placed: Placed[] = [];
  for (const diagnostic of applyDecisions(corpus, found, decisions, USUAL).diagnostics) {
    const { range, rule } = diagnostic;
    const { place, position: start, shard } = placeOf(range.start);
    const severity = shard.levels[rule] ?? (OFF.has(rule) ? "off" : diagnostic.severity);
    if (severity === "off") continue;
    placed.push({
      diagnostic: { ...diagnostic, severity },
      shard,
      range: { start, end: placeOf(range.end).position },
      place,
    });
  }
  // In the skeleton stretches of one line stand on several.
  const numbers = new Map(shards.map((shard, number) => [shard, number]));
  placed.sort((a, b) => numbers.get(a.shard)! - numbers.get(b.shard)! || byPlace(a, b));
  for (const { diagnostic, place, range, shard } of placed)
    yield {
      ...reporter.report(diagnostic),
      path: shard.path,
      ...oneBased(range),
      body: place && place.start >= 0 ? { start: place.start, end: place.end } : undefined,
    };
}

/** A finding with where it really stands. */
interface Placed {
  readonly diagnostic: Diagnostic;
  readonly shard: CarriedShard;
  readonly range: Range;
  readonly place: CarriedPlace | undefined;
}

function byPlace(a: Placed, b: Placed): number {
  return (
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    (a.diagnostic.rule < b.diagnostic.rule ? -1 : Number(a.diagnostic.rule > b.diagnostic.rule))
  );
}
