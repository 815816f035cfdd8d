import { ok } from "../support/expect.ts";

/** Waits until the probe answers something true, and answers it; fails the test if that takes too long. */
export async function eventually<T>(
  what: string,
  probe: () => T | PromiseLike<T>,
  limitMs = 30_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    ok(Date.now() < end, `${what}: not within ${limitMs} ms; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
