import * as vscode from "vscode";
import { type Fold, foldingRanges } from "../core/folding.ts";
import type { OpenCorpora } from "./open-corpora.ts";

const KINDS: Partial<Record<Fold["kind"], vscode.FoldingRangeKind>> = {
  block: vscode.FoldingRangeKind.Region,
  comment: vscode.FoldingRangeKind.Comment,
};

/** What can be folded in a corpus: blocks, comment runs, front matter. */
export async function foldsOf(corpora: OpenCorpora, document: vscode.TextDocument): Promise<vscode.FoldingRange[]> {
  const corpus = await corpora.read(document);
  return foldingRanges(corpus).map(
    ({ startLine, endLine, kind }) => new vscode.FoldingRange(startLine, endLine, KINDS[kind]),
  );
}
