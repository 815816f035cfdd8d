import * as vscode from "vscode";
import type { Decision, Said, Verdict } from "../core/decisions/decision.ts";
import { keepFinding } from "../core/decisions/keep-finding.ts";
import { type Sample, samplesOf } from "../core/decisions/samples.ts";
import { type TextGroup, textGroup } from "../core/decisions/triage.ts";
import { ownKeys, type VerdictEdits, verdictEdits } from "../core/decisions/verdict-edits.ts";
import { headerOf } from "../core/syntax/cut.ts";
import { blockAt } from "../core/syntax/parse.ts";
import type { Range } from "../core/text.ts";
import { toRange, toTextEdit } from "./convert.ts";
import { openDocument } from "./corpus-files.ts";
import type { Findings, FoundIn } from "./findings.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus, LANGUAGE } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import type { Configurable } from "./settings.ts";
import { hasTab } from "./tabs.ts";
import { today } from "./today.ts";

/** Changes that are shown before a verdict is carried out. */
const SAMPLES = 3;
/** A line in a preview, in UTF-16 code units. */
const LONGEST_LINE = 200;
/** Attributes that residue is moved to, besides those that the rule itself names. */
const KEYS = ["credit", "note", "source", "author", "url", "title"] as const;

/** What decisions are made from. */
export interface TriageSources {
  readonly findings: Findings;
  readonly decisions: OpenDecisions;
  /** Whether a document is to be left as it is: decoding it lost something. */
  readonly forbidFixes: (document: vscode.TextDocument) => Promise<boolean>;
}

/** A text of a rule, as rows of the view name it. */
interface Target {
  readonly rule: string;
  readonly text: string;
  /** The reason, where it is known already. */
  readonly why: string | undefined;
}

/** The verdict on a text, worked out for one open corpus. */
interface Work extends VerdictEdits {
  readonly found: FoundIn;
}

/** Registers what the rows of the Findings view can be told to do. */
export function registerTriage(sources: TriageSources, log: Log): vscode.Disposable {
  const { commands } = vscode;
  return vscode.Disposable.from(
    commands.registerCommand(
      "corpus.findings.delete",
      guarded(log, "deleting findings", (row: unknown) => deleteEverywhere(sources, targetOf(row))),
    ),
    commands.registerCommand(
      "corpus.findings.toAttribute",
      guarded(log, "moving findings", (row: unknown) => moveEverywhere(sources, targetOf(row))),
    ),
    commands.registerCommand(
      "corpus.findings.keep",
      guarded(log, "keeping findings", (row: unknown) => keepEverywhere(sources, targetOf(row))),
    ),
    commands.registerCommand(
      "corpus.findings.keepHere",
      guarded(log, "keeping a finding", (row: unknown) => keepHere(sources, row)),
    ),
    commands.registerCommand(
      "corpus.showDecisions",
      guarded(log, "showing decisions", () => showDecisions(sources.decisions)),
    ),
  );
}

async function deleteEverywhere(sources: TriageSources, target: Target | undefined): Promise<void> {
  const text = target && (await textNow(sources, target));
  if (!text) return notThere();
  const verdict: Verdict = { verdict: "delete" };
  const works = worksOf(text, verdict);
  const answer = { label: `$(trash) Delete ${placesOf(works)}`, detail: leftOf(works), verdict };
  await decide(sources, target, [answer, ...samples(works)], `Delete "${target.text}" everywhere?`);
}

async function moveEverywhere(sources: TriageSources, target: Target | undefined): Promise<void> {
  const text = target && (await textNow(sources, target));
  if (!text) return notThere();
  const own = ownKeys(text.group.documents.flatMap(({ findings }) => findings));
  const offered = [...own, ...KEYS.filter((key) => !own.includes(key))].map((key) => {
    const verdict: Verdict = { verdict: "to-attribute", key };
    return { key, verdict, works: worksOf(text, verdict) };
  });
  const answers = offered.map(({ key, verdict, works }) => {
    return { label: `$(tag) Move ${placesOf(works)} to ${key}=`, detail: leftOf(works), verdict };
  });
  const choices = [...answers, ...samples(offered[0]!.works)];
  await decide(sources, target, choices, `Move "${target.text}" to an attribute everywhere?`);
}

async function keepEverywhere(sources: TriageSources, target: Target | undefined): Promise<void> {
  const group = target && textGroup((await sources.findings.now()).groups, target.rule, target.text);
  if (!group) return notThere();
  const where = `${counted(group.count, "place")} in ${counted(group.documents.length, "document")}`;
  const why = target.why ?? (await askWhy(`Keep "${target.text}": ${where}, and wherever it comes up again.`));
  if (why === undefined) return;
  const files = sourcesOf(group).map((source) => ({ uri: vscode.Uri.parse(source), languageId: LANGUAGE }));
  await record(sources, files, [decisionOn(group, { verdict: "keep" }, { why, at: today() })]);
}

