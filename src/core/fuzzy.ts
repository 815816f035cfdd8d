/** The least score of a text that holds what is typed in one stretch. */
export const STRETCH = 2;

/**
 * How well a text answers to what somebody types, the higher the better; `undefined` when its letters are not there in
 * this order. The whole, its beginning, a word's beginning, a stretch anywhere, scattered letters; shorter texts first.
 */
export function fuzzyScore(query: string, text: string): number | undefined {
  const wanted = query.toLowerCase();
  const offered = text.toLowerCase();
  const short = 1 / (1 + offered.length);
  if (wanted === "") return short;
  if (offered === wanted) return 5;
  const at = offered.indexOf(wanted);
  if (at === 0) return 4 + short;
  if (at > 0) return (isWordStart(offered, at) ? 3 : STRETCH) + short;
  return hasInOrder(wanted, offered) ? 1 + short : undefined;
}

/** The best so many of what is found, the best first, equal ones as they came. */
export class BestFound<Item> {
  readonly #most: number;
  #found: { readonly score: number; readonly item: Item }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(score: number, item: Item): void {
    this.#found.push({ score, item });
    if (this.#found.length >= this.#most * 2) this.#prune();
  }

  /** All that is kept. */
  items(): readonly Item[] {
    this.#prune();
    return this.#found.map(({ item }) => item);
  }

  #prune(): void {
    this.#found.sort((a, b) => b.score - a.score);
    this.#found = this.#found.slice(0, this.#most);
  }
}

function isWordStart(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1]!);
}

/** White space in the query need not be there. */
function hasInOrder(wanted: string, offered: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    if (letter === " ") continue;
    const found = offered.indexOf(letter, at);
    if (found < 0) return false;
    at = found + letter.length;
  }
  return true;
}
