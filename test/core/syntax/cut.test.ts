import assert from "node:assert/strict";
import fc from "fast-check";
import { cutBlock, cutPart, offsetIn, positionIn, rangeIn } from "../../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { soup } from "../../support/soup.ts";

describe("cutting a part out", () => {
  it("places header, body and terminator", () => {
    const text = "END>>> <<<FILE a k=v\nx\n\nEND>>> \n";
    const corpus = parseText(text);
    const [block] = blocksOf(corpus);
    const { text: cut, header, body, close } = cutBlock(corpus, block!);
    assert.equal(cut, "<<<FILE a k=v\nx\n\nEND>>> \n");
    assert.equal(cut.slice(header.span.start, header.span.end), "<<<FILE a k=v");
    assert.equal(cut.slice(body.start, body.end), "x\n\n");
    assert.equal(cut.slice(close.span.start, close.span.end), "END>>>");
    assert.deepEqual(rangeIn(block!, cut, header.nameSpan), {
      start: { line: 0, character: 15 },
      end: { line: 0, character: 16 },
    });
  });

  it("takes offsets to positions and back, whatever the text", () =>
    fc.assert(
      fc.property(soup, (text) => {
        const corpus = parseText(text);
        for (const part of corpus.parts) {
          const cut = cutPart(corpus, part).text;
          assert.deepEqual(positionIn(part, cut, 0), part.start);
          assert.deepEqual(positionIn(part, cut, cut.length), part.end);
          for (let offset = 0; offset <= cut.length; offset++)
            assert.equal(offsetIn(cut, part, positionIn(part, cut, offset)), offset);
        }
      }),
      { numRuns: 200 },
    ));

  it("keeps all spans of a block inside it, whatever the text", () =>
    fc.assert(
      fc.property(soup, (text) => {
        const corpus = parseText(text);
        for (const block of blocksOf(corpus)) {
          const { text: cut, header, body, close } = cutBlock(corpus, block);
          assert.ok(header.span.end <= body.start && body.start <= body.end && body.end <= cut.length);
          assert.ok(close.span.start <= close.span.end && close.span.end <= cut.length);
          assert.equal(cut.slice(close.span.start, close.span.end), close.kind === "missing" ? "" : "END>>>");
        }
      }),
      { numRuns: 300 },
    ));
});
