import { proseOf } from "../../../src/core/checks/prose.ts";
import { arePlainlyPaired, unpairedQuotes } from "../../../src/core/checks/quotations.ts";
import { ALL_SIGNS, signsOf } from "../../../src/core/checks/signs.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import type { BlockText } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { Random } from "../../property/random.ts";
import { deepEqual, equal, ok } from "../../support/expect.ts";

const MARKS = [...'"“”„‟«»「」『』'];
const PAIRS = ["“a,” ", "„b“ ", "«c» ", '"d" ', "「e」", "“f\ng” ", "“é” ", '5" ', "»h« ", "”i” "];
const PIECES = [
  "word ",
  "“",
  "”",
  '"',
  "\n",
  "\n\n",
  "`",
  "Ã",
  "â€œ",
  "â€",
  "ו",
  "5",
  "’",
  "https://example.org/",
  "…",
];

function blockOf(name: string, body: string): BlockText {
  const corpus = parseText(`<<<FILE ${name}\n${body}\nEND>>>\n`);
  return cutBlock(corpus, blocksOf(corpus).next().value!);
}

describe("quotation marks", () => {
  it("that are paired at a short look have no unpaired one among them, whatever the language", () => {
    const random = new Random(11);
    let paired = 0;
    for (let run = 0; run < 6_000; run++) {
      const among = random.pick([PAIRS, PAIRS.slice(0, 5), [...PAIRS, ...PIECES], [...PIECES, ...MARKS]]);
      const body = Array.from({ length: random.between(1, 8) }, () => random.pick(among)).join("");
      const lang = random.pick(["", " lang=en", " lang=de", " lang=da", " lang=sv", " lang=fr", " lang=he"]);
      const block = blockOf(`${random.pick(["a.txt", "a.md"])}${lang}`, body);
      const prose = proseOf(block);
      if (!prose) continue;
      const signs = signsOf(block);
      const unpaired = [...unpairedQuotes(block.text, prose, signs)];
      deepEqual([...unpairedQuotes(block.text, prose, ALL_SIGNS)], unpaired, block.text);
      if (arePlainlyPaired(block.text, prose, ALL_SIGNS))
        equal(arePlainlyPaired(block.text, prose, signs), true, block.text);
      if (!arePlainlyPaired(block.text, prose, signs)) continue;
      if (MARKS.some((mark) => body.includes(mark))) paired++;
      deepEqual(unpaired, [], block.text);
    }
    ok(paired > 300, `${paired}`);
  });
  it("are paired at a short look in what most texts have", () => {
    for (const [header, body] of [
      ["a.txt", "He said, “We go,” and went. “Why?”\n“So.”"],
      ["a.txt lang=de", "„Wir gehen“, sagte er. Das „zweite“."],
      ["a.txt lang=fr", "«On y va», dit-il."],
      ["a.txt", "他说「好」。"],
      ["a.md", 'He said, "We go," and went.'],
    ] as const) {
      const block = blockOf(header, body);
      equal(arePlainlyPaired(block.text, proseOf(block)!, signsOf(block)), true, body);
    }
  });
});
