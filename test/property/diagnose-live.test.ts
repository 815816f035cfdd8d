import assert from "node:assert/strict";
import { diagnose, diagnosticsOf } from "../../src/core/checks/diagnose.ts";
import type { DiagnosticList } from "../../src/core/checks/diagnostic-list.ts";
import type { Diagnostic, Severity } from "../../src/core/checks/rule.ts";
import { rules } from "../../src/core/checks/rules/index.ts";
import { CorpusIndex } from "../../src/core/syntax/corpus-index.ts";
import { parseLines } from "../../src/core/syntax/parse.ts";
import { comparePositions, type LineSource } from "../../src/core/text.ts";

const LINES = [
  "<<<FILE a.txt",
  "<<<FILE b.txt id=1",
  "<<<FILE 000_x.txt",
  "<<<FILE 002_x.txt",
  "<<<FILE two words",
  "<<<FILE",
  "END>>>",
  "END>>>  ",
  "END>>><<<FILE c",
  "END>>",
  "text",
  "text  ",
  "",
  "  ",
  "text END>>>",
  "# comment",
  "# corpus-ignore: missing-terminator, empty-block -- known",
  "# corpus-ignore-file: duplicate-name",
  "# corpus-format: 2",
  "\\END>>>",
  "<<<<<<< ours",
  "=======",
  ">>>>>>> theirs",
];

/** Lines of documents that are alike, in part or nearly, and of what rules that see the whole file go by. */
const ALIKE = [
  "<<<FILE news/a.txt source=Post",
  "<<<FILE news/A.txt id=1",
  "<<<FILE news",
  "<<<FILE 001_a.txt source=Post date=2024-06-17",
  "<<<FILE 003_a.txt source=Herald id=1",
  "<<<FILE ../up.txt",
  "END>>>",
  "END>>>",
  "END>>>",
  "",
  "The two sides met on Tuesday in a hotel by the river and spoke for three hours about trade and chips.",
  "They will meet again in spring, when the price of rice is known, and when somebody has read the long report.",
  "Nobody in the town by the sea had heard of the plan before the ministers came back from the capital.",
  "The form was signed on 03/04/2024, and sent back on 17/04/2024.",
  "It was read on 05/06/2024 by nobody.",
  "Our app has all of it first.",
  "Follow us wherever you are.",
  "# corpus-ignore: repeated-line, duplicate-body -- known",
  "# a comment",
];

const WHOLE_RULES = new Set(rules.filter(({ scope }) => scope !== "block").map(({ id }) => id));
const ALL_BUT_BLOCK = ["file", "corpus", "catalogue", "last"] as const;

/** Lines of bodies in which rules that see one part find much. */
const FAULTY = [
  "text  ",
  "two\u200b marks\u200b",
  "caf\u00e2\u20ac\u2122 ",
  "plain",
  "",
  "",
  "",
  "<p>One</p> &amp; ",
  "\\\\END>>>",
];

