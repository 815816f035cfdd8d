import { CARRIED_RULES } from "../core/checks/facts/carried.ts";
import type { Room } from "../core/checks/facts/gathering.ts";
import { listed } from "../core/checks/wording.ts";
import type { Disk } from "../files/disk.ts";
import { FileShelf } from "../files/file-shelf.ts";
import { type Arguments, choiceOf, optionOf } from "./arguments.ts";
import { Baseline } from "./baseline.ts";
import { Breath } from "./breath.ts";
import type { Command } from "./command.ts";
import { DecisionFiles } from "./decisions.ts";
import { FactsReader } from "./facts-reader.ts";
import { tellFault } from "./fault.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { MergedFindings } from "./merged-findings.ts";
import { DocumentShelves } from "./shelved-documents.ts";
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
current folder, is heeded. While it runs, about as much as FACTS lies in the temporary folder.
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
    const shelves = new Shelves(io.disk);
    const gathered = io.gathered ?? GATHERED;
    const room: Room = { ...gathered, newShelf: () => shelves.make(gathered.shelf) };
    try {
      const reader = await factsIn(args.positionals, { inputs, io, room });
      const { broken, shards } = reader;
      for (const { named, path } of broken)
        await io.stderr.write(
          `corpus: the facts of "${shown(path)}" in ${shown(named)} break off, and were left out; run "check" on it again.\n`,
        );
      const documents = reader.documents();
      const { tally } = telling;
      tally.files = shards.length;
      tally.unreadable = broken.length;
      tally.documents = documents.count;
      const merged = new MergedFindings(documents, await new DecisionFiles(io, inputs).in(io.cwd), room);
      const breath = new Breath(io.progress);
      await telling.begin();
      for (const _ of merged.find()) await breath.take();
      for (const finding of merged.sorted()) {
        await telling.tell(finding);
        if (io.stdout.isClosed) break;
      }
      await telling.end();
      for (const fault of merged.faults) await tellFault(fault, io);
      if (broken.length > 0 || merged.faults.length > 0) return Status.trouble;
      return failOn !== "never" && telling.failing.atLeast(failOn) > 0 ? Status.findings : Status.ok;
    } finally {
      shelves.close();
    }
  },
};

/** Each of these makes a few megabytes. */
const GATHERED = { documents: 1_000, rows: 1 << 20, bytes: 1 << 24, shelf: 1 << 20 };

interface Reading {
  readonly inputs: Inputs;
  readonly io: Io;
  readonly room: Room;
}

async function factsIn(paths: readonly string[], { inputs, io, room }: Reading): Promise<FactsReader> {
  const reader = new FactsReader(new DocumentShelves(room), new Breath(io.progress));
  for (const path of paths) {
    const source = await inputs.open(path);
    await reader.read(source);
    source.close();
  }
  return reader;
}

/** Temporary files that go together. */
class Shelves {
  readonly #disk: Disk;
  readonly #shelves: FileShelf[] = [];

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  make(bytes: number): FileShelf {
    const shelf = new FileShelf(this.#disk, bytes);
    this.#shelves.push(shelf);
    return shelf;
  }

  close(): void {
    for (const shelf of this.#shelves) shelf.close();
  }
}
