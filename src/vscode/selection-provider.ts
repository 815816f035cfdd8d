import * as vscode from "vscode";
import { selectionRanges } from "../core/selection.ts";
import { toRange } from "./convert.ts";
import type { OpenCorpora } from "./open-corpora.ts";

/** How a selection grows at each of the positions: word, sentence, paragraph, body, block, file. */
export async function selectionsAt(
  corpora: OpenCorpora,
  document: vscode.TextDocument,
  positions: readonly vscode.Position[],
): Promise<vscode.SelectionRange[]> {
  const corpus = await corpora.read(document);
  return positions.map((position) => {
    const outermostFirst = selectionRanges(corpus, position).map(toRange).reverse();
    let selection = new vscode.SelectionRange(new vscode.Range(position, position));
    for (const [depth, range] of outermostFirst.entries())
      selection = depth === 0 ? new vscode.SelectionRange(range) : new vscode.SelectionRange(range, selection);
    return selection;
  });
}
