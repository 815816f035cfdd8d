import * as vscode from "vscode";
import { quoted } from "../core/checks/wording.ts";
import type { DocumentRecord, RecordReading } from "../core/exchange/document-record.ts";
import { type Mapping, readRenaming, USUAL_TEMPLATE } from "../core/exchange/fields.ts";
import { keyOf } from "../core/exchange/growth.ts";
import { stemOf } from "./chosen-folder.ts";
import { findCorpora } from "./corpus-files.ts";
import { type Asked, commonFolder } from "./exchange-asked.ts";
import { counted } from "./exchange-outcome.ts";
import type { ForeignDocuments } from "./foreign-documents.ts";
import { isCorpus } from "./open-corpora.ts";
import { isTheUsersOwn } from "./problems.ts";

/** What is said of a list of pairs that is none. */
export const NO_PAIRS = 'Other names for fields are told in pairs, each once, as in "body=text,headline=title".';
/** Documents that answers are tried on while somebody types. */
const TRIED = 50;
/** What a text is called elsewhere: offered, where nothing is called "text". */
const TEXTS: readonly string[] = ["body", "content", "article", "document", "fulltext", "full_text", "maintext"];
/** What documents are mostly known by, the likeliest last. */
const KEYS: readonly string[] = ["name", "doi", "guid", "link", "uuid", "url", "id"];
/** What says best which document it is: offered for names. */
const IDENTIFIERS: readonly string[] = ["id", "doc_id", "uuid", "slug"];

interface Choice<T> extends vscode.QuickPickItem {
  readonly value?: T;
}

/** The corpus that grows; `false` for a new one. */
export async function chosenCorpus({ configuration, during, uris }: Asked): Promise<vscode.Uri | false | undefined> {
  const found = await during("Looking for corpora", async (_progress, cancelled) => {
    const all = await findCorpora(configuration, cancelled);
    return cancelled.isCancellationRequested ? undefined : all;
  });
  if (!found) return undefined;
  const open = vscode.workspace.textDocuments
    .filter((one) => isCorpus(one) && isTheUsersOwn(one))
    .map(({ uri }) => uri);
  const front = vscode.window.activeTextEditor?.document.uri.toString();
  const all = new Map([...open, ...found].map((uri) => [uri.toString(), uri]));
  const corpora = [...all.values()].sort((a, b) => Number(b.toString() === front) - Number(a.toString() === front));
  const items: readonly Choice<vscode.Uri | false>[] = [
    { label: "$(new-file) A new corpus…", description: "all documents", value: false },
    { label: "add what is new to", kind: vscode.QuickPickItemKind.Separator },
    ...corpora.map((uri) => ({ label: `$(add) ${vscode.workspace.asRelativePath(uri)}`, value: uri })),
    { label: "$(folder-opened) Another corpus…" },
  ];
  const title = `Import ${uris.length === 1 ? quoted(baseOf(uris[0]!)) : counted(uris.length, "file")}`;
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: "Into which corpus?" });
  if (!chosen || chosen.value !== undefined) return chosen?.value;
  const filters = { Corpora: ["corpus"] };
  return (await vscode.window.showOpenDialog({ filters, openLabel: "Add", title: "Corpus to add to" }))?.[0];
}

/** Other names for fields, as `--map` takes them; what comes of them is shown meanwhile. */
export function chosenMap(foreign: ForeignDocuments): Promise<string | undefined> {
  const { fields } = foreign;
  const all = `The fields: ${fields.join(", ")}.`;
  const texts = fields.includes("text") ? [] : TEXTS.filter((one) => fields.includes(one));
  return askedText({
    title: "Other names for fields",
    placeholder: "body=text,headline=title",
    value: texts.length > 0 ? `${texts[0]}=text` : "",
    judge(value) {
      const read = readRenaming(value.trim() === "" ? [] : [value]);
      if ("fault" in read) return stopping(NO_PAIRS);
      const { renamed } = read;
      const tried = tryOut(foreign, { renamed, nameTemplate: USUAL_TEMPLATE });
      if ("refusal" in tried) return warning(`${tried.refusal} ${all}`);
      const calledBy = (as: string): string => fields.find((field) => (renamed.get(field) ?? field) === as) ?? "";
      const name = calledBy("name");
      const keys = new Set(tried.records.flatMap(({ attributes }) => attributes.map(([key]) => key)));
      const attributes = keys.size === 0 ? "no attributes" : `attributes: ${[...keys].join(", ")}`;
      const other = fields.find((field) => !renamed.has(field) && field !== "text") ?? "field";
      return {
        prompt:
          `"${calledBy("text")}" is the text${name === "" ? "" : `, "${name}" the name`}; ${attributes}. ` +
          `"${other}=…" calls it otherwise, "${other}=-" leaves it out`,
      };
    },
  });
}

/** Names for documents that have none, as `--name` takes them; the usual ones where all have names. */
export async function chosenNames(foreign: ForeignDocuments, mapping: Mapping): Promise<string | undefined> {
  // Nothing made of an empty template is a name.
  const nameless = sampleOf(foreign, { ...mapping, nameTemplate: "" }).filter((read) => "refusal" in read);
  const refused = sampleOf(foreign, mapping).filter((read) => "refusal" in read);
  if (nameless.length === refused.length) return USUAL_TEMPLATE;
  const called = foreign.fields.map((field) => mapping.renamed.get(field) ?? field);
  const fields = called.filter((field) => field !== "-" && field !== "text");
  const identifier = IDENTIFIERS.find((one) => fields.includes(one));
  const some = ["index", ...fields.slice(0, 6)].map((field) => `{${field}}`).join(", ");
  const all = `To fill in: ${some}${fields.length > 6 ? ", …" : ""}`;
  return askedText({
    title: 'Names for documents without a field "name"',
    placeholder: USUAL_TEMPLATE,
    value: identifier === undefined ? USUAL_TEMPLATE : `{${identifier}}.txt`,
    judge(value) {
      if (value.trim() === "") return stopping("A document needs a name.");
      const tried = tryOut(foreign, { ...mapping, nameTemplate: value });
      if ("refusal" in tried) return warning(`${tried.refusal} ${all}`);
      const [first, second] = tried.records.map(({ name }) => quoted(name));
      const names = second === undefined ? `${first}.` : `${first}, ${second} …`;
      return { prompt: `Names: ${names} ${all}` };
    },
  });
}

