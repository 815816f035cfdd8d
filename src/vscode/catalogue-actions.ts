import * as vscode from "vscode";
import type { Entity } from "../core/entities/catalogue.ts";
import { DEFAULT_TYPES } from "../core/entities/catalogue.ts";
import type { CatalogueChange } from "../core/entities/catalogue-change.ts";
import { addAlias, addEntity, addNot, singleLine } from "../core/entities/catalogue-edits.ts";
import { mergeEntities } from "../core/entities/catalogue-merge.ts";
import type { Mention } from "../core/entities/mention.ts";
import { mentionAt } from "../core/entities/mentions.ts";
import {
  longerName,
  nearestEntities,
  suggestedEntity,
  timeFor,
  withoutTitle,
} from "../core/entities/name-suggestions.ts";
import { offsetIn } from "../core/syntax/cut.ts";
import { carryOut, changeable, plannedIn, plannedInAll } from "./catalogue-changes.ts";
import { foldersAbove } from "./folders-above.ts";
import { guarded, type Log } from "./log.ts";
import { mentionsAround } from "./mention-under.ts";
import type { Catalogues, OpenCatalogues, ReadCatalogue } from "./open-catalogues.ts";
import { isCorpus, LANGUAGE, type OpenCorpora } from "./open-corpora.ts";

const ADD = "corpus.addToCatalogue";
const ALIAS = "corpus.addAsAlias";
const NEVER = "corpus.neverThisEntity";
const MERGE = "corpus.mergeEntities";
const KIND = vscode.CodeActionKind.Refactor.append("corpus.catalogue");
const FILE = "entities.yaml";
/** Entities that are offered: a list is searched by typing, and not without end. */
const MOST = 5_000;
/** Words longer than this are no name. UTF-16 code units. */
const LONGEST = 200;

/** Words in a document that something can be said of in the catalogue: a mention, or what is selected. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly catalogues: Catalogues;
  /** As the document has them. */
  readonly words: string;
  readonly mention: Mention | undefined;
  /** Whom the mention means, if the catalogue says. */
  readonly entities: readonly Entity[];
  /** A longer name that the words are a part of, if they are. */
  readonly longer: string | undefined;
}

/** Where a code action was asked for; the palette means the cursor. */
interface AskedAt {
  readonly uri: string;
  readonly range: readonly [line: number, character: number, endLine: number, endCharacter: number];
}

/** The changes of the catalogue that begin at a name in a corpus. */
export class CatalogueActions implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #catalogues: OpenCatalogues;
  readonly #registered: vscode.Disposable;

  constructor(corpora: OpenCorpora, catalogues: OpenCatalogues, log: Log) {
    this.#corpora = corpora;
    this.#catalogues = catalogues;
    const command = (id: string, work: (place: Place) => Promise<void>): vscode.Disposable =>
      vscode.commands.registerCommand(
        id,
        guarded(log, "changing the catalogue", async (asked?: unknown) => {
          const place = await this.#placeFor(asked);
          if (place) await work(place);
          else void vscode.window.showInformationMessage("Put the cursor on a name, or select the words that are one.");
        }),
      );
    this.#registered = vscode.Disposable.from(
      command(ADD, add),
      command(ALIAS, addAsAlias),
      command(NEVER, never),
      command(MERGE, merge),
      vscode.languages.registerCodeActionsProvider(
        LANGUAGE,
        {
          provideCodeActions: guarded(log, "changes of the catalogue", (document, range, context) =>
            this.#actionsAt(document, range, context),
          ),
        },
        { providedCodeActionKinds: [KIND] },
      ),
    );
  }

  dispose(): void {
    this.#registered.dispose();
  }

  async #actionsAt(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (only && !only.contains(KIND)) return [];
    const place = await this.#placeIn(document, range);
    if (!place) return [];
    const { start, end } = range;
    const asked: AskedAt = {
      uri: document.uri.toString(),
      range: [start.line, start.character, end.line, end.character],
    };
    return titlesOf(place).map(([title, command]) => {
      const action = new vscode.CodeAction(title, KIND);
      action.command = { command, title, arguments: [asked] };
      return action;
    });
  }

  async #placeFor(asked: unknown): Promise<Place | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !isCorpus(editor.document)) return undefined;
    const at = asked as AskedAt | undefined;
    if (at?.uri !== editor.document.uri.toString()) return this.#placeIn(editor.document, editor.selection);
    const [line, character, endLine, endCharacter] = at.range;
    return this.#placeIn(editor.document, new vscode.Range(line, character, endLine, endCharacter));
  }

  async #placeIn(document: vscode.TextDocument, range: vscode.Range): Promise<Place | undefined> {
    const around = await mentionsAround(this.#corpora, this.#catalogues, document, range.start);
    if (!around) return undefined;
    const { block, cut, catalogues, mentions } = around;
    const start = offsetIn(cut.text, block, range.start);
    const end = range.isEmpty ? start : offsetIn(cut.text, block, range.end);
    const found = mentionAt(mentions, start);
    const inside = found ?? mentions.find(({ span }) => span.start >= start && span.end <= end);
    const span = range.isEmpty ? inside?.span : { start, end };
    if (!span || span.start < cut.body.start || span.end > cut.body.end || span.end - span.start > LONGEST)
      return undefined;
    const words = singleLine(cut.text.slice(span.start, span.end));
    if (!/[\p{L}\p{N}]/u.test(words)) return undefined;
    const mention = inside && inside.span.start >= span.start && inside.span.end <= span.end ? inside : undefined;
    const entities = (mention?.entities ?? []).flatMap((id) => catalogues.catalogue.byId.get(id) ?? []);
    const wide = mention && (range.isEmpty ? longerName(cut.text, span) : span);
    const longer = wide && singleLine(cut.text.slice(wide.start, wide.end));
    const isLonger = wide && wide.end - wide.start > mention.span.end - mention.span.start;
    return { document, catalogues, words, mention, entities, longer: isLonger ? longer : undefined };
  }
}

