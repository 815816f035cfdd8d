import { LineFacts } from "../../../src/core/checks/line-facts.ts";
import { deepEqual } from "../../support/expect.ts";

describe("facts of lines", () => {
  it("are told of the line a place lies in, once for places beside each other", () => {
    const text = "ab\n\ncd";
    const asked: string[] = [];
    const facts = new LineFacts(text, ({ start, end }) => {
      asked.push(text.slice(start, end));
      return `${start}-${end}`;
    });
    deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 4, 0].map((offset) => facts.at(offset)),
      ["0-2", "0-2", "0-2", "3-3", "4-6", "4-6", "4-6", "4-6", "0-2"],
    );
    deepEqual(asked, ["ab", "", "cd", "ab"]);
  });
});
