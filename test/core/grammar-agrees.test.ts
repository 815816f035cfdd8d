import { strict as assert } from "node:assert";
import fc from "fast-check";
import { readHeader } from "../../src/core/syntax/header.ts";
import { classify } from "../../src/core/syntax/markers.ts";
import grammar from "../../syntaxes/corpus.tmLanguage.json";
import configuration from "../../syntaxes/language-configuration.json";
import textConfiguration from "../../syntaxes/text-language-configuration.json";
import { GRAMMAR_CASES, hostileLines } from "../support/grammar-cases.ts";

/** A rule of a TextMate grammar, as far as it is read here. */
interface Rule {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly patterns?: readonly Rule[];
  readonly include?: string;
}

interface Pattern {
  readonly where: string;
  readonly source: string;
}

const rules = grammar.repository as unknown as Readonly<Record<string, Rule>>;
const blocks = Object.entries(rules).filter(([name]) => name.startsWith("block-"));
const plain = rules["block-plain"]!;
const header = new RegExp(plain.begin!);
const terminator = new RegExp(rules.terminator!.match!);
const goesOn = new RegExp(plain.while!);

describe("the language configuration", () => {
  it("is the same for plain bodies, but for comments and folding: there a comment would be content", () => {
    const { comments, folding, ...rest } = configuration;
    assert.deepEqual(textConfiguration, rest);
    assert.ok(comments && folding);
  });

  it("has folding markers that are the format's", () => {
    const start = new RegExp(configuration.folding.markers.start);
    const end = new RegExp(configuration.folding.markers.end);
    for (const [line] of GRAMMAR_CASES.flatMap((one) => one.lines)) {
      // A header without anything after it has no name to show; folding by markers is but the stopgap before our own.
      assert.equal(start.test(line), classify(line) === "header" && line !== "<<<FILE", line);
      assert.equal(end.test(line), classify(line) === "terminator", line);
    }
  });
});

describe("the grammar", () => {
  describe("its patterns", () => {
    const patterns = [...patternsIn(grammar, "")];

    it("are all found", () => assert.ok(patterns.length > 40, `${patterns.length}`));

    it("begin at a fixed place: a line's start, a token's start, or one character", () => {
      const fixed = /^(?:\^|\(\?<[=!]|\(\?:\^\||\$$|"|\\\\|\[,;\\t\]$)/;
      assert.deepEqual(
        patterns.filter(({ source }) => !fixed.test(source)),
        [],
      );
    });

    it("have no quantifier within a repeated group", () => {
      // A name goes on over a blank unless an attribute follows: looked at once per token, and a token has no blank.
      const once = '[ \\t](?![^ \\t\\n="]+=)';
      assert.deepEqual(
        patterns.filter(({ source }) => hasNestedQuantifier(source.replaceAll(once, "[ \\t]"))),
        [],
      );
    });

    it("have nothing after a run of anything but the line's end", () => {
      assert.deepEqual(
        patterns.filter(({ source }) => /\.[*+](?!\)*\??\)*\$)/.test(source)),
        [],
      );
    });

    it("come to an end on lines of 40,000 units", () => {
      for (const { where, source } of patterns)
        for (const line of hostileLines(40_000)) {
          const pattern = new RegExp(source);
          assert.equal(typeof pattern.test(line), "boolean", `${where}: ${line.slice(0, 30)}…`);
        }
    });
  });

  describe("its block rules", () => {
    it("are begin/while, with one condition, which the next marker ends", () => {
      assert.equal(blocks.length, 8);
      for (const [name, rule] of blocks) {
        assert.equal(rule.name, "meta.document.corpus", name);
        assert.equal(rule.while, plain.while, name);
        assert.equal(rule.end, undefined, name);
      }
    });

    it("include other languages only within a while", () => {
      const seen: string[] = [];
      const walk = (rule: Rule, open: boolean): void => {
        if (rule.include && !rule.include.startsWith("#")) {
          assert.ok(open, rule.include);
          seen.push(rule.include);
        }
        for (const inner of rule.patterns ?? []) walk(inner, rule.while !== undefined || (open && !rule.end));
      };
      for (const rule of Object.values(rules)) walk(rule, false);
      assert.ok(seen.includes("text.html.markdown") && seen.includes("source.json"));
    });

    it("differ in the names they take, and in nothing else", () => {
      const shapes = blocks.slice(0, -1).map(([, { begin }]) => begin!.replace(/\(\?<=[^()]*\)(?=\)|\|)/g, "(?<=…)"));
      assert.equal(new Set(shapes).size, 1);
      assert.ok(shapes[0]!.includes("(?<=…)"));
    });

    it("take a document by its name alone, in any case", () => {
      const taken = (line: string) => blocks.find(([, { begin }]) => new RegExp(begin!).test(line))?.[0].slice(6);
      const TAKEN: Readonly<Record<string, string>> = {
        "a.md": "markdown",
        "dir.json/a.MarkDown date=1": "markdown",
        "a.jsonl": "json-lines",
        "two words.Json": "json",
        '"two words.json" id=1': "json",
        "a.yaml": "yaml",
        "a.YML ": "yaml",
        "a.html": "html",
        "a.htm": "html",
        "a.xml": "xml",
        "a.rss": "xml",
        "a.csv": "csv",
        "a.tsv\tid=2": "csv",
        "a.txt note=b.md": "plain",
        'a.txt note="b.md"': "plain",
        "a.md.txt": "plain",
        amd: "plain",
        "a.md b.txt": "plain",
        '"a.md': "plain",
        "": "plain",
      };
      for (const [rest, name] of Object.entries(TAKEN)) assert.equal(taken(`<<<FILE ${rest}`), name, rest);
    });
  });

  describe("agrees with the parser", () => {
    const lines = GRAMMAR_CASES.flatMap((one) => one.lines.map(([line]) => line));
    const piece = fc.constantFrom(
      ...'<<<FILE|END>>>|<<<|FILE|END|>>>| |\t|  |a|b.md|\\|=|"|k=|k=v|Key=|x y|\\"|한|<|>|-|k="v w"|"q r"'.split("|"),
    );
    const lineOf = fc
      .tuple(fc.constantFrom("<<<FILE ", "<<<FILE\t", "END>>> <<<FILE ", "END>>>", ""), fc.array(piece))
      .map(([start, pieces]) => start + pieces.join(""));

    const agrees = (line: string): void => {
      const kind = classify(line);
      const begun = header.exec(line);
      const said = terminator.test(line) ? "terminator" : begun ? (begun[1] ? "joined" : "header") : undefined;
      assert.equal(said, kind, JSON.stringify(line));
      assert.equal(goesOn.test(line), kind === undefined, JSON.stringify(line));
      if (!begun) return;
      const { name, attributes } = partsOf(line, begun);
      const read = readHeader(line.slice(begun[0].indexOf("<<<FILE")));
      const isSure = ["bare", "spaced", "quoted"].includes(read.nameForm);
      const written = line.slice(begun[0].indexOf("<<<FILE"));
      if (isSure) assert.equal(name, written.slice(read.nameSpan.start, read.nameSpan.end), JSON.stringify(line));
      if (read.nameForm === "ill-quoted") return;
      // A repeated key is coloured each time; the parser gives the first.
      const keys = new Set<string>();
      const first = attributes.filter(([key]) => !keys.has(key) && keys.add(key));
      assert.deepEqual(
        first,
        read.attributes.map(({ key, valueSpan }) => [key, written.slice(valueSpan.start, valueSpan.end)]),
        JSON.stringify(line),
      );
    };

    it("on what the cases hold", () => lines.forEach(agrees));

    it("on anything", () => fc.assert(fc.property(lineOf, agrees), { numRuns: 5000 }));
  });
});