/** What can be done at a place, with the command that does it; the likeliest first. */
function titlesOf(place: Place): readonly (readonly [title: string, command: string])[] {
  const { words, mention, entities, catalogues } = place;
  const titles: [string, string][] = [];
  const [entity] = entities;
  const isKnown = mention !== undefined && entities.length > 0 && mention.text === words;
  if (!isKnown || mention?.kind === "unresolved") {
    const { name } = suggestedEntity(words, mention);
    titles.push([`Add ${shown(name)} to the catalogue`, ADD]);
    if (catalogues.catalogue.entities.length > 0) titles.push([`Add ${shown(words)} as an alias of…`, ALIAS]);
  }
  if (entity && entities.length === 1) {
    const form = neverForm(place);
    if (form) titles.push([`Never take ${shown(form)} for ${shown(entity.name)}`, NEVER]);
    if (catalogues.catalogue.entities.length > 1)
      titles.push([`Merge ${shown(entity.name)} with another entity…`, MERGE]);
  }
  if (entities.length > 1) titles.push([`Merge two entities named ${shown(words)}…`, MERGE]);
  return titles;
}

/** The string that shall not mean the entity: a longer name that it is a part of, else a form that is not its name. */
function neverForm({ words, longer, entities: [entity], mention }: Place): string | undefined {
  if (longer !== undefined) return longer;
  const form = mention?.kind === "short-form" ? withoutTitle(words) : words;
  return form === entity?.name ? undefined : form;
}

async function add(place: Place): Promise<void> {
  const { document, catalogues, words, mention } = place;
  const [nearest] = catalogues.read;
  const suggested = suggestedEntity(words, mention);
  const name = suggested.isFull ? suggested.name : await askName(suggested.name);
  if (name === undefined) return;
  const types = nearest?.file.types ?? DEFAULT_TYPES;
  const type = suggested.type && types.includes(suggested.type) ? suggested.type : await askType(name, types);
  if (type === undefined) return;
  const { familyName, description } = suggested;
  const said = {
    ...(type === "person" && familyName !== undefined && { familyName }),
    ...(description !== undefined && { description }),
  };
  const added = (text: string): CatalogueChange => addEntity(text, { name, type, ...said });
  if (nearest) await changeOne(place, nearest, added, `${shown(name)} is in the catalogue now.`);
  else await begin(document, added, name);
}

