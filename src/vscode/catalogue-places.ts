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

/** The entry as the editor's answer to Go to Definition, with the mention underlined. */
export function linkTo({ uri, range, name }: EntryPlace, origin: vscode.Range): vscode.LocationLink {
  return { originSelectionRange: origin, targetUri: uri, targetRange: range, targetSelectionRange: name };
}
