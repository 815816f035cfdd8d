/** More are sorted: tables for them would be larger than the nearest caches. */
const MOST_LOOKED_UP = 1 << 14;

/** Places for hashes, by their first bits; 0 where none is. */
const table = new Int32Array(8 * MOST_LOOKED_UP);

/** Leaves each of the first `count` hashes once, in any order, at the start of their room; answers how many there are. */
export function keepDistinct(hashes: Int32Array, count: number): number {
  if (count > MOST_LOOKED_UP) return putTogether(hashes.subarray(0, count).sort());
  // Four to eight times as many places: nearly each hash finds its own one free.
  const bits = 34 - Math.clz32(count);
  const shift = 32 - bits;
  const last = (1 << bits) - 1;
  table.fill(0, 0, last + 1);
  let kept = 0;
  let hasZero = false;
  for (let at = 0; at < count; at++) {
    const hash = hashes[at]!;
    if (hash === 0) {
      if (!hasZero) hashes[kept++] = 0;
      hasZero = true;
      continue;
    }
    let place = hash >>> shift;
    let there = table[place]!;
    while (there !== 0 && there !== hash) {
      place = (place + 1) & last;
      there = table[place]!;
    }
    if (there === hash) continue;
    table[place] = hash;
    hashes[kept++] = hash;
  }
  return kept;
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
  return putTogether(hashes.subarray(0, count));
}

/** Leaves each of the sorted hashes once. */
function putTogether(hashes: Int32Array | Float64Array): number {
  let last = 0;
  for (let at = 0; at < hashes.length; at++) {
    const value = hashes[at]!;
    if (at === 0 || value !== hashes[last - 1]) hashes[last++] = value;
  }
  return last;
}
