/**
 * What the grammar says of a corpus, as a table: each line with the tokens that must carry a scope.
 *
 * A token is `text → scope`, the scope without its `.corpus`; `→ -` says that no scope but a container's stands there.
 */
export interface GrammarCase {
  readonly what: string;
  readonly lines: readonly GrammarLine[];
}

/** A line, and what to look for in it. */
export type GrammarLine = readonly [line: string, ...tokens: string[]];

const BEGIN = "<<<FILE → keyword.control.begin";
const END = "END>>> → keyword.control.end";
const TERMINATOR: GrammarLine = ["END>>>", END];

/** Every case; each begins at the top of a file of its own. */
export const GRAMMAR_CASES: readonly GrammarCase[] = [
  {
    what: "a header with name, keys and values",
    lines: [
      [
        '<<<FILE a/001.txt date=2024-06-17 source="South \\"China\\" Post" lang=en',
        BEGIN,
        "a/001.txt → entity.name.section",
        "date → entity.other.attribute-name",
        "= → keyword.operator.assignment",
        "2024-06-17 → string.unquoted.value",
        "source → entity.other.attribute-name",
        "South  → string.quoted.double",
        '\\" → constant.character.escape',
        "lang → entity.other.attribute-name",
        "en → string.unquoted.value",
      ],
      ["Body.", "Body. → meta.embedded.block.plaintext"],
      ["END>>>  \t", END],
    ],
  },
  {
    what: "quoted names, bare names with spaces, odd names",
    lines: [
      ['<<<FILE "two words.txt" id=1', '"two words.txt" → entity.name.section', "1 → string.unquoted.value"],
      ["<<<FILE two words.txt  id=1", "two words.txt → entity.name.section", "id → entity.other.attribute-name"],
      ["<<<FILE\t\tx.txt\t", "x.txt → entity.name.section"],
      ["<<<FILE 기사/001.txt lang=ko", "기사/001.txt → entity.name.section"],
      ["<<<FILE", BEGIN],
      ["<<<FILE date=1", BEGIN, "date → entity.other.attribute-name"],
      ['<<<FILE "not closed date=1', BEGIN, ' "not closed date=1 → -'],
    ],
  },
  {
    what: "ill-formed attributes stay plain",
    lines: [
      ["<<<FILE a Key=v ok=1", "Key=v → -", "ok → entity.other.attribute-name"],
      ["<<<FILE a k= ok=1", "k= → -", "ok → entity.other.attribute-name"],
      ["<<<FILE a k=1 stray ok=1", "stray → -", "ok → entity.other.attribute-name"],
      ['<<<FILE a k="not closed ok=1', 'k=" → -', "not closed ok=1 → -"],
      ['<<<FILE a K="x y=1" ok=1', 'K="x y=1" → -', "ok → entity.other.attribute-name"],
    ],
  },
  {
    what: "comments and directives, outside blocks only",
    lines: [
      ["# corpus-format: 1", "corpus-format → keyword.control.directive", "1 → constant.numeric.version"],
      [
        "# corpus-ignore: date-order, glued-marker -- said so",
        "corpus-ignore → keyword.control.directive",
        "date-order → variable.other.rule",
        "glued-marker → variable.other.rule",
        "-- said so → comment.line.number-sign",
      ],
      ["# corpus-ignore-file: x", "corpus-ignore-file → keyword.control.directive", "x → variable.other.rule"],
      ["# A comment, corpus-ignore: no", " A comment, corpus-ignore: no → comment.line.number-sign"],
      [" # no comment", " # no comment → -"],
      ["<<<FILE a", BEGIN],
      ["# corpus-ignore: x", "# corpus-ignore: x → meta.embedded.block.plaintext"],
      TERMINATOR,
      ["# again", " again → comment.line.number-sign"],
    ],
  },
  {
    what: "escapes: the first backslash",
    lines: [
      ["<<<FILE a", BEGIN],
      ["\\END>>>", "\\ → constant.character.escape", "END>>> → meta.embedded.block.plaintext"],
      ["\\\\<<<FILE b", "\\ → constant.character.escape", "\\<<<FILE b → meta.embedded.block.plaintext"],
      [" \\END>>>", " \\END>>> → meta.embedded.block.plaintext"],
      ["\\x", "\\x → meta.embedded.block.plaintext"],
      TERMINATOR,
      ["\\END>>>", "\\END>>> → -"],
      ["<<<FILE a.json", BEGIN],
      ['{"a":', "{ → punctuation.definition.dictionary.begin.json"],
      ["\\END>>>", "\\ → constant.character.escape"],
    ],
  },
  {
    what: "near misses stay plain, in a body and outside",
    lines: [
      ["<<<FILENAME", "<<<FILENAME → -"],
      ["  END>>>", "  END>>> → -"],
      ["END>>>x", "END>>>x → -"],
      ["<<FILE", "<<FILE → -"],
      ["<<<file a", "<<<file a → -"],
      ["<<<FILE a", BEGIN],
      ["<<<FILENAME", "<<<FILENAME → meta.embedded.block.plaintext"],
      ["<<<FILE: a", "<<<FILE: a → meta.embedded.block.plaintext"],
      ["  END>>>", "  END>>> → meta.embedded.block.plaintext"],
      ["END>>>x", "END>>>x → meta.embedded.block.plaintext"],
      ["END>>> <<<FILENAME", "END>>> <<<FILENAME → meta.embedded.block.plaintext"],
      ["text END>>> <<<FILE b", "text END>>> <<<FILE b → meta.embedded.block.plaintext"],
      ["https://a/?shareEND>>>", "https://a/?shareEND>>> → meta.embedded.block.plaintext"],
      TERMINATOR,
    ],
  },
  {
    what: "a terminator and a header in one line",
    lines: [
      ["<<<FILE a.json", BEGIN],
      ["[1,", "1 → constant.numeric.json"],
      ["END>>> <<<FILE b date=1", END, BEGIN, "b → entity.name.section", "date → entity.other.attribute-name"],
      ["[1,", "[1, → meta.embedded.block.plaintext"],
      ["END>>><<<FILE c.json", END, BEGIN, "c.json → entity.name.section"],
      ["[1]", "1 → constant.numeric.json"],
      TERMINATOR,
    ],
  },
  {
    what: "a header ends what came before",
    lines: [
      ["<<<FILE a.json", BEGIN],
      ['{"a": "never closed', "never closed → string.quoted.double.json"],
      ["<<<FILE b.md", BEGIN],
      ["```", "``` → markup.fenced_code.block.markdown"],
      ["code", "code → markup.fenced_code.block.markdown"],
      ["<<<FILE c.html", BEGIN],
      ["<!-- never closed", " never closed → comment.block.html"],
      ["<<<FILE d.xml", BEGIN],
      ["<!-- never closed", " never closed → comment.block.xml"],
      ["END>>>", END],
      ["text", "text → -"],
      ["<<<FILE e.md", BEGIN],
      ["<!-- never closed", " never closed → comment.block.html"],
      ["<<<FILE f.yaml", BEGIN],
      ["a: |", "a → entity.name.tag.yaml"],
      ["  block", "block → string.unquoted.block.yaml"],
      ["<<<FILE g.csv", BEGIN],
      ['a,"never closed', "never closed → string.quoted.double.csv"],
      ["<<<FILE h.txt", BEGIN],
      ["text", "text → meta.embedded.block.plaintext"],
      TERMINATOR,
    ],
  },
  {
    what: "bodies by the document's name, in any case, quoted or not",
    lines: [
      ["<<<FILE a.MD title=x", BEGIN],
      ["# Head", "Head → markup.heading.markdown"],
      ['<<<FILE "b c.Markdown" title="x.json"', BEGIN],
      ["**bold**", "bold → markup.bold.markdown"],
      ["<<<FILE b c.json x=1", BEGIN],
      ["12", "12 → constant.numeric.json"],
      ["<<<FILE b.jsonl", BEGIN],
      ["12", "12 → constant.numeric.json.lines"],
      ["<<<FILE b.YML", BEGIN],
      ["k: v", "k → entity.name.tag.yaml"],
      ["<<<FILE b.htm", BEGIN],
      ["<b>x</b>", "b → entity.name.tag.html"],
      ["<<<FILE b.rss", BEGIN],
      ["<b>x</b>", "b → entity.name.tag.localname.xml"],
      ["<<<FILE b.tsv", BEGIN],
      ["a\tb", "\t → punctuation.separator.csv"],
      ["<<<FILE b.md.txt note=c.md", BEGIN],
      ["# Head", "# Head → meta.embedded.block.plaintext"],
      ["<<<FILE b.mdx", BEGIN],
      ["# Head", "# Head → meta.embedded.block.plaintext"],
      TERMINATOR,
    ],
  },
  {
    what: "front matter, as the first line of a body only",
    lines: [
      ["<<<FILE a.txt", BEGIN],
      ["---", "--- → punctuation.definition.front-matter.begin"],
      ["title: X", "title → entity.name.tag.yaml"],
      ["---", "--- → punctuation.definition.front-matter.end"],
      ["k: v", "k: v → meta.embedded.block.plaintext"],
      ["---", "--- → meta.embedded.block.plaintext"],
      ["<<<FILE b.md", BEGIN],
      ["---", "--- → punctuation.definition.front-matter.begin"],
      ["A rule, and prose.", "A rule, and prose. → meta.embedded.block.markdown"],
      ["k: v", "k: v → meta.embedded.block.markdown"],
      ["<<<FILE c.md", BEGIN],
      ["---", "--- → punctuation.definition.front-matter.begin"],
      ["k: v", "k → entity.name.tag.yaml"],
      ["<<<FILE d.txt", BEGIN],
      ["k: v", "k: v → meta.embedded.block.plaintext"],
    ],
  },
];

