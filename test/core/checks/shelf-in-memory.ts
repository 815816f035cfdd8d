import type { Shelf } from "../../../src/core/checks/facts/shelf.ts";

/** A shelf that takes memory, and forgets nothing. */
export function shelfInMemory(): Shelf {
  let bytes = new Uint8Array(0);
  return {
    put(more) {
      const at = bytes.length;
      const all = new Uint8Array(at + more.length);
      all.set(bytes);
      all.set(more, at);
      bytes = all;
      return at;
    },
    get: (at, length) => bytes.slice(at, at + length).buffer,
    read: (at, into) => into.set(bytes.subarray(at, at + into.length)),
  };
}
