import type { RecognisedType } from "../mention.ts";
import type { Tokens } from "../tokens.ts";

const TYPES: readonly RecognisedType[] = [
  "person",
  "organisation",
  "place",
  "event",
  "work",
  "product",
  "law",
  "nationality",
];
const MOST_REASONS = 3;
/** Bounds the work for a name with very many places. */
const MOST_KEPT = 30;

/** One thing that speaks for a type: a sentence for the hover in which `%` stands for words of the text. */
interface Reason {
  readonly type: number;
  readonly sentence: string;
  readonly first: number;
  readonly end: number;
  readonly hash: number;
  weight: number;
}

/** What speaks for which type, of one name in all its places. Sentences are made only when they are asked for. */
export class Evidence {
  readonly #tokens: Tokens;
  readonly #weights = new Float64Array(TYPES.length);
  readonly #reasons: Reason[] = [];

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /**
   * A weight of 1 is a hint, 4 settles most cases, 8 all. The same reason with the same words adds less a second time: it
   * is one habit of the text. `%` in the sentence stands for the tokens from `first` up to `end`.
   */
  add(type: RecognisedType, weight: number, sentence: string, first: number, end = first + 1): void {
    const index = TYPES.indexOf(type);
    const hash = this.#tokens.hashes[first]!;
    const known = this.#reasons.find(
      (reason) => reason.sentence === sentence && reason.hash === hash && reason.type === index,
    );
    this.#weights[index]! += known ? weight / 4 : weight;
    if (!known && this.#reasons.length < MOST_KEPT)
      this.#reasons.push({ type: index, weight, sentence, first, end, hash });
    else if (known && known.weight < weight) known.weight = weight;
  }

  /** Speaks against a type. */
  doubt(type: RecognisedType, weight: number): void {
    this.#weights[TYPES.indexOf(type)]! -= weight;
  }

  /** How much speaks for the type. */
  of(type: RecognisedType): number {
    return this.#weights[TYPES.indexOf(type)]!;
  }

  /** The type that most speaks for; `undefined` where nothing does. */
  best(): RecognisedType | undefined {
    let best: RecognisedType | undefined;
    let most = 0;
    for (let i = 0; i < TYPES.length; i++) {
      if (this.#weights[i]! <= most) continue;
      most = this.#weights[i]!;
      best = TYPES[i];
    }
    return best;
  }

  /** Why it is of this type, the strongest first. */
  reasonsFor(type: RecognisedType | undefined): readonly string[] {
    if (type === undefined) return [];
    const index = TYPES.indexOf(type);
    const { text, starts, ends } = this.#tokens;
    const sentences = this.#reasons
      .filter((reason) => reason.type === index)
      .sort((a, b) => b.weight - a.weight)
      .map(({ sentence, first, end }) => {
        const words = text.slice(starts[first], ends[end - 1]).replace(/\s+/g, " ");
        return sentence.replace("%", () => words);
      });
    return [...new Set(sentences)].slice(0, MOST_REASONS);
  }
}
