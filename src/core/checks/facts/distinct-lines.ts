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
function putTogether(hashes: Float64Array): number {
  let last = 0;
  for (let at = 0; at < hashes.length; at++) {
    const value = hashes[at]!;
    if (at === 0 || value !== hashes[last - 1]) hashes[last++] = value;
  }
  return last;
}
