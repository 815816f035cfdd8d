import type { Decision, FindingDecision, MentionDecision, PairDecision, TextDecision } from "./decision.ts";

/** The decisions that hold, in the ways they are asked for. */
export class Decisions {
  /** No decision at all. */
  static readonly none = new Decisions([]);
  /** Findings that stay, by document; under the empty name those outside documents. */
  readonly findings: ReadonlyMap<string, readonly FindingDecision[]>;
  /** Verdicts on texts, by rule, then by text. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, TextDecision>>;
  /** Sums of the bodies that somebody has reviewed, by document. */
  readonly reviews: ReadonlyMap<string, ReadonlySet<string>>;
  /** Answers for single mentions, by document. */
  readonly mentions: ReadonlyMap<string, readonly MentionDecision[]>;
  /** What documents are to each other, by a key of the two: {@link Decisions.verdictOnPair} asks. */
  readonly pairs: ReadonlyMap<string, PairDecision["verdict"]>;
  /** All of them. */
  readonly all: readonly Decision[];

  constructor(all: readonly Decision[]) {
    const findings = new Map<string, FindingDecision[]>();
    const texts = new Map<string, Map<string, TextDecision>>();
    const reviews = new Map<string, Set<string>>();
    const mentions = new Map<string, MentionDecision[]>();
    const pairs = new Map<string, PairDecision["verdict"]>();
    for (const decision of all) {
      if (decision.on === "finding") entry(findings, decision.document ?? "", () => []).push(decision);
      else if (decision.on === "text")
        entry(texts, decision.rule, () => new Map<string, TextDecision>()).set(decision.text, decision);
      else if (decision.on === "review")
        entry(reviews, decision.document, () => new Set<string>()).add(decision.body.toLowerCase());
      else if (decision.on === "mention") entry(mentions, decision.document, () => []).push(decision);
      else pairs.set(pairKey(...decision.documents), decision.verdict);
    }
    this.all = all;
    this.findings = findings;
    this.texts = texts;
    this.reviews = reviews;
    this.mentions = mentions;
    this.pairs = pairs;
  }

  /** What two documents were judged to be to each other, each under any of its names. */
  verdictOnPair(one: readonly string[], other: readonly string[]): PairDecision["verdict"] | undefined {
    for (const first of one)
      for (const second of other) {
        const verdict = this.pairs.get(pairKey(first, second));
        if (verdict) return verdict;
      }
    return undefined;
  }
}

function pairKey(one: string, other: string): string {
  return JSON.stringify([one, other].sort());
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
