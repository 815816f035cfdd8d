import assert from "node:assert/strict";
import fc from "fast-check";
import { BodyHasher } from "../../../../src/core/checks/facts/body-hashes.ts";
import { TextFolder } from "../../../../src/core/checks/facts/folded-text.ts";

type Hashes = ReturnType<BodyHasher["hash"]>;

const folder = new TextFolder();

function hashed(text: string): Hashes {
  return new BodyHasher().hash(text, { start: 0, end: text.length });
}

/** How many words, shingles and lines a text has, by its folded lines and without a hash. */
function counted(text: string): { words: number; shingles: number; lines: number } {
  const count = folder.fold(text, { start: 0, end: text.length });
  const folded = Array.from(folder.units.subarray(0, count), (unit) => String.fromCharCode(unit)).join("");
  const words: string[] = [];
  const lines = new Set<string>();
  for (const line of folded.split("\n").slice(0, -1)) {
    const own = wordsOf(line);
    words.push(...own);
    if (line.length >= 15 && line.length <= 200 && own.length >= 2) lines.add(line);
  }
  const runs = words.slice(4).map((_, at) => words.slice(at, at + 5).join(" "));
  return { words: words.length, shingles: new Set(runs).size, lines: lines.size };
}

const SINGLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u;

/** By the code unit, as pairs are read. */
function wordsOf(line: string): string[] {
  const marked = Array.from({ length: line.length }, (_, at) => {
    const unit = line[at]!;
    if (unit >= "\ud800" && unit < "\ue000") return unit >= "\ud83c" && unit <= "\ud83e" ? " " : unit;
    if (SINGLE.test(unit) && /[\p{L}\p{N}]/u.test(unit)) return ` ${unit} `;
    return /[\p{L}\p{N}\p{M}]/u.test(unit) ? unit : " ";
  });
  return marked.join("").split(" ").filter(Boolean);
}

const PIECES = [
  ..."a|I|of|the|Two|sides|met|7|18|2024|eight888|nine99999|fifteen15151515|sixteen161616161|seventeen17171717".split(
    "|",
  ),
  "x".repeat(40),
  ...".|,|-|--|!|\"|'s|“|”|’|…|&|<|>|{|\\|\u0000|\u007f|\ufffd|\u00a0|\u200b".split("|"),
  ..."é|Ä|ß|ς|\u212a|Straße|한국의|외교부|中|国|ท\u0e35|日本の|😀|𠀀|\ud83d|\udc00|e\u0301|\u1112\u1161".split("|"),
  ..." | | | |  |\n|\n|\n\n|\t|\r\n".split("|"),
];

const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 160 }).map((pieces) => pieces.join(""));

describe("the kernel that goes over bodies", () => {
  it("finds the words, shingles and lines that are found by string functions", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { words, shingles, lines } = hashed(text);
        assert.deepEqual({ words, shingles: shingles.length, lines: lines.length }, counted(text));
      }),
      { numRuns: 400 },
    );
  });
  it("has one hash for a word, whatever stands beside it and wherever it stands", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), fc.nat(70), (pieces, shift) => {
        const text = ` ${pieces.join("")}\n`.normalize("NFC");
        const moved = `${"- ".repeat(shift)}\n${text.toLowerCase()}`;
        if (folded(moved.slice(2 * shift)) !== folded(text)) return;
        assert.deepEqual(new Set(hashed(moved).shingles), new Set(hashed(text).shingles));
      }),
      { numRuns: 400 },
    );
  });
  it("takes a sign that is composed to a letter for that letter", () => {
    const [sign, letter] = [hashed("\u212aelvin \u212a and more words"), hashed("kelvin k and more words")];
    assert.deepEqual([sign.body, sign.shingles], [letter.body, letter.shingles]);
  });

  // A segment has 16,384 units; a piece of a text that is handed over, twice as many.
  const SEGMENT = 16_384;
  for (const edge of [SEGMENT, 2 * SEGMENT])
    it(`finds the same across an edge at ${edge} units`, () => {
      const middle =
        "Advertisement\nThe Straße of 𠀀𠀀 seventeen17171717, “two” sides 😀 met\nSign up now\nand left again.\n";
      for (let before = edge - middle.length - 2; before <= edge + 2; before++) {
        const lead = `${"- ".repeat(before / 2 - 1)}${before % 2 === 0 ? " " : "  "}\n`;
        const { shingles, lines, words, boilerplate } = hashed(lead + middle);
        const alone = hashed(middle);
        assert.deepEqual([words, [...lines]], [alone.words, [...alone.lines]], `${before}`);
        assert.deepEqual(new Set(shingles), new Set(alone.shingles), `${before}`);
        assert.deepEqual(
          boilerplate.map(({ span }) => span.start - lead.length),
          alone.boilerplate.map(({ span }) => span.start),
        );
      }
    });
  it("finds the same in a text that is longer than all its rooms", () => {
    const lines = Array.from({ length: 6_000 }, (_, at) => `The ${at}th line of “many” in this text\n`);
    const text = lines.join("");
    const { words, shingles, lines: found } = hashed(text);
    assert.deepEqual([words, found.length], [48_000, 6_000]);
    assert.equal(shingles.length, counted(text).shingles);
    assert.equal(hashed(text + text).shingles.length, counted(text + text).shingles);
    assert.equal(hashed(`${text} `).body, hashed(text).body);
  });
  it("hashes a word without an end", () => {
    const word = "x".repeat(3_000_000);
    const { words, body } = hashed(word);
    assert.equal(words, 1);
    assert.equal(body, hashed(` ${word.toUpperCase()}`).body);
    assert.notEqual(body, hashed(`${word}x`).body);
  });
  it("sees signs wherever they stand", () => {
    const hasher = new BodyHasher();
    const signsOf = (body: string): number => {
      const text = `<<<FILE a.txt\n${body}\nEND>>>\n`;
      const end = text.length - "END>>>\n".length;
      const header = { span: { start: 0, end: 13 } };
      return hasher.signsOf({ kind: "block", text, header, body: { start: 14, end } } as never);
    };
    for (const [sign, lead] of [
      ["{", "x "],
      ["left.The", "x "],
      ["“", "x "],
      ["\u00a0", "x "],
    ] as const) {
      const wanted = signsOf(`x ${sign} x`);
      assert.notEqual(wanted, signsOf("x x"));
      for (const count of [6, 7, 8, 14, 15, 16, 30, 31, 32, 8_180, 8_190, 8_191, 8_192])
        for (const shift of ["", "x"])
          assert.equal(signsOf(`${shift}${lead.repeat(count)}${sign} x`), wanted, `${sign} ${count}`);
    }
  });
});

function folded(text: string): string {
  return folder.textOf(text, { start: 0, end: text.length });
}