/** What documents are known by: an attribute, or "name"; the best to tell them apart first. */
export async function chosenKey(
  records: readonly DocumentRecord[],
  present: readonly DocumentRecord[],
): Promise<string | undefined> {
  const keys = new Set(["name", ...records.flatMap(({ attributes }) => attributes.map(([key]) => key))]);
  const choices = [...keys].map((key) => keyChoice(key, records, present));
  choices.sort((a, b) => b.share - a.share || likelihood(b.label) - likelihood(a.label));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: "What documents are known by",
    placeHolder: "A document is added when no other has the same",
    matchOnDescription: true,
  });
  return chosen?.label;
}

/** Of keys that tell documents apart alike, the likelier to be meant: what is made to do so, before what happens to. */
function likelihood(key: string): number {
  return KEYS.indexOf(key);
}

function keyChoice(
  key: string,
  records: readonly DocumentRecord[],
  present: readonly DocumentRecord[],
): vscode.QuickPickItem & { readonly share: number } {
  const values = records.flatMap((record) => keyOf(record, key) ?? []);
  const distinct = new Set(values);
  const there = new Set(present.flatMap((record) => keyOf(record, key) ?? []));
  const known = values.filter((value) => there.has(value)).length;
  const all =
    values.length === records.length ? "all have it" : `${number(values.length)} of ${number(records.length)} have it`;
  const different = distinct.size === values.length ? "each its own" : counted(distinct.size, "value");
  return {
    label: key,
    description: `${all}, ${different}; the corpus knows ${number(known)}`,
    share: distinct.size / Math.max(1, records.length),
  };
}

/** Whether documents that changed are added too. */
export async function chosenRevisions(changed: readonly string[]): Promise<boolean | undefined> {
  const named = changed.slice(0, 3).map(quoted).join(", ");
  const names = changed.length > 3 ? `${named} and ${number(changed.length - 3)} more` : named;
  const items: readonly Choice<boolean>[] = [
    { label: "Leave them as they are", value: false },
    { label: "Add them too", description: "as revisions, under names of their own", value: true },
  ];
  const title = `${counted(changed.length, "document")} changed`;
  return (await vscode.window.showQuickPick(items, { title, placeHolder: names }))?.value;
}

/** Where a new corpus is written: beside what it is made of. */
export function chosenTarget(uris: readonly vscode.Uri[]): Thenable<vscode.Uri | undefined> {
  const folder = commonFolder(uris)?.folder;
  const stem = uris.length > 1 && folder ? stemOf(folder) : stemOf(uris[0]!);
  return vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${stem}.corpus`) } : {}),
    filters: { Corpora: ["corpus"] },
    saveLabel: "Import",
    title: "Corpus to be written",
  });
}

/** What is said of an answer, in one line. */
type Judgement =
  | { readonly prompt: string }
  | { readonly message: string; readonly severity: vscode.InputBoxValidationSeverity };

/** With this it is no answer. */
function stopping(message: string): Judgement {
  return { message, severity: vscode.InputBoxValidationSeverity.Error };
}

/** With this nothing will come of it, which may lie in the documents. */
function warning(message: string): Judgement {
  return { message, severity: vscode.InputBoxValidationSeverity.Warning };
}

/** The first documents, or why one of them is refused. */
function tryOut(
  foreign: ForeignDocuments,
  mapping: Mapping,
): { readonly records: readonly DocumentRecord[] } | { readonly refusal: string } {
  const records: DocumentRecord[] = [];
  for (const read of sampleOf(foreign, mapping)) {
    if ("refusal" in read) return read;
    records.push(read.record);
  }
  return { records };
}

function sampleOf(foreign: ForeignDocuments, mapping: Mapping): readonly RecordReading[] {
  const sample: RecordReading[] = [];
  for (const read of foreign.readings(mapping)) if (sample.push(read) === TRIED) break;
  return sample;
}

interface TextQuestion {
  readonly title: string;
  readonly placeholder: string;
  readonly value: string;
  judge(value: string): Judgement;
}

/** An answer as text, which is judged from the start: `showInputBox` judges only what is typed. */
async function askedText({ judge, ...said }: TextQuestion): Promise<string | undefined> {
  const input = Object.assign(vscode.window.createInputBox(), said);
  input.valueSelection = [said.value.length, said.value.length];
  const isAnswer = (): boolean => {
    const judgement = judge(input.value);
    if ("prompt" in judgement) input.prompt = judgement.prompt;
    input.validationMessage = "prompt" in judgement ? undefined : judgement;
    return "prompt" in judgement || judgement.severity !== vscode.InputBoxValidationSeverity.Error;
  };
  isAnswer();
  try {
    return await new Promise((resolve) => {
      input.onDidChangeValue(isAnswer);
      input.onDidAccept(() => {
        if (isAnswer()) resolve(input.value);
      });
      input.onDidHide(() => resolve(undefined));
      input.show();
    });
  } finally {
    input.dispose();
  }
}

function baseOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function number(count: number): string {
  return count.toLocaleString("en");
}
