import * as vscode from "vscode";
import {
  type CatalogueCompletion,
  catalogueCompletionsAt,
  catalogueWordAt,
  entityAt,
} from "../core/entities/catalogue-assist.ts";
import { renameEntity } from "../core/entities/catalogue-edits.ts";
import { renameId } from "../core/entities/catalogue-merge.ts";
import { cataloguePlaceAt } from "../core/entities/catalogue-places.ts";
import { entryCard } from "../core/entities/entry-card.ts";
import { cardToMarkdown } from "../core/markdown.ts";
import type { Span } from "../core/text.ts";
import { plannedIn, plannedInAll } from "./catalogue-changes.ts";
import { type CatalogueDocument, CatalogueDocuments, changeableWith, entryWith } from "./catalogue-documents.ts";
import { linkTo, ownEntryOf } from "./catalogue-places.ts";
import type { IndexedCorpora } from "./indexed-corpora.ts";
import { guarded, type Log } from "./log.ts";
import { findMentions } from "./mention-search.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import type { OpenCorpora } from "./open-corpora.ts";
import { answered, orRejected, type Refusable, refused } from "./refusable.ts";

const SELECTOR: vscode.DocumentFilter = { pattern: "**/{entities.yaml,*.entities.yaml}" };
/** It completes and explains by the schema that we contribute; twice would be once too often. */
const YAML_EXTENSION = "redhat.vscode-yaml";

const KINDS: Readonly<Record<CatalogueCompletion["kind"], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  word: vscode.CompletionItemKind.EnumMember,
  text: vscode.CompletionItemKind.Text,
  entity: vscode.CompletionItemKind.Reference,
};

const SYMBOLS: Readonly<Record<string, vscode.SymbolKind>> = {
  person: vscode.SymbolKind.Class,
  organisation: vscode.SymbolKind.Module,
  place: vscode.SymbolKind.Namespace,
  event: vscode.SymbolKind.Event,
};

/** Wires what helps to write a catalogue: completion, hovers, definitions, references, renaming, an outline. */
export function registerCatalogueYaml(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  indexed: IndexedCorpora,
  log: Log,
): vscode.Disposable {
  const documents = new CatalogueDocuments(catalogues);
  const { languages } = vscode;
  const rename = guarded(
    log,
    "rename in a catalogue",
    async (document: vscode.TextDocument, position: vscode.Position) =>
      renameableAt(await documents.of(document), position),
  );
  return vscode.Disposable.from(
    languages.registerCompletionItemProvider(
      SELECTOR,
      {
        provideCompletionItems: guarded(log, "completion in a catalogue", async (document, position) =>
          itemsAt(await documents.of(document), position),
        ),
      },
      ":",
      " ",
      "{",
      "[",
    ),
    languages.registerHoverProvider(SELECTOR, {
      provideHover: guarded(log, "hover in a catalogue", async (document, position, token) =>
        hoverAt(await documents.of(document), position, indexed, token),
      ),
    }),
    languages.registerDefinitionProvider(SELECTOR, {
      provideDefinition: guarded(log, "definition in a catalogue", async (document, position) =>
        definitionsAt(await documents.of(document), position),
      ),
    }),
    languages.registerReferenceProvider(SELECTOR, {
      provideReferences: guarded(log, "references in a catalogue", async (document, position, _context, token) => {
        const { file } = await documents.of(document);
        const found = entityAt(file, document.offsetAt(position));
        return found ? [...(await findMentions(corpora, catalogues, found.id, token))] : [];
      }),
    }),
    languages.registerRenameProvider(SELECTOR, {
      prepareRename: async (document, position) => orRejected(await rename(document, position)),
      provideRenameEdits: async (document, position, newName) => {
        const found = orRejected(await rename(document, position));
        return found && orRejected(await guarded(log, "rename in a catalogue", found.rename)(newName));
      },
    }),
    languages.registerDocumentSymbolProvider(SELECTOR, {
      provideDocumentSymbols: guarded(log, "outline of a catalogue", async (document) =>
        symbolsOf(await documents.of(document)),
      ),
    }),
  );
}

