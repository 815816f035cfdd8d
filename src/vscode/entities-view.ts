import * as vscode from "vscode";
import { type EntityGroup, type EntityOrder, groupingEntities } from "../core/entities/entity-groups.ts";
import { kwicOf } from "../core/entities/kwic.ts";
import type { Subject } from "../core/entities/subject.ts";
import { type Tally, tallying } from "../core/entities/tally.ts";
import { documentRow } from "../core/outline/document-row.ts";
import { cutBlock, rangeIn } from "../core/syntax/cut.ts";
import { toRange } from "./convert.ts";
import { type DocumentPlace, type EntitiesNode, idOf, itemOf, told } from "./entity-rows.ts";
import { type IndexedCorpora, type IndexedDocument, isStillThere } from "./indexed-corpora.ts";
import { guarded, type Log } from "./log.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus } from "./open-corpora.ts";
import { inSlices, NEVER } from "./slices.ts";

/** How long texts must rest before the view is made anew, in milliseconds. */
const PAUSE = 400;
/** Rows under one row; more of them are shown when asked for. */
const PAGE = 1_000;
/** Of an entity in so few documents the mentions are shown at once. */
const FEW_DOCUMENTS = 5;
/** What stands round a name in a row, in UTF-16 code units: a side bar is narrow. */
const REACH = { left: 24, right: 120 };

/** Everybody at one moment, without a filter. */
interface Tallied {
  readonly corpora: readonly IndexedDocument[];
  readonly tallies: readonly Tally[];
}

/** What is shown at one moment. */
interface Shown extends Tallied {
  readonly groups: readonly EntityGroup[];
}

/** The last revision: nothing is made any more. */
const DISPOSED = -1;
const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

const ORDERS: Readonly<Record<EntityOrder, string>> = {
  count: "By count",
  name: "By name",
  first: "By first occurrence",
};

/**
 * The Entities view: type, entity, document, mention in its context. Made when it is looked at, a level at a time.
 *
 * Rows have ids that hold over edits, so that what is open and chosen stays so.
 */
