import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Gathered } from "../../src/cli/io.ts";
import { CARRIED_RULES } from "../../src/core/checks/facts/carried.ts";
import { runInMemory, type World } from "../cli/in-memory.ts";
import { Random } from "./random.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

type Finding = Readonly<Record<string, unknown>>;

describe("facts of shards", function () {
  this.timeout(TIMEOUT_MS);
  const folder = mkdtempSync(join(tmpdir(), "corpus-"));
  after(() => rmSync(folder, { recursive: true }));

  const corpus = async (...args: readonly string[]): Promise<string> => {
    const { status, stderr, stdout } = await runInMemory(args, { cwd: folder });
    assert.ok(status < 2, `${args.join(" ")}: ${stderr}`);
    return stdout;
  };

  const facts = async (shards: readonly string[]): Promise<readonly string[]> => {
    const paths = shards.map((_, at) => `s${at + 1}.corpus`);
    for (const [at, text] of shards.entries()) writeFileSync(join(folder, paths[at]!), text);
    await corpus("check", ...paths, "--facts", "all.facts", "--fail-on", "never");
    return paths;
  };

  it("give what was decided to leave alone, whatever room there is to compare", async () => {
    writeFileSync(join(folder, ".corpus.yaml"), "rules:\n  name-variant: hint\n");
    writeFileSync(join(folder, "entities.yaml"), CATALOGUE);
    mkdirSync(join(folder, ".corpus"));
    const merge = async (world: World = {}): Promise<readonly Finding[]> => {
      const { stderr, stdout } = await runInMemory(["merge", "all.facts", "--format", "ndjson"], {
        cwd: folder,
        ...world,
      });
      assert.equal(stderr, "");
      return findingsIn(stdout);
    };
    const decisions = join(folder, ".corpus", "decisions.ndjson");
    let fewer = 0;
    let more = 0;
    for (let run = 0; run < RUNS.shards / 2; run++) {
      const random = new Random(SEED + run);
      const shards = shardsOf(random);
      writeFileSync(decisions, "");
      const paths = await facts(shards);
      const found = await merge();
      const lines = Array.from({ length: random.between(1, 6) }, () => decisionOn(found, shards, paths, random));
      writeFileSync(decisions, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
      const told = await merge();
      const gathered = tightRoom(random);
      assert.deepEqual(await merge({ gathered }), told, `seed ${SEED + run}: ${JSON.stringify(gathered)}`);
      if (told.length < found.length) fewer++;
      if (told.length > found.length) more++;
    }
    rmSync(join(folder, ".corpus"), { recursive: true });
    assert.ok(fewer > 3 && more > 0, `${fewer} with fewer findings, ${more} with more`);
  });

  it("give in any order what one run over everything finds", async () => {
    const told = new Set<unknown>();
    writeFileSync(join(folder, ".corpus.yaml"), "rules:\n  name-variant: hint\n");
    writeFileSync(join(folder, "entities.yaml"), CATALOGUE);
    for (let run = 0; run < RUNS.shards; run++) {
      const random = new Random(SEED + run);
      const shards = shardsOf(random);
      const paths = shards.map((_, at) => `s${at + 1}.corpus`);
      for (const [at, text] of shards.entries()) writeFileSync(join(folder, paths[at]!), text);
      writeFileSync(join(folder, "whole.corpus"), await corpus("cat", ...paths));
      const whole = findingsIn(await corpus("check", "whole.corpus", "--format", "ndjson"));
      const expected = whole
        .filter(({ rule }) => CARRIED_RULES.includes(String(rule)))
        .map((finding) => inShard(finding, shards, paths));
      const onDisk = await runInMemory(["check", "whole.corpus", "--format", "ndjson"], { cwd: folder, largeFrom: 0 });
      assert.deepEqual(findingsIn(onDisk.stdout), whole, `seed ${SEED + run}: on the disk`);
      const files: string[] = [];
      for (let at = 0; at < paths.length; ) {
        const many = random.between(1, 2);
        const file = `${at}.facts`;
        await corpus("check", ...paths.slice(at, at + many), "--facts", file, "--fail-on", "never");
        files.push(file);
        at += many;
      }
      // One shard was run twice, and all come as they like.
      const given = shuffled([...files, random.pick(files)], random);
      const merged = findingsIn(await corpus("merge", ...given, "--format", "ndjson"));
      assert.deepEqual(merged, expected, `seed ${SEED + run}`);
      // With room for next to nothing all goes to the disk, and comes in parts.
      const gathered = tightRoom(random);
      const tight = await runInMemory(["merge", ...given, "--format", "ndjson"], { cwd: folder, gathered });
      assert.deepEqual(findingsIn(tight.stdout), expected, `seed ${SEED + run}: ${JSON.stringify(gathered)}`);
      for (const { rule } of merged) told.add(rule);
    }
    // Random documents without anything in common would prove nothing.
    assert.deepEqual([...told].sort(), [...CARRIED_RULES].sort());
  });
});

/** Room for next to nothing. */
function tightRoom(random: Random): Gathered {
  return {
    documents: random.between(1, 30),
    rows: random.between(1, 30),
    bytes: random.between(10, 300),
    shelf: random.between(10, 300),
  };
}

/** Something that somebody may have decided about what was found. */
function decisionOn(
  found: readonly Finding[],
  shards: readonly string[],
  paths: readonly string[],
  random: Random,
): object {
  const names = [...NAMES, "1", "2"];
  const pair = { on: "pair", documents: [random.pick(names), random.pick(names)], verdict: "unlike" };
  if (found.length === 0 || random.oneIn(4)) return pair;
  const { column, document, endColumn, line, path, rule } = random.pick(found);
  const written = shards[paths.indexOf(String(path))]!.split("\n")[Number(line) - 1]!;
  const exact = written.slice(Number(column) - 1, Number(endColumn) - 1);
  if (random.oneIn(2)) {
    const quote = { exact, prefix: "", suffix: "" };
    return { on: "finding", rule, document, quote, verdict: "keep" };
  }
  const verdict = random.pick(["keep", "delete"]);
  const text = random.oneIn(2) ? random.pick(REPEATED).trim() : exact;
  return { on: "text", rule, text, line: random.oneIn(2), verdict };
}

function findingsIn(report: string): readonly Finding[] {
  const records = report
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Finding);
  return records.filter(({ type }) => type === "finding");
}

