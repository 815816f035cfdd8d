import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkBytes } from "../../src/core/checks/bytes.ts";
import { type DiagnoseOptions, diagnose } from "../../src/core/checks/diagnose.ts";
import { COMPARING_RULES } from "../../src/core/checks/facts/between.ts";
import type { Levels } from "../../src/core/checks/rule.ts";
import { rules } from "../../src/core/checks/rules/index.ts";
import type { Corpus } from "../../src/core/syntax/nodes.ts";
import { parseText } from "../../src/core/syntax/parse.ts";
import { Disk } from "../../src/files/disk.ts";
import { openLargeCorpus } from "../../src/files/large-corpus.ts";
import { Random } from "./random.ts";
import { randomText } from "./random-texts.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

const levels: Levels = Object.fromEntries(COMPARING_RULES.map((rule) => [rule, "off"]));
const onlyStructure: Levels = Object.fromEntries(
  rules.filter(({ group }) => group !== "structure").map(({ id }) => [id, "off"]),
);

describe("a corpus on the disk", function () {
  this.timeout(TIMEOUT_MS);
  const folder = mkdtempSync(join(tmpdir(), "corpus-"));
  after(() => rmSync(folder, { recursive: true }));

  it("is checked as the same text in memory", () => {
    const path = join(folder, "a.corpus");
    for (let run = 0; run < RUNS.places; run++) {
      const random = new Random(SEED + run);
      let text = (random.oneIn(5) ? "\uFEFF" : "") + randomText(random, random.between(0, 80));
      if (random.oneIn(8)) text += `<<<FILE long\n${"x é ".repeat(random.below(200_000))}\nEND>>>\n`;
      writeFileSync(path, text);
      const bytes = Buffer.from(text);
      const large = openLargeCorpus(new Disk(), path, path);
      const whole = parseText(text.toWellFormed());
      const { hasNoConflicts } = large;
      // What fixes would do is not held of a corpus on the disk.
      const withoutEdits = (corpus: Corpus, options: DiagnoseOptions): unknown =>
        diagnose(corpus, options).map((one) => ({ ...one, fixes: one.fixes.map((fix) => ({ ...fix, edits: [] })) }));
      // Structure first: of most documents nothing is read for it.
      for (const chosen of random.oneIn(2) ? [onlyStructure, levels] : [levels])
        assert.deepEqual(
          withoutEdits(large.corpus, { levels: chosen, hasNoConflicts }),
          withoutEdits(whole, { levels: chosen }),
          `seed ${SEED + run}`,
        );
      assert.deepEqual(large.bytes, checkBytes(bytes), `seed ${SEED + run}`);
      for (let line = 0; line < whole.source.lineCount; line++)
        assert.equal(large.corpus.source.line(line), whole.source.line(line), `seed ${SEED + run}`);
      assert.equal(large.corpus.source.lineCount, whole.source.lineCount);
      large.close();
    }
  });
});
