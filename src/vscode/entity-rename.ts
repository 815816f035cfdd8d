import * as vscode from "vscode";
import type { Entity } from "../core/entities/catalogue.ts";
import { renameEntity, singleLine } from "../core/entities/catalogue-edits.ts";
import { changeable, plannedIn } from "./catalogue-changes.ts";
import { guarded, type Log } from "./log.ts";
import { mentionUnder, type PlacedMention } from "./mention-under.ts";
import type { OpenCatalogues, ReadCatalogue } from "./open-catalogues.ts";
import { LANGUAGE, type OpenCorpora } from "./open-corpora.ts";
import { answered, orRejected, type Refusable, refused } from "./refusable.ts";

/** Renames whoever is named at the cursor: in the catalogue, never in a text. The old name stays, as an alias. */
export function registerEntityRename(corpora: OpenCorpora, catalogues: OpenCatalogues, log: Log): vscode.Disposable {
  const prepare = guarded(log, "rename", async (document: vscode.TextDocument, position: vscode.Position) => {
    const found = await entityAt(corpora, catalogues, document, position);
    if (found.kind === "refused") return found;
    const { placed, entity } = found.value;
    return answered({ range: placed.range, placeholder: entity.name });
  });
  const rename = guarded(
    log,
    "rename",
    async (document: vscode.TextDocument, position: vscode.Position, newName: string) => {
      const found = await entityAt(corpora, catalogues, document, position);
      if (found.kind === "refused") return found;
      if (singleLine(newName) === "") return refused("An entity needs a name; give one.");
      const { placed, entity, read } = found.value;
      const [catalogue] = await changeable([read], placed.catalogues);
      if (!catalogue) return refused("The catalogue is gone.");
      const plan = plannedIn(catalogue, renameEntity(catalogue.text, entity.id, newName, "kept-as-alias"));
      return plan.kind === "refused" ? plan : answered(plan.edit);
    },
  );
  return vscode.languages.registerRenameProvider(LANGUAGE, {
    prepareRename: async (document, position) => orRejected(await prepare(document, position)),
    provideRenameEdits: async (document, position, newName) => orRejected(await rename(document, position, newName)),
  });
}

/** Whom a name means, and where the catalogue has it. */
interface Renameable {
  readonly placed: PlacedMention;
  readonly entity: Entity;
  readonly read: ReadCatalogue;
}

async function entityAt(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<Refusable<Renameable>> {
  const placed = await mentionUnder(corpora, catalogues, document, position);
  if (!placed) return refused("There is no name at the cursor. Texts are not renamed, only entries of the catalogue.");
  const { mention } = placed;
  const [id, ...others] = mention.entities;
  const entity = id === undefined ? undefined : placed.catalogues.catalogue.byId.get(id);
  if (!entity) return refused(`"${mention.text}" has no entry in the catalogue; add one first (light bulb).`);
  if (others.length > 0 || mention.kind === "unresolved")
    return refused(`"${mention.text}" may mean several entities; rename the one that is meant in the catalogue.`);
  const read = placed.catalogues.read.find(({ file }) => file.source === entity.source);
  return read ? answered({ placed, entity, read }) : refused("The catalogue is gone.");
}
