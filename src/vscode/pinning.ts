import * as vscode from "vscode";
import type { MentionDecision } from "../core/decisions/decision.ts";
import { documentKey } from "../core/decisions/document-key.ts";
import { quoteOf } from "../core/decisions/quote.ts";
import type { Mention } from "../core/entities/mention.ts";
import { mentionAt, mentionsIn } from "../core/entities/mentions.ts";
import { type PinCandidate, pinCandidates } from "../core/entities/pin-candidates.ts";
import { pinsOf } from "../core/entities/pinned.ts";
import { cutBlock, offsetIn } from "../core/syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../core/syntax/nodes.ts";
import { blockAt } from "../core/syntax/parse.ts";
import type { Span } from "../core/text.ts";
import { foldersAbove } from "./folders-above.ts";
import { guarded, type Log } from "./log.ts";
import type { Catalogues, OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus, LANGUAGE, type OpenCorpora } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import { today } from "./today.ts";

const PIN = "corpus.pinMention";
const NO_NAME = "corpus.notAName";
const UNPIN = "corpus.unpinMention";
const KIND = vscode.CodeActionKind.Refactor.append("corpus.mention");
/** Candidates that are offered: a list is searched by typing, and not without end. */
const MOST = 5_000;
/** Words longer than this are no name. UTF-16 code units. */
const LONGEST = 200;

/** What the answers for single mentions are made from. */
export interface PinSources {
  readonly corpora: OpenCorpora;
  readonly catalogues: OpenCatalogues;
  readonly decisions: OpenDecisions;
}

/** Words in a document that an answer can be given for: a mention, or what is selected. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly corpus: Corpus;
  readonly block: Block;
  readonly cut: BlockText;
  readonly catalogues: Catalogues;
  readonly span: Span;
  readonly mention: Mention | undefined;
  /** The answer that was given for these words before. */
  readonly pinned: MentionDecision | undefined;
}

/** Where a code action was asked for; not told by the palette, which means the cursor. */
interface AskedAt {
  readonly uri: string;
  readonly range: readonly [line: number, character: number, endLine: number, endCharacter: number];
}

