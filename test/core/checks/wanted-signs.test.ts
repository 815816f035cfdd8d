import assert from "node:assert/strict";
import { bidiControl } from "../../../src/core/checks/rules/bidi-control.ts";
import { emptyBlock } from "../../../src/core/checks/rules/empty-block.ts";
import { htmlEntity } from "../../../src/core/checks/rules/html-entity.ts";
import { nearMissMarker } from "../../../src/core/checks/rules/near-miss-marker.ts";
import { Sign, signsOf } from "../../../src/core/checks/signs.ts";
import { lacks, signsAmong, wantedBy } from "../../../src/core/checks/wanted-signs.ts";
import { cutPart } from "../../../src/core/syntax/cut.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";

const ANGLES = { signs: Sign.angle, hashes: false };

describe("the signs that are wanted", () => {
  const angleOf = (text: string): boolean => {
    const corpus = parseText(text);
    const signs = signsAmong(cutPart(corpus, corpus.parts[0]!), ANGLES, {});
    assert.equal((signs & Sign.angle) !== 0, (signsOf(cutPart(corpus, corpus.parts[0]!)) & Sign.angle) !== 0);
    return (signs & Sign.angle) !== 0;
  };

  it("are those that some of the rules go by", () => {
    assert.equal(wantedBy([nearMissMarker]).signs, Sign.angle);
    assert.equal(wantedBy([nearMissMarker, bidiControl]).signs, Sign.angle | Sign.bidi);
    assert.equal(wantedBy([]).signs, 0);
  });

  it("are all where a rule sees every part", () => {
    assert.notEqual(wantedBy([nearMissMarker, emptyBlock]).signs & wantedBy([htmlEntity]).signs, 0);
  });

  it("are seen in a body and outside blocks, not in a marker", () => {
    assert.ok(!angleOf("<<<FILE a\nx\nEND>>>\n"));
    assert.ok(angleOf("<<<FILE a\nx < y\nEND>>>\n"));
    assert.ok(angleOf("x > y\n"));
  });

  it("are lacking without a look at the text only where its source knows", () => {
    const { parts, partAt } = parseText("<<<FILE a\nx\nEND>>>\n<<<FILE b\n<\nEND>>>\n");
    const source = { lineCount: 7, line: () => "" };
    const knowing = { parts, partAt, source: { ...source, mayHaveAngle: (start: number) => start > 0 } };
    const without = { parts, partAt, source };
    assert.deepEqual(
      parts.map((part) => lacks(knowing, part, ANGLES)),
      [true, false],
    );
    assert.deepEqual(
      parts.map((part) => lacks(knowing, part, { signs: Sign.angle | Sign.bidi, hashes: false })),
      [false, false],
    );
    assert.deepEqual(
      parts.map((part) => lacks(without, part, ANGLES)),
      [false, false],
    );
  });
});
