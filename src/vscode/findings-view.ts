import * as vscode from "vscode";
import type { Diagnostic, Severity } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import type { DocumentGroup, RuleGroup, TextGroup } from "../core/decisions/triage.ts";
import { toRange } from "./convert.ts";
import type { ClosedFindings, Findings } from "./findings.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus } from "./open-corpora.ts";

/** How long findings must rest before the view is made anew, in milliseconds. */
const PAUSE = 300;
/** Rows under one row; more of them are shown when asked for. */
const PAGE = 500;
/** A text as a row's label, in UTF-16 code units. */
const LONGEST_LABEL = 120;

/** A row of the view. */
export type FindingsNode =
  | { readonly kind: "rule"; readonly group: RuleGroup }
  | { readonly kind: "text"; readonly group: TextGroup }
  | { readonly kind: "document"; readonly group: DocumentGroup; readonly text: TextGroup }
  | { readonly kind: "place"; readonly source: string; readonly finding: Diagnostic }
  | { readonly kind: "more"; readonly of: string; readonly count: number };

/** The Findings view: rule, text, document, place. Made when it is looked at, and a row's rows when it is opened. */
export class FindingsView implements vscode.TreeDataProvider<FindingsNode>, vscode.Disposable {
  readonly #findings: Findings;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<FindingsNode>;
  readonly #listeners: vscode.Disposable[];
  /** How many rows are shown under a row, where that is more than a page. */
  readonly #shown = new Map<string, number>();
  readonly #roots: () => Promise<FindingsNode[] | undefined> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #isStale = false;
  /** Whether a corpus is open, as the editor was told: only then the view is of use. */
  #isOpen: boolean | undefined;
  #hasClosed: boolean | undefined;
  readonly #closed: ClosedFindings;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(findings: Findings, closed: ClosedFindings, onDidDecide: vscode.Event<void>, log: Log) {
    this.#findings = findings;
    this.#closed = closed;
    this.#roots = guarded(log, "findings", () => this.#rules());
    this.#view = vscode.window.createTreeView("corpus.findings", { treeDataProvider: this, showCollapseAll: true });
    const soonIfCorpus = (document: vscode.TextDocument): void => {
      if (isCorpus(document)) this.#schedule();
    };
    this.#listeners = [
      onDidDecide(() => this.#schedule()),
      closed.onDidChange(() => this.#schedule()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const changed = new Set(uris.map(String));
        if (vscode.workspace.textDocuments.some((one) => isCorpus(one) && changed.has(one.uri.toString())))
          this.#schedule();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => soonIfCorpus(document)),
      vscode.workspace.onDidOpenTextDocument(soonIfCorpus),
      vscode.workspace.onDidCloseTextDocument(soonIfCorpus),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#isStale) this.#schedule();
      }),
      vscode.commands.registerCommand("corpus.findings.showMore", (of: unknown) => this.#showMore(String(of))),
      this.#view,
    ];
    this.#schedule();
  }

  /** What the view says behind its title. */
  set description(text: string | undefined) {
    if (this.#view.description !== text) this.#view.description = text ?? "";
  }

  getTreeItem(node: FindingsNode): vscode.TreeItem {
    return itemOf(node);
  }

  async getChildren(node?: FindingsNode): Promise<FindingsNode[]> {
    if (!node) return (await this.#roots()) ?? [];
    switch (node.kind) {
      case "rule":
        return this.#paged(
          `rule ${node.group.rule}`,
          node.group.texts.map((group) => ({ kind: "text", group })),
        );
      case "text":
        return this.#paged(
          `text ${node.group.rule} ${node.group.text}`,
          node.group.documents.map((group) => ({ kind: "document", group, text: node.group })),
        );
      case "document": {
        const { source, findings } = node.group;
        return this.#paged(
          idOf(node),
          findings.map((finding) => ({ kind: "place", source, finding })),
        );
      }
      default:
        return [];
    }
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#changed.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  async #rules(): Promise<FindingsNode[]> {
    const { groups } = await this.#findings.now();
    return groups.map((group) => ({ kind: "rule", group }));
  }

  #paged(of: string, nodes: FindingsNode[]): FindingsNode[] {
    const shown = this.#shown.get(of) ?? PAGE;
    if (nodes.length <= shown) return nodes;
    return [...nodes.slice(0, shown), { kind: "more", of, count: nodes.length - shown }];
  }

  #showMore(of: string): void {
    this.#shown.set(of, (this.#shown.get(of) ?? PAGE) + PAGE);
    this.#changed.fire();
  }

  #schedule(): void {
    this.#isStale = true;
    const isOpen = vscode.workspace.textDocuments.some(isCorpus);
    if (isOpen !== this.#isOpen) void vscode.commands.executeCommand("setContext", "corpus.isOpen", isOpen);
    this.#isOpen = isOpen;
    const [first] = this.#closed.all();
    const hasClosed = first !== undefined;
    if (hasClosed !== this.#hasClosed)
      void vscode.commands.executeCommand("setContext", "corpus.hasClosedFindings", hasClosed);
    this.#hasClosed = hasClosed;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      if (!this.#view.visible) return;
      this.#isStale = false;
      this.#changed.fire();
    }, PAUSE);
  }
}

