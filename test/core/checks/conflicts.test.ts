import { conflictsIn } from "../../../src/core/checks/conflicts.ts";
import { deepEqual } from "../../support/expect.ts";

describe("merge conflicts", () => {
  /** The three lines of each conflict. */
  const found = (text: string): readonly string[] =>
    conflictsIn(text).map(({ ours, middle, theirs }) =>
      [ours, middle, theirs].map(({ start, end }) => text.slice(start, end)).join("|"),
    );

  it("are found at the text's start and further down, whole lines of them", () => {
    deepEqual(found("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"), ["<<<<<<< a|=======|>>>>>>> b"]);
    deepEqual(found("z\n<<<<<<<\n======= c\n>>>>>>>"), ["<<<<<<<|======= c|>>>>>>>"]);
    deepEqual(found("\n<<<<<<< 1\n=======\n>>>>>>> 2\n<<<<<<< 3\n=======\n>>>>>>> 4"), [
      "<<<<<<< 1|=======|>>>>>>> 2",
      "<<<<<<< 3|=======|>>>>>>> 4",
    ]);
  });
  it("are none without all three, at the start of lines, in this order", () => {
    for (const text of [
      "",
      "<<<<<<<\n=======\n",
      "<<<<<<<\n>>>>>>>\n=======\n",
      "=======\n>>>>>>>\n",
      "a <<<<<<<\n=======\n>>>>>>>\n",
      "<<<<<<<\n =======\n>>>>>>>\n",
      "<<<<<<< ======= >>>>>>>",
      "=======\n<<<<<<<\n>>>>>>>\n",
    ])
      deepEqual(found(text), [], text);
  });
});
