import * as vscode from "vscode";
import type { RawSettings } from "../core/config/read-settings.ts";

/** What settings hold for: a document, or a file that is not open and would be one of this language. */
export type Configurable = Pick<vscode.TextDocument, "uri" | "languageId">;

/** The user's choices for one document, as plain data. */
export interface Settings {
  readonly outlineLabel: "title" | "name";
  readonly outlineDetail: readonly ("name" | "date" | "words")[];
  readonly hoverDocuments: boolean;
  readonly hoverEntities: boolean;
  readonly automaticEntities: boolean;
}

const DETAILS = ["name", "date", "words"] as const;

/** Reads the settings that hold for a document; what does not fit its schema counts as not set. */
export function settingsFor(document: Configurable): Settings {
  const settings = vscode.workspace.getConfiguration("corpus", document);
  return {
    outlineLabel: settings.get("outline.label") === "name" ? "name" : "title",
    outlineDetail: detailsIn(settings.get("outline.detail")),
    hoverDocuments: settings.get("hover.documents") !== false,
    hoverEntities: settings.get("hover.entities") !== false,
    automaticEntities: settings.get("entities.automatic") !== false,
  };
}

/** The settings that say how a document is checked, as they stand: `readSettings` knows what they mean. */
export function checkSettingsFor(document: Configurable): RawSettings {
  const settings = vscode.workspace.getConfiguration("corpus", document);
  return {
    rules: settings.get("rules"),
    boilerplate: settings.get("boilerplate"),
    abbreviations: settings.get("abbreviations"),
    agencies: settings.get("agencies"),
    namePattern: settings.get("namePattern"),
    longestParagraph: settings.get("longestParagraph"),
    exclude: settings.get("exclude"),
  };
}

function detailsIn(value: unknown): Settings["outlineDetail"] {
  return Array.isArray(value) ? DETAILS.filter((detail) => value.includes(detail)) : DETAILS;
}
