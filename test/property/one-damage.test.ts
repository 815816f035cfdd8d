import { strict as assert } from "node:assert";
import { parseText } from "../../src/core/syntax/parse.ts";
import { minimiseList, shownSafely } from "./minimise.ts";
import { Random } from "./random.ts";
import { randomLine, randomLines } from "./random-texts.ts";
import { readingsOf } from "./reading.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

/** The format's promise: one changed line changes the reading of at most so many documents. */
const MOST = 2;

/** One line made another, taken away or put in. */
interface Damage {
  readonly at: number;
  readonly removed: 0 | 1;
  readonly inserted: readonly string[];
}

describe("one damaged line", () => {
  it(`changes the reading of at most ${MOST} documents (${RUNS.damages} damages)`, () => {
    const random = new Random(SEED);
    for (let run = 0; run < RUNS.damages; run++) {
      const lines = randomLines(random, random.between(1, 30));
      const damage = randomDamage(random, lines);
      const count = changedBy(lines, damage);
      if (count > MOST) assert.fail(report(lines, damage, count));
    }
  }).timeout(TIMEOUT_MS);
});

function randomDamage(random: Random, lines: readonly string[]): Damage {
  const at = random.below(lines.length);
  const kind = random.below(6);
  if (kind === 0) return { at, removed: 1, inserted: [] };
  if (kind === 1) return { at, removed: 0, inserted: [randomLine(random)] };
  if (kind < 4) return { at, removed: 1, inserted: [randomLine(random)] };
  const line = lines[at]!;
  const place = random.below(line.length + 1);
  const rest = line.slice(place + random.below(3));
  return { at, removed: 1, inserted: [line.slice(0, place) + random.pick(["", " ", "\\", "x", ">", "="]) + rest] };
}

/** How many documents are read differently, before or after, whichever are more. */
function changedBy(lines: readonly string[], damage: Damage): number {
  const before = readingsOf(parseText(lines.join("\n")));
  const after = readingsOf(parseText(damaged(lines, damage).join("\n")));
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same++;
  let sameAtEnd = 0;
  while (sameAtEnd < shorter - same && before.at(-1 - sameAtEnd) === after.at(-1 - sameAtEnd)) sameAtEnd++;
  return Math.max(before.length, after.length) - same - sameAtEnd;
}

function damaged(lines: readonly string[], { at, removed, inserted }: Damage): readonly string[] {
  return [...lines.slice(0, at), ...inserted, ...lines.slice(at + removed)];
}

function report(lines: readonly string[], damage: Damage, count: number): string {
  const above = minimiseList(lines.slice(0, damage.at), (fewer) => {
    return changedBy([...fewer, ...lines.slice(damage.at)], { ...damage, at: fewer.length }) > MOST;
  });
  const at = above.length;
  const rest = lines.slice(damage.at + 1);
  const here = lines[damage.at]!;
  const below = minimiseList(rest, (fewer) => changedBy([...above, here, ...fewer], { ...damage, at }) > MOST);
  return `seed ${SEED}: ${count} documents, ${shownSafely({ ...damage, at })} of ${shownSafely([...above, here, ...below])}`;
}
