import * as vscode from "vscode";
import { hasUnknownFormat } from "../core/checks/directives.ts";
import { blockOfRecord, type DocumentRecord, recordOf } from "../core/exchange/document-record.ts";
import { Growth, LastLineEnd } from "../core/exchange/growth.ts";
import { UNKNOWN_FORMAT } from "../core/exchange/unpack-refusal.ts";
import { cutBlock } from "../core/syntax/cut.ts";
import { blocksOf, parseText } from "../core/syntax/parse.ts";
import type { ByteProblems } from "./byte-problems.ts";
import { openDocument } from "./corpus-files.ts";
import type { Asked } from "./exchange-asked.ts";
import { type GrowthPlan, type Planned, refusedFor } from "./exchange-plan.ts";
import { savedBytes, textOf } from "./exchange-source.ts";
import { chosenKey, chosenRevisions } from "./import-questions.ts";
import { answered, type Refusable, refused } from "./refusable.ts";
import { inSlices } from "./slices.ts";
import { hasTab } from "./tabs.ts";
import { joinedBytes, writeWhole } from "./whole-files.ts";

/** How many documents that changed are named. */
const MOST_NAMED = 20;

/** A corpus that grows, as it is at one moment. */
interface Growing {
  readonly text: string;
  /** Adds blocks at its end where it is still as it was. */
  readonly add: (blocks: readonly string[]) => ReturnType<GrowthPlan["add"]>;
}

/** What a corpus that grows has not, by what documents are known by; as `corpus import --into` adds it. */
export async function planGrowth(
  asked: Asked,
  target: vscode.Uri,
  records: readonly DocumentRecord[],
): Promise<Planned | undefined> {
  const { during, given } = asked;
  const read = await growing(asked, target);
  if (read.kind === "refused") return refusedFor(read.message);
  const { add, text } = read.value;
  const present = await during("Reading the corpus", (_progress, cancelled) =>
    inSlices(documentsOf(text, target), cancelled),
  );
  if (!present) return undefined;
  if (present.kind === "refused") return refusedFor(present.message);
  const key = given?.key ?? (await chosenKey(records, present.value));
  if (key === undefined) return undefined;
  const compared = (revisions: boolean): Thenable<Compared | undefined> =>
    during("Comparing documents", (_progress, cancelled) =>
      inSlices(comparing(new Growth(key, revisions), present.value, records), cancelled),
    );
  let grown = await compared(given?.revisions === true);
  if (!grown) return undefined;
  if (!given && grown.growth.changed.length > 0) {
    const revisions = await chosenRevisions(grown.growth.changed);
    if (revisions) grown = await compared(true);
    if (revisions === undefined || !grown) return undefined;
  }
  const { added, growth } = grown;
  const blocks = added.map(blockOfRecord);
  return {
    kind: "growth",
    target,
    names: added.map(({ name }) => name),
    bytes: blocks.reduce((sum, block) => sum + new TextEncoder().encode(block).length, 0),
    tally: growth.tally,
    remarks: [...changedIn(growth), ...growth.warnings],
    add: () => add(blocks),
  };
}

function changedIn({ changed }: Growth): readonly string[] {
  const named = changed.slice(0, MOST_NAMED).map((name) => `Changed: "${name}"`);
  return changed.length > MOST_NAMED ? [...named, `And ${changed.length - MOST_NAMED} more.`] : named;
}

interface Compared {
  readonly growth: Growth;
  readonly added: readonly DocumentRecord[];
}

function* comparing(
  growth: Growth,
  present: readonly DocumentRecord[],
  records: readonly DocumentRecord[],
): Generator<void, Compared> {
  for (const record of present) {
    growth.learn(record);
    yield;
  }
  const added: DocumentRecord[] = [];
  for (const record of records) {
    const one = growth.take(record);
    if (one) added.push(one);
    yield;
  }
  return { growth, added };
}

/** The documents that are there; what is none is passed by, unless it would swallow what is added. */
function* documentsOf(text: string, uri: vscode.Uri): Generator<void, Refusable<readonly DocumentRecord[]>> {
  const corpus = parseText(text);
  if (hasUnknownFormat(corpus)) return refused(UNKNOWN_FORMAT);
  const records: DocumentRecord[] = [];
  for (const block of blocksOf(corpus)) {
    const read = recordOf(cutBlock(corpus, block), `line ${block.start.line + 1}`);
    if ("record" in read) records.push(read.record);
    else if (block.close.kind === "missing") return refused(`${shown(uri)} is damaged: ${read.refusal}`);
    yield;
  }
  return answered(records);
}

/** What somebody has in an editor grows there; what is not saved is nowhere else. */
async function growing({ bytes }: Asked, uri: vscode.Uri): Promise<Refusable<Growing>> {
  const document = openDocument(uri);
  const isUnsaved = document?.isDirty || document?.isUntitled;
  if (!document || !(isUnsaved || hasTab(uri))) return growingFile(uri);
  if (!(await bytes.forbidFixes(document))) return answered(growingDocument(document, bytes));
  if (!isUnsaved) return growingFile(uri);
  return refused(`${shown(uri)} lost something in decoding, or is shown in another encoding than UTF-8.`);
}

/** What was saved is saved again, unless that changed more of its bytes than what is added. */
function growingDocument(document: vscode.TextDocument, bytes: ByteProblems): Growing {
  const { isDirty, isUntitled, uri, version } = document;
  const text = document.getText();
  return {
    text,
    async add(blocks) {
      if (document.isClosed || document.version !== version) return { kind: "not", why: changedMeanwhile(uri) };
      const saves = !isDirty && !isUntitled && !(await bytes.changesOnSave(document));
      const { end } = document.lineAt(document.lineCount - 1).range;
      const edit = new vscode.WorkspaceEdit();
      // The editor gives lines the ends that the document has.
      edit.insert(uri, end, `${end.character === 0 ? "" : "\n"}${blocks.join("")}`);
      if (document.version !== version || !(await vscode.workspace.applyEdit(edit)))
        return { kind: "not", why: changedMeanwhile(uri) };
      return { kind: "added", isSaved: saves && (await document.save()) };
    },
  };
}

/** Every byte that is there stays. */
async function growingFile(uri: vscode.Uri): Promise<Refusable<Growing>> {
  const read = await savedBytes(uri);
  if (read.kind === "refused") return read;
  const before = read.value;
  const text = textOf(before, uri);
  if (text.kind === "refused") return text;
  return answered({
    text: text.value,
    async add(blocks) {
      const now = await savedBytes(uri);
      if (now.kind === "refused" || !isSame(now.value, before)) return { kind: "not", why: changedMeanwhile(uri) };
      const lines = new LastLineEnd();
      lines.pass(before);
      const encoder = new TextEncoder();
      const added = [lines.missing, ...blocks.map((block) => lines.given(block))].map((one) => encoder.encode(one));
      await writeWhole(uri, joinedBytes([before, ...added]), "file");
      return { kind: "added", isSaved: true };
    },
  });
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function changedMeanwhile(uri: vscode.Uri): string {
  return `${shown(uri)} was changed meanwhile; try again.`;
}

function shown(uri: vscode.Uri): string {
  return `"${vscode.workspace.asRelativePath(uri)}"`;
}
