import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { documentContents, type OutlineItem, type OutlineOptions, outline, outlining } from "../../src/core/outline.ts";
import type { Corpus } from "../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../src/core/syntax/parse.ts";
import { comparePositions, type Position, type Range } from "../../src/core/text.ts";

/** Rows as lines: indentation, kind where it is no document, label, detail in brackets. */
function dump(items: readonly OutlineItem[], depth = 0): string[] {
  return items.flatMap(({ kind, label, detail, children }) => [
    `${"  ".repeat(depth)}${kind === "document" ? "" : `${kind} `}${label}${detail === "" ? "" : ` [${detail}]`}`,
    ...dump(children, depth + 1),
  ]);
}

function check(text: string, expected: readonly string[], options: OutlineOptions = { detail: [] }): void {
  deepEqual(dump(outline(parseText(text), options)), expected);
}

function inDocument(header: string, body: string): string[] {
  return dump(outline(parseText(`<<<FILE ${header}\n${body}\nEND>>>\n`), { detail: [] })[0]!.children);
}

function rows(items: readonly OutlineItem[]): number {
  return items.reduce((count, { children }) => count + 1 + rows(children), 0);
}

function documentsIn(items: readonly OutlineItem[]): number {
  return items.reduce((count, { kind, children }) => count + (kind === "document" ? 1 : 0) + documentsIn(children), 0);
}

/** Everything VS Code throws at, and everything a tree must keep. */
function assertSound(items: readonly OutlineItem[], corpus: Corpus, around?: Range): void {
  let before: Position = around?.start ?? { line: 0, character: 0 };
  for (const { label, detail, range, selection, children } of items) {
    ok(/\S/.test(label) && label.length <= 130 && label.isWellFormed(), JSON.stringify(label));
    ok(!/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202E]/.test(label + detail), JSON.stringify(label));
    ok(comparePositions(before, range.start) <= 0, `${label} overlaps the row before`);
    ok(contains(range, selection), `${label}: selection outside`);
    ok(!around || contains(around, range), `${label} outside its parent`);
    for (const { line, character } of [range.start, range.end, selection.start, selection.end])
      ok(line < corpus.source.lineCount && character <= corpus.source.line(line).length, `${label} outside the text`);
    assertSound(children, corpus, range);
    before = range.end;
  }
}

function contains(outer: Range, inner: Range): boolean {
  return (
    comparePositions(outer.start, inner.start) <= 0 &&
    comparePositions(inner.start, inner.end) <= 0 &&
    comparePositions(inner.end, outer.end) <= 0
  );
}

