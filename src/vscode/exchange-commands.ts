import * as vscode from "vscode";
import { type ExchangeOutcome, ExchangeTelling } from "./exchange-outcome.ts";
import type { ExchangeSources } from "./exchange-sources.ts";
import { exportCorpus } from "./export-command.ts";
import { importDocuments } from "./import-command.ts";
import { guarded, type Log } from "./log.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { packFolder } from "./pack-command.ts";
import type { Recognisers } from "./recognisers.ts";
import { unpackCorpus } from "./unpack-command.ts";

type Run = (sources: ExchangeSources, ...args: readonly unknown[]) => Promise<ExchangeOutcome | undefined>;

/** What makes corpora of other files, and other files of corpora; a menu gives what it is about, a key binding also where to. */
const COMMANDS: readonly (readonly [id: string, where: string, run: Run])[] = [
  ["corpus.packFolder", "packing", packFolder],
  ["corpus.unpack", "unpacking", unpackCorpus],
  ["corpus.export", "export", exportCorpus],
  ["corpus.import", "import", importDocuments],
];

/** Registers the commands; each answers its outcome when all is told. */
export function registerExchange(catalogues: OpenCatalogues, recognisers: Recognisers, log: Log): vscode.Disposable {
  const telling = new ExchangeTelling();
  const sources = { catalogues, recognisers, telling };
  const commands = COMMANDS.map(([id, where, run]) =>
    vscode.commands.registerCommand(
      id,
      guarded(log, where, async (...args: unknown[]) => {
        const outcome = await run(sources, ...args);
        if (outcome) telling.tell(outcome);
        return outcome;
      }),
    ),
  );
  return vscode.Disposable.from(telling, ...commands);
}
