import { deepEqual } from "node:assert/strict";
import { knownSameEnds, noteSameEnds } from "../../src/core/list-ends.ts";

const NOTHING = { head: 0, tail: 0 };

describe("lists that came from others", () => {
  it("have at least the ends that every change on the way left", () => {
    const [first, second, third] = ["abcdef", "abXdef", "aYXdeZf"].map((letters) => [...letters]);
    noteSameEnds(first!, second!, { head: 2, tail: 3 });
    noteSameEnds(second!, third!, { head: 1, tail: 1 });
    deepEqual(knownSameEnds(first!, second!), { head: 2, tail: 3 });
    deepEqual(knownSameEnds(second!, third!), { head: 1, tail: 1 });
    deepEqual(knownSameEnds(first!, third!), { head: 1, tail: 1 });
  });

  it("have all in common with themselves, and nothing that is known with strangers or with what came from them", () => {
    const [first, second] = [["a"], ["a"]];
    noteSameEnds(first!, second!, { head: 1, tail: 0 });
    deepEqual(knownSameEnds(first!, first!), { head: 1, tail: 0 });
    deepEqual(knownSameEnds(second!, first!), NOTHING);
    deepEqual(knownSameEnds(["a"], second!), NOTHING);
    deepEqual(knownSameEnds(first!, ["a"]), NOTHING);
  });

  it("remember where they came from for a while, each time anew", () => {
    const lists = Array.from({ length: 1_000 }, () => ["a"]);
    for (let at = 1; at < lists.length; at++) noteSameEnds(lists[at - 1]!, lists[at]!, { head: 1, tail: 0 });
    const known = lists.filter((list) => knownSameEnds(list, lists.at(-1)!).head === 1);
    deepEqual(known.length > 100 && known.length < 300, true, String(known.length));
    deepEqual(known.at(0), lists.at(-known.length));
  });
});
