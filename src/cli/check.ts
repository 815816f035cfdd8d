import { dirname } from "node:path";
import { diagnose } from "../core/checks/diagnose.ts";
import type { Level, Levels } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import type { ConfiguredOptions } from "../core/config/config.ts";
import { LEVELS } from "../core/config/values.ts";
import { applyDecisions } from "../core/decisions/apply.ts";
import type { Decisions } from "../core/decisions/decisions.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blocksOf, parseText } from "../core/syntax/parse.ts";
import { comparePositions } from "../core/text.ts";
import { type Arguments, choiceOf, optionOf, suggestion } from "./arguments.ts";
import { byteDiagnostics } from "./byte-diagnostics.ts";
import { Catalogues, type Holding, problemsOf } from "./catalogues.ts";
import type { Command } from "./command.ts";
import { Configurations } from "./configurations.ts";
import { dayOf } from "./day.ts";
import { DecisionFiles } from "./decisions.ts";
import { type Fault, tellFault } from "./fault.ts";
import { FindingReporter, type ReportedFinding } from "./findings.ts";
import { type Input, Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { ndjson } from "./reports/ndjson.ts";
import { pretty } from "./reports/pretty.ts";
import { Tally } from "./tally.ts";
import { paintFor, shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const FORMATS = ["pretty", "ndjson"] as const;
const FAIL_ON = ["error", "warning", "info", "never"] as const;

const HELP = `corpus check [PATH…|-]: what is wrong in corpora, and where

  PATH                     a corpus, or a folder for every *.corpus file in it; the current folder if none is named
  -                        standard input
  --format pretty|ndjson   lines for people (usual), or one JSON object a line
  --config FILE            what to go by, in place of the nearest .corpus.yaml beside or above each corpus
  --rule ID=SEVERITY       set a rule to off, hint, info, warning or error; may be repeated
  --today DATE             what counts as the future is later than this day (usual: the day it is), as 2024-06-18
  --fail-on SEVERITY       exit with 1 for findings at or above error (usual), warning or info; or never

Both .corpus.yaml and catalogues of entities (entities.yaml, *.entities.yaml) are looked for beside and above a corpus, up
to the nearest folder with .git, else to the current folder. Catalogues are checked with it. What "exclude:" names is
passed by on the way through a folder. What was decided in .corpus/decisions.ndjson, beside .corpus.yaml, is heeded.
`;

/** `corpus check`: reports what is wrong, file by file, and what it came to. */
export const check: Command = {
  name: "check",
  help: HELP,
  options: {
    format: { count: "one", choices: FORMATS, choicesNotYet: ["sarif", "github"] },
    config: { count: "one" },
    rule: { count: "many" },
    "fail-on": { count: "one", choices: FAIL_ON },
    today: { count: "one" },
  },
  notYet: ["fix", "fix-dry-run", "jobs", "facts", "baseline"],

  async run(args: Arguments, io: Io): Promise<number> {
    const levels = levelsOf(args);
    const failOn = choiceOf(args, "fail-on", FAIL_ON, "error");
    const report =
      choiceOf(args, "format", FORMATS, "pretty") === "ndjson" ? ndjson : pretty(paintFor(io.stdout, io.environment));
    const inputs = new Inputs(io);
    const configurations = new Configurations(inputs, optionOf(args, "config"));
    const catalogues = new Catalogues(inputs, configurations);
    const decided = new DecisionFiles(io, inputs);
    const faults: Fault[] = [];
    const tally = new Tally();
    const checked = new Set<string>();
    const today = dayOf(args);
    const paths = args.positionals.length > 0 ? args.positionals : ["."];
    const isExcluded = async (path: string): Promise<boolean> =>
      (await configurations.for(dirname(path))).excludes(path);
    for await (const input of inputs.read(paths, isExcluded)) {
      if (io.stdout.isClosed) break;
      const { options } = await configurations.for(input.folder);
      const corpus = parseText(input.text);
      const holding = await catalogues.for(input, corpus);
      const decisions = await decided.for(input);
      tally.files++;
      for (const _ of blocksOf(corpus)) tally.documents++;
      for (const finding of findingsOf({
        input,
        corpus,
        holding,
        decisions,
        options,
        levels,
        today,
        checked,
        faults,
      })) {
        tally.severities[finding.severity]++;
        await io.stdout.write(report.finding(finding));
        if (io.stdout.isClosed) break;
      }
    }
    tally.unreadable = inputs.unreadable;
    await io.stdout.write(report.summary(tally));
    for (const fault of faults) await tellFault(fault, io);
    if (tally.unreadable > 0 || faults.length > 0) return Status.trouble;
    return failOn !== "never" && tally.atLeast(failOn) > 0 ? Status.findings : Status.ok;
  },
};

/** One corpus on its way through the check. */
interface Job {
  readonly input: Input;
  readonly corpus: Corpus;
  readonly holding: Holding;
  readonly decisions: Decisions;
  readonly options: ConfiguredOptions;
  /** Of the command line: they hold before the configuration's. */
  readonly levels: Levels;
  /** An ISO date. */
  readonly today: string;
  /** The catalogue files whose problems were told with a corpus before; those told now are added. */
  readonly checked: Set<string>;
  readonly faults: Fault[];
}

/** What is wrong with a corpus, in the order of the text; then with the catalogues beside it, file by file. */
function* findingsOf(job: Job): Generator<ReportedFinding> {
  const { input, corpus, holding, decisions, options, checked, faults } = job;
  const levels = { ...options.levels, ...job.levels };
  const found = diagnose(corpus, {
    ...options,
    levels,
    today: job.today,
    storedReplacements: input.storedReplacements,
    decisions,
    // A report is for machines too: it keeps nothing back.
    most: Number.POSITIVE_INFINITY,
    catalogue: holding.texts.length > 0 ? holding.catalogue : undefined,
    catalogues: holding.texts,
    onFault: (rule, error) => faults.push({ error, during: `rule "${rule}" on "${input.path}"` }),
  });
  const diagnostics = [
    ...applyDecisions(corpus, found, decisions, levels).diagnostics,
    ...byteDiagnostics(corpus, input.byteFindings, levels),
  ];
  if (diagnostics.length > found.length) diagnostics.sort((a, b) => comparePositions(a.range.start, b.range.start));
  const reporter = new FindingReporter(input.path, corpus);
  for (const diagnostic of diagnostics) yield reporter.report(diagnostic);
  for (const text of holding.texts) {
    if (text.block || checked.has(text.file.source)) continue;
    checked.add(text.file.source);
    const ofFile = new FindingReporter(text.file.source, { source: text.lines, parts: [], partAt: () => undefined });
    for (const diagnostic of problemsOf(text, holding, levels)) yield ofFile.report(diagnostic);
  }
}

/** `--rule id=severity`, each checked; the last for a rule holds. */
function levelsOf(args: Arguments): Levels {
  const levels: Record<string, Level> = {};
  const ids: readonly string[] = rules.map((rule) => rule.id);
  for (const setting of args.options.get("rule") ?? []) {
    const equals = setting.indexOf("=");
    const id = equals < 0 ? setting : setting.slice(0, equals);
    if (!ids.includes(id)) throw new UsageError(`There is no rule "${shown(id)}".${suggestion(id, ids)}`, "check");
    const written = equals < 0 ? "" : setting.slice(equals + 1);
    const level = LEVELS.find((each) => each === written);
    if (!level)
      throw new UsageError(
        `"--rule ${id}" takes one of ${LEVELS.map((each) => `"${each}"`).join(", ")}, as in "--rule ${id}=off".${suggestion(written, LEVELS)}`,
        "check",
      );
    levels[id] = level;
  }
  return levels;
}
