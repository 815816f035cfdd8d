import { strict as assert } from "node:assert";
import { cutPart, offsetIn, positionIn, rangeIn } from "../../src/core/syntax/cut.ts";
import type { Corpus, Part } from "../../src/core/syntax/nodes.ts";
import { blockAt, parseText } from "../../src/core/syntax/parse.ts";
import { comparePositions, LineIndex, type Position } from "../../src/core/text.ts";
import { minimiseText, shownSafely } from "./minimise.ts";
import { naiveLines } from "./naive-parser.ts";
import { Random } from "./random.ts";
import { randomText } from "./random-texts.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

describe("every place in a text", () => {
  const checks: readonly (readonly [what: string, check: (text: string) => string | undefined])[] = [
    ["lies in the part that a look at all parts finds", partTrouble],
    ["in a part's own text is the same place in the corpus, there and back", offsetTrouble],
    ["as an offset is the same place as a line and a column, there and back", indexTrouble],
  ];
  for (const [what, check] of checks) {
    it(what, () => {
      const random = new Random(SEED);
      for (let run = 0; run < RUNS.places; run++) {
        const text = randomText(random, random.between(0, random.oneIn(20) ? 60 : 8)).replace(/^\ufeff/, "");
        const failure = check(text);
        if (!failure) continue;
        const short = minimiseText(text, (smaller) => check(smaller) !== undefined);
        assert.fail(`seed ${SEED}: ${failure}\nin short ${shownSafely(short)}: ${check(short)}`);
      }
    }).timeout(TIMEOUT_MS);
  }
});

function partTrouble(text: string): string | undefined {
  const corpus = parseText(text);
  for (const [line, content] of naiveLines(text).entries()) {
    for (let character = 0; character <= content.length; character++) {
      const position = { line, character };
      const expected = corpus.parts.findLast(({ start }) => comparePositions(start, position) <= 0);
      if (corpus.partAt(position) !== expected) return `another part at ${line}:${character}`;
      const block = expected?.kind === "block" ? expected : undefined;
      if (blockAt(corpus, position) !== block) return `another block at ${line}:${character}`;
    }
  }
  return undefined;
}

function offsetTrouble(text: string): string | undefined {
  const corpus = parseText(text);
  for (const part of corpus.parts) {
    const failure = partOffsetTrouble(corpus, part);
    if (failure) return failure;
  }
  return undefined;
}

function partOffsetTrouble(corpus: Corpus, part: Part): string | undefined {
  const { text } = cutPart(corpus, part);
  for (let offset = 0; offset <= text.length; offset++) {
    const position = positionIn(part, text, offset);
    if (offset < text.length && !isAt(corpus, position, text[offset]!)) return `${offset} is another character`;
    if (offsetIn(text, part, position) !== offset) return `${offset} does not come back`;
  }
  const whole = rangeIn(part, text, { start: 0, end: text.length });
  if (comparePositions(whole.start, part.start) !== 0 || comparePositions(whole.end, part.end) !== 0)
    return `the whole of a ${part.kind} is not its range`;
  return undefined;
}

function isAt({ source }: Corpus, { line, character }: Position, expected: string): boolean {
  const content = source.line(line);
  return character === content.length ? expected === "\n" : content[character] === expected;
}

function indexTrouble(text: string): string | undefined {
  const index = LineIndex.of(text);
  const lines = naiveLines(text);
  if (index.lineCount !== lines.length) return `${index.lineCount} lines`;
  // Backwards, so that no line is found from the one before it.
  for (let line = lines.length - 1; line >= 0; line--) {
    if (index.line(line) !== lines[line]) return `line ${line} is ${shownSafely(index.line(line))}`;
    for (let character = 0; character <= lines[line]!.length; character++) {
      const offset = index.offsetAt({ line, character });
      if (character < lines[line]!.length && text[offset] !== lines[line]![character]) return `${line}:${character}`;
      if (comparePositions(index.positionAt(offset), { line, character }) !== 0) return `${offset} does not come back`;
    }
  }
  return undefined;
}
