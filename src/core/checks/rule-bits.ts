/** Which of some rules are marked, for each of many parts: a bit each. */
export class RuleBits<Rule> {
  readonly #rules: readonly Rule[];
  readonly #ranks: ReadonlyMap<Rule, number>;
  readonly #width: number;
  readonly #bits: Uint8Array;

  /** For so many parts; none is marked. */
  constructor(rules: readonly Rule[], parts: number) {
    this.#rules = rules;
    this.#ranks = new Map(rules.map((rule, rank) => [rule, rank]));
    this.#width = (rules.length + 7) >> 3;
    this.#bits = new Uint8Array(parts * this.#width);
  }

  /** Marks one of the rules for the part that is so many-th. */
  mark(part: number, rule: Rule): void {
    const rank = this.#ranks.get(rule)!;
    this.#bits[part * this.#width + (rank >> 3)]! |= 1 << (rank & 7);
  }

  /** The marked ones, in the order of the rules. */
  of(part: number): readonly Rule[] {
    const marked: Rule[] = [];
    for (let byte = 0; byte < this.#width; byte++) {
      const bits = this.#bits[part * this.#width + byte]!;
      for (let bit = 0; bits >> bit > 0; bit++) if (bits & (1 << bit)) marked.push(this.#rules[byte * 8 + bit]!);
    }
    return marked;
  }
}