async function keepHere({ findings, decisions }: TriageSources, row: unknown): Promise<void> {
  const place = placeOf(row);
  if (!place) return;
  const { source, rule, range } = place;
  const why = place.why ?? (await askWhy("Keep this one as it is."));
  if (why === undefined) return;
  await opened([source]);
  const { found } = await findings.now();
  const here = found.find(({ document }) => document.uri.toString() === source);
  const finding = here?.diagnostics.find((one) => one.rule === rule && toRange(one.range).isEqual(toRange(range)));
  const decision = here && finding && keepFinding(here.corpus, finding, { why, at: today() });
  if (!here || !finding) return notThere();
  if (!decision) return refuse("This one can't be kept by itself: its document has no name. Silence its rule instead.");
  await decisions.add(here.document, [decision]);
}

/** An answer with its verdict, or something to look at. */
interface Choice extends vscode.QuickPickItem {
  readonly verdict?: Verdict;
  readonly place?: { readonly uri: vscode.Uri; readonly line: number };
}

/** Asks once, carries the verdict out in one step, and writes it down. */
async function decide(
  sources: TriageSources,
  target: Target,
  choices: readonly Choice[],
  title: string,
): Promise<void> {
  const chosen = await vscode.window.showQuickPick(choices, { title, placeHolder: "It can be undone in one step." });
  if (!chosen) return;
  const { verdict, place } = chosen;
  if (place) {
    const selection = new vscode.Range(place.line, 0, place.line, 0);
    await vscode.window.showTextDocument(place.uri, { selection });
  }
  if (!verdict) return;
  const text = await textNow(sources, target);
  if (!text) return notThere();
  const works = worksOf(text, verdict);
  const unseen = works.flatMap(({ found: { document }, edits }) =>
    edits.length > 0 && !document.isDirty && !hasTab(document.uri) ? [document] : [],
  );
  if (!(await carriedOut(works))) return refuse("The texts could not be changed. Nothing was decided.");
  // Nobody has them in an editor to save them.
  for (const document of unseen) if (document.isDirty) await document.save();
  await record(
    sources,
    text.found.map(({ document }) => document),
    [decisionOn(text.group, verdict, { at: today() })],
  );
  const done = verdict.verdict === "delete" ? "deleted" : "moved";
  vscode.window.setStatusBarMessage(`${placesOf(works)} ${done}. ${leftOf(works)}`, 10_000);
}

/** A text with the corpora that have it, as they are until the next `await`. */
interface TextNow {
  readonly group: TextGroup;
  readonly found: readonly FoundIn[];
  /** Those that are left as they are. */
  readonly forbidden: ReadonlySet<vscode.TextDocument>;
}

/** Files that nobody has open are opened for it, without being shown. */
async function textNow({ findings, forbidFixes }: TriageSources, target: Target): Promise<TextNow | undefined> {
  const known = textGroup((await findings.now()).groups, target.rule, target.text);
  if (known) await opened(sourcesOf(known));
  const forbidden = new Set<vscode.TextDocument>();
  for (const document of vscode.workspace.textDocuments)
    if (isCorpus(document) && (await forbidFixes(document))) forbidden.add(document);
  const { found, groups } = await findings.now();
  const group = textGroup(groups, target.rule, target.text);
  if (!group) return undefined;
  const sources = new Set(group.documents.map(({ source }) => source));
  return { group, forbidden, found: found.filter(({ document }) => sources.has(document.uri.toString())) };
}

function sourcesOf({ documents }: TextGroup): readonly string[] {
  return [...new Set(documents.map(({ source }) => source))];
}

async function opened(sources: readonly string[]): Promise<void> {
  for (const source of sources) {
    const uri = vscode.Uri.parse(source);
    if (!openDocument(uri)) await vscode.workspace.openTextDocument(uri);
  }
}

/** What the verdict comes to in each corpus that has the text. */
function worksOf({ group, found, forbidden }: TextNow, verdict: Verdict): readonly Work[] {
  return found.map((one) => {
    const source = one.document.uri.toString();
    const here = group.documents.filter((document) => document.source === source).flatMap((each) => each.findings);
    if (forbidden.has(one.document))
      return { found: one, edits: [], done: 0, sealed: 0, left: here.length, changed: [] };
    return { found: one, ...verdictEdits(one.corpus, here, verdict) };
  });
}

