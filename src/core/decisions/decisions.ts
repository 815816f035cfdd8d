import type { Decision, FindingDecision, TextDecision } from "./decision.ts";

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
  /** All of them. */
  readonly all: readonly Decision[];

  constructor(all: readonly Decision[]) {
    const findings = new Map<string, FindingDecision[]>();
    const texts = new Map<string, Map<string, TextDecision>>();
    const reviews = new Map<string, Set<string>>();
    for (const decision of all) {
      if (decision.on === "finding") entry(findings, decision.document ?? "", () => []).push(decision);
      else if (decision.on === "text")
        entry(texts, decision.rule, () => new Map<string, TextDecision>()).set(decision.text, decision);
      else if (decision.on === "review")
        entry(reviews, decision.document, () => new Set<string>()).add(decision.body.toLowerCase());
    }
    this.all = all;
    this.findings = findings;
    this.texts = texts;
    this.reviews = reviews;
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
