import { equal } from "node:assert/strict";
import { Memo, type Remembering } from "../../src/core/memo.ts";

describe("what is remembered of an object", () => {
  it("is there until something else is remembered, whoever else remembers something of it", () => {
    const lengths = new Memo<Remembering, number>();
    const names = new Memo<Remembering, string>();
    const [one, other]: Remembering[] = [{ memos: undefined }, { memos: undefined }];
    lengths.set(one!, 3);
    names.set(one!, "one");
    names.set(other!, "other");
    lengths.set(one!, 4);
    equal(lengths.get(one!), 4);
    equal(names.get(one!), "one");
    equal(lengths.get(other!), undefined);
    equal(names.get(other!), "other");
  });

  it("has its place in objects that others remembered something of before there was such a memo", () => {
    const first = new Memo<Remembering, string>();
    const object: Remembering = { memos: undefined };
    first.set(object, "first");
    const second = new Memo<Remembering, string>();
    equal(second.get(object), undefined);
    second.set(object, "second");
    equal(first.get(object), "first");
    equal(second.get(object), "second");
  });
});