/** The name and the attributes that the grammar colours in a header line. */
function partsOf(line: string, begun: RegExpExecArray): { name: string; attributes: [string, string][] } {
  const tokens = (rules.attributes!.patterns ?? []).map(({ match, begin }) => new RegExp((match ?? begin)!, "g"));
  const attributes: [string, string][] = [];
  let at = line.length - begun[6]!.length;
  for (;;) {
    // As TextMate does: of all patterns the leftmost match, of two there the one that stands first.
    const matches = tokens.map((token) => {
      token.lastIndex = at;
      return token.exec(line);
    });
    const best = matches.reduce((a, b) => (b && (!a || b.index < a.index) ? b : a), null);
    if (!best) break;
    const which = matches.indexOf(best);
    at = best.index + best[0].length;
    if (which === 0) {
      const value = /^"(?:[^"\\]|\\.)*"/.exec(line.slice(at))![0];
      attributes.push([best[1]!, value]);
      at += value.length;
    } else if (which === 1) attributes.push([best[1]!, best[3]!]);
    else if (which === 3) break; // bad quoting runs to the line's end
  }
  return { name: begun[3] ?? begun[4] ?? "", attributes };
}

function* patternsIn(node: unknown, where: string): Generator<Pattern> {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string" && ["match", "begin", "end", "while"].includes(key))
      yield { where: `${where}/${key}`, source: value };
    else yield* patternsIn(value, `${where}/${key}`);
  }
}

/** Whether a group that repeats without limit holds a quantifier without limit. Classes and escapes are skipped. */
function hasNestedQuantifier(source: string): boolean {
  const quantifier = /^(?:[*+]|\{\d+,\d*\})/;
  const open: { unlimited: boolean }[] = [{ unlimited: false }];
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (character === "\\") i++;
    else if (character === "[") while (source[++i] !== "]") if (source[i] === "\\") i++;
    if (character === "(") open.push({ unlimited: false });
    const repeats = quantifier.test(source.slice(i + 1));
    if (character === ")") {
      const { unlimited } = open.pop()!;
      if (unlimited && repeats) return true;
      if (unlimited) open.at(-1)!.unlimited = true;
    }
    if (repeats) open.at(-1)!.unlimited = true;
  }
  return false;
}
