import type { Level, Levels } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { LEVELS } from "../core/config/values.ts";
import { type Arguments, choiceOf, isGiven, optionOf, suggestion } from "./arguments.ts";
import { Baseline } from "./baseline.ts";
import type { CheckOrder } from "./check-events.ts";
import { Checking } from "./checking-files.ts";
import type { Command } from "./command.ts";
import { dayOf } from "./day.ts";
import { FactsWriter } from "./facts-writer.ts";
import { type Fault, tellFault } from "./fault.ts";
import { fixingOf } from "./fixing.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { WHERE_HELP } from "./selection.ts";
import { FAIL_ON, FORMATS, reportOf, Telling } from "./telling.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus check [PATH…|-]: what is wrong in corpora, and where

  PATH                     a corpus, or a folder for every *.corpus file in it; the current folder if none is named
  -                        standard input
  --format FORMAT          pretty, lines for people (usual); ndjson, one JSON object a line; sarif, a log of SARIF 2.1.0;
                           github, annotations for a pull request
  --fix                    make every safe fix, and tell what is left; what came on standard input goes to standard output,
                           and the report to standard error
  --fix=RULE,…             make the first fix of every finding of these rules, also in catalogues beside and above corpora that
                           are files
  --fix-dry-run            tell what would be left, and change nothing; also =RULE,…
  --config FILE            what to go by, in place of the nearest .corpus.yaml beside or above each corpus
  --rule ID=SEVERITY       set a rule to off, hint, info, warning or error; may be repeated
  --today DATE             what counts as the future is later than this day (usual: the day it is), as 2024-06-18
  --fail-on SEVERITY       exit with 1 for findings at or above error (usual), warning or info; or never
  --baseline FILE          compare with an earlier report (ndjson): what is new is told and decides the exit status, what is
                           known or gone is counted
${WHERE_HELP}                           What lies in other documents, or in none, is not told; rules see the whole corpus.
  --jobs N                 check so many files at once (usual: as many as there are cores); what is told is the same
  --facts FILE             write what "corpus merge" needs to hold these documents against those of other runs; a file of
                           facts that is there is replaced. With - they go to standard output, the report to standard error

Both .corpus.yaml and catalogues of entities (entities.yaml, *.entities.yaml) are looked for beside and above a corpus, up
to the nearest folder with .git, else to the current folder. Catalogues are checked with it. What "exclude:" names is
passed by on the way through a folder. What was decided in .corpus/decisions.ndjson, beside .corpus.yaml, is heeded.

Fixes keep every byte outside their edits. A file with merge conflicts, of an unknown version of the format, or that is not
UTF-8 is left as it is (status 3), and so is one that somebody changes meanwhile. Of a file of 64 MB or more only rules can
be named that speak of one document alone.
`;

/** `corpus check`: reports what is wrong, file by file, and what it came to. */
export const check: Command = {
  name: "check",
  help: HELP,
  options: {
    format: { count: "one", choices: FORMATS },
    fix: { count: "one", value: "after-equals" },
    "fix-dry-run": { count: "one", value: "after-equals" },
    config: { count: "one" },
    rule: { count: "many" },
    "fail-on": { count: "one", choices: FAIL_ON },
    today: { count: "one" },
    baseline: { count: "one" },
    facts: { count: "one" },
    where: { count: "one" },
    jobs: { count: "one" },
  },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    const failOn = choiceOf(args, "fail-on", FAIL_ON, "error");
    const order: CheckOrder = {
      levels: levelsOf(args),
      today: dayOf(args),
      config: optionOf(args, "config"),
      where: optionOf(args, "where"),
      fixing: fixingOf(args),
      facts: optionOf(args, "facts"),
    };
    const paths = args.positionals.length > 0 ? args.positionals : ["."];
    const facts = order.facts === undefined ? undefined : new FactsWriter(order.facts, io);
    mustFit(args, paths, facts);
    const checking = await Checking.of(paths, order, jobsOf(args), io);
    const given = optionOf(args, "baseline");
    // Standard output is the text's then, or the facts'.
    const isTaken = facts?.isStream || (order.fixing?.writing === "files" && paths.includes("-"));
    const output = isTaken ? io.stderr : io.stdout;
    const inputs = new Inputs(io);
    const telling = new Telling(reportOf(args, output, io), output, given && (await Baseline.read(given, inputs)));
    const { tally } = telling;
    if (order.fixing) tally.fixing = order.fixing.writing === "files" ? "fixed" : "would fix";
    tally.unreadable = inputs.unreadable;
    let illFormed = 0;
    let unfixed = 0;
    const faults: Fault[] = [];
    await telling.begin();
    await facts?.begin();
    try {
      for await (const event of checking.events()) {
        switch (event.kind) {
          case "message":
            tally.unreadable += event.unreadable;
            await io.stderr.write(event.text);
            break;
          case "unfixed":
            unfixed++;
            await io.stderr.write(`corpus: ${shown(event.message)}\n`);
            break;
          case "output":
            await io.stdout.writeBytes(event.bytes);
            break;
          case "fixed":
            tally.fixed += event.fixed;
            break;
          case "counts":
            tally.files++;
            tally.documents += event.documents;
            tally.fixed += event.fixed;
            if (event.isIllFormed) illFormed++;
            break;
          case "findings":
            for (const finding of event.findings) if (!output.isClosed) await telling.tell(finding);
            break;
          case "facts":
            await facts?.add(event.text);
            break;
          case "fault":
            faults.push(event);
        }
        if (output.isClosed && !facts) break;
      }
    } finally {
      await checking.close();
    }
    await telling.end();
    // Facts that lack a shard would be taken for all of them.
    if (tally.unreadable > illFormed && facts)
      await io.stderr.write("corpus: no facts were written, since not everything could be read.\n");
    else facts?.finish();
    for (const fault of faults) await tellFault(fault, io);
    if (tally.unreadable > 0 || faults.length > 0 || unfixed > 0) return Status.trouble;
    return failOn !== "never" && telling.failing.atLeast(failOn) > 0 ? Status.findings : Status.ok;
  },
};

/** Throws a {@link UsageError} for options that do not go together. */
function mustFit(args: Arguments, paths: readonly string[], facts: FactsWriter | undefined): void {
  if (facts && (isGiven(args, "fix") || isGiven(args, "fix-dry-run")))
    throw new UsageError(
      '"--facts" does not go with fixes: write the facts of what was fixed in a second run.',
      "check",
    );
  if (facts?.isStream && paths.includes("-"))
    throw new UsageError(
      'The facts of standard input need a file, which they are called by, as in "--facts 1.facts".',
      "check",
    );
  if (!isGiven(args, "where")) return;
  for (const [option, others] of NOT_WITH_WHERE)
    if (isGiven(args, option))
      throw new UsageError(`"--where" does not go with "--${option}", which ${others}.`, "check");
}

/** Options that concern all documents, and why. */
const NOT_WITH_WHERE: readonly (readonly [option: string, why: string])[] = [
  ["fix", "mends whole files"],
  ["fix-dry-run", "mends whole files"],
  ["baseline", "holds whole reports against each other"],
  ["facts", "tells of all documents"],
];

/** How many files may be checked at once, if that was said. */
function jobsOf(args: Arguments): number | undefined {
  const given = optionOf(args, "jobs");
  if (given === undefined) return undefined;
  const jobs = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (jobs < 1)
    throw new UsageError(`"--jobs" takes how many files are checked at once, not "${shown(given)}".`, "check");
  return jobs;
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