/** Registers the answers for one mention: who it is, that it is no name, and that neither was meant. */
export function registerPinning(sources: PinSources, log: Log): vscode.Disposable {
  const command = (id: string, work: (place: Place) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(
      id,
      guarded(log, "pinning a mention", async (asked?: unknown) => {
        const place = await placeFor(sources, asked);
        if (place) await work(place);
        else void vscode.window.showInformationMessage("Put the cursor on a name, or select the words that are one.");
      }),
    );
  return vscode.Disposable.from(
    command(PIN, (place) => pin(sources, place)),
    command(NO_NAME, (place) => record(sources, place, undefined)),
    command(UNPIN, (place) => unpin(sources, place)),
    vscode.languages.registerCodeActionsProvider(
      LANGUAGE,
      {
        provideCodeActions: guarded(log, "pinning a mention", (document, range, context) =>
          actionsAt(sources, document, range, context),
        ),
      },
      { providedCodeActionKinds: [KIND] },
    ),
  );
}

async function actionsAt(
  sources: PinSources,
  document: vscode.TextDocument,
  range: vscode.Range,
  { only }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  if ((only && !only.contains(KIND)) || foldersAbove(document.uri).length === 0) return [];
  const place = await placeIn(sources, document, range);
  if (!place || documentKey(place.corpus, place.block) === undefined) return [];
  const { start, end } = range;
  const asked: AskedAt = {
    uri: document.uri.toString(),
    range: [start.line, start.character, end.line, end.character],
  };
  const words = shownWords(place);
  const titles: [title: string, command: string][] = [[`Pin who "${words}" is here…`, PIN]];
  if (place.mention) titles.push([`"${words}" is no name here`, NO_NAME]);
  if (place.pinned) titles.push([`Take back what was decided about "${words}"`, UNPIN]);
  return titles.map(([title, command]) => {
    const action = new vscode.CodeAction(title, KIND);
    action.command = { command, title, arguments: [asked] };
    return action;
  });
}

async function placeFor(sources: PinSources, asked: unknown): Promise<Place | undefined> {
  const editor = vscode.window.activeTextEditor;
  const at = asked as AskedAt | undefined;
  if (!editor || !isCorpus(editor.document)) return undefined;
  if (at?.uri !== editor.document.uri.toString()) return placeIn(sources, editor.document, editor.selection);
  const [line, character, endLine, endCharacter] = at.range;
  return placeIn(sources, editor.document, new vscode.Range(line, character, endLine, endCharacter));
}

async function placeIn(
  { corpora, catalogues }: PinSources,
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<Place | undefined> {
  const holding = await catalogues.of(document);
  const corpus = await corpora.read(document);
  const block = blockAt(corpus, range.start);
  if (!block) return undefined;
  const cut = cutBlock(corpus, block);
  const start = offsetIn(cut.text, block, range.start);
  const end = range.isEmpty ? start : offsetIn(cut.text, block, range.end);
  const { catalogue, recogniser, decisions } = holding;
  const found = mentionAt(mentionsIn(corpus, block, catalogue, recogniser, decisions), start);
  const mention = found && found.span.end >= end ? found : undefined;
  const pin = pinsOf(cut, decisions).placed.find(({ span }) => span.start <= start && end <= span.end);
  const selected = { start, end };
  const span = mention?.span ?? pin?.span ?? selected;
  const isInBody = span.start >= cut.body.start && span.end <= cut.body.end;
  if (!isInBody || span.end <= span.start || span.end - span.start > LONGEST) return undefined;
  return { document, corpus, block, cut, catalogues: holding, span, mention, pinned: pin?.decision };
}

interface Choice extends vscode.QuickPickItem {
  readonly answer: { readonly entity: string | undefined } | "take back" | undefined;
}

async function pin(sources: PinSources, place: Place): Promise<void> {
  const { corpus, block, catalogues, mention } = place;
  const { catalogue, recogniser } = catalogues;
  // As if nobody had decided: whom an earlier answer took away is among them again.
  const mentions = mentionsIn(corpus, block, catalogue, recogniser);
  const asFound = mentionAt(mentions, place.span.start) ?? mention;
  const words = shownWords(place);
  const candidates = pinCandidates(words, asFound, mentions, catalogue, MOST);
  const choices: Choice[] = [];
  let last: PinCandidate["nearness"] | undefined;
  for (const one of candidates) {
    if (one.nearness !== last)
      choices.push({ label: HEADINGS[one.nearness], kind: vscode.QuickPickItemKind.Separator, answer: undefined });
    last = one.nearness;
    choices.push({
      label: one.name,
      description: [one.type, one.id].filter((text) => text !== undefined).join(" · "),
      ...(one.description !== undefined && { detail: one.description }),
      answer: { entity: one.id },
    });
  }
  choices.push({ label: "", kind: vscode.QuickPickItemKind.Separator, answer: undefined });
  choices.push({ label: "$(circle-slash) No name at all", answer: { entity: undefined } });
  if (place.pinned) choices.push({ label: "$(discard) Take back what was decided", answer: "take back" });
  const chosen = await vscode.window.showQuickPick(choices, {
    title: `Who is "${words}" here?`,
    placeHolder: "The answer holds for this one mention, and is kept among the decisions.",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen?.answer === "take back") await unpin(sources, place);
  else if (chosen?.answer) await record(sources, place, chosen.answer.entity);
}

const HEADINGS: Readonly<Record<PinCandidate["nearness"], string>> = {
  meant: "who may be meant",
  namesake: "of that name",
  here: "named in this document",
  catalogue: "in the catalogue",
};

/** Writes the answer down, in place of an earlier one about the same words. */
async function record({ decisions }: PinSources, place: Place, entity: string | undefined): Promise<void> {
  const { document, corpus, block, cut, span, pinned } = place;
  const key = documentKey(corpus, block);
  if (key === undefined) {
    void vscode.window.showInformationMessage("Only a document with a name can be decided about; give it one first.");
    return;
  }
  const quote = pinned?.quote ?? quoteOf(cut.text, span);
  const decision: MentionDecision = {
    on: "mention",
    document: pinned?.document ?? key,
    quote,
    entity,
    at: today(),
  };
  // Answers for words that overlap these would contradict this one.
  const others = pinsOf(cut, place.catalogues.decisions).placed.filter(
    (pin) => pin.decision !== pinned && pin.span.start < span.end && span.start < pin.span.end,
  );
  if (others.length > 0)
    await decisions.remove(
      document,
      others.map((pin) => pin.decision),
    );
  await decisions.add(document, [decision]);
  const who = entity === undefined ? "no name" : (place.catalogues.catalogue.byId.get(entity)?.name ?? entity);
  vscode.window.setStatusBarMessage(`"${shownWords(place)}" is ${who} here`, 5_000);
}

async function unpin({ decisions }: PinSources, { document, pinned }: Place): Promise<void> {
  if (pinned) await decisions.remove(document, [pinned]);
  else void vscode.window.showInformationMessage("Nothing was decided about the words at the cursor.");
}

function shownWords({ cut, span }: Place): string {
  const words = cut.text.slice(span.start, span.end).replace(/\s+/g, " ");
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
