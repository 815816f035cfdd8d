import { check, checkFix, fixRule, relatedAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("duplicate-id", () => {
  const of = (header: string): string => `<<<FILE ${header}\nx\nEND>>>\n`;

  it("reports each later use, and points to the first", () => {
    const [found] = check(of("a id=7") + of("b {|duplicate-id:id=7|}") + of("c {|duplicate-id:id=7|}"));
    deepEqual(found?.message, 'The id "7" is already another document\'s.');
    deepEqual(relatedAt(of("a id=7") + of("b id=7"), "duplicate-id"), ['10: "id=7" The first use.']);
  });
  it("goes by what the value says", () => void check(of("a id=7") + of('b {|duplicate-id:id="7"|}')));
  it("is content with ids that differ, and with the same value of another key", () =>
    void check(of("a id=7") + of("b id=8") + of("c note=7")));
  it("leaves a key repeated in one header to its own rule", () => void check(of("a id=7 {|header-syntax:id=7|}")));
  it("reads CRLF", () => void check((of("a id=7") + of("b {|duplicate-id:id=7|}")).replaceAll("\n", "\r\n")));
  it("reads a last line without a line end", () =>
    void check(`${of("a id=7")}<<<FILE {|missing-terminator:b|} {|duplicate-id:id=7|}{|missing-final-line-end:|}`));
  it("removes the later one", () => {
    checkFix(of("a id=7") + of("b  {|duplicate-id:id=7|} k=v"), of("a id=7") + of("b k=v"));
    deepEqual(fixRule(of("a id=7") + of("b id=7") + of("c id=7"), "duplicate-id"), {
      text: of("a id=7") + of("b") + of("c"),
      fixed: 2,
      left: 0,
    });
  });
  it("goes by the first id of a header", () =>
    void check(of("a id=7") + of("b id=8 {|header-syntax:id=7|}") + of("c {|duplicate-id:id=8|}")));
  it("goes by the first of two in one header", () => {
    check(of("a id=1") + of("b id=2 {|header-syntax:id=1|}"));
    check(of("a id=1") + of("b {|duplicate-id:id=1|} {|header-syntax:id=2|}"));
  });
});
