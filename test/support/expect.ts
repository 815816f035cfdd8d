/**
 * Assertions for tests that also run in the web-worker extension host, where no Node module is to be had. A failure
 * carries `actual` and `expected`, so mocha shows the difference.
 */

/** Fails unless both are the same value. */
export function equal<T>(actual: T, expected: T, message = ""): void {
  if (!Object.is(actual, expected)) throw failure(actual, expected, message);
}

/** Fails unless both have the same shape and values; the order of an object's keys does not count. */
export function deepEqual<T>(actual: T, expected: T, message = ""): void {
  if (canonical(actual) !== canonical(expected)) throw failure(actual, expected, message);
}

/** Fails unless the value is truthy. */
export function ok(value: unknown, message = "not truthy"): asserts value {
  if (!value) throw failure(value, true, message);
}

function failure(actual: unknown, expected: unknown, message: string): Error {
  const said = `${message ? `${message}: ` : ""}got ${shown(actual)}, wanted ${shown(expected)}`;
  return Object.assign(new Error(said), { actual, expected, showDiff: true });
}

function shown(value: unknown): string {
  const text = canonical(value);
  return text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
}

/** JSON with sorted keys; what JSON cannot say (undefined, bigint, NaN, -0) is told apart. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === undefined) return "<undefined>";
    if (typeof part === "bigint") return `<${part}n>`;
    if (typeof part === "number" && (!Number.isFinite(part) || Object.is(part, -0)))
      return `<${Object.is(part, -0) ? "-0" : part}>`;
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