/** Numbers that look drawn by chance and are the same for the same seed (mulberry32). */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe("problems of a corpus that is being edited", () => {
  it("are those of the same text read afresh, after any edits", function () {
    this.timeout(30_000);
    for (let seed = 1; seed <= 60; seed++) {
      const draw = drawing(seed);
      const some = (count: number): string[] => Array.from({ length: count }, () => LINES[draw(LINES.length)]!);
      const lines = some(1 + draw(16));
      const source = sourceOf(lines);
      const live = CorpusIndex.of(source);
      diagnose(live);
      for (let edit = 0; edit < 12; edit++) {
        const start = draw(lines.length);
        const removed = 1 + draw(Math.min(3, lines.length - start));
        const inserted = some(1 + draw(3));
        lines.splice(start, removed, ...inserted);
        live.update([{ start, removed, inserted: inserted.length }]);
        assert.deepEqual(
          diagnose(live),
          diagnose(parseLines(source)),
          `seed ${seed}, edit ${edit}\n${lines.join("\n")}`,
        );
      }
    }
  });

  it("are those of the same text read afresh where documents are alike", function () {
    this.timeout(60_000);
    for (let seed = 1; seed <= 60; seed++) {
      const draw = drawing(seed);
      const lines = documents(draw, 4 + draw(8));
      const source = sourceOf(lines);
      const live = CorpusIndex.of(source);
      const options = { most: seed % 3 === 0 ? 3 : undefined };
      diagnose(live, options);
      for (let edit = 0; edit < 15; edit++) {
        const start = draw(lines.length);
        const removed = draw(8) === 0 ? 1 + draw(Math.min(4, lines.length - start)) : 1;
        const inserted = draw(3) === 0 ? someOf(ALIKE, draw, 1 + draw(2)) : [typedIn(lines[start]!, draw)];
        lines.splice(start, removed, ...inserted);
        live.update([{ start, removed, inserted: inserted.length }]);
        // Somebody types on before the problems are asked for.
        if (draw(4) === 0) continue;
        assert.deepEqual(
          diagnose(live, options),
          diagnose(parseLines(source), options),
          `seed ${seed}, edit ${edit}\n${lines.join("\n")}`,
        );
      }
    }
  });

  it("are those of the same text read afresh where a rule finds more than is told, whoever lists the parts meanwhile", function () {
    this.timeout(60_000);
    for (let seed = 1; seed <= 40; seed++) {
      const draw = drawing(seed);
      const lines = Array.from({ length: 3 + draw(20) }, () => [
        "<<<FILE a",
        ...someOf(FAULTY, draw, draw(6)),
        "END>>>",
      ]).flat();
      const source = sourceOf(lines);
      const live = CorpusIndex.of(source);
      const options = { most: 1 + draw(9) };
      let former: { readonly list: DiagnosticList; readonly expected: readonly Diagnostic[] } | undefined;
      diagnose(live, options);
      for (let edit = 0; edit < 20; edit++) {
        const start = draw(lines.length);
        const inserted = [
          [typedIn(lines[start]!, draw)],
          [lines[start]!, ...someOf(FAULTY, draw, 1)],
          someOf(FAULTY, draw, 1),
          ["END>>>", "<<<FILE b"],
        ][draw(draw(4) === 0 ? 4 : 3)]!;
        lines.splice(start, 1, ...inserted);
        live.update([{ start, removed: 1, inserted: inserted.length }]);
        if (draw(2) === 0) assert.deepEqual(live.parts.length, parseLines(source).parts.length);
        if (draw(2) === 0) continue;
        const list = diagnosticsOf(live, options);
        const about = `seed ${seed}, edit ${edit}\n${lines.join("\n")}`;
        const expected = diagnose(parseLines(source), options);
        assertAnswers(list, expected, draw, about);
        assert.deepEqual(list.all, expected, about);
        // A list that was told does not change.
        if (former) assert.deepEqual(former.list.all, former.expected, about);
        former = { list: diagnosticsOf(live, options), expected };
        assert.deepEqual(
          diagnose(live, { ...options, without: ALL_BUT_BLOCK }).map(seen),
          firstOfEach(diagnose(parseLines(source), { without: ALL_BUT_BLOCK }), options.most).map(seen),
          about,
        );
      }
    }
  });
});

/** What a list says without putting all into their places. */
function assertAnswers(
  list: DiagnosticList,
  expected: readonly Diagnostic[],
  draw: (below: number) => number,
  about: string,
): void {
  assert.equal(list.length, expected.length, about);
  const ofSeverity = (severity: Severity): readonly Diagnostic[] => expected.filter((one) => one.severity === severity);
  const worst = (["error", "warning", "info", "hint"] as const).flatMap(ofSeverity);
  const most = draw(expected.length + 2);
  assert.deepEqual(list.worst(most), worst.slice(0, most), about);
  const start = { line: draw(40), character: draw(4) };
  const end = { line: start.line + draw(4), character: start.character + draw(6) };
  assert.deepEqual(
    list.touching({ start, end }),
    expected.filter(({ range }) => comparePositions(range.start, end) <= 0 && comparePositions(range.end, start) >= 0),
    about,
  );
  assert.deepEqual(list.last, expected.at(-1), about);
  const rule = "trailing-whitespace";
  assert.equal(list.fixable(rule), expected.filter((one) => one.rule === rule && one.fixes.length > 0).length, about);
  const { rest, taken } = list.without(WHOLE_RULES);
  assert.deepEqual(
    rest.all,
    expected.filter((one) => !WHOLE_RULES.has(one.rule)),
    about,
  );
  assert.deepEqual(
    taken,
    expected.filter((one) => WHOLE_RULES.has(one.rule)),
    about,
  );
}

function seen({ rule, range: { start } }: Diagnostic): string {
  return `${rule} ${start.line}:${start.character}`;
}

function firstOfEach(diagnostics: readonly Diagnostic[], most: number): readonly Diagnostic[] {
  return diagnostics.filter(({ rule }, at) => {
    const before = diagnostics.slice(0, at).filter((one) => one.rule === rule);
    return before.length < most;
  });
}

function sourceOf(lines: readonly string[]): LineSource {
  return {
    get lineCount() {
      return lines.length;
    },
    line: (index) => lines[index]!,
  };
}

function documents(draw: (below: number) => number, count: number): string[] {
  return Array.from({ length: count }, () => [
    ALIKE[draw(6)]!,
    ...someOf(ALIKE.slice(9), draw, 1 + draw(5)),
    "END>>>",
  ]).flat();
}

function someOf(lines: readonly string[], draw: (below: number) => number, count: number): string[] {
  return Array.from({ length: count }, () => lines[draw(lines.length)]!);
}

/** A character more, or one less. */
function typedIn(line: string, draw: (below: number) => number): string {
  const at = draw(line.length + 1);
  return draw(2) === 0 ? `${line.slice(0, at)}x${line.slice(at)}` : line.slice(0, at) + line.slice(at + 1);
}
