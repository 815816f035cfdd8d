import * as vscode from "vscode";
import { Concordances } from "./concordances.ts";
import { EntitiesView } from "./entities-view.ts";
import { EntityCommands } from "./entity-commands.ts";
import { registerEntityExport } from "./entity-export.ts";
import { registerEntityRowCommands } from "./entity-row-commands.ts";
import { hoverAt } from "./hover-provider.ts";
import type { IndexedCorpora } from "./indexed-corpora.ts";
import { guarded, type Log } from "./log.ts";
import type { MentionIndexes } from "./mention-indexes.ts";
import { coloursOf, nameLegend } from "./name-colours.ts";
import { definitionsAt, highlightsAt, referencesAt } from "./navigation.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { LANGUAGE, type OpenCorpora } from "./open-corpora.ts";
import type { Problems } from "./problems.ts";
import { symbolsFor } from "./workspace-symbols.ts";

/** Wires what is known of names: hovers, definitions, references, highlights, and the view of them. */
export function registerEntities(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  problems: Problems,
  indexes: MentionIndexes,
  indexed: IndexedCorpora,
  memento: vscode.Memento,
  log: Log,
): vscode.Disposable {
  const concordances = new Concordances(indexed, log);
  const commands = new EntityCommands(corpora, catalogues, concordances, log);
  const sources = { corpora, catalogues, problems, commands, indexes, indexed };
  const { languages } = vscode;
  const view = new EntitiesView(indexed, catalogues, memento, log);
  return vscode.Disposable.from(
    concordances,
    commands,
    view,
    registerEntityExport(indexed, log),
    registerEntityRowCommands(view, commands, log),
    languages.registerHoverProvider(LANGUAGE, {
      provideHover: guarded(log, "hover", (document, position) => hoverAt(sources, document, position)),
    }),
    languages.registerDefinitionProvider(LANGUAGE, {
      provideDefinition: guarded(log, "definition", (document, position) =>
        definitionsAt(corpora, catalogues, document, position),
      ),
    }),
    languages.registerReferenceProvider(LANGUAGE, {
      provideReferences: guarded(log, "references", (document, position, context, token) =>
        referencesAt(corpora, catalogues, document, position, context, token),
      ),
    }),
    languages.registerDocumentHighlightProvider(LANGUAGE, {
      provideDocumentHighlights: guarded(log, "highlights", (document, position) =>
        highlightsAt(corpora, catalogues, document, position),
      ),
    }),
    languages.registerDocumentRangeSemanticTokensProvider(
      LANGUAGE,
      {
        provideDocumentRangeSemanticTokens: guarded(log, "colours of names", (document, range, token) =>
          coloursOf(corpora, catalogues, document, range, token),
        ),
      },
      nameLegend,
    ),
    languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: guarded(log, "workspace symbols", (query, token) =>
        symbolsFor(corpora, catalogues, query, token),
      ),
    }),
  );
}
