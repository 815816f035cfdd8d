/** An object with room in itself for what is remembered of it. Only {@link Memo} looks into it. */
export interface Remembering {
  /** For what is remembered of nearly every such object: a list for each would be as large as the object. */
  firstMemo: unknown;
  secondMemo: unknown;
  otherMemos: unknown[] | undefined;
}

/** Where in the objects a memo has its room. A place but the last is for one memo of a kind of objects alone. */
type Place = "first" | "second" | "other";

const FIRST = -1;
const SECOND = -2;
let made = 0;

/**
 * What is remembered of objects for as long as they live.
 *
 * For objects that come by the ten thousand, where a `WeakMap` is dear: a hundred bytes an entry, a search in a large table,
 * work for V8 after each scavenge; and an old table keeps what it says of young objects, with all that this leads to, until
 * the second scavenge after they are gone.
 */
export class Memo<Key extends Remembering, Value> {
  /** Its place among the others, or one of those that objects have themselves. */
  readonly #place: number;

  constructor(place: Place = "other") {
    this.#place = place === "other" ? made++ : place === "first" ? FIRST : SECOND;
  }

  get(key: Key): Value | undefined {
    if (this.#place === FIRST) return key.firstMemo as Value | undefined;
    if (this.#place === SECOND) return key.secondMemo as Value | undefined;
    return key.otherMemos?.[this.#place] as Value | undefined;
  }

  set(key: Key, value: Value): void {
    this.#put(key, value);
  }

  delete(key: Key): void {
    if (this.#place < 0 || key.otherMemos) this.#put(key, undefined);
  }

  #put(key: Key, value: Value | undefined): void {
    if (this.#place === FIRST) key.firstMemo = value;
    else if (this.#place === SECOND) key.secondMemo = value;
    else {
      // As many places as there are memos: an array that grows takes room for seventeen.
      key.otherMemos ??= new Array(made);
      key.otherMemos[this.#place] = value;
    }
  }
}
