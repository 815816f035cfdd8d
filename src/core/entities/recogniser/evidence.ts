import { ownCopy } from "../../text.ts";
import type { RecognisedType } from "../mention.ts";
import { inOneLine } from "../spelling.ts";
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
  readonly #weights = TYPES.map(() => 0);
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
    const known = this.#known(index, sentence, hash);
    this.#weights[index]! += known ? weight / 4 : weight;
    if (!known && this.#reasons.length < MOST_KEPT)
      this.#reasons.push({ type: index, weight, sentence, first, end, hash });
    else if (known && known.weight < weight) known.weight = weight;
  }

  #known(type: number, sentence: string, hash: number): Reason | undefined {
    for (const reason of this.#reasons)
      if (reason.sentence === sentence && reason.hash === hash && reason.type === type) return reason;
    return undefined;
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
    if (type === undefined) return NONE;
    const index = TYPES.indexOf(type);
    const strongest = this.#reasons.filter((reason) => reason.type === index);
    if (strongest.length > 1) strongest.sort((a, b) => b.weight - a.weight);
    const sentences: string[] = [];
    for (const reason of strongest) {
      const sentence = this.#sentenceOf(reason);
      if (!sentences.includes(sentence)) sentences.push(sentence);
      if (sentences.length === MOST_REASONS) break;
    }
    return sentences;
  }

  /** With the words of the text in the place of `%`. */
  #sentenceOf({ sentence, first, end }: Reason): string {
    const place = sentence.indexOf("%");
    if (place < 0) return sentence;
    const { text, starts, ends } = this.#tokens;
    const words = ownCopy(inOneLine(text.slice(starts[first], ends[end - 1])));
    return sentence.slice(0, place) + words + sentence.slice(place + 1);
  }
}

const NONE: readonly string[] = [];
