/**
 * How many bits of its hash say where one of `total` things is counted: with four to eight places for each, few share one; up
 * to 33 million places there are.
 */
export function tableBitsFor(total: number): number {
  return Math.min(25, Math.max(10, Math.ceil(Math.log2(total + 1)) + 2));
}
