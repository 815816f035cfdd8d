import * as vscode from "vscode";
import type { Entity } from "../core/entities/catalogue.ts";
import { rangeOfEntry } from "../core/entities/catalogue-text.ts";
import { BestFound, fuzzyScore, STRETCH } from "../core/fuzzy.ts";
import { documentRow } from "../core/outline/document-row.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import { toRange } from "./convert.ts";
import { isStillThere } from "./indexed-corpora.ts";
import type { OpenCatalogues, ReadCatalogue } from "./open-catalogues.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { isTheUsersOwn } from "./problems.ts";
import { inSlices } from "./slices.ts";

/** Answers to one question: nobody reads more, and the editor sorts them again. */
const MOST = 256;
/** Catalogues of the workspace that are read for corpora that are not open. */
const MOST_CATALOGUES = 100;

/** Something found, still without its place. */
type Candidate =
  | { readonly kind: "document"; readonly label: string; readonly from: OpenCorpus; readonly block: Block }
  | { readonly kind: "entity"; readonly label: string; readonly from: EntryFile; readonly entity: Entity };

interface OpenCorpus {
  readonly document: vscode.TextDocument;
  readonly corpus: Corpus;
}

interface EntryFile {
  readonly read: ReadCatalogue;
  /** The one that the catalogue is a document of, if it is. */
  readonly corpus: Corpus | undefined;
}

/** Documents of open corpora by title and name, and entities of the workspace's catalogues by name and alias. */
export async function symbolsFor(
  corpora: OpenCorpora,
  catalogues: OpenCatalogues,
  query: string,
  cancelled: vscode.CancellationToken,
): Promise<vscode.SymbolInformation[]> {
  const open: OpenCorpus[] = [];
  const files = new Map<string, EntryFile>();
  for (const document of vscode.workspace.textDocuments.filter((one) => isCorpus(one) && isTheUsersOwn(one))) {
    const { read } = await catalogues.of(document);
    const corpus = await corpora.read(document);
    open.push({ document, corpus });
    for (const one of read) files.set(one.file.source, { read: one, corpus: one.block && corpus });
  }
  for (const uri of await vscode.workspace.findFiles("**/*entities.yaml", undefined, MOST_CATALOGUES, cancelled)) {
    const read = files.has(uri.toString()) ? undefined : await catalogues.readFile(uri);
    if (read) files.set(read.file.source, { read, corpus: undefined });
  }
  const found = await inSlices(search(open, [...files.values()], query.trim()), cancelled);
  return (found ?? []).flatMap((candidate) => symbolOf(candidate) ?? []);
}

function* search(
  open: readonly OpenCorpus[],
  files: readonly EntryFile[],
  query: string,
): Generator<void, readonly Candidate[]> {
  const best = new BestFound<Candidate>(MOST);
  for (const from of files) {
    for (const entity of from.read.file.entities) {
      const label = bestLabel(query, entity);
      if (label) best.add(label.score, { kind: "entity", label: label.text, from, entity });
      yield;
    }
  }
  for (const from of open) {
    for (const block of blocksOf(from.corpus)) {
      yield;
      // Typed in meanwhile: what is still there is found.
      if (!isStillThere(from.corpus, block)) continue;
      const { title, wholeName } = documentRow(from.corpus, block);
      for (const label of title === wholeName ? [title] : [title, wholeName]) {
        const score = label === "" ? undefined : fuzzyScore(query, label);
        if (score === undefined) continue;
        best.add(score, { kind: "document", label, from, block });
        break;
      }
    }
  }
  return best.items();
}

/** The name, or where only an alias answers well, that with the name behind it: the editor compares what is shown. */
function bestLabel(query: string, { name, aliases }: Entity): { text: string; score: number } | undefined {
  const score = fuzzyScore(query, name);
  let best = score === undefined ? undefined : { text: name, score };
  if (best && best.score >= STRETCH) return best;
  for (const alias of aliases) {
    const other = alias.when === "never" ? undefined : fuzzyScore(query, alias.text);
    if (other !== undefined && (!best || other > best.score)) best = { text: `${alias.text} (${name})`, score: other };
  }
  return best;
}

function symbolOf(candidate: Candidate): vscode.SymbolInformation | undefined {
  const { label } = candidate;
  if (candidate.kind === "document") {
    const { from, block } = candidate;
    if (!isStillThere(from.corpus, block)) return undefined;
    const { chosen, wholeName } = documentRow(from.corpus, block);
    const { line, character } = block.start;
    const range = new vscode.Range(line, character + chosen.start, line, character + chosen.end);
    const container = label === wholeName ? "" : wholeName;
    const location = new vscode.Location(from.document.uri, range);
    return new vscode.SymbolInformation(label, vscode.SymbolKind.File, container, location);
  }
  const { from, entity } = candidate;
  const { read, corpus } = from;
  if (read.block && !(corpus && isStillThere(corpus, read.block))) return undefined;
  const range = toRange(rangeOfEntry(read, corpus, entity.nameSpan));
  const kind = KINDS.get(entity.type ?? "") ?? vscode.SymbolKind.Constant;
  return new vscode.SymbolInformation(label, kind, entity.type ?? "", new vscode.Location(read.uri, range));
}

/** Symbols have no pictures of people: what comes nearest. */
const KINDS: ReadonlyMap<string, vscode.SymbolKind> = new Map([
  ["person", vscode.SymbolKind.Class],
  ["organisation", vscode.SymbolKind.Module],
  ["place", vscode.SymbolKind.Namespace],
  ["event", vscode.SymbolKind.Event],
  ["work", vscode.SymbolKind.String],
  ["product", vscode.SymbolKind.Object],
  ["law", vscode.SymbolKind.Key],
]);
