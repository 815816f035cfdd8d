import * as vscode from "vscode";
import { CatalogueActions } from "./catalogue-actions.ts";
import { registerCatalogueReport } from "./catalogue-report.ts";
import { registerCatalogueYaml } from "./catalogue-yaml.ts";
import { registerEntityRename } from "./entity-rename.ts";
import type { IndexedCorpora } from "./indexed-corpora.ts";
import type { Log } from "./log.ts";
import { registerNameCompletion } from "./name-completion.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import type { OpenCorpora } from "./open-corpora.ts";

/** Wires what changes catalogues, or helps to write one. */
export function registerCatalogueEditing(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  indexed: IndexedCorpora,
  log: Log,
): vscode.Disposable {
  return vscode.Disposable.from(
    new CatalogueActions(corpora, catalogues, log),
    registerEntityRename(corpora, catalogues, log),
    registerNameCompletion(corpora, catalogues, log),
    registerCatalogueReport(indexed, log),
    registerCatalogueYaml(corpora, catalogues, indexed, log),
  );
}
