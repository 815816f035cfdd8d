import { dirname } from "node:path";
import { COMPARING_RULES } from "../core/checks/facts/between.ts";
import type { Level, Levels } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { listed } from "../core/checks/wording.ts";
import { LEVELS } from "../core/config/values.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import { type Arguments, choiceOf, isGiven, optionOf, suggestion } from "./arguments.ts";
import { Baseline } from "./baseline.ts";
import { Checker } from "./checking.ts";
import type { Command } from "./command.ts";
import { Configurations } from "./configurations.ts";
import { dayOf } from "./day.ts";
import { FactsWriter } from "./facts-writer.ts";
import { tellFault } from "./fault.ts";
import { Fixer, fixingOf } from "./fixing.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { Selection, WHERE_HELP } from "./selection.ts";
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
  --fix=RULE,…             make the first fix of every finding of these rules
  --fix-dry-run            tell what would be left, and change nothing; also =RULE,…
  --config FILE            what to go by, in place of the nearest .corpus.yaml beside or above each corpus
  --rule ID=SEVERITY       set a rule to off, hint, info, warning or error; may be repeated
  --today DATE             what counts as the future is later than this day (usual: the day it is), as 2024-06-18
  --fail-on SEVERITY       exit with 1 for findings at or above error (usual), warning or info; or never
  --baseline FILE          compare with an earlier report (ndjson): what is new is told and decides the exit status, what is
                           known or gone is counted
${WHERE_HELP}                           What lies in other documents, or in none, is not told; rules see the whole corpus.
  --facts FILE             write what "corpus merge" needs to hold these documents against those of other runs; a file of
                           facts that is there is replaced. With - they go to standard output, the report to standard error

Both .corpus.yaml and catalogues of entities (entities.yaml, *.entities.yaml) are looked for beside and above a corpus, up
to the nearest folder with .git, else to the current folder. Catalogues are checked with it. What "exclude:" names is
passed by on the way through a folder. What was decided in .corpus/decisions.ndjson, beside .corpus.yaml, is heeded.

Fixes keep every byte outside their edits. A file with merge conflicts, of an unknown version of the format, or that is not
UTF-8 is left as it is (status 3), and so is one that somebody changes meanwhile.
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
  },
  notYet: ["jobs"],

  async run(args: Arguments, io: Io): Promise<number> {
    const levels = levelsOf(args);
    const failOn = choiceOf(args, "fail-on", FAIL_ON, "error");
    const fixing = fixingOf(args);
    const inputs = new Inputs(io, fixing ? "whole" : "any-size");
    const configurations = new Configurations(inputs, optionOf(args, "config"));
    const facts = factsOf(args, io);
    const checker = new Checker(io, inputs, configurations, {
      levels,
      today: dayOf(args),
      hasFacts: facts !== undefined,
    });
    const fixer = fixing && new Fixer(fixing, io, inputs);
    const given = optionOf(args, "baseline");
    const paths = args.positionals.length > 0 ? args.positionals : ["."];
    if (facts && fixing)
      throw new UsageError(
        '"--facts" does not go with fixes: write the facts of what was fixed in a second run.',
        "check",
      );
    if (facts?.isStream && paths.includes("-"))
      throw new UsageError(
        'The facts of standard input need a file, which they are called by, as in "--facts 1.facts".',
        "check",
      );
    const selection = isGiven(args, "where") ? await Selection.of(args, "check", checker, io) : undefined;
    for (const [option, others] of NOT_WITH_WHERE)
      if (selection && isGiven(args, option))
        throw new UsageError(`"--where" does not go with "--${option}", which ${others}.`, "check");
    // Standard output is the text's then, or the facts'.
    const isTaken = facts?.isStream || (fixing?.writing === "files" && paths.includes("-"));
    const output = isTaken ? io.stderr : io.stdout;
    const telling = new Telling(reportOf(args, output, io), output, given && (await Baseline.read(given, inputs)));
    const { tally } = telling;
    if (fixing) tally.fixing = fixing.writing === "files" ? "fixed" : "would fix";
    let illFormed = 0;
    await telling.begin();
    await facts?.begin();
    const isExcluded = async (path: string): Promise<boolean> =>
      (await configurations.for(dirname(path))).excludes(path);
    for await (const input of inputs.read(paths, isExcluded)) {
      if (output.isClosed && !facts) break;
      let checked = await checker.read(input);
      if (fixer) {
        const { fixed, input: mended } = await fixer.fix(checked, checker);
        tally.fixed += fixed;
        if (fixed > 0) checked = await checker.read(mended);
      }
      const refusal = selection?.refusalOf(checked);
      if (refusal !== undefined) {
        await inputs.leaveOut(refusal);
        input.large?.close();
        continue;
      }
      const chosen = selection?.lines(checked);
      tally.files++;
      if (chosen) tally.documents += chosen.size;
      else for (const _ of blocksOf(checked.corpus)) tally.documents++;
      for (const finding of checker.findings(checked, chosen)) {
        await telling.tell(finding);
        if (output.isClosed) break;
      }
      if (input.invalidAt !== undefined) illFormed++;
      await facts?.add(checked, levels);
      if (input.large) {
        input.large.close();
        await io.stderr.write(
          `corpus: "${shown(input.path)}" is large: ${listed(COMPARING_RULES)} were not run; "split" it, or use them on its parts.\n`,
        );
      }
    }
    tally.unreadable = inputs.unreadable;
    await telling.end();
    // Facts that lack a shard would be taken for all of them.
    if (inputs.unreadable > illFormed && facts)
      await io.stderr.write("corpus: no facts were written, since not everything could be read.\n");
    else facts?.finish();
    for (const fault of checker.faults) await tellFault(fault, io);
    if (tally.unreadable > 0 || checker.faults.length > 0 || (fixer && fixer.refused > 0)) return Status.trouble;
    return failOn !== "never" && telling.failing.atLeast(failOn) > 0 ? Status.findings : Status.ok;
  },
};

/** Options that concern all documents, and why. */
const NOT_WITH_WHERE: readonly (readonly [option: string, why: string])[] = [
  ["fix", "mends whole files"],
  ["fix-dry-run", "mends whole files"],
  ["baseline", "holds whole reports against each other"],
  ["facts", "tells of all documents"],
];

function factsOf(args: Arguments, io: Io): FactsWriter | undefined {
  const path = optionOf(args, "facts");
  return path === undefined ? undefined : new FactsWriter(path, io);
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