export class EntitiesView implements vscode.TreeDataProvider<EntitiesNode>, vscode.Disposable {
  readonly #corpora: IndexedCorpora;
  readonly #memento: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<EntitiesNode>;
  readonly #listeners: vscode.Disposable[];
  /** How many rows are shown under a row, where that is more than a page. */
  readonly #pages = new Map<string, number>();
  readonly #children: (node?: EntitiesNode) => Promise<EntitiesNode[]> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #isStale = true;
  #filter: string;
  #order: EntityOrder;
  /** Counted last: a filter or an order is changed without counting again. */
  #tallied: Tallied | undefined;
  #shown: Shown | undefined;
  #making: Promise<Shown | undefined> | undefined;
  /** Counts what makes the list another one; whoever makes it begins again when this changes. */
  #revision = 0;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(corpora: IndexedCorpora, catalogues: OpenCatalogues, memento: vscode.Memento, log: Log) {
    this.#corpora = corpora;
    this.#memento = memento;
    this.#filter = String(memento.get("entities.filter") ?? "");
    this.#order = orderIn(memento.get("entities.order"));
    this.#children = guarded(log, "entities", (node) => this.#childrenOf(node));
    this.#view = vscode.window.createTreeView("corpus.entities", { treeDataProvider: this, showCollapseAll: true });
    const soonIfCorpus = (document: vscode.TextDocument): void => {
      if (isCorpus(document)) this.#schedule();
    };
    const command = (id: string, run: () => unknown): vscode.Disposable =>
      vscode.commands.registerCommand(id, guarded(log, "entities", run));
    this.#listeners = [
      catalogues.onDidChange(() => this.#schedule()),
      corpora.onDidChange(() => this.#schedule()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) soonIfCorpus(document);
      }),
      vscode.workspace.onDidOpenTextDocument(soonIfCorpus),
      vscode.workspace.onDidCloseTextDocument(soonIfCorpus),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#isStale) this.#schedule();
      }),
      command("corpus.entities.filter", () => this.#askFilter()),
      command("corpus.entities.clearFilter", () => this.#setFilter("")),
      command("corpus.entities.sort", () => this.#askOrder()),
      vscode.commands.registerCommand("corpus.entities.showMore", (of: unknown) => this.#showMore(String(of))),
      this.#view,
    ];
    this.#tellFilter();
    this.#schedule();
  }

  getTreeItem(node: EntitiesNode): vscode.TreeItem {
    return itemOf(node);
  }

  /** Where a mention stands is told when it is gone to: until then the text may move. */
  resolveTreeItem(item: vscode.TreeItem, node: EntitiesNode): vscode.TreeItem {
    if (node.kind !== "mention") return item;
    const { place, mention } = node;
    const { corpus, mentions } = place;
    if (!isStillThere(corpus.corpus, mentions.block)) return item;
    const { text } = cutBlock(corpus.corpus, mentions.block);
    const selection = toRange(rangeIn(mentions.block, text, mention.span));
    const { uri } = corpus.document;
    item.command ??= { command: "vscode.open", title: "Go to Mention", arguments: [uri, { selection }] };
    item.tooltip = `${place.label}, line ${selection.start.line + 1}\n${mention.why}`;
    return item;
  }

  /** Whom a row speaks of, and an open corpus that has them. */
  targetOf(node: EntitiesNode): { readonly uri: vscode.Uri; readonly subject: Subject } | undefined {
    const subject = subjectIn(node);
    const corpus = this.#shown?.corpora.find(({ index }) => subject && index.count(subject.id) > 0);
    return subject && corpus && { uri: corpus.document.uri, subject };
  }

  async getChildren(node?: EntitiesNode): Promise<EntitiesNode[]> {
    return (await this.#children(node)) ?? [];
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#revision = DISPOSED;
    this.#changed.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  async #childrenOf(node: EntitiesNode | undefined): Promise<EntitiesNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.#types();
      case "type":
        return this.#paged(idOf(node), node.group.tallies, (tally) => ({ kind: "entity", tally }));
      case "entity":
        return this.#documentsOf(node.tally.subject, idOf(node));
      case "document":
        return this.#mentionsOf(node.place, idOf(node));
      default:
        return [];
    }
  }

  async #types(): Promise<EntitiesNode[]> {
    const groups = (await this.#made())?.groups ?? [];
    const listing = this.#filter.trim() === "" ? "all" : "filtered";
    return groups.map((group) => ({ kind: "type", group, listing }));
  }

  /** Everybody as the listing has it; made anew after an edit. */
  #made(): Promise<Shown | undefined> {
    if (this.#shown) return Promise.resolve(this.#shown);
    this.#making ??= this.#make().finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async #make(): Promise<Shown | undefined> {
    for (;;) {
      const revision = this.#revision;
      const isOvertaken = (): boolean => this.#revision !== revision;
      const cancelled = {
        get isCancellationRequested() {
          return isOvertaken();
        },
      };
      this.#isStale = false;
      const tallied = this.#tallied ?? (await this.#tally(cancelled));
      const listing = { filter: this.#filter, order: this.#order };
      const groups = tallied && (await inSlices(groupingEntities(tallied.tallies, listing), cancelled));
      if (this.#revision === DISPOSED) return undefined;
      if (!groups || isOvertaken()) continue;
      this.#tallied = tallied;
      this.#shown = { ...tallied, groups };
      this.#tell(this.#shown);
      return this.#shown;
    }
  }

  async #tally(cancelled: Pick<vscode.CancellationToken, "isCancellationRequested">): Promise<Tallied | undefined> {
    const corpora = await this.#corpora.now(cancelled);
    const tallies = await inSlices(tallying(corpora), cancelled);
    return tallies && { corpora, tallies };
  }

  async #documentsOf(subject: Subject, of: string): Promise<EntitiesNode[]> {
    const { corpora } = (await this.#made()) ?? { corpora: [] };
    const found = corpora.flatMap((corpus) =>
      corpus.index.documentsOf(subject.id).map((mentions) => ({ corpus, mentions })),
    );
    const state = found.length <= FEW_DOCUMENTS ? Expanded : Collapsed;
    const seen = new Map<string, number>();
    return this.#paged(of, found, ({ corpus, mentions }) => {
      const key = `${corpus.source} ${mentions.name}`;
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      const { title, wholeName } = documentRow(corpus.corpus, mentions.block);
      const label = [title, wholeName, "(no name)"].find((text) => text !== "")!;
      return { kind: "document", place: { subject, corpus, mentions, label, nth, state } };
    });
  }

  async #mentionsOf(place: DocumentPlace, of: string): Promise<EntitiesNode[]> {
    const { subject, corpus, mentions } = place;
    if (!isStillThere(corpus.corpus, mentions.block)) return [];
    const { text, body } = cutBlock(corpus.corpus, mentions.block);
    const own = mentions.mentions.filter(
      ({ kind, entities }) => kind !== "unresolved" && entities.includes(subject.id),
    );
    return this.#paged(of, own, (mention, nth) => {
      const kwic = kwicOf(text, body, mention.span, REACH);
      return { kind: "mention", place, mention, nth, kwic };
    });
  }

  /** The rows that are shown of so many, and one that shows more. */
  async #paged<Item>(
    of: string,
    items: readonly Item[],
    toNode: (item: Item, at: number) => EntitiesNode,
  ): Promise<EntitiesNode[]> {
    const shown = Math.min(items.length, this.#pages.get(of) ?? PAGE);
    const making = function* (): Generator<void, EntitiesNode[]> {
      const nodes: EntitiesNode[] = [];
      for (let at = 0; at < shown; at++) {
        nodes.push(toNode(items[at]!, at));
        yield;
      }
      if (items.length > shown) nodes.push({ kind: "more", of, count: items.length - shown });
      return nodes;
    };
    return (await inSlices(making(), NEVER)) ?? [];
  }

  #showMore(of: string): void {
    this.#pages.set(of, (this.#pages.get(of) ?? PAGE) + PAGE);
    this.#changed.fire();
  }

  #schedule(): void {
    this.#isStale = true;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#tallied = undefined;
      this.#relist();
    }, PAUSE);
  }

  #relist(): void {
    this.#shown = undefined;
    this.#revision++;
    if (this.#view.visible) this.#changed.fire();
  }

  /** Filters as it is typed; leaving it goes back to what was. */
  #askFilter(): void {
    const before = this.#filter;
    const input = vscode.window.createInputBox();
    input.title = "Filter entities";
    input.placeholder = "Words of a name, an alias or a type; nothing shows all";
    input.value = before;
    let isTaken = false;
    input.onDidChangeValue((value) => this.#setFilter(value));
    input.onDidAccept(() => {
      isTaken = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!isTaken) this.#setFilter(before);
      input.dispose();
    });
    input.show();
  }

  #setFilter(filter: string): void {
    if (filter === this.#filter) return;
    this.#filter = filter;
    void this.#memento.update("entities.filter", filter);
    this.#tellFilter();
    this.#relist();
  }

  #tellFilter(): void {
    const isFiltered = this.#filter.trim() !== "";
    void vscode.commands.executeCommand("setContext", "corpus.entities.isFiltered", isFiltered);
  }

  async #askOrder(): Promise<void> {
    const orders = Object.keys(ORDERS) as EntityOrder[];
    const items = orders.map((order) => ({
      label: ORDERS[order],
      order,
      ...(order === this.#order && { description: "now" }),
    }));
    const chosen = await vscode.window.showQuickPick(items, { title: "Sort entities" });
    if (!chosen || chosen.order === this.#order) return;
    this.#order = chosen.order;
    void this.#memento.update("entities.order", chosen.order);
    this.#relist();
  }

  #tell({ groups, tallies: { length: all } }: Shown): void {
    this.#view.description = all > 0 ? ORDERS[this.#order].toLowerCase() : "";
    if (this.#filter.trim() === "") {
      this.#view.message = "";
      return;
    }
    const found = groups.reduce((sum, { tallies }) => sum + tallies.length, 0);
    this.#view.message = `Filter “${this.#filter.trim()}”: ${told(found)} of ${told(all)}`;
  }
}

function orderIn(value: unknown): EntityOrder {
  return value === "name" || value === "first" ? value : "count";
}

function subjectIn(node: EntitiesNode): Subject | undefined {
  switch (node.kind) {
    case "entity":
      return node.tally.subject;
    case "document":
    case "mention":
      return node.place.subject;
    default:
      return undefined;
  }
}