function itemsAt(
  { document, catalogue }: CatalogueDocument,
  position: vscode.Position,
): vscode.CompletionItem[] | undefined {
  const completions = catalogueCompletionsAt(document.getText(), document.offsetAt(position), catalogue);
  if (!completions) return undefined;
  const range = rangeIn(document, completions.span);
  const isLeftToOthers = vscode.extensions.getExtension(YAML_EXTENSION) !== undefined;
  const own = completions.items.filter(({ kind }) => !isLeftToOthers || kind === "text" || kind === "entity");
  return own.map(({ kind, label, newText, filter, detail, documentation }, index) => {
    const item = new vscode.CompletionItem(label, KINDS[kind]);
    item.range = range;
    item.insertText = newText;
    item.filterText = filter;
    item.detail = detail;
    if (documentation !== "") item.documentation = new vscode.MarkdownString(documentation);
    item.sortText = String(index).padStart(4, "0");
    if (newText.endsWith(" ")) item.command = { command: "editor.action.triggerSuggest", title: "Suggest" };
    return item;
  });
}

async function hoverAt(
  { document, file, catalogue }: CatalogueDocument,
  position: vscode.Position,
  indexed: IndexedCorpora,
  token: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
  const word = catalogueWordAt(document.getText(), document.offsetAt(position), file);
  if (!word) return undefined;
  const range = rangeIn(document, word.span);
  if (word.kind === "documentation") {
    if (vscode.extensions.getExtension(YAML_EXTENSION)) return undefined;
    return new vscode.Hover(new vscode.MarkdownString(word.markdown), range);
  }
  const entity = catalogue.byId.get(word.id);
  if (!entity) return undefined;
  const markdown = new vscode.MarkdownString(
    cardToMarkdown(entryCard(entity, catalogue, await indexed.now(token))),
    false,
  );
  markdown.supportHtml = false;
  return new vscode.Hover(markdown, range);
}

function definitionsAt(catalogue: CatalogueDocument, position: vscode.Position): vscode.LocationLink[] {
  const { document, file } = catalogue;
  const text = document.getText();
  const offset = document.offsetAt(position);
  const place = cataloguePlaceAt(text, offset);
  if (place?.kind === "value" && place.key === "replaces") {
    const id = text.slice(place.span.start, place.span.end).replace(/^(["'])(.*)\1$/, "$2");
    const replaced = ownEntryOf(catalogue.catalogues, id) ?? entryWith(catalogue, id);
    return replaced ? [linkTo(replaced, rangeIn(document, place.span))] : [];
  }
  const found = entityAt(file, offset);
  const entry = found && entryWith(catalogue, found.id);
  return entry ? [linkTo(entry, rangeIn(document, found.span))] : [];
}

/** What can be renamed at a place, and how. */
interface Renameable {
  readonly range: vscode.Range;
  readonly placeholder: string;
  rename(newName: string): Promise<Refusable<vscode.WorkspaceEdit>>;
}

function renameableAt(catalogue: CatalogueDocument, position: vscode.Position): Refusable<Renameable> {
  const { document, file } = catalogue;
  const found = entityAt(file, document.offsetAt(position));
  if (!found || found.as === "alias")
    return refused("Put the cursor on the name or the id of an entity: those can be renamed here.");
  const { id, span, as } = found;
  const entity = catalogue.catalogue.byId.get(id);
  if (as === "relation" && entity?.id !== id) return refused(`No catalogue has an entity with the id "${id}".`);
  const placeholder = as === "name" ? (file.entities.find((one) => one.id === id)?.name ?? id) : id;
  const rename = async (newName: string): Promise<Refusable<vscode.WorkspaceEdit>> => {
    const texts = await changeableWith(catalogue);
    const own = texts.find(({ uri, block }) => !block && uri.toString() === document.uri.toString());
    if (!own) return refused("The catalogue is gone.");
    const plan =
      as === "name"
        ? plannedIn(own, renameEntity(own.text, id, newName, "kept-as-alias"))
        : plannedInAll(texts, renameId(texts, id, newName.trim()));
    return plan.kind === "refused" ? plan : answered(plan.edit);
  };
  return answered({ range: rangeIn(document, span), placeholder, rename });
}

function symbolsOf({ document, file }: CatalogueDocument): vscode.DocumentSymbol[] | undefined {
  if (vscode.extensions.getExtension(YAML_EXTENSION)) return undefined;
  return file.entities.map(({ id, name, type, span, nameSpan }) => {
    const kind = SYMBOLS[type ?? ""] ?? vscode.SymbolKind.Object;
    const detail = type === undefined ? id : `${type} · ${id}`;
    return new vscode.DocumentSymbol(name, detail, kind, rangeIn(document, span), rangeIn(document, nameSpan));
  });
}

function rangeIn(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
