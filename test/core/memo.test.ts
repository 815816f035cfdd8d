import { deepEqual, equal } from "node:assert/strict";
import { Memo, type Remembering } from "../../src/core/memo.ts";

const object = (): Remembering => ({ firstMemo: undefined, secondMemo: undefined, otherMemos: undefined });

describe("what is remembered of an object", () => {
  it("is there until something else is remembered, whoever else remembers something of it", () => {
    const lengths = new Memo<Remembering, number>();
    const names = new Memo<Remembering, string>();
    const [one, other] = [object(), object()];
    lengths.set(one, 3);
    names.set(one, "one");
    names.set(other, "other");
    lengths.set(one, 4);
    equal(lengths.get(one), 4);
    equal(names.get(one), "one");
    equal(lengths.get(other), undefined);
    equal(names.get(other), "other");
  });

  it("has its place in objects that others remembered something of before there was such a memo", () => {
    const first = new Memo<Remembering, string>();
    const one = object();
    first.set(one, "first");
    const second = new Memo<Remembering, string>();
    equal(second.get(one), undefined);
    second.set(one, "second");
    equal(first.get(one), "first");
    equal(second.get(one), "second");
  });

  it("is forgotten by itself, wherever it has its place", () => {
    const memos = [
      ...(["first", "second", "other"] as const).map((place) => new Memo<Remembering, string>(place)),
      new Memo<Remembering, string>(),
    ];
    const one = object();
    for (const memo of memos) memo.delete(one);
    for (const [at, memo] of memos.entries()) memo.set(one, `${at}`);
    deepEqual(
      memos.map((memo) => memo.get(one)),
      ["0", "1", "2", "3"],
    );
    for (const [at, memo] of memos.entries()) {
      memo.delete(one);
      deepEqual(
        memos.map((each) => each.get(one) !== undefined),
        memos.map((_, other) => other > at),
      );
    }
  });
});
