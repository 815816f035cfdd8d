import assert from "node:assert/strict";
import { concordanceOf } from "../../../src/core/entities/concordance.ts";
import { mentionIndexOf } from "../../../src/core/entities/mention-index.ts";
import { atOnce } from "../../../src/core/in-steps.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { catalogueOf } from "./told.ts";

const catalogue = catalogueOf(
  "{ id: ann, name: Ann Lee, type: person, family-name: Lee, aliases: [李安] }",
  "{ id: bob, name: Bob Ray, type: person }",
);
const corpus = parseText(`<<<FILE a.txt title="A walk"
Nobody.

In the end Ann Lee saw Bob Ray. Ask Ms Lee.
END>>>
<<<FILE b.txt
前天李安在这里。
END>>>
`);
const index = mentionIndexOf(corpus, catalogue);

describe("a concordance", () => {
  it("has the names of all documents in one column, as a screen shows them", () => {
    const { lines } = atOnce(concordanceOf(corpus, index, "ann", "Ann Lee"));
    assert.deepEqual(
      lines.map(({ text }) => text.replace(/(?<=\d) {3,}/, "~")),
      [
        "Ann Lee: 3 mentions in 2 documents",
        "",
        "A walk — a.txt",
        "      4~Nobody. ¶ In the end Ann Lee saw Bob Ray. Ask Ms Lee.",
        "      4~Nobody. ¶ In the end Ann Lee saw Bob Ray. Ask Ms Lee.",
        "",
        "前天李安在这里。 — b.txt",
        "      7~前天李安在这里。",
      ],
    );
    const words = lines.flatMap(({ text, word }) => (word ? [[word.start, text.slice(word.start, word.end)]] : []));
    // Two wide characters stand before the last one.
    assert.deepEqual(words, [
      [58, "Ann Lee"],
      [58, "Ms Lee"],
      [56, "李安"],
    ]);
  });

  it("can be that of one document", () => {
    const [, second] = blocksOf(corpus);
    const { lines } = atOnce(concordanceOf(corpus, index, "ann", "Ann Lee", second));
    assert.deepEqual([lines.length, lines[0]?.text, lines.at(-1)?.mention?.text], [4, "Ann Lee: 1 mention", "李安"]);
  });
});
