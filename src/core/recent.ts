/** Where what is remembered lies: a `Map`, or a `Memo` where there are many. */
interface Store<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
  delete(key: Key): unknown;
}

/**
 * Remembers what was made last, up to a weight, and forgets the rest: for what is quickly made again but is asked for
 * several times in a row.
 *
 * Two generations: when the younger one is full, the older one is forgotten.
 */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #store: Store<Key, Value>;
  #young: Key[] = [];
  #old: readonly Key[] = [];
  #weight = 0;

  /** Holds between `most` and twice as much, in the unit of the weights given to {@link set}. */
  constructor(most: number, store: Store<Key, Value> = new Map<Key, Value>()) {
    this.#most = most;
    this.#store = store;
  }

  get(key: Key): Value | undefined {
    return this.#store.get(key);
  }

  /** For what {@link get} does not know. */
  set(key: Key, value: Value, weight: number): void {
    if (this.#weight + weight > this.#most) {
      for (const old of this.#old) this.#store.delete(old);
      this.#old = this.#young;
      this.#young = [];
      this.#weight = 0;
    }
    this.#store.set(key, value);
    this.#young.push(key);
    this.#weight += weight;
  }
}
