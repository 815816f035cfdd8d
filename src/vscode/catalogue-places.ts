import type * as vscode from "vscode";
import type { Entity } from "../core/entities/catalogue.ts";
import { rangeOfEntry } from "../core/entities/catalogue-text.ts";
import { toRange } from "./convert.ts";
import type { Catalogues } from "./open-catalogues.ts";

/** Where an entity's entry stands: the whole of it, and the name in it. */
export interface EntryPlace {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly name: vscode.Range;
}

/** Where the catalogue has the entity of this id; `undefined` when none of them has it. */
export function entryOf(catalogues: Catalogues, id: string): EntryPlace | undefined {
  const entity: Entity | undefined = catalogues.catalogue.byId.get(id);
  const read = catalogues.read.find(({ file }) => file.source === entity?.source);
  if (!entity || !read) return undefined;
  const { corpus } = catalogues;
  const range = toRange(rangeOfEntry(read, corpus, entity.span));
  return { uri: read.uri, range, name: toRange(rangeOfEntry(read, corpus, entity.nameSpan)) };
}

/** Where an entry with just this id stands, though another may replace it; `undefined` where it is gone. */
export function ownEntryOf(catalogues: Catalogues | undefined, id: string): EntryPlace | undefined {
  for (const read of catalogues?.read ?? []) {
    const entity = read.file.entities.find((one) => one.id === id);
    if (!entity) continue;
    const { corpus } = catalogues!;
    const range = toRange(rangeOfEntry(read, corpus, entity.span));
    return { uri: read.uri, range, name: toRange(rangeOfEntry(read, corpus, entity.nameSpan)) };
  }
  return undefined;
}

/** The entry as the editor's answer to Go to Definition, with the mention underlined. */
export function linkTo({ uri, range, name }: EntryPlace, origin: vscode.Range): vscode.LocationLink {
  return { originSelectionRange: origin, targetUri: uri, targetRange: range, targetSelectionRange: name };
}
