import * as vscode from "vscode";
import { CatalogueActions } from "./catalogue-actions.ts";
import { registerCatalogueYaml } from "./catalogue-yaml.ts";
import { registerEntityRename } from "./entity-rename.ts";
import type { IndexedCorpora } from "./indexed-corpora.ts";
import type { Log } from "./log.ts";
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
    registerCatalogueYaml(corpora, catalogues, indexed, log),
  );
}