describe("outline", () => {
  it("is empty without documents", () => {
    check("", []);
    check("# only a comment\n", []);
  });

  it("calls documents what people call them, with file name, date and words beside it", () => {
    const text = '<<<FILE a/1.txt title="The visit" date=2024-06-18\none two\nEND>>>\n<<<FILE a/2.csv\nx,y\nEND>>>\n';
    check(
      text,
      [
        "folder a",
        "  The visit [1.txt · 2024-06-18 · 2 words]",
        "    paragraph one two",
        "  2.csv [1 word]",
        "    column x [column 1]",
        "    column y [column 2]",
      ],
      {},
    );
    check(
      text,
      [
        "folder a",
        "  1.txt [2 words]",
        "    paragraph one two",
        "  2.csv [1 word]",
        "    column x [column 1]",
        "    column y [column 2]",
      ],
      { label: "name", detail: ["words"] },
    );
    check("<<<FILE a\n• 11/26/2024\nHi\nEND>>>\n", ["Hi [stamped 11/26/2024]", "  stamp 11/26/2024 [date stamp]"], {
      detail: ["date"],
    });
  });

  it("gives a folder one row for each run", () => {
    const text = ["a/1", "a/2", "b/1", "a/3", "a/b/4", "5"].map((name) => `<<<FILE ${name}\nEND>>>\n`).join("");
    check(text, ["folder a", "  1", "  2", "folder b", "  1", "folder a", "  3", "  folder b", "    4", "5"]);
  });

  it("lets a folder reach from its first document to its last", () => {
    const [folder] = outline(parseText("<<<FILE a/1\nEND>>>\n# c\n<<<FILE a/2\nx\nEND>>>\n<<<FILE b\nEND>>>\n"));
    deepEqual(folder!.range, { start: { line: 0, character: 0 }, end: { line: 5, character: 6 } });
    deepEqual(folder!.selection, { start: { line: 0, character: 8 }, end: { line: 0, character: 11 } });
  });

  it("finds a row for names that are odd", () => {
    check('<<<FILE a//b/\nEND>>>\n<<<FILE "\\u0007\\n"\nEND>>>\n<<<FILE /\nEND>>>\n', [
      "folder a",
      "  folder b",
      "    a//b/",
      "(unreadable name)",
      "/",
    ]);
    check(`<<<FILE ${"d/".repeat(12)}x\nEND>>>\n`, [
      ...Array.from({ length: 8 }, (_, depth) => `${"  ".repeat(depth)}folder d`),
      `${"  ".repeat(8)}d/d/d/d/x`,
    ]);
  });

  it("keeps broken blocks and says what is broken", () => {
    check("<<<FILE\nHi there\n<<<FILE b\nhttps://x.example/END>>>\n<<<FILE c\nEND>>> <<<FILE d\n", [
      "Hi there (no name, not closed)",
      "b (END>>> not on its own line)",
      "  source x.example/ [source]",
      "c (END>>> not on its own line)",
      "d (not closed)",
    ]);
    check('<<<FILE\nEND>>>\n<<<FILE "" title=T\nEND>>>\n', ["(no name)", "T (no name)"]);
  });

  it("starts the second block of a joined line in the middle of it", () => {
    const [first, second] = outline(parseText("<<<FILE a\nEND>>> <<<FILE b\nEND>>>\n"));
    deepEqual(first!.range.end, { line: 1, character: 6 });
    deepEqual(second!.range, { start: { line: 1, character: 7 }, end: { line: 2, character: 6 } });
    deepEqual(second!.selection, { start: { line: 1, character: 15 }, end: { line: 1, character: 16 } });
    equal(second!.document, "b");
  });

  it("shows the parts of a text", () => {
    const long = "Some words that make a paragraph long enough to stand under a title of its own. ".repeat(2);
    deepEqual(
      inDocument(
        "a.txt",
        `18 June 2024\n\nHeadline here\nShare\nFirst.\n\nThe rooms\n\n${long}\n${long}\n\nhttps://www.x.example/y?z`,
      ),
      [
        "stamp 18 June 2024 [date stamp]",
        "paragraph First.",
        "section The rooms",
        "  paragraph Some words that make a paragraph long enough to stand under…",
        "  paragraph Some words that make a paragraph long enough to stand under…",
        "source x.example/y?z [source]",
      ],
    );
  });

  it("joins wrapped lines and keeps short ones apart", () => {
    const wrapped =
      "The two delegations met in the larger of two rooms\nthat were made ready for them in the morning, with\ntea.";
    deepEqual(inDocument("a title=T", `${wrapped}\n\nOne line\nAnother`), [
      "paragraph The two delegations met in the larger of two rooms that…",
      "paragraph One line",
      "paragraph Another",
    ]);
  });

  it("shows marker-like lines as the document has them", () => {
    deepEqual(inDocument("a title=T", "\\<<<FILE x\n\\\\END>>>"), ["paragraph <<<FILE x", "paragraph \\END>>>"]);
  });

  it("nests the headings of Markdown", () => {
    deepEqual(
      inDocument(
        "a.md",
        "---\ntitle: T\n---\n# A\n### B\n```\n# no\n```\n## C #\nD\n---\n- x\n---\n    # no\n#no\n# [E](http://e)\n#\n",
      ),
      ["heading A", "  heading B", "  heading C", "  heading D", "heading E", "heading (empty heading)"],
    );
  });

  it("lets a heading reach to the next, without blank lines", () => {
    const [document] = outline(parseText("<<<FILE a.md\n# A\n\n## B\ntext\n\n# C\nEND>>>\n"));
    const [a, c] = document!.children;
    deepEqual([a!.range.start.line, a!.range.end], [1, { line: 4, character: 4 }]);
    deepEqual(a!.children[0]!.range.end, { line: 4, character: 4 });
    deepEqual(c!.range.end, { line: 6, character: 3 });
  });

  it("reads Markdown without headings as prose", () => {
    deepEqual(inDocument("a.md title=T", "One.\n\nTwo."), ["paragraph One.", "paragraph Two."]);
  });

  it("shows the keys of JSON, half-typed ones too", () => {
    deepEqual(inDocument("a.json", '{"a": {"b": [1,2]}, "c\\n": "x,}", "d": [1], "": 5, "e": tr'), [
      "key a [{…}]",
      "key c [x,}]",
      "key d [[…]]",
      "key (empty key) [5]",
      "key e [tr]",
    ]);
    deepEqual(inDocument("a.json", '{"a": "no end\n"b": 1}'), ["key a [no end]", "key b [1]"]);
    deepEqual(inDocument("a.json", '{"a": 1 "b" "c": ]'), ["key a [1]", "key b", "key c"]);
    deepEqual(inDocument("a.json", "[1, 2]"), []);
  });

  it("shows the keys of YAML", () => {
    deepEqual(
      inDocument(
        "a.yaml",
        "%YAML 1.2\n---\n# c: no\na: 1 # one\n\"b c\": 'x'\nd:\n  e: no\n- f: no\ng: [1]\nhttp://x\n",
      ),
      ["key a [1]", "key b c [x]", "key d", "key g [[…]]"],
    );
    deepEqual(inDocument("a.yml", "{a: 1}"), []);
  });

  it("shows columns, headings of HTML and elements of XML", () => {
    deepEqual(inDocument("a.csv", '\n"a ""b"", c",,d\n1,2,3'), [
      'column a "b", c [column 1]',
      "column column 2 [column 2]",
      "column d [column 3]",
    ]);
    deepEqual(inDocument("a.csv", "a;b\n"), ["column a [column 1]", "column b [column 2]"]);
    deepEqual(inDocument("a.html", "<!-- <h1>no</h1> --><H1 id=x>A <i>b</i></H1><h2>C</h2><h4>no</h4><h1>D"), [
      "heading A b",
      "  heading C",
      "heading D",
    ]);
    deepEqual(
      inDocument("a.xml", '<?xml version="1.0"?><r><c><t>One</t><link>u</link><e/><item><t>Two</t></item></c></r>'),
      ["key t [One]", "key link [u]", "key e", "key item [Two]"],
    );
  });

  it("shows nothing of base64", () => {
    deepEqual(inDocument("a.txt encoding=base64", "SGVsbG8="), []);
  });

  it("gives documents their rows first", () => {
    const text = "<<<FILE a title=A\nx\n\ny\nEND>>>\n<<<FILE b title=B\nz\nEND>>>\n<<<FILE c title=C\nEND>>>\n";
    check(text, ["A", "  paragraph x", "  paragraph y", "B", "  paragraph z", "C"], { detail: [], limit: 6 });
    check(text, ["A", "  paragraph x", "  paragraph y", "B", "C"], { detail: [], limit: 5 });
    check(text, ["A", "B", "C"], { detail: [], limit: 4 });
    check(text, ["A", "B", "more 1 more document"], { detail: [], limit: 2 });
    check(text, ["more 3 more documents"], { detail: [], limit: 0 });
  });

  it("leaves folders out when every document would bring its own", () => {
    const names = Array.from({ length: 40 }, (_, index) => `f${index}/x`);
    const text = names.map((name) => `<<<FILE ${name}\nEND>>>\n`).join("");
    check(text, names, { detail: [], limit: 40 });
    equal(documentsIn(outline(parseText(text), { limit: 80 })), 40);
    equal(rows(outline(parseText(text), { limit: 80 })), 80);
  });

  it("keeps a few folders even when documents are left out", () => {
    const text = Array.from({ length: 60 }, (_, index) => `<<<FILE ${index < 30 ? "a" : "b"}/${index}\nEND>>>\n`).join(
      "",
    );
    const items = outline(parseText(text), { limit: 40 });
    deepEqual(
      items.map(({ kind, label }) => `${kind} ${label}`),
      ["folder a", "folder b", "more 22 more documents"],
    );
    equal(documentsIn(items), 38);
  });

  it("says when a document has more rows than are shown", () => {
    const contents = (header: string, body: string): readonly OutlineItem[] => {
      const corpus = parseText(`<<<FILE ${header}\n${body}\nEND>>>\n`);
      const items = documentContents(corpus, [...blocksOf(corpus)][0]!);
      assertSound(items, corpus);
      return items;
    };
    equal(contents("a.json", `{${'"a": 1,'.repeat(3_000)}}`).at(-1)!.kind, "more");
    equal(contents("a.md", "# a\n## b\n".repeat(3_000)).at(-1)!.label, "More, not shown");
    equal(contents("a title=T", "x\n\n".repeat(3_000)).length, 2_001);
    equal(contents("a.csv", "a,".repeat(3_000)).length, 2_001);
  });

  it("does not change when it is asked again", () => {
    const corpus = parseText("# c\n<<<FILE a/b.md\n# A\nEND>>>\n");
    deepEqual(outline(corpus), outline(corpus));
  });

  it("comes step by step to the same, and rests after every document", () => {
    const corpus = parseText("<<<FILE a/1.md\n# One\nEND>>>\n<<<FILE a/2\nTwo stood here.\nEND>>>\n");
    const work = outlining(corpus);
    let rests = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) rests++;
    equal(rests, 4);
    deepEqual(step.value, outline(parseText("<<<FILE a/1.md\n# One\nEND>>>\n<<<FILE a/2\nTwo stood here.\nEND>>>\n")));
  });

  it("is sound for any text, with a row for every block", () => {
    const line = fc.constantFrom(
      "<<<FILE a",
      "<<<FILE",
      "<<<FILE a/b.md",
      "<<<FILE a/c.json title=x",
      '<<<FILE "x y.yaml"',
      "<<<FILE d.html",
      "<<<FILE e.xml",
      "<<<FILE a/f.csv",
      "END>>>",
      "END>>> <<<FILE b",
      "END>>>\t<<<FILE a/b/c.txt",
      "textEND>>>",
      "https://x.example/END>>>  ",
      "# A",
      "## B",
      "---",
      "title: T",
      "a: 1",
      '{"a": {',
      '"b": 1}',
      'a,b,"c',
      "<h1>x",
      "</h1><a>",
      "<r><i>x</i><i/>",
      "",
      "  ",
      "\t",
      "11/26/2024",
      "Follow topic:",
      "A short line",
      "Long words. ".repeat(12),
      "\u2028x\u0007",
      "\uFEFF",
      "\u202E",
      "\ud800",
      "```",
      "===",
      "https://x.example/",
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom("\n", "\r\n", "\r\r\n"),
        fc.nat(40),
        (lines, end, limit) => {
          const corpus = parseText(lines.join(end));
          const blocks = [...blocksOf(corpus)].length;
          const items = outline(corpus);
          assertSound(items, corpus);
          equal(documentsIn(items), blocks);
          const few = outline(corpus, { limit, label: "name" });
          assertSound(few, corpus);
          ok(rows(few) <= limit + 1);
        },
      ),
      { numRuns: 500 },
    );
  });
});