/** The same with its lines counted from the beginning of its shard. */
function inShard(finding: Finding, shards: readonly string[], paths: readonly string[]): Finding {
  let before = 0;
  for (const [at, text] of shards.entries()) {
    const lines = text.split("\n").length - 1;
    const line = Number(finding.line) - before;
    if (line <= lines) return { ...finding, path: paths[at], line, endLine: Number(finding.endLine) - before };
    before += lines;
  }
  throw new Error(`Line ${finding.line} is in no shard.`);
}

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values
    .map((value) => ({ value, at: random.below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

const SUBJECTS = ["The ferry", "A baker", "Our harbour", "The choir", "Nobody", "The old mill", "Straße und É"];
const VERBS = ["waited for", "painted", "forgot", "sold", "counted", "washed"];
const OBJECTS = ["the gulls", "nine lamps", "a letter", "the tide", "all the bells", "an umbrella 😀"];
const REPEATED = [
  "Write to our desk at any hour.",
  "  More of this every Sunday morning.",
  "Seen first in the Lantern.",
];
const CATALOGUE = `entities:
  - { id: anders, name: Wilhelmina Anders, type: person, family-name: Anders }
  - { id: other, name: Gustav Anders, type: person, family-name: Anders }
  - { id: mill, name: Old Harbour Mill, type: organisation }
`;
const PEOPLE = [
  "Wilhelmina Anders spoke.",
  "Wilhelmina\nAnders spoke.",
  "Gustav Anders was there.",
  "In the end Ms Anders left.",
  "On 😀 day Foreign Minister\nAnders left; Mr Anders stayed.",
  "Bartholomew Quince sang.",
  "Bartholomew Quince sang.",
  "Bartolomew Quince sang.",
  "They met at the Old Harbour Mill.",
  "They met at the Old Harbor Mill.",
];
const DATES = [
  "It was on 03/04/2024.",
  "03/04/2024 was 😀 fine.",
  "It was on 13/04/2024.",
  "It was on 04/13/2024.",
  "On 3 April 2024.",
];
const NAMES = ["a.txt", "A.txt", "a", "a/b.md", "c.md", "c.txt ", "d.json"];
const ATTRIBUTES = [
  "id=1",
  "id=2",
  "source=Lantern",
  'source="The Bell"',
  "url=https://bell.example/x",
  "encoding=base64",
];

function shardsOf(random: Random): readonly string[] {
  let last = 0;
  const inOrder = (): number => {
    last += random.between(1, 2);
    return last;
  };
  const numberOf = random.oneIn(2) ? inOrder : () => random.below(40);
  return Array.from({ length: random.between(1, random.oneIn(4) ? 11 : 4) }, () => {
    const documents = Array.from({ length: random.between(0, 9) }, () => documentOf(random, numberOf));
    const text = documents.join("").replace(/END>>>\n(?=<<<FILE 0)/g, (end) => (random.oneIn(8) ? "END>>>" : end));
    return `${random.oneIn(6) ? "# a comment\n" : ""}${text}`;
  });
}

function documentOf(random: Random, numberOf: () => number): string {
  const name = random.oneIn(2) ? `${String(numberOf()).padStart(3, "0")}_x.txt` : random.pick(NAMES);
  const header = [`<<<FILE ${name.includes(" ") ? `"${name}"` : name}`];
  for (const attribute of ATTRIBUTES) if (random.oneIn(4)) header.push(attribute);
  const ignored = random.oneIn(8) ? `# corpus-ignore: ${random.pick(CARRIED_RULES)}\n` : "";
  const matter = random.oneIn(8) ? "---\nsource: Lantern\n---\n" : "";
  return `${ignored}${header.join(" ")}\n${matter}${bodyOf(random)}\nEND>>>\n`;
}

function bodyOf(random: Random): string {
  // Few beginnings, so that many bodies are equal, or nearly.
  const own = new Random(random.below(6));
  const sentences = Array.from({ length: own.between(1, 14) }, () => sentenceOf(own));
  const changed = random.oneIn(3) ? sentences.with(random.below(sentences.length), sentenceOf(random)) : sentences;
  const body = changed.join(random.oneIn(2) ? " " : "\n");
  const lines = [random.oneIn(4) ? body.toUpperCase() : body];
  if (random.oneIn(8)) lines.push("\\<<<FILE of which we have spoken before");
  for (const line of REPEATED) if (random.oneIn(3)) lines.push(line);
  if (random.oneIn(2)) lines.push(random.pick(PEOPLE));
  if (random.oneIn(3)) lines.push(random.pick(DATES));
  if (random.oneIn(6)) lines.push("```", "The same code for all.", "```");
  if (random.oneIn(6)) lines.push("\\END>>>");
  return lines.join("\n");
}

function sentenceOf(random: Random): string {
  return `${random.pick(SUBJECTS)} ${random.pick(VERBS)} ${random.pick(OBJECTS)}.`;
}
