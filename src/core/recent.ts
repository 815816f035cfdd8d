/**
 * Remembers what was made last, up to a weight, and forgets the rest: for what is quickly made again but is asked for
 * several times in a row.
 *
 * Two generations: what is asked for lives on, what is not goes with the older one.
 */
export class Recent<Key, Value> {
  readonly #most: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();
  #weight = 0;

  /** Holds between `most` and twice as much, in the unit of the weights given to {@link set}. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: Key): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  set(key: Key, value: Value, weight: number): void {
    if (this.#weight + weight > this.#most) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#weight = 0;
    }
    this.#young.set(key, value);
    this.#weight += weight;
  }
}
