import * as vscode from "vscode";
import { rules } from "../core/checks/rules/index.ts";
import { documentRow } from "../core/outline/document-row.ts";
import { foundRules } from "../core/query/found-rules.ts";
import { matches, rulesIn } from "../core/query/matches.ts";
import { parseQuery, type Query, type QueryFault } from "../core/query/query.ts";
import { questionable } from "../core/query/question.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import { isStillThere } from "./indexed-corpora.ts";
import { guarded, type Log } from "./log.ts";
import type { Catalogues, OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { isTheUsersOwn, type Problems } from "./problems.ts";
import { inSlices } from "./slices.ts";
import { withProgress } from "./with-progress.ts";

/** What documents are found in. */
interface Sources {
  readonly corpora: OpenCorpora;
  readonly catalogues: OpenCatalogues;
  readonly problems: Problems;
}

/** A corpus with all that is asked of its documents, at one moment. */
interface Asked {
  readonly document: vscode.TextDocument;
  readonly corpus: Corpus;
  readonly catalogues: Catalogues;
  readonly findings: ReadonlyMap<Block, ReadonlySet<string>>;
}

/** A document that matches. */
interface Row extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
  readonly place: vscode.Range;
}

/** A longer list is read by nobody, and slow. */
const MOST_SHOWN = 1000;
const EXAMPLE = 'words < 50 and mentions "Li Qiang" and not reviewed and rule(boilerplate-line)';
const IDS = rules.map(({ id }) => id);

/** The command that finds documents of open corpora by the query that `corpus list --where` takes. */
export function registerFindDocuments(sources: Sources, log: Log): vscode.Disposable {
  let last = "";
  const find = async (given?: unknown): Promise<void> => {
    const written = typeof given === "string" ? given : await writtenQuery(last);
    if (written === undefined) return;
    const read = parseQuery(written, IDS);
    if ("fault" in read) {
      void vscode.window.showErrorMessage(`The query cannot be read ${told(written, read.fault)}`);
      return;
    }
    last = written;
    await show(sources, written, read.query);
  };
  return vscode.commands.registerCommand("corpus.findDocuments", guarded(log, "finding documents", find));
}

function writtenQuery(last: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: "Find documents in the open corpora",
    prompt: `For example: ${EXAMPLE}. Also: title ~ harbour, date >= 2024-06, contains "…", has(url), sealed, or, parentheses.`,
    placeHolder: EXAMPLE,
    value: last,
    ignoreFocusOut: true,
    validateInput(text) {
      // What is not begun is not wrong yet.
      const read = text.trim() === "" ? undefined : parseQuery(text, IDS);
      return read && "fault" in read ? capital(told(text, read.fault)) : undefined;
    },
  });
}

/** `at character 5 (words ▸abc): …`, a sentence but for its beginning. */
function told(text: string, { message, start }: QueryFault): string {
  return `at character ${start + 1} (${text.slice(Math.max(0, start - 20), start)}▸${text.slice(start, start + 20)}): ${message}.`;
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

async function show(sources: Sources, written: string, query: Query): Promise<void> {
  const documents = vscode.workspace.textDocuments.filter((one) => isCorpus(one) && isTheUsersOwn(one));
  const found = await withProgress("Finding documents", async (_progress, cancelled) => {
    const rows: Row[] = [];
    for (const document of documents) {
      const asked = await askedOf(sources, document, rulesIn(query).size > 0);
      const some = await inSlices(matching(asked, query, documents.length > 1), cancelled);
      if (!some) return undefined;
      rows.push(...some);
    }
    return rows;
  });
  if (!found) return;
  if (found.length === 0) {
    const where = documents.length === 0 ? "No corpus is open" : "No document of the open corpora matches";
    void vscode.window.showInformationMessage(`${where}: ${written}`);
    return;
  }
  const count = found.length === 1 ? "1 document" : `${found.length.toLocaleString("en")} documents`;
  const title =
    found.length > MOST_SHOWN ? `${count} match, the first ${MOST_SHOWN} are shown` : `${count}: ${written}`;
  const options = { title, matchOnDescription: true, matchOnDetail: true };
  const chosen = await vscode.window.showQuickPick(found.slice(0, MOST_SHOWN), options);
  if (chosen) await vscode.window.showTextDocument(chosen.uri, { selection: chosen.place });
}

/** `isCheckedToo`: what was found is asked for only where the query speaks of it. */
async function askedOf(
  { corpora, catalogues, problems }: Sources,
  document: vscode.TextDocument,
  isCheckedToo: boolean,
): Promise<Asked> {
  for (;;) {
    const { version } = document;
    const diagnostics = isCheckedToo ? await problems.of(document) : [];
    const holding = await catalogues.of(document);
    const corpus = await corpora.read(document);
    // Typed in meanwhile: findings would stand where they no longer are.
    if (document.version !== version && !document.isClosed) continue;
    return { document, corpus, catalogues: holding, findings: foundRules(corpus, diagnostics) };
  }
}

function* matching(
  { document, corpus, catalogues, findings }: Asked,
  query: Query,
  isOneOfMany: boolean,
): Generator<void, Row[]> {
  const known = { ...catalogues, findings: (block: Block) => findings.get(block) ?? NONE };
  const rows: Row[] = [];
  const file = isOneOfMany ? `${vscode.workspace.asRelativePath(document.uri)}:` : "line ";
  for (const block of blocksOf(corpus)) {
    yield;
    if (!isStillThere(corpus, block) || !matches(query, questionable(corpus, block, known))) continue;
    const { title, wholeName, words, date, chosen } = documentRow(corpus, block);
    const { line, character } = block.start;
    rows.push({
      label: title || wholeName || "(no name)",
      description: [title === "" ? "" : wholeName, date, words].filter((one) => one !== "").join(" · "),
      detail: `${file}${line + 1}`,
      uri: document.uri,
      place: new vscode.Range(line, character + chosen.start, line, character + chosen.end),
    });
  }
  return rows;
}

const NONE: ReadonlySet<string> = new Set();
