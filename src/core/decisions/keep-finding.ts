import type { Diagnostic } from "../checks/rule.ts";
import { cutPart, offsetIn } from "../syntax/cut.ts";
import type { Corpus } from "../syntax/nodes.ts";
import type { FindingDecision, Said } from "./decision.ts";
import { documentKey } from "./document-key.ts";
import { quoteOf } from "./quote.ts";

/** That one finding stays as it is; `undefined` where it reaches out of its part, so that no quote could hold it. */
export function keepFinding(corpus: Corpus, finding: Diagnostic, said: Said): FindingDecision | undefined {
  const part = corpus.partAt(finding.anchor);
  if (!part) return undefined;
  const { text } = cutPart(corpus, part);
  const start = offsetIn(text, part, finding.range.start);
  const end = offsetIn(text, part, finding.range.end);
  if (start < 0 || end < start || end > text.length) return undefined;
  const document = part.kind === "block" ? documentKey(corpus, part) : undefined;
  if (part.kind === "block" && document === undefined) return undefined;
  return {
    on: "finding",
    rule: finding.rule,
    document,
    quote: quoteOf(text, { start, end }),
    verdict: "keep",
    ...said,
  };
}
