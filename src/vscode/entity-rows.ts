import * as vscode from "vscode";
import type { EntityGroup } from "../core/entities/entity-groups.ts";
import type { Kwic } from "../core/entities/kwic.ts";
import type { Mention } from "../core/entities/mention.ts";
import type { IndexedDocument as DocumentMentions } from "../core/entities/mention-index.ts";
import type { Subject } from "../core/entities/subject.ts";
import type { Tally } from "../core/entities/tally.ts";
import { isVisible, oneLine } from "../core/outline/label.ts";
import type { IndexedDocument } from "./indexed-corpora.ts";

/** A name as a row's label, in UTF-16 code units. */
const LONGEST_LABEL = 120;
const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** A row of the view. */
export type EntitiesNode =
  | { readonly kind: "type"; readonly group: EntityGroup; readonly listing: "all" | "filtered" }
  | { readonly kind: "entity"; readonly tally: Tally }
  | { readonly kind: "document"; readonly place: DocumentPlace }
  | {
      readonly kind: "mention";
      readonly place: DocumentPlace;
      readonly mention: Mention;
      readonly nth: number;
      readonly kwic: Kwic;
    }
  | { readonly kind: "more"; readonly of: string; readonly count: number };

/** A document that mentions somebody. */
export interface DocumentPlace {
  readonly subject: Subject;
  readonly corpus: IndexedDocument;
  readonly mentions: DocumentMentions;
  readonly label: string;
  /** The how manyeth of its name among the documents of the subject in its corpus. */
  readonly nth: number;
  /** Whether its mentions are shown without being asked for. */
  readonly state: vscode.TreeItemCollapsibleState;
}

/** A row as VS Code has it; where a mention stands is left open. */
export function itemOf(node: EntitiesNode): vscode.TreeItem {
  switch (node.kind) {
    case "type":
      return typeItem(node);
    case "entity":
      return entityItem(node.tally);
    case "document":
      return documentItem(node.place);
    case "mention":
      return mentionItem(node);
    case "more":
      return moreItem(node);
  }
}

/** Of a row: holds over edits, and is nobody else's. */
export function idOf(node: EntitiesNode): string {
  switch (node.kind) {
    case "type":
      return `${node.listing} ${node.group.type ?? ""}`;
    case "entity":
      return `entity ${node.tally.subject.id}`;
    case "document":
      return documentId(node.place);
    case "mention":
      return `mention ${node.nth} ${documentId(node.place)}`;
    case "more":
      return `more ${node.of}`;
  }
}

function documentId({ subject, corpus, mentions, nth }: DocumentPlace): string {
  return `document ${JSON.stringify([subject.id, corpus.source, mentions.name ?? "", nth])}`;
}

function typeItem(node: Extract<EntitiesNode, { kind: "type" }>): vscode.TreeItem {
  const { type, tallies, count } = node.group;
  const label = labelOfType(type);
  const item = new vscode.TreeItem(label, node.listing === "all" ? Collapsed : Expanded);
  item.id = idOf(node);
  item.description = told(tallies.length);
  item.tooltip = `${label}: ${told(tallies.length)}, with ${counted(count, "mention")}`;
  item.iconPath = iconOf(type);
  item.contextValue = "type";
  item.accessibilityInformation = { label: item.tooltip };
  return item;
}

function entityItem(tally: Tally): vscode.TreeItem {
  const { subject, count, documents } = tally;
  const { name, type, entity } = subject;
  const label = shownName(name);
  const item = new vscode.TreeItem(label, Collapsed);
  const often = documents === 1 ? told(count) : `${told(count)} in ${told(documents)} documents`;
  const known = entity ? (entity.description ?? "") : "In no catalogue.";
  item.id = idOf({ kind: "entity", tally });
  item.description = often;
  item.tooltip = [`${label}${type === undefined ? "" : ` · ${type}`}`, known].filter(Boolean).join("\n");
  item.iconPath = iconOf(type);
  item.contextValue = entity ? "entity.catalogue" : "entity.recognised";
  const where = `${counted(count, "mention")} in ${counted(documents, "document")}`;
  item.accessibilityInformation = { label: `${label}, ${type ?? "of no type"}, ${where}. ${known}`.trim() };
  return item;
}

function documentItem(place: DocumentPlace): vscode.TreeItem {
  const { subject, corpus, mentions, label, state } = place;
  const count = mentions.counts.get(subject.id) ?? 0;
  const file = vscode.workspace.asRelativePath(corpus.document.uri);
  const item = new vscode.TreeItem(label, state);
  item.id = documentId(place);
  item.description = told(count);
  item.tooltip = `${shownName(mentions.name ?? "(no name)")}\n${file}`;
  item.iconPath = new vscode.ThemeIcon("file");
  item.contextValue = "document";
  item.accessibilityInformation = { label: `${label}, ${counted(count, "mention")}, ${file}` };
  return item;
}

function mentionItem(node: Extract<EntitiesNode, { kind: "mention" }>): vscode.TreeItem {
  const { left, word, right } = node.kwic;
  const label = `${left}${word}${right}`;
  const item = new vscode.TreeItem({ label, highlights: [[left.length, left.length + word.length]] }, None);
  item.id = idOf(node);
  item.contextValue = "mention";
  item.accessibilityInformation = { label: `${word}: ${label}` };
  return item;
}

function moreItem(node: Extract<EntitiesNode, { kind: "more" }>): vscode.TreeItem {
  const item = new vscode.TreeItem(`Show more (${told(node.count)} are left)`, None);
  item.id = idOf(node);
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.command = { command: "corpus.entities.showMore", title: "Show more", arguments: [node.of] };
  return item;
}

/** A name may hold anything; a row is one line. */
function shownName(name: string): string {
  const label = oneLine(name, LONGEST_LABEL);
  return isVisible(label) ? label : "(nothing to be seen)";
}

function labelOfType(type: string | undefined): string {
  return type === undefined ? "Of no type" : (TYPES.get(type)?.label ?? shownName(type));
}

function iconOf(type: string | undefined): vscode.ThemeIcon {
  return new vscode.ThemeIcon(TYPES.get(type ?? "")?.icon ?? "symbol-misc");
}

/** What the types are called as headings, and their pictures. A catalogue's own types have the picture of the rest. */
const TYPES: ReadonlyMap<string, { readonly label: string; readonly icon: string }> = new Map([
  ["person", { label: "People", icon: "person" }],
  ["organisation", { label: "Organisations", icon: "organization" }],
  ["place", { label: "Places", icon: "location" }],
  ["event", { label: "Events", icon: "calendar" }],
  ["work", { label: "Works", icon: "book" }],
  ["product", { label: "Products", icon: "package" }],
  ["law", { label: "Laws", icon: "law" }],
  ["nationality", { label: "Nationalities", icon: "globe" }],
]);

/** A number as people read it. */
export function told(count: number): string {
  return count.toLocaleString("en");
}

function counted(count: number, noun: string): string {
  return `${told(count)} ${noun}${count === 1 ? "" : "s"}`;
}
