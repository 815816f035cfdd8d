import * as vscode from "vscode";
import type { DiagnosticList } from "../core/checks/diagnostic-list.ts";
import { type FixOptions, fixesOfRule, safeFixes } from "../core/checks/fix-all.ts";
import { fixesTogether } from "../core/checks/fixes-together.ts";
import type { Diagnostic } from "../core/checks/rule.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { comparePositions } from "../core/text.ts";
import { boilerplateAdditionsOf } from "./boilerplate-list.ts";
import { type ByteProblems, reopeningOf } from "./byte-problems.ts";
import { catalogueFixesOf } from "./catalogue-fixes.ts";
import { comparisonsOf } from "./comparing.ts";
import type { Configuration } from "./configuration.ts";
import { toRange, toWorkspaceEdit } from "./convert.ts";
import { pairJudgementsOf } from "./judging-pairs.ts";
import { keepingOf } from "./keeping.ts";
import { nameAnswersOf } from "./name-answers.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import type { OpenCorpora } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import type { Problems } from "./problems.ts";
import type { Configurable } from "./settings.ts";
import { byteSilencersOf, silencersOf } from "./silencing.ts";

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("corpus");

/** The kinds of code action a corpus has. */
export const codeActionKinds: vscode.CodeActionProviderMetadata = {
  providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
};

/** What fixes are made from. */
export interface FixSources {
  readonly corpora: OpenCorpora;
  readonly configuration: Configuration;
  readonly problems: Problems;
  readonly bytes: ByteProblems;
  readonly decisions: OpenDecisions;
  readonly catalogues: OpenCatalogues;
}

/** How fixes are made in a corpus: as it is configured, and not where it was decided otherwise. */
export async function fixOptionsOf(
  { configuration, decisions }: FixSources,
  corpus: Configurable,
): Promise<FixOptions> {
  const { options } = await configuration.of(corpus);
  return { ...options, decisions: await decisions.of(corpus) };
}

/**
 * The fixes at a place, computed against the text as it is now.
 *
 * Edits are returned, never applied here: the editor guards their version, and one fix is one undo step.
 */
export async function fixesAt(
  sources: FixSources,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const { corpora, problems, bytes, catalogues } = sources;
  // Whoever only moves the cursor need not wait for the first check: the editor asks again when its problems are told.
  const isAutomatic = context.triggerKind === vscode.CodeActionTriggerKind.Automatic;
  if (isAutomatic && !context.only && !problems.wereFound(document)) return [];
  const [ofBytes, ...moreOfBytes] = bytes.at(document, range);
  if (await bytes.forbidFixes(document)) {
    const reopening = reopeningOf(document, context);
    if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return reopening;
    // Where bytes were lost, what stands for them is told too.
    const others = (await problemsAt(problems, document, range)).filter(({ rule }) => rule !== "replacement-character");
    if (!ofBytes || moreOfBytes.length > 0 || others.length > 0) return reopening;
    return [...reopening, ...byteSilencersOf(undefined, document, ofBytes)];
  }
  if (context.only && FIX_ALL.intersects(context.only)) {
    const { isExcluded } = await sources.configuration.of(document);
    const options = await fixOptionsOf(sources, document);
    return isExcluded ? [] : fixAll(await corpora.read(document), document, options);
  }
  if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return [];
  const all = (isAutomatic ? problems.foundIn(document) : undefined) ?? (await problems.of(document));
  const here = problemsIn(all, range);
  const corpus = await corpora.read(document);
  const single: vscode.CodeAction[] = [];
  for (const problem of here) {
    const belongsTo = shownOf(problem, context.diagnostics);
    single.push(
      ...comparisonsOf(corpus, document, problem, belongsTo),
      ...fixesOf(document, problem, belongsTo),
      ...boilerplateAdditionsOf(document, problem, belongsTo),
      ...nameAnswersOf(document, problem, belongsTo),
      ...pairJudgementsOf(corpus, document, problem, belongsTo),
      ...(await catalogueFixesOf(catalogues, corpus, document, problem, belongsTo)),
    );
  }
  const fixable = here.filter(({ fixes }, index) => fixes.length > 0 && isFirstOfRule(here, index));
  const many = fixable.flatMap((problem) => {
    const actions = wider(document, corpus, all, problem);
    // The editor lists what belongs to no problem behind all else.
    for (const action of actions) action.diagnostics = [...shownOf(problem, context.diagnostics)];
    return actions;
  });
  const [only, ...others] = here;
  if (!only && ofBytes && moreOfBytes.length === 0) return byteSilencersOf(corpus, document, ofBytes);
  if (!only || others.length > 0 || ofBytes) return [...single, ...many];
  const belongsTo = shownOf(only, context.diagnostics);
  const keeping = keepingOf(corpus, document, only, belongsTo);
  return [...single, ...many, ...keeping, ...silencersOf(corpus, document, only, belongsTo)];
}

