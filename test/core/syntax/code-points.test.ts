import assert from "node:assert/strict";
import { CodePoints } from "../../../src/core/syntax/code-points.ts";
import { codePointAt } from "../../../src/core/syntax/content.ts";
import { cutBlock, positionIn } from "../../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";

const CORPUS = `# a gap
<<<FILE a.txt
plain
\\<<<FILE 😀 𠮷
\\\\END>>>
\\x \ud83d alone \ude00
x\\<<<FILE
END>>> <<<FILE b.txt eol=crlf
😀

\\END>>>
gluedEND>>>
<<<FILE c.txt
END>>>
<<<FILE d.txt encoding=base64
eA==
END>>>
<<<FILE e.txt
missing`;

describe("CodePoints", () => {
  const corpus = parseText(CORPUS);

  it("gives at every offset, in any order, what the core gives", () => {
    for (const block of blocksOf(corpus)) {
      const cut = cutBlock(corpus, block);
      const points = new CodePoints(block, cut);
      const offsets = Array.from({ length: cut.text.length + 2 }, (_, index) => index - 1);
      const jumping = offsets.map((_, index) => offsets[(index * 7) % offsets.length]!);
      for (const offset of [...offsets, ...[...offsets].reverse(), ...jumping])
        assert.ok(points.before(offset) === codePointAt(cut, offset), `${cut.header.name} ${offset}`);
    }
  });

  it("takes positions of the corpus", () => {
    for (const block of blocksOf(corpus)) {
      const cut = cutBlock(corpus, block);
      const points = new CodePoints(block, cut);
      for (let offset = 0; offset <= cut.text.length; offset++)
        assert.ok(points.beforePosition(positionIn(block, cut.text, offset)) === codePointAt(cut, offset));
      assert.equal(points.beforePosition({ line: 0, character: 0 }), undefined);
      assert.equal(points.beforePosition({ line: 9_999, character: 0 }), undefined);
    }
  });

  it("counts a million places of one long line in one pass", () => {
    const long = parseText(`<<<FILE a.txt\n${"😀a".repeat(1_000_000)}\nEND>>>\n`);
    const [block] = [...blocksOf(long)];
    const points = new CodePoints(block!, cutBlock(long, block!));
    for (let at = 0; at < 3_000_000; at += 3) {
      points.beforePosition({ line: 1, character: at });
      points.beforePosition({ line: 1, character: at + 2 });
    }
    assert.equal(points.beforePosition({ line: 1, character: 3_000_000 }), 2_000_000);
  });
});
