import { deepEqual } from "node:assert/strict";
import { Memo, type Remembering } from "../../src/core/memo.ts";
import { Recent } from "../../src/core/recent.ts";

interface Key extends Remembering {
  readonly name: string;
}

const keys: readonly Key[] = [..."abcdefgh"].map((name) => ({ name, memos: undefined }));
const stores = { "a map": () => new Map<Key, string>(), "a memo": () => new Memo<Key, string>() };

describe("what was made last", () => {
  for (const [name, store] of Object.entries(stores))
    it(`is remembered up to a weight, and as much again of what came before, in ${name}`, () => {
      const recent = new Recent<Key, string>(4, store());
      const known = (): string => keys.map((key) => recent.get(key) ?? "").join("");
      const seen = keys.map((key) => {
        recent.set(key, key.name, 2);
        return known();
      });
      deepEqual(seen, ["a", "ab", "abc", "abcd", "cde", "cdef", "efg", "efgh"]);
    });
});