async function problemsAt(
  problems: Problems,
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly Diagnostic[]> {
  return problemsIn(await problems.of(document), range);
}

function problemsIn(all: DiagnosticList, range: vscode.Range): readonly Diagnostic[] {
  return all.touching(range).filter((problem) => toRange(problem.range).intersection(range));
}

/** The fixes of a problem's rule in its document, and in the file, where that is more. */
function wider(
  document: vscode.TextDocument,
  corpus: Corpus,
  all: DiagnosticList,
  { rule, anchor }: Diagnostic,
): vscode.CodeAction[] {
  const inFile = all.fixable(rule);
  const part = corpus.partAt(anchor);
  const near = part ? all.touching(part) : [];
  const inDocument = near.filter(
    (one) => one.rule === rule && one.fixes.length > 0 && comparePositions(one.anchor, anchor) === 0,
  );
  const actions: vscode.CodeAction[] = [];
  if (inDocument.length > 1 && inDocument.length < inFile) {
    const title = `Fix all ${inDocument.length} "${rule}" problems in this document`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(document.uri, fixesTogether(inDocument));
    actions.push(action);
  }
  if (inFile > 1) actions.push(new RuleFixes(document, rule, inFile));
  return actions;
}

function isFirstOfRule(problems: readonly Diagnostic[], index: number): boolean {
  return problems.findIndex(({ rule, fixes }) => fixes.length > 0 && rule === problems[index]!.rule) === index;
}

/** The fixes of one rule in a whole file; which edits that takes is found out when it is chosen. */
class RuleFixes extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly rule: string;

  constructor(document: vscode.TextDocument, rule: string, count: number) {
    super(`Fix all ${count} "${rule}" problems in this file`, vscode.CodeActionKind.QuickFix);
    this.document = document;
    this.rule = rule;
  }
}

/** Gives a chosen action its edits. */
export async function resolveFixes(sources: FixSources, action: vscode.CodeAction): Promise<vscode.CodeAction> {
  if (!(action instanceof RuleFixes)) return action;
  const { document, rule } = action;
  const options = await fixOptionsOf(sources, document);
  const { edits } = fixesOfRule(await sources.corpora.read(document), rule, options);
  action.edit = toWorkspaceEdit(document.uri, edits);
  return action;
}

function fixesOf(
  document: vscode.TextDocument,
  problem: Diagnostic,
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  return problem.fixes.map((fix, index) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(document.uri, fix.edits);
    action.diagnostics = [...belongsTo];
    action.isPreferred = index === 0;
    return action;
  });
}

function fixAll(corpus: Corpus, document: vscode.TextDocument, options: FixOptions): vscode.CodeAction[] {
  const { edits } = safeFixes(corpus, options);
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction("Fix all safe corpus problems", FIX_ALL);
  action.edit = toWorkspaceEdit(document.uri, edits);
  return [action];
}

/** What the editor shows of a problem. */
function shownOf(problem: Diagnostic, shown: readonly vscode.Diagnostic[]): readonly vscode.Diagnostic[] {
  const range = toRange(problem.range);
  return shown.filter((one) => codeOf(one) === problem.rule && one.range.isEqual(range));
}

function codeOf({ code }: vscode.Diagnostic): string | undefined {
  return typeof code === "object" ? String(code.value) : undefined;
}