function carriedOut(works: readonly Work[]): Thenable<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { found, edits } of works) edit.set(found.document.uri, edits.map(toTextEdit));
  return vscode.workspace.applyEdit(edit);
}

/** Corpora that share a file of decisions are written once. */
async function record(
  { decisions }: TriageSources,
  documents: readonly Configurable[],
  added: readonly Decision[],
): Promise<void> {
  const places = new Map<string, Configurable>();
  for (const document of documents) {
    const place = await decisions.placeFor(document);
    places.set(place?.toString() ?? "", document);
  }
  for (const document of places.values()) await decisions.add(document, added);
}

function decisionOn({ rule, text, isLine }: TextGroup, verdict: Verdict, said: Said): Decision {
  return { on: "text", rule, text, isLine, verdict, ...said };
}

async function showDecisions(decisions: OpenDecisions): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const uri = document && (await decisions.placeFor(document));
  if (uri && (await decisions.read(uri))) await vscode.window.showTextDocument(uri);
  else void vscode.window.showInformationMessage("Nothing has been decided about this corpus yet.");
}

function askWhy(prompt: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: "Keep",
    prompt,
    placeHolder: "Why it stays",
    validateInput: (why) => (why.trim() === "" ? "Say why, for whoever wonders later." : undefined),
  });
}

function samples(works: readonly Work[]): readonly Choice[] {
  const shown = works.flatMap((work) =>
    samplesOf(work.found.corpus, work.edits, SAMPLES).map((one) => ({ work, one })),
  );
  const choices = shown.slice(0, SAMPLES).map(({ work, one }) => sampleChoice(work.found, one));
  return choices.length > 0 ? [{ label: "for example", kind: vscode.QuickPickItemKind.Separator }, ...choices] : [];
}

function sampleChoice({ document: { uri }, corpus }: FoundIn, { line, before, after }: Sample): Choice {
  const gone = before.filter((each) => each.trim() !== "" && !after.includes(each)).map((each) => `− ${cut(each)}`);
  const come = after.filter((each) => !before.includes(each)).map((each) => `+ ${cut(each)}`);
  const block = blockAt(corpus, { line, character: 0 });
  const label = `$(go-to-file) ${(block && headerOf(corpus, block).name) ?? "outside documents"}`;
  const description = `${vscode.workspace.asRelativePath(uri)}, line ${line + 1}`;
  return { label, description, detail: [...gone, ...come].join("  "), place: { uri, line } };
}

function cut(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1).toWellFormed()}…` : line;
}

function placesOf(works: readonly Work[]): string {
  const done = works.reduce((sum, work) => sum + work.done, 0);
  const documents = works.reduce((sum, work) => sum + work.changed.length, 0);
  return `${counted(done, "place")} in ${counted(documents, "document")}`;
}

function leftOf(works: readonly Work[]): string {
  const sealed = works.reduce((sum, work) => sum + work.sealed, 0);
  const left = works.reduce((sum, work) => sum + work.left, 0);
  const said = [
    sealed > 0 ? `${counted(sealed, "place")} in sealed documents` : "",
    left > 0 ? `${counted(left, "place")} that cannot be changed safely` : "",
  ].filter((one) => one !== "");
  return said.length > 0 ? `Left alone: ${said.join(", ")}.` : "";
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

function notThere(): void {
  void vscode.window.showInformationMessage("This is not there any more.");
}

function refuse(message: string): void {
  void vscode.window.showErrorMessage(message);
}

/** A row of the view, or what a key binding or a test gives in its place. */
function targetOf(row: unknown): Target | undefined {
  const { group, rule, text, why } = fieldsOf(row);
  const named = group === undefined ? { rule, text } : fieldsOf(group);
  if (typeof named.rule !== "string" || typeof named.text !== "string") return undefined;
  return { rule: named.rule, text: named.text, why: typeof why === "string" ? why : undefined };
}

interface Place {
  readonly source: string;
  readonly rule: string;
  readonly range: Range;
  readonly why: string | undefined;
}

function placeOf(row: unknown): Place | undefined {
  const { group, source, finding, why } = fieldsOf(row);
  const of = group === undefined ? { source, findings: [finding] } : fieldsOf(group);
  const { rule, range } = fieldsOf(Array.isArray(of.findings) ? of.findings[0] : undefined);
  if (typeof of.source !== "string" || typeof rule !== "string" || typeof range !== "object") return undefined;
  return { source: of.source, rule, range: range as Range, why: typeof why === "string" ? why : undefined };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
