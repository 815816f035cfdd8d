import * as vscode from "vscode";
import { type Asked, askedBy, askedFor, type ExchangeSources } from "./exchange-asked.ts";
import { type ExchangeOutcome, ExchangeTelling } from "./exchange-outcome.ts";
import type { Planned } from "./exchange-plan.ts";
import { corpusInFront } from "./exchange-source.ts";
import { planExport } from "./export-command.ts";
import { chosenDocuments, planImport } from "./import-command.ts";
import { guarded, type Log } from "./log.ts";
import { chosenFolder, planPacking } from "./pack-command.ts";
import type { Refusable } from "./refusable.ts";
import { planUnpacking } from "./unpack-command.ts";
import { type ExchangeWords, writePlan } from "./write-plan.ts";

/** One of the commands that make corpora of other files, and other files of corpora. */
interface Exchange {
  readonly id: string;
  readonly words: ExchangeWords;
  /** What it is about, where no menu says; nothing where the user thought better of it. */
  meant(): Promise<Refusable<vscode.Uri> | undefined>;
  /** Looks at everything, and asks what it must know; nothing where the user thought better of it. */
  plan(asked: Asked): Promise<Planned | undefined>;
}

const EXCHANGES: readonly Exchange[] = [
  {
    id: "corpus.packFolder",
    words: { verb: "Pack", going: "Packing", refused: "Nothing was packed" },
    meant: chosenFolder,
    plan: planPacking,
  },
  {
    id: "corpus.unpack",
    words: { verb: "Unpack", going: "Unpacking", refused: "Nothing was unpacked" },
    meant: corpusInFront,
    plan: planUnpacking,
  },
  {
    id: "corpus.export",
    words: { verb: "Export", going: "Exporting", refused: "Nothing was exported" },
    meant: corpusInFront,
    plan: planExport,
  },
  {
    id: "corpus.import",
    words: { verb: "Import", going: "Importing", refused: "Nothing was imported" },
    meant: chosenDocuments,
    plan: planImport,
  },
];

/** Registers the commands; each answers its outcome when all is told. */
export function registerExchange(sources: Omit<ExchangeSources, "telling">, log: Log): vscode.Disposable {
  const telling = new ExchangeTelling();
  const commands = EXCHANGES.map((exchange) =>
    vscode.commands.registerCommand(
      exchange.id,
      guarded(log, exchange.words.going, async (...args: unknown[]) => {
        const outcome = await carriedOut(exchange, askedBy({ ...sources, telling }, args));
        if (outcome) telling.tell(outcome);
        return outcome;
      }),
    ),
  );
  return vscode.Disposable.from(telling, ...commands);
}

/** Asks, looks, shows what will be written, and writes it; nothing where the user thought better of it. */
async function carriedOut({ words, meant, plan }: Exchange, asked: Asked): Promise<ExchangeOutcome | undefined> {
  const refused = (...refusals: readonly string[]): ExchangeOutcome => ({
    kind: "refused",
    outcome: words.refused,
    refusals,
  });
  try {
    let about = asked;
    if (asked.uris.length === 0) {
      const one = await meant();
      if (!one) return undefined;
      if (one.kind === "refused") return refused(one.message);
      about = askedFor(asked, [one.value], asked.given);
    }
    const planned = await plan(about);
    if (!planned) return undefined;
    return planned.kind === "refused" ? refused(...planned.refusals) : await writePlan(about, planned, words);
  } catch (error) {
    // Our own faults go on.
    if (error instanceof vscode.FileSystemError) return refused(`${error.message}.`);
    throw error;
  }
}
