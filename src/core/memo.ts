/** An object with room in itself for what is remembered of it. */
export interface Remembering {
  /** Only {@link Memo} looks into it. */
  memos: unknown[] | undefined;
}

let made = 0;

/**
 * What is remembered of objects for as long as they live.
 *
 * For objects that come by the ten thousand, where a `WeakMap` is dear: a hundred bytes an entry, a search in a large table,
 * work for V8 after each scavenge; and an old table keeps what it says of young objects, with all that this leads to, until
 * the second scavenge after they are gone.
 */
export class Memo<Key extends Remembering, Value> {
  readonly #number = made++;

  get(key: Key): Value | undefined {
    return key.memos?.[this.#number] as Value | undefined;
  }

  set(key: Key, value: Value): void {
    // As many places as there are memos: an array that grows takes room for seventeen.
    key.memos ??= new Array(made);
    key.memos[this.#number] = value;
  }

  delete(key: Key): void {
    if (key.memos) key.memos[this.#number] = undefined;
  }
}
