import { namesOf } from "../../../src/core/checks/names.ts";
import { numberSeries } from "../../../src/core/checks/number-series.ts";
import { headerOf } from "../../../src/core/syntax/cut.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { deepEqual } from "../../support/expect.ts";

/** The series among names: their numbers, the width of these, and all numbers that are taken. */
function series(...names: readonly string[]): readonly string[] {
  const corpus = parseText(names.map((name) => `<<<FILE ${name}\nx\nEND>>>\n`).join(""));
  const blocks = corpus.parts.flatMap((block, index) =>
    block.kind === "block" ? [{ block, index, header: headerOf(corpus, block) }] : [],
  );
  return [...numberSeries(namesOf(blocks).all)].map(
    ({ members, width, taken }) => `${members.map(({ number }) => number).join()} ${width} ${[...taken].sort().join()}`,
  );
}

describe("series of numbered names", () => {
  it("begin with the number, or end with it", () => {
    for (const [names, found] of [
      [["000_a", "001_b"], ["0,1 3 0,1"]],
      [["1-a", "2-b"], ["1,2 1 1,2"]],
      [["1.a", "2.b"], []],
      [["01 a", "02 b"].map((name) => `"${name}"`), ["1,2 2 1,2"]],
      [["1", "2"], ["1,2 1 1,2"]],
      [["a1", "a2"], ["1,2 1 1,2"]],
      [["chapter-01.txt", "chapter-02.txt"], ["1,2 2 1,2"]],
      [["chapter-01.txt", "chapter-02.md", "chapter-03.txt"], ["1,3 2 1,2,3"]],
      [["d/1_a", "d/2_b", "e/1_a"], ["1,2 1 1,2"]],
      [["9_a", "10_b"], ["9,10 1 10,9"]],
      [["0_a", "10_b", "11_c"], []],
      [["99_a", "100_b", "101_c"], ["99,100,101 1 100,101,99"]],
      [["000_a", "000_b", "001_c"], ["0,1 3 0,1"]],
      [["1_a", "4_b"], ["1,4 1 1,4"]],
      [["1_a", "5_b"], []],
      [["a.1x", "a.2x"], []],
      [["1234567890_a", "1234567891_a"], []],
      [["123456789_a", "123456790_a"], ["123456789,123456790 9 123456789,123456790"]],
    ] as const)
      deepEqual(series(...names), found, names.join());
  });
  it("are no years, dates, small pairs, versions and hashes", () => {
    for (const names of [
      ["1899_a", "1900_a"],
      ["2019_a", "2020_a"],
      ["2199_a", "2198_a"],
      ["202401_a", "202402_a"],
      ["202412_a", "202411_a"],
      ["20240101_a", "20240102_a"],
      ["20241231_a", "20241230_a"],
      ["240101_a", "240102_a"],
      ["a-2019", "a-2020"],
      ["a20240101", "a20240102"],
      ["06-17_a", "06-18_a"],
      ["6.17", "6.18"],
      ["1-2024", "2-2024"],
      ["v1.2", "v1.3"],
      ["a1b2", "a1b3"],
      ["a 1 2", "a 1 3"].map((name) => `"${name}"`),
      ["00_a", "001_b"],
      ["2_a", "1_b"],
      ["1_a"],
      [`1_${"a".repeat(255)}`, `2_${"a".repeat(255)}`],
    ])
      deepEqual(series(...names), [], names.join().slice(0, 40));
  });
  it("are of names that differ in nothing else, whatever stands between them", () => {
    for (const [names, found] of [
      [["d/000_a.txt", "d/001_b.txt"], ["0,1 3 0,1"]],
      [["c/000_a.txt", "d/001_b.txt"], []],
      [["000_a.txt", "001_a/b.txt"], []],
      [["000_a.txt", "001-b.txt"], []],
      [["000_a.txt", "001_b.md"], []],
      [["123456788_a.txt", "123456789_b.txt", "1234567890_c.txt"], ["123456788,123456789 9 123456788,123456789"]],
      [["000_a.txt", "01_b.txt", "1-2.txt"], []],
      [
        ["000_a.md", "001_b.txt", "002_c.md", "003_d.txt"],
        ["0,2 3 0,1,2,3", "1,3 3 0,1,2,3"],
      ],
    ] as const)
      deepEqual(series(...names), found, names.join());
  });
  it("count where only some of the numbers look like dates", () => {
    deepEqual(series("100099_a", "100100_b", "100101_c"), ["100099,100100,100101 6 100099,100100,100101"]);
    deepEqual(series("1799_a", "1800_b", "1801_c"), ["1799,1800,1801 4 1799,1800,1801"]);
    deepEqual(series("a-2199", "a-2200"), ["2199,2200 4 2199,2200"]);
    deepEqual(series("2019-part-1", "2020-part-1", "2019-part-2"), ["1,2 1 1,2"]);
    deepEqual(series("2019_1", "2019_2"), []);
  });
  it("are what only looks like a date", () => {
    deepEqual(series("2200_a", "2201_a"), ["2200,2201 4 2200,2201"]);
    deepEqual(series("202413_a", "202414_a"), ["202413,202414 6 202413,202414"]);
    deepEqual(series("202400_a", "202399_a"), []);
    deepEqual(series("20240132_a", "20240133_a"), ["20240132,20240133 8 20240132,20240133"]);
    deepEqual(series("241301_a", "241302_a"), ["241301,241302 6 241301,241302"]);
  });
});
