import { documentCard } from "./document-card.ts";
import type { Card, CardLine } from "./markdown.ts";
import type { Block, Corpus } from "./syntax/nodes.ts";

/** The card of a document for a hover on its header, as lines; `problems` is how many lie in the document. */
export function headerCard(corpus: Corpus, block: Block, problems: number): Card {
  const { title, rows, links } = documentCard(corpus, block, { problems });
  const lines: CardLine[] = [[{ kind: "strong", text: title }]];
  for (const { label, value } of rows) lines.push([{ kind: "text", text: `${label}: ${value}` }]);
  if (links.length > 0)
    lines.push(links.map(({ label, target }) => ({ kind: "link", text: label, target: { kind: "web", url: target } })));
  return { lines };
}