const { None, Collapsed } = vscode.TreeItemCollapsibleState;

function itemOf(node: FindingsNode): vscode.TreeItem {
  switch (node.kind) {
    case "rule":
      return ruleItem(node.group);
    case "text":
      return textItem(node.group);
    case "document":
      return documentItem(node);
    case "place":
      return placeItem(node.source, node.finding);
    case "more":
      return moreItem(node);
  }
}

function ruleItem({ rule, severity, count, texts }: RuleGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(rule, Collapsed);
  const summary = rules.find(({ id }) => id === rule)?.summary ?? "";
  item.id = `rule ${rule}`;
  item.description = texts.length > 1 ? `${told(count)} · ${told(texts.length)} texts` : told(count);
  item.tooltip = summary;
  item.iconPath = ICONS[severity];
  item.contextValue = "rule";
  item.accessibilityInformation = { label: `${severity}: ${rule}, ${counted(count, "finding")}. ${summary}` };
  return item;
}

function textItem(group: TextGroup): vscode.TreeItem {
  const { rule, text, severity, count, documents, choices } = group;
  const label = text === "" ? "(nothing to be seen)" : shortened(text);
  const [only, ...others] = documents;
  const single = only && others.length === 0 && only.findings.length === 1 ? only : undefined;
  const item = new vscode.TreeItem(label, single ? None : Collapsed);
  const where = single ? nameOf(single) : `${told(count)} in ${counted(documents.length, "document")}`;
  item.id = `text ${rule} ${text}`;
  item.description = where;
  item.tooltip = text;
  item.iconPath = ICONS[severity];
  item.contextValue = `text.${choices}`;
  item.accessibilityInformation = { label: `${severity}: ${label}, ${single ? `in ${where}` : where}` };
  if (single) item.command = opening(single.source, single.findings[0]!);
  return item;
}

function documentItem(node: Extract<FindingsNode, { kind: "document" }>): vscode.TreeItem {
  const { group } = node;
  const { source, findings } = group;
  const [first] = findings;
  const isSingle = findings.length === 1 && first !== undefined;
  const item = new vscode.TreeItem(nameOf(group), isSingle ? None : Collapsed);
  const file = vscode.workspace.asRelativePath(vscode.Uri.parse(source));
  const line = first ? `line ${first.range.start.line + 1}` : "";
  item.id = idOf(node);
  item.description = isSingle ? line : told(findings.length);
  item.tooltip = isSingle ? `${first.message}\n${file}` : file;
  item.iconPath = new vscode.ThemeIcon("file");
  item.contextValue = isSingle ? "place" : "document";
  const where = isSingle ? `${line}. ${first.message}` : counted(findings.length, "finding");
  item.accessibilityInformation = { label: `${nameOf(group)}, ${where}` };
  if (isSingle) item.command = opening(source, first);
  return item;
}

function placeItem(source: string, finding: Diagnostic): vscode.TreeItem {
  const line = `line ${finding.range.start.line + 1}`;
  const item = new vscode.TreeItem(line, None);
  item.description = finding.message;
  item.tooltip = finding.message;
  item.iconPath = ICONS[finding.severity];
  item.contextValue = "place";
  item.accessibilityInformation = { label: `${finding.severity}: ${line}. ${finding.message}` };
  item.command = opening(source, finding);
  return item;
}

function moreItem({ of, count }: Extract<FindingsNode, { kind: "more" }>): vscode.TreeItem {
  const item = new vscode.TreeItem(`Show more (${told(count)} are left)`, None);
  item.id = `more ${of}`;
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.command = { command: "corpus.findings.showMore", title: "Show more", arguments: [of] };
  return item;
}

function idOf({ group, text }: Extract<FindingsNode, { kind: "document" }>): string {
  const { line, character } = group.findings[0]!.anchor;
  return `document ${text.rule} ${text.text} ${group.source} ${line}:${character}`;
}

function nameOf({ document }: DocumentGroup): string {
  return document ?? "(outside documents)";
}

function opening(source: string, { range }: Diagnostic): vscode.Command {
  const uri = vscode.Uri.parse(source);
  return { command: "vscode.open", title: "Go to it", arguments: [uri, { selection: toRange(range) }] };
}

function shortened(text: string): string {
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1).toWellFormed()}…` : text;
}

function told(count: number): string {
  return count.toLocaleString("en");
}

function counted(count: number, noun: string): string {
  return `${told(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const ICONS: Readonly<Record<Severity, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon("error", new vscode.ThemeColor("problemsErrorIcon.foreground")),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("problemsWarningIcon.foreground")),
  info: new vscode.ThemeIcon("info", new vscode.ThemeColor("problemsInfoIcon.foreground")),
  hint: new vscode.ThemeIcon("lightbulb"),
};
