import assert from "node:assert/strict";
import type { Corpus, Part } from "../../src/core/syntax/nodes.ts";
import { parseText } from "../../src/core/syntax/parse.ts";
import { corpusPieces, readPiece } from "../../src/files/corpus-pieces.ts";
import { Random } from "./random.ts";
import { randomText } from "./random-texts.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

describe("a corpus read piece by piece", function () {
  this.timeout(TIMEOUT_MS);

  it("has the parts, lines and bytes of the whole, however its bytes come", async () => {
    let cutTexts = 0;
    for (let run = 0; run < RUNS.roundTrips; run++) {
      const random = new Random(SEED + run);
      const text = (random.oneIn(4) ? "\uFEFF" : "") + randomText(random, random.between(0, 60)).toWellFormed();
      const bytes = Buffer.from(text);
      const parts: string[] = [];
      let nextLine = 0;
      let nextByte = text.startsWith("\uFEFF") ? 3 : 0;
      let pieces = 0;
      for await (const piece of corpusPieces(chunksOf(bytes, random), random.pick([1, 16, 100]))) {
        assert.deepEqual([piece.firstLine, piece.firstByte], [nextLine, nextByte], `seed ${SEED + run}`);
        assert.equal(piece.place === "only" || piece.place === "first", pieces === 0, `seed ${SEED + run}`);
        const corpus = readPiece(piece);
        parts.push(...corpus.parts.map((part) => shown(corpus, part, piece.firstLine)));
        nextLine += corpus.source.lineCount - 1;
        nextByte += piece.bytes.length;
        pieces++;
      }
      if (pieces > 2) cutTexts++;
      const whole = parseText(text);
      assert.deepEqual(
        parts,
        whole.parts.map((part) => shown(whole, part, 0)),
        `seed ${SEED + run}`,
      );
      assert.equal(nextByte, bytes.length, `seed ${SEED + run}`);
    }
    assert.ok(cutTexts > RUNS.roundTrips / 4, `only ${cutTexts} texts were cut`);
  });
});

function* chunksOf(bytes: Buffer, random: Random): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const end = at + random.between(1, random.pick([1, 7, 200]));
    yield Buffer.from(bytes.subarray(at, end));
    at = end;
  }
}

/** Kind, lines and what is in it. */
function shown({ source }: Corpus, part: Part, firstLine: number): string {
  const { start, end } = part;
  const lines: string[] = [];
  for (let line = start.line; line <= end.line; line++)
    lines.push(
      source.line(line).slice(line === start.line ? start.character : 0, line === end.line ? end.character : undefined),
    );
  const block =
    part.kind === "block" ? `${part.bodyStart + firstLine}-${part.bodyEnd + firstLine} ${part.close.kind}` : "";
  const place = `${start.line + firstLine}:${start.character}-${end.line + firstLine}:${end.character}`;
  return `${part.kind} ${place} ${block} ${JSON.stringify(lines.join("\n"))}`;
}
