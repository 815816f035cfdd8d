import assert from "node:assert/strict";
import type { PartRule } from "../../../src/core/checks/rule.ts";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { Sign, signsOf } from "../../../src/core/checks/signs.ts";
import { cutPart } from "../../../src/core/syntax/cut.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { Random } from "../../property/random.ts";

const PIECES = [
  "word",
  "Word",
  "a line that is long enough to be a sentence of its own",
  "The ministers of both countries will speak to reporters after\nthe talks have ended",
  "\ufeff<<<FILE c\n",
  ..." .?!\n\t\r&<>\"“”„«»「'",
  "\n\n",
  "  \n",
  "\n   ",
  "&amp;",
  "<<<FILE: b",
  "END>>",
  "<<<<<<< a\n=======\n>>>>>>> b\n",
  "\u0000",
  "\u001b[1m",
  "\u0085",
  "\u0091",
  "\u2028",
  "\v",
  "\u200b",
  "\u00a0",
  "\u202a",
  "\ufffd",
  "\ufeff",
  "Ã©",
  "â€™",
  "é",
  "É",
  "한국",
  "。",
  "\ud83d\ude00",
  "\ud801\udc28",
  "https://example.org/?utm_source=x",
] as const;

describe("signs", () => {
  const asked = rules.filter((rule): rule is PartRule & { signs: number } => "signs" in rule);

  it("are in every text in which a rule that goes by them finds something", () => {
    const random = new Random(7);
    const found = new Set<string>();
    for (let run = 0; run < 600; run++) {
      const body = Array.from({ length: random.between(1, 14) }, () => random.pick(PIECES)).join("");
      const text = random.oneIn(8)
        ? body
        : `<<<FILE a.txt${random.oneIn(8) ? random.pick(PIECES) : ""}\n${body}\nEND>>>\n`;
      const corpus = parseText(text);
      for (const part of corpus.parts) {
        const cut = cutPart(corpus, part);
        const signs = signsOf(cut);
        for (const rule of asked) {
          const findings = [...rule.check(cut, {})];
          if (findings.length > 0) found.add(rule.id);
          if ((rule.signs & signs) === 0) assert.deepEqual(findings, [], `${rule.id}: ${JSON.stringify(cut.text)}`);
        }
      }
    }
    assert.deepEqual(
      asked.map(({ id }) => id).filter((id) => !found.has(id)),
      [],
      "Some rules found nothing at all.",
    );
  });

  it("are none in plain prose", () => {
    const corpus = parseText(
      "<<<FILE a.txt\nThe minister left, and 3 others did. Nobody said why.\nThey went home.\nEND>>>\n",
    );
    assert.equal(signsOf(cutPart(corpus, corpus.parts[0]!)), 0);
  });

  it("are single bits", () => {
    assert.equal(new Set(Object.values(Sign)).size, Object.values(Sign).length);
    for (const sign of Object.values(Sign)) assert.equal(sign & (sign - 1), 0);
  });
});
