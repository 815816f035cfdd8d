import type { RecognisedType } from "../mention.ts";

/** One thing that speaks for a type. */
export interface Reason {
  readonly type: RecognisedType;
  /** How much: 1 is a hint, 4 settles most cases, 8 all. */
  readonly weight: number;
  /** A sentence for the hover. */
  readonly text: string;
}

/** What speaks for which type, of one name in all its places. */
export class Evidence {
  readonly #weights = new Map<RecognisedType, number>();
  readonly #reasons = new Map<string, Reason>();

  /** The same reason a second time adds less: it is one habit of the text. */
  add(type: RecognisedType, weight: number, text: string): void {
    const known = this.#reasons.get(text);
    const counts = known ? weight / 4 : weight;
    this.#weights.set(type, (this.#weights.get(type) ?? 0) + counts);
    if (!known || known.weight < weight) this.#reasons.set(text, { type, weight, text });
  }

  /** Speaks against a type; no reason to be told. */
  doubt(type: RecognisedType, weight: number): void {
    this.#weights.set(type, (this.#weights.get(type) ?? 0) - weight);
  }

  addAll(other: Evidence): void {
    for (const [type, weight] of other.#weights) this.#weights.set(type, (this.#weights.get(type) ?? 0) + weight);
    for (const [text, reason] of other.#reasons) if (!this.#reasons.has(text)) this.#reasons.set(text, reason);
  }

  /** How much speaks for the type. */
  of(type: RecognisedType): number {
    return this.#weights.get(type) ?? 0;
  }

  /** The type that most speaks for; `undefined` where nothing does. */
  best(): RecognisedType | undefined {
    let best: RecognisedType | undefined;
    let most = 0;
    for (const [type, weight] of this.#weights) {
      if (weight <= most) continue;
      most = weight;
      best = type;
    }
    return best;
  }

  /** Why it is of this type, the strongest first. */
  reasonsFor(type: RecognisedType | undefined): readonly string[] {
    return [...this.#reasons.values()]
      .filter((reason) => reason.type === type && reason.weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_REASONS)
      .map(({ text }) => text);
  }
}

const MOST_REASONS = 3;
