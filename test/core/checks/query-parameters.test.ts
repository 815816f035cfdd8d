import { trackedIn } from "../../../src/core/checks/query-parameters.ts";
import { applyEdits } from "../../../src/core/text.ts";
import { deepEqual, equal } from "../../support/expect.ts";

describe("tracking parameters of an address", () => {
  const tracked = (text: string, end = text.length) => trackedIn(text, { start: 0, end });
  /** What is left of the address. */
  const left = (text: string): string | undefined => {
    const found = tracked(text);
    return found?.edits && applyEdits(text, found.edits);
  };

  it("go with the sign before or after them", () => {
    for (const [text, rest] of [
      ["http://a?utm_source=x", "http://a"],
      ["http://a?utm_source=x&utm_medium=y", "http://a"],
      ["http://a?utm_source=x&b=1", "http://a?b=1"],
      ["http://a?utm_source=x&gclid=2&b=1", "http://a?b=1"],
      ["http://a?b=1&utm_source=x", "http://a?b=1"],
      ["http://a?b=1&utm_source=x&c=2&fbclid=3", "http://a?b=1&c=2"],
      ["http://a?b=1&utm_source=x&gclid=3&c=2", "http://a?b=1&c=2"],
      ["http://a?b=1&amp;utm_source=x&amp;c=2", "http://a?b=1&amp;c=2"],
      ["http://a?utm_source=x&amp;c=2", "http://a?c=2"],
      ["http://a?utm_source=x#part", "http://a#part"],
      ["http://a?utm_source#part", "http://a#part"],
      ["http://a?b=1&utm_id=#part", "http://a?b=1#part"],
      ["http://a?utm_source=x.", "http://a."],
      ["http://a?b&utm_source=x).", "http://a?b)."],
      ["http://a?b=c=d&gclid=e", "http://a?b=c=d"],
    ] as const)
      equal(left(text), rest, text);
  });
  it("are those of the list, whole", () => {
    for (const key of "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid igshid mc_cid mc_eid mkt_tok _hsenc utm_x".split(
      " ",
    )) {
      deepEqual(tracked(`http://a?${key}=1`)?.keys, [key]);
      deepEqual(tracked(`http://a?b=1&${key}`)?.keys, [key]);
    }
    for (const text of [
      "http://a",
      "http://a?b=utm_source",
      "http://a?utm_=1",
      "http://a?utm=1",
      "http://a?xgclid=1",
      "http://a?gclidx=1",
      "http://a?GCLID=1",
      "http://a#b?utm_source=x",
      "http://utm_source=x",
      "http://a?b=1#&utm_source=x",
    ])
      equal(tracked(text), undefined, text);
  });
  it("are told from the first to the last", () => {
    const text = "http://a?b=1&utm_source=x&c=2&gclid=3&d=4";
    const { span, keys } = tracked(text)!;
    equal(text.slice(span.start, span.end), "utm_source=x&c=2&gclid=3");
    deepEqual(keys, ["utm_source", "gclid"]);
  });
  it("stay where the address has no clear end", () => {
    const found = tracked("http://a?utm_source=한국");
    deepEqual([found?.keys, found?.edits], [["utm_source"], undefined]);
    equal(tracked("http://한국?utm_source=x")?.edits?.length, 1);
    equal(tracked("http://a?utm_source=x#한국")?.edits?.length, 1);
  });
  it("do not take a glued marker along", () => {
    const text = "http://a?b=1&utm_source=xEND>>>";
    equal(applyEdits(text, tracked(text, text.length - 3)!.edits!), "http://a?b=1END>>>");
    equal(left("http://a?b=1&utm_source=xEND"), "http://a?b=1");
  });
});
