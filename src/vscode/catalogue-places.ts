import type * as vscode from "vscode";
import type { Entity } from "../core/entities/catalogue.ts";
import { LineIndex, type Range, type Span } from "../core/text.ts";
import { toRange } from "./convert.ts";
import type { Catalogues, ReadCatalogue } from "./open-catalogues.ts";

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
  const toEditor = rangesIn(read);
  return { uri: read.uri, range: toEditor(entity.span), name: toEditor(entity.nameSpan) };
}

/** Turns spans of a catalogue's text into ranges of the file or the corpus it stands in. */
export function rangesIn({ block, text }: ReadCatalogue): (span: Span) => vscode.Range {
  const lines = LineIndex.of(text);
  const below = block ? block.bodyStart : 0;
  return (span) => {
    const start = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    const range: Range = { start: { ...start, line: start.line + below }, end: { ...end, line: end.line + below } };
    return toRange(range);
  };
}

/** The entry as the editor's answer to Go to Definition, with the mention underlined. */
export function linkTo({ uri, range, name }: EntryPlace, origin: vscode.Range): vscode.LocationLink {
  return { originSelectionRange: origin, targetUri: uri, targetRange: range, targetSelectionRange: name };
}
