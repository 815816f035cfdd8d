import { check, relatedAt } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("number-gap", () => {
  const of = (...names: string[]): string => names.map((name) => `<<<FILE ${name}\nx\nEND>>>\n`).join("");
  const gap = (name: string): string => `{|number-gap:${name}|}`;

  it("reports the first name after a gap, and the numbers that are missing", () => {
    const message = (...names: string[]): string | undefined => check(of(...names))[0]?.message;
    deepEqual(
      message("000_d1bd5d15e5c0b142.txt", gap("002_491929299ebfa092.txt")),
      '"001" is missing in the series before "002_491929299ebfa092.txt".',
    );
    deepEqual(message("a1", gap("a4"), "a5"), '"2" and "3" are missing in the series before "a4".');
    deepEqual(
      message("a/1.txt", "a/2.txt", "a/3.txt", gap("a/7.txt")),
      '"4", "5" and "6" are missing in the series before "a/7.txt".',
    );
    deepEqual(message("a1", "a2", "a3", "a4", gap("a9")), '"5" to "8" are missing in the series before "a9".');
    deepEqual(check(of("0_a", gap("2_a")))[0]?.severity, "hint");
    deepEqual(relatedAt(of("0_a", "2_a"), "number-gap"), ['8: "0_a" The name before the gap.']);
  });
  it("takes rising numbers without zeros, and a number used twice", () => {
    check(of("9.txt", gap("11.txt")));
    check(of("000_a", "{|duplicate-name:000_a|}", gap("002_b")));
  });
  it("is not silenced by a number that comes back later, and says a gap once", () => {
    check(of("000_a", gap("002_b"), "003_c", "004_d", "{|duplicate-name:002_b|}", "005_e"));
    check(of("000_a", gap("002_b"), "003_c", "002_x", "004_d"));
    check(of("000_a", "001_b", "000_x"));
    check(of("003_a", "003_b"));
  });
  it("is content without a gap", () => {
    check(of("000_a", "001_b", "002_c"));
    check(of("9_a", "10_b"));
    check(of("007_a"));
  });
  it("takes a number that a file of another kind has for no gap", () =>
    check("<<<FILE 000_a.txt\nx\nEND>>>\n<<<FILE 001_b.json\n1\nEND>>>\n<<<FILE 002_c.txt\nx\nEND>>>\n"));
  it("does not mix series", () => {
    check(of("000_a.txt", "002_b.md"));
    check(of("a/000", "b/002"));
    check(of("a0", "b2"));
    check(of("000_a", "002-b"));
  });
  it("takes nothing for a series that is none", () => {
    for (const names of [
      ["2019", "2021"],
      ["2019_a", "2021_b"],
      ["2024-06-17.txt", "2024-06-19.txt"],
      ["20240617", "20240619"],
      ["240617_a", "240619_b"],
      ["06-17", "06-19"],
      ["1.2-a", "1.4-b"],
      ["v1.2", "v1.4"],
      ["a1b2", "a1b4"],
      ["491929299ebfa092", "491929301ebfa092"],
      ["1_a", "5_b"],
      ["00_a", "002_b"],
      ["002_a", "000_b"],
    ])
      check(of(...names));
  });
  it("does not lose a counter's numbers that look like years or dates", () => {
    check(of("100099_a", "100100_b", "100101_c", gap("100103_d")));
    check(of("1798_a", "1799_b", "1800_c", "1801_d", gap("1803_e")));
  });
  it("reads CRLF", () => void check(of("0_a", gap("2_b")).replaceAll("\n", "\r\n")));
  it("reads a last line without a line end", () =>
    void check(`${of("0_a")}<<<FILE {|missing-terminator:${gap("2_b")}|}{|missing-final-line-end:|}`));
  it("reports two", () => void check(of("0_a", gap("2_b"), gap("4_c"))));
});