/** Makes a catalogue beside the corpus or above it, when that is wanted. */
async function begin(
  { uri }: vscode.TextDocument,
  change: (text: string) => CatalogueChange,
  name: string,
): Promise<void> {
  const folders = foldersAbove(uri);
  if (folders.length === 0) {
    void vscode.window.showInformationMessage("Save the corpus first: a catalogue is a file beside it.");
    return;
  }
  const choices = folders.map((folder, index) => ({
    label: `Create "${FILE}" in "${folderName(folder)}"`,
    description: index === 0 ? "beside the corpus" : "for all corpora below",
    folder,
  }));
  const chosen = await vscode.window.showQuickPick(choices, { title: `There is no catalogue yet for ${shown(name)}.` });
  if (!chosen) return;
  const file = vscode.Uri.joinPath(chosen.folder, FILE);
  const written = change("");
  if (written.kind === "refused") {
    void vscode.window.showWarningMessage(written.message);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const text = written.edits.map(({ newText }) => newText).join("");
  // Never over a file that came there meanwhile.
  edit.createFile(file, { contents: new TextEncoder().encode(text), overwrite: false });
  if (await vscode.workspace.applyEdit(edit)) tell(`${shown(name)} is in "${FILE}" now.`);
  else void vscode.window.showWarningMessage(`"${FILE}" could not be created.`);
}

async function addAsAlias(place: Place): Promise<void> {
  const { catalogues, words, mention } = place;
  const form = mention?.kind === "unresolved" ? withoutTitle(words) : words;
  if (catalogues.catalogue.entities.length === 0) {
    void vscode.window.showInformationMessage(
      `No catalogue knows anybody yet: add whom ${shown(form)} stands for to one first.`,
    );
    return;
  }
  const entity = await askEntity(nearestEntities(form, catalogues.catalogue.entities), {
    title: `Of whom is ${shown(form)} another name?`,
  });
  const home = entity && homeOf(catalogues, entity);
  if (!entity || !home) return;
  const when = timeFor(form, entity);
  const said = when === "introduced" ? ", where that is introduced" : "";
  await changeOne(
    place,
    home,
    (text) => addAlias(text, entity.id, { text: form, when }),
    `${shown(form)} stands for ${shown(entity.name)} now${said}.`,
  );
}

async function never(place: Place): Promise<void> {
  const { catalogues, entities, longer } = place;
  const [entity] = entities;
  const home = entity && homeOf(catalogues, entity);
  const form = entity && neverForm(place);
  if (!entity || !home || form === undefined) {
    void vscode.window.showInformationMessage(
      "Put the cursor on a name that the catalogue takes for somebody, or select a longer name round it.",
    );
    return;
  }
  await changeOne(
    place,
    home,
    (text) =>
      longer === undefined ? addAlias(text, entity.id, { text: form, when: "never" }) : addNot(text, entity.id, form),
    `${shown(form)} is never ${shown(entity.name)} now.`,
  );
}

async function merge(place: Place): Promise<void> {
  const { catalogues, entities, words, document } = place;
  const all = catalogues.catalogue.entities;
  const kept =
    entities.length === 1
      ? entities[0]
      : await askEntity(entities, { title: `Which entity of ${shown(words)} is kept?` });
  if (!kept) return;
  const others = nearestEntities(kept.name, all).filter((one) => one !== kept);
  const first = others.filter((one) => entities.includes(one));
  const gone = await askEntity([...first, ...others.filter((one) => !first.includes(one))], {
    title: `Who else is ${shown(kept.name)}?`,
    placeHolder: `Its names become aliases of ${shown(kept.name)}, its entry goes.`,
  });
  if (!gone) return;
  const texts = await changeable(catalogues.read, catalogues);
  const plan = plannedInAll(texts, mergeEntities(texts, kept.id, gone.id));
  if (await carryOut(plan, document.uri)) tell(`${shown(gone.name)} is ${shown(kept.name)} now.`);
}

async function changeOne(
  { document, catalogues }: Place,
  read: ReadCatalogue,
  change: (text: string) => CatalogueChange,
  done: string,
): Promise<void> {
  const [catalogue] = await changeable([read], catalogues);
  if (catalogue && (await carryOut(plannedIn(catalogue, change(catalogue.text)), document.uri))) tell(done);
}

function homeOf({ read }: Catalogues, { source }: Entity): ReadCatalogue | undefined {
  return read.find(({ file }) => file.source === source);
}

function askName(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `Add to the catalogue`,
    prompt: `The full name. A catalogue's name is looked for in every document: ${shown(value)} alone would stand for too much.`,
    value,
    validateInput: (text) => (text.trim() === "" ? "An entity needs a name." : undefined),
  });
}

async function askType(name: string, types: readonly string[]): Promise<string | undefined> {
  return vscode.window.showQuickPick([...types], { title: `What is ${shown(name)}?`, placeHolder: "Its type" });
}

async function askEntity(
  entities: readonly Entity[],
  options: { readonly title: string; readonly placeHolder?: string },
): Promise<Entity | undefined> {
  const items = entities.slice(0, MOST).map((entity) => ({
    label: entity.name,
    description: [entity.type, entity.id].filter((text) => text !== undefined).join(" · "),
    ...(entity.description !== undefined && { detail: entity.description }),
    entity,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    ...options,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.entity;
}

function tell(message: string): void {
  vscode.window.setStatusBarMessage(message, 5_000);
}

function folderName(folder: vscode.Uri): string {
  return vscode.workspace.asRelativePath(folder, true).split("/").at(-1) ?? "";
}

function shown(name: string): string {
  return `"${name.length > 60 ? `${name.slice(0, 59).toWellFormed()}…` : name}"`;
}
