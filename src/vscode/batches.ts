/** What is asked of a file system at a time: each answer comes from another process, or from another machine. */
const AT_ONCE = 16;

/** Does the work on some of the items at a time, and answers what came of each, batch by batch, in order. */
export async function* inBatches<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): AsyncGenerator<readonly (readonly [item: T, result: R])[]> {
  for (let at = 0; at < items.length; at += AT_ONCE)
    yield await Promise.all(items.slice(at, at + AT_ONCE).map(async (item) => [item, await work(item)] as const));
}
