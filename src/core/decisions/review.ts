import { sha256 } from "../sha-256.ts";
import { contentOf } from "../syntax/content.ts";
import { cutBlock } from "../syntax/cut.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";
import { blocksOf } from "../syntax/parse.ts";
import { comparePositions, type Position } from "../text.ts";
import type { ReviewDecision } from "./decision.ts";
import type { Decisions } from "./decisions.ts";
import { documentKey, documentKeys } from "./document-key.ts";

/** Whether somebody has reviewed a document as it is, or as it once was, or not at all. */
export type ReviewState = "reviewed" | "changed" | "unreviewed";

/** How far the review of a corpus is. */
export interface ReviewCount {
  readonly reviewed: number;
  readonly changed: number;
  readonly all: number;
}

/** By block, which lives as long as its text is the same. */
const sums = new WeakMap<Block, string>();

/** Whether a document has been reviewed: its body is asked only where somebody reviewed one of that name. */
export function reviewState(corpus: Corpus, block: Block, { reviews }: Decisions): ReviewState {
  if (reviews.size === 0) return "unreviewed";
  const known = documentKeys(corpus, block).flatMap((key) => reviews.get(key) ?? []);
  if (known.length === 0) return "unreviewed";
  const sum = bodySum(corpus, block);
  return known.some((bodies) => bodies.has(sum)) ? "reviewed" : "changed";
}

/** How many documents of a corpus have been reviewed. */
export function reviewCount(corpus: Corpus, decisions: Decisions): ReviewCount {
  let reviewed = 0;
  let changed = 0;
  let all = 0;
  for (const block of blocksOf(corpus)) {
    all++;
    const state = reviewState(corpus, block, decisions);
    if (state === "reviewed") reviewed++;
    if (state === "changed") changed++;
  }
  return { reviewed, changed, all };
}

/** The first document after `place` that nobody has reviewed as it is, or else the first before it. */
export function nextUnreviewed(corpus: Corpus, place: Position, decisions: Decisions): Block | undefined {
  let first: Block | undefined;
  for (const block of blocksOf(corpus)) {
    const isAfter = comparePositions(block.start, place) > 0;
    if (first && !isAfter) continue;
    if (reviewState(corpus, block, decisions) === "reviewed") continue;
    if (isAfter) return block;
    first = block;
  }
  return first;
}

/** That a document was reviewed as it is now; `undefined` for one that nothing can be called by. */
export function reviewOf(corpus: Corpus, block: Block, at: string): ReviewDecision | undefined {
  const document = documentKey(corpus, block);
  return document === undefined ? undefined : { on: "review", document, body: bodySum(corpus, block), at };
}

/** The SHA-256 of what a body says; of its lines, where those cannot be decoded. */
function bodySum(corpus: Corpus, block: Block): string {
  let sum = sums.get(block);
  if (sum === undefined) {
    const cut = cutBlock(corpus, block);
    const content = contentOf(cut);
    if (content.kind === "text") sum = sha256(content.text);
    else sum = sha256(content.kind === "bytes" ? content.bytes : cut.text.slice(cut.body.start, cut.body.end));
    sums.set(block, sum);
  }
  return sum;
}
