import * as vscode from "vscode";
import type { Level, Levels } from "../core/checks/rule.ts";

/** The user's choices for one document, as plain data. */
export interface Settings {
  readonly levels: Levels;
  readonly namePattern: RegExp | undefined;
  readonly outlineLabel: "title" | "name";
  readonly outlineDetail: readonly ("name" | "date" | "words")[];
  readonly hoverDocuments: boolean;
  readonly hoverEntities: boolean;
}

const LEVELS: readonly string[] = ["off", "hint", "info", "warning", "error"] satisfies Level[];
const DETAILS = ["name", "date", "words"] as const;

/** Reads the settings that hold for a document; what does not fit its schema counts as not set. */
export function settingsFor(document: vscode.TextDocument): Settings {
  const settings = vscode.workspace.getConfiguration("corpus", document);
  return {
    levels: levelsIn(settings.get("rules")),
    namePattern: patternIn(settings.get("namePattern")),
    outlineLabel: settings.get("outline.label") === "name" ? "name" : "title",
    outlineDetail: detailsIn(settings.get("outline.detail")),
    hoverDocuments: settings.get("hover.documents") !== false,
    hoverEntities: settings.get("hover.entities") !== false,
  };
}

function levelsIn(value: unknown): Levels {
  if (typeof value !== "object" || value === null) return {};
  const chosen = Object.entries(value).filter(([, level]) => LEVELS.includes(level));
  return Object.fromEntries(chosen) as Levels;
}

/** A pattern that is none counts as not set: the settings editor already says so at its place. */
function patternIn(value: unknown): RegExp | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  try {
    return new RegExp(value, "u");
  } catch {
    return undefined;
  }
}

function detailsIn(value: unknown): Settings["outlineDetail"] {
  return Array.isArray(value) ? DETAILS.filter((detail) => value.includes(detail)) : DETAILS;
}
