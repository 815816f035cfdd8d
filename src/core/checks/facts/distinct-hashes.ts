/** Sorts hashes, of which any is as likely as any other: few need more than to be put beside those of their first bits. */
export class HashSorter {
  readonly #starts = new Int32Array(0x1000 + 1);
  #values = new Uint32Array(1_024);

  /** Each of the first `count` hashes once, sorted; the room is used again. */
  distinct(hashes: Int32Array, count: number): { readonly values: Uint32Array<ArrayBuffer>; readonly count: number } {
    if (this.#values.length < count) this.#values = new Uint32Array(count * 2);
    const values = this.#values;
    if (count > 0x1000) {
      // So many of few different ones would take time with its square.
      for (let at = 0; at < count; at++) values[at] = hashes[at]!;
      values.subarray(0, count).sort();
    } else this.#sort(hashes, count);
    let last = 0;
    for (let at = 0; at < count; at++) {
      const value = values[at]!;
      if (at === 0 || value !== values[last - 1]) values[last++] = value;
    }
    return { values, count: last };
  }

  #sort(hashes: Int32Array, count: number): void {
    const values = this.#values;
    const starts = this.#starts;
    const bits = Math.max(1, 31 - Math.clz32(count));
    const shift = 32 - bits;
    const size = 1 << bits;
    starts.fill(0, 0, size + 1);
    for (let at = 0; at < count; at++) starts[(hashes[at]! >>> shift) + 1]!++;
    for (let at = 1; at <= size; at++) starts[at]! += starts[at - 1]!;
    for (let at = 0; at < count; at++) {
      const hash = hashes[at]!;
      values[starts[hash >>> shift]!++] = hash;
    }
    for (let at = 1; at < count; at++) {
      const value = values[at]!;
      let to = at;
      for (; to > 0 && values[to - 1]! > value; to--) values[to] = values[to - 1]!;
      values[to] = value;
    }
  }
}

/** Puts the first `count` hashes of lines in order, each once, at the start of their room; answers how many there are. */
export function distinctLines(hashes: Float64Array, count: number): number {
  if (count > 32) hashes.subarray(0, count).sort();
  else
    for (let at = 1; at < count; at++) {
      const value = hashes[at]!;
      let to = at;
      for (; to > 0 && hashes[to - 1]! > value; to--) hashes[to] = hashes[to - 1]!;
      hashes[to] = value;
    }
  let last = 0;
  for (let at = 0; at < count; at++) {
    const value = hashes[at]!;
    if (at === 0 || value !== hashes[last - 1]) hashes[last++] = value;
  }
  return last;
}
