/**
 * Makes every bit of the answer depend on every bit of a hash of 32 bits (the finaliser of MurmurHash3, Austin Appleby). A
 * signed number: V8 has them for nothing.
 */
export function finished(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