/** Lines that would hurt a pattern that backtracks; `…x…` is repeated to the length wanted. */
const HOSTILE = [
  "<<<FILE … …",
  "<<<FILE a… …",
  "<<<FILE a… …b",
  "<<<FILE …a …",
  "<<<FILE …a.md …x",
  "<<<FILE …a.md…",
  "<<<FILE …a= …",
  '<<<FILE "…\\"…',
  '<<<FILE "…\\…',
  '<<<FILE "…a.md"…',
  '<<<FILE a …k="…',
  '<<<FILE a …k="\\" …',
  '<<<FILE a …k="v" …',
  "<<<FILE a …k=v …",
  "<<<FILE a k=…=…",
  '<<<FILE a …" …',
  "END>>>… …x",
  "END>>>… …<<<FILE",
  "…END>>> …",
  "…<<<FILE …",
  "…\\…END>>>",
  "# corpus-ignore:…a,…",
  "# corpus-ignore:… --…x",
  "#… …corpus-format",
  "# corpus-format:…1…x",
];

/** The hostile lines, each of about this many code units. */
export function hostileLines(length: number): string[] {
  return HOSTILE.map((pattern) =>
    pattern.replace(/…(.*)…/, (_all, piece: string) => piece.repeat(length / piece.length)),
  );
}
