import { diagnose } from "../core/checks/diagnose.ts";
import { CARRIED_RULES, type CarriedShard, UNCARRIED_RULES } from "../core/checks/facts/carried.ts";
import { skeletonOf } from "../core/checks/facts/skeleton.ts";
import type { Levels } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { listed } from "../core/checks/wording.ts";
import { applyDecisions } from "../core/decisions/apply.ts";
import type { Decisions } from "../core/decisions/decisions.ts";
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

${listed(UNCARRIED_RULES)} are told by each "check", of its shard alone.
Comments that silence a rule for a file hold in their own shard. What was decided in .corpus/decisions.ndjson, in or
above the current folder, is heeded.
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
    const reader = new FactsReader();
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
    for (const fault of faults) await tellFault(fault, io);
    if (broken.length > 0 || faults.length > 0) return Status.trouble;
    return failOn !== "never" && telling.failing.atLeast(failOn) > 0 ? Status.findings : Status.ok;
  },
};

/** Each shard has its own levels: the rules run at their usual ones. */
const USUAL: Levels = Object.fromEntries(
  rules.filter(({ id }) => !CARRIED_RULES.includes(id)).map(({ id }) => [id, "off"]),
);

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
  for (const diagnostic of applyDecisions(corpus, found, decisions, USUAL).diagnostics) {
    const { range, rule } = diagnostic;
    const { line, position, shard } = placeOf(range.start);
    const severity = shard.levels[rule] ?? diagnostic.severity;
    if (severity === "off") continue;
    const { position: end } = placeOf(range.end);
    yield {
      ...reporter.report({ ...diagnostic, severity }),
      path: shard.path,
      ...oneBased({ start: position, end }),
      body: line && line.start >= 0 ? { start: line.start, end: line.end } : undefined,
    };
  }
}
