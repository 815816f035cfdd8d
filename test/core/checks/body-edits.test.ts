import fc from "fast-check";
import { keepingMarkers } from "../../../src/core/checks/body-edits.ts";
import { diagnose } from "../../../src/core/checks/diagnose.ts";
import type { Finding, Fix, Levels } from "../../../src/core/checks/rule.ts";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { contentOf } from "../../../src/core/syntax/content.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { applyEdits } from "../../../src/core/text.ts";
import { applied } from "../../support/check.ts";
import { fixAll, fixRule } from "../../support/check-characters.ts";
import { deepEqual, equal, ok } from "../../support/expect.ts";

const MINE: ReadonlySet<string> = new Set(
  rules.filter(({ group }) => group === "characters" || group === "white-space").map(({ id }) => id),
);
const levels: Levels = Object.fromEntries(rules.filter(({ id }) => !MINE.has(id)).map(({ id }) => [id, "off"]));
const options = { levels, longestParagraph: 60 };

/** Markers in pieces, with dirt between the pieces, and prose. */
const PIECES = [
  "<<<FILE",
  "<<<",
  "FILE",
  "END>>>",
  "END",
  ">>>",
  "\\",
  "\\\\",
  "<",
  ">",
  " ",
  "  ",
  "\t",
  "\n",
  "\n\n\n\n",
  "\n",
  "a",
  "# c\n",
  "\u0000",
  "\u0007",
  "\u001B[31m",
  "\u0092",
  "\u007F",
  "\u200B",
  "\uFEFF",
  "\u00AD",
  "\u2060",
  "\u202E",
  "\u2069",
  "\u00A0",
  "\u2028",
  "\v",
  "\f",
  "\u0085",
  "&lt;",
  "&#60;",
  "&amp;",
  "&#69;",
  "&gt;",
  "&nbsp;",
  "Ã©",
  "â€™",
  "â€œ",
  "“",
  "”",
  "\uFFFD",
  "\r",
  "rooms.The end. ",
  "This is a long sentence without an end of its own, and it goes on and",
  "\nin small letters. ",
  "Korea“China” ",
  "<<<FILE b\n",
  "\nEND>>>\n",
  "END>>>\n<<<FILE b\n",
  "<<<FILE c sha256=0\n",
  "\n<<<FILE d.md\n",
  "\n<<<FILE e.json final-newline=no\n",
];
const soup = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 30 })
  .map((pieces) => `<<<FILE a\n${pieces.join("")}\nEND>>>\n`);

type Replacement = readonly [from: string, to: string];

/** What blocks there are and how they end; what they are called fixes may mend. */
function shapeOf(text: string): readonly string[] {
  return [...blocksOf(parseText(text))].map(({ close }) => close.kind);
}

/** Texts in which no byte order mark hides a header: taking that away makes a document, as it should. */
const shown = soup.filter((text) => !/(?:^|\n)\uFEFF+<<<FILE(?:[ \t\r\n]|$)/.test(text));

describe("fixes in bodies", () => {
  it("are withheld in a line that is one rest away from a marker", () => {
    const text = "<<<FILE a\nEND>>>  <<<FILE\u00AD\nEND>>>\n";
    const found = diagnose(parseText(text)).filter(({ rule }) => rule === "invisible-character");
    deepEqual(
      found.map(({ fixes }) => fixes.length),
      [0],
    );
  });

  it("write a backslash where the line would become a marker, and take it away where it would not be one any more", () => {
    for (const [body, fixed] of [
      ["\u0000END>>>", "\\END>>>"],
      ["E\u0000ND>>>", "\\END>>>"],
      ["END>>\u0000>", "\\END>>>"],
      ["<<<\u0000FILE x", "\\<<<FILE x"],
      ["\u001B[31mEND>>>", "\\END>>>"],
      ["\u001B[31m<<<\u001B[0mFILE x", "\\<<<FILE x"],
      ["\\\u0000END>>>", "\\\\END>>>"],
      ["\u0000\\END>>>", "\\\\END>>>"],
      ["\\\\\u0000END>>>", "\\\\\\END>>>"],
      ["&#69;ND>>>", "\\END>>>"],
      ["&amp;END>>>", "&END>>>"],
      ["x\u0000END>>>", "xEND>>>"],
      ["x\u2028END>>>", "x\n\\END>>>"],
      ["x\u2028\\END>>>", "x\n\\\\END>>>"],
      ["x\u2028END>>", "x\nEND>>"],
      ["x\f<<<FILE y", "x\n\\<<<FILE y"],
      ["x\f\u0000<<<FILE y", "x\n\\<<<FILE y"],
      ["\fEND>>>", "\n\\END>>>"],
      ["\u0000<<<FILE\u0000 x", "\\<<<FILE x"],
      ["\\<<<FILE x\u0000", "\\<<<FILE x"],
      ["\u0000EN D>>>", "EN D>>>"],
      ["\u0000<<<FIL", "<<<FIL"],
      ["\u001B\u0000END>>>", "\\END>>>"],
      ["\u0000END>>>\n\u0000END>>>", "\\END>>>\n\\END>>>"],
      ["\u0000END>>>\nx\u0000y\n\u0000<<<FILE\u0000", "\\END>>>\nxy\n\\<<<FILE"],
    ] as const)
      equal(fixAll(`<<<FILE a\nw\n${body}\nw\nEND>>>\n`).text, `<<<FILE a\nw\n${fixed}\nw\nEND>>>\n`, body);
  });

  it("fall away where the end of a block is only guessed, and where a lone CR would be lost", () => {
    const left = (text: string): number =>
      diagnose(parseText(text), options).filter(({ rule, fixes }) => rule === "control-character" && fixes.length > 0)
        .length;
    equal(left("<<<FILE a\nx\u0000\ny\u0000\nEND>>>\n"), 2);
    equal(left("<<<FILE a\nx\u0000\ny\u0000\n"), 1);
    equal(left("<<<FILE a\nx\u0000\ny\u0000\n\n \n"), 1);
    equal(left("<<<FILE a\nx\u0000\ny\u0000\n<<<FILE b\nz\nEND>>>\n"), 1);
    equal(left("<<<FILE a\nx\u0000\ny\u0000END>>> <<<FILE b\nz\nEND>>>\n"), 2);
    equal(left("<<<FILE a\nx\r\u0000\ny\r\u0000z\nEND>>>\n"), 1);
    equal(left("<<<FILE a\nx\r\u0000\u0000\nEND>>>\n"), 0);
  });

  it("are the same whether few findings are kept or many", () => {
    let all = 0;
    let same = 0;
    fc.assert(
      fc.property(soup, fc.nat(), fc.nat(3), fc.constantFrom("", "", " ", "\n", "E"), (text, at, length, newText) => {
        all++;
        const corpus = parseText(text);
        const cut = cutBlock(corpus, blocksOf(corpus).next().value!);
        const start = at % cut.text.length;
        const span = { start, end: Math.min(start + length, cut.text.length) };
        const one: Finding = {
          span,
          message: "",
          fixes: [{ title: "", safety: "suggested", edits: [{ span, newText }] }],
        };
        const others = Array.from({ length: 10 }, (): Finding => ({ span, message: "another" }));
        const [alone] = keepingMarkers(cut, [one]);
        deepEqual(alone, [...keepingMarkers(cut, [...others, one])].at(-1));
        if (alone === one) same++;
      }),
      { numRuns: 500, seed: 1 },
    );
    ok(same > all / 5, `${same} of ${all}`);
  });

  describe("made by hand", () => {
    /** The body after each fix that is left, finding by finding; a fix is edits `[from, to]`, each at the first `from`. */
    function kept(
      body: string,
      found: readonly (readonly Replacement[])[][],
      header = "a",
    ): readonly (readonly string[])[] {
      const corpus = parseText(`<<<FILE ${header}\n${body}\nEND>>>\n`);
      const cut = cutBlock(corpus, blocksOf(corpus).next().value!);
      const findings = found.map((fixes): Finding => {
        const made = fixes.map((edits): Fix => {
          const placed = edits.map(([from, newText]) => {
            const start = cut.text.indexOf(from);
            return { span: { start, end: start + from.length }, newText };
          });
          return { title: "", safety: edits.some(([from]) => from === "\0") ? "safe" : "suggested", edits: placed };
        });
        return { span: made[0]!.edits[0]!.span, message: "", fixes: made };
      });
      return [...keepingMarkers(cut, findings)].map(({ fixes = [] }) =>
        fixes.map(({ edits }) => {
          const text = applyEdits(
            cut.text,
            edits.toSorted((a, b) => a.span.start - b.span.start),
          );
          return text.slice(`<<<FILE ${header}\n`.length, text.lastIndexOf("\nEND>>>\n"));
        }),
      );
    }

    it("are left where one of two may not be", () => {
      deepEqual(kept("x\ry z", [[[["y", "\n"]], [["z", "w"]]]]), [["x\ry w"]]);
      deepEqual(kept("x\ry", [[[["y", "a\n"]]]]), [["x\ra\n"]]);
      deepEqual(kept("x\ry\nz", [[[["y", ""]]]]), [[]]);
      deepEqual(kept("x\ryw\nz", [[[["y", ""]]]]), [["x\rw\nz"]]);
    });
    it("escape what follows the last break that they write", () => {
      deepEqual(kept("x.END>>>", [[[[".", ".\n\n"]]]]), [["x.\n\n\\END>>>"]]);
      deepEqual(kept("x.>>>", [[[[".", "\nEND"]]]]), [["x\n\\END>>>"]]);
      deepEqual(kept("x.ND>>>\ny", [[[[".", "\nE\nE"]]]]), [["x\nE\n\\END>>>\ny"]]);
      deepEqual(kept("x.\\ND>>>", [[[[".", "\nE"]]]]), [["x\nE\\ND>>>"]]);
      deepEqual(kept("x.\\END>>>", [[[[".", "\n"]]]]), [["x\n\\\\END>>>"]]);
      deepEqual(kept("x.END>> >", [[[[".", "\n"]]]]), [["x\nEND>> >"]]);
    });
    it("are whole, though only some of their edits break a line", () => {
      deepEqual(
        kept("w.END>>>", [
          [
            [
              ["w", "v"],
              [".", "\n"],
            ],
          ],
        ]),
        [["v\n\\END>>>"]],
      );
      deepEqual(
        kept("E\0ND>>>\nw z.y", [
          [
            [
              ["\0", ""],
              [".", "\n"],
            ],
          ],
        ]),
        [["\\END>>>\nw z\ny"]],
      );
    });
    it("keep the backslash of a marker, and take out all that reaches beyond its beginning", () => {
      deepEqual(kept("w\n\\END>>>x yz w", [[[["yz w", "q"]]]]), [["w\n\\END>>>x q"]]);
      deepEqual(
        kept("E\0ND>>>x yz w", [
          [
            [
              ["\0", ""],
              ["yz w", "q"],
            ],
          ],
        ]),
        [["\\END>>>x q"]],
      );
      deepEqual(kept("w\n\\END>>>x", [[[["END>", ""]]]]), [["w\n>>x"]]);
      deepEqual(kept("w\n\\\\END>>>x", [[[["x", ""]]]]), [["w\n\\\\END>>>"]]);
    });
    it("do in one head what all safe ones of it do, and each other alone", () => {
      const safe = (from: string): readonly Replacement[] => [[from, ""]];
      deepEqual(kept("\0E\u0001ND>>>", [[safe("\0")], [[["\u0001", ""]]]]), [["E\u0001ND>>>"], ["\0END>>>"]]);
      deepEqual(
        kept("E\0ND\u0001>>>", [
          [
            [
              ["\0", ""],
              ["\u0001", ""],
            ],
          ],
        ]),
        [["\\END>>>"]],
      );
      deepEqual(
        kept("w z\nE\0ND>>>", [
          [
            [
              ["w", "v"],
              ["\0", ""],
            ],
          ],
        ]),
        [["v z\n\\END>>>"]],
      );
      deepEqual(
        kept("E\0ND>>>\nw z.END>>>", [
          [
            [
              ["\0", ""],
              [".", "\n"],
            ],
          ],
        ]),
        [["\\END>>>\nw z\n\\END>>>"]],
      );
      deepEqual(kept("E\0ND>>>\nw", [[[["w", "v"]], [["\0", ""]]]]), [["E\0ND>>>\nv", "\\END>>>\nw"]]);
    });
    it("of the header too are made where they reach into a head", () =>
      deepEqual(
        kept(
          "E\0ND>>>",
          [
            [
              [
                ["FILE a", "FILE a k=v"],
                ["\0", ""],
              ],
            ],
          ],
          "a",
        ).flat().length,
        1,
      ));
    it("are none but safe ones in a long head", () => {
      const long = (count: number): string => `EN${"\u00AD".repeat(count)}D>>>`;
      deepEqual(kept(long(990), [[[["N", "n"]]]]).flat().length, 1);
      deepEqual(kept(long(1_010), [[[["N", "n"]]]]).flat().length, 0);
      deepEqual(kept(`\0${long(1_010)}`, [[[["\0", ""]]]]).flat().length, 1);
    });
    it("are none in a sealed document, and findings without one stay as they are", () => {
      deepEqual(kept("x", [[[["x", "y"]]]], "a sha256=0"), [[]]);
      const corpus = parseText("<<<FILE a sha256=0\nx\nEND>>>\n");
      const bare: Finding = { span: { start: 0, end: 1 }, message: "m" };
      deepEqual([...keepingMarkers(cutBlock(corpus, blocksOf(corpus).next().value!), [bare])], [bare]);
    });
  });

  it("stay in comments outside blocks, and out of directives", () => {
    const fixed = (comment: string): string => fixAll(`${comment}\n<<<FILE a\nx\nEND>>>\n`).text.split("\n")[0]!;
    equal(fixed("# a\u0000b"), "# ab");
    equal(fixed("# corpus-\u0000ignore: x"), "# corpus-\u0000ignore: x");
    equal(fixed("# cor\u0000pus-ignore: x"), "# cor\u0000pus-ignore: x");
    equal(fixed("a\u0000b"), "a\u0000b");
  });

  it("never change which blocks there are", () =>
    fc.assert(
      fc.property(shown, (text) => {
        for (const { fixes } of diagnose(parseText(text), options))
          for (const { edits, title } of fixes) deepEqual(shapeOf(applied(text, edits)), shapeOf(text), title);
      }),
      { numRuns: 2_000 },
    )).timeout(60_000);

  it("never change which blocks there are, all at once", () =>
    fc.assert(
      fc.property(shown, (text) => {
        deepEqual(shapeOf(fixAll(text, options).text), shapeOf(text));
        for (const id of MINE) deepEqual(shapeOf(fixRule(text, id, options).text), shapeOf(text), id);
      }),
      { numRuns: 500 },
    )).timeout(120_000);

  it("leave sealed documents as they are", () =>
    fc.assert(
      fc.property(soup, (text) => {
        const sealed = (of: string): readonly string[] => {
          const corpus = parseText(of);
          const blocks = [...blocksOf(corpus)].map((block) => cutBlock(corpus, block));
          return blocks
            .filter(({ header }) => header.attributes.some(({ key }) => key === "sha256"))
            .map((block) => {
              const content = contentOf(block);
              return content.kind === "text" ? content.text : "";
            });
        };
        // A header that a byte order mark hid may show another one.
        const left = sealed(fixAll(text, options).text);
        let at = 0;
        for (const one of sealed(text)) {
          at = left.indexOf(one, at) + 1;
          ok(at > 0, `a sealed ${JSON.stringify(one)} is gone`);
        }
      }),
      { numRuns: 500, examples: [["<<<FILE a\n\nEND>>>\n\uFEFF<<<FILE c sha256=0\n\nEND>>>\n"]] },
    )).timeout(60_000);

  it("are done after one run of fix-all", () =>
    fc.assert(
      fc.property(soup, (text) => {
        const { text: once } = fixAll(text, options);
        const again = fixAll(once, options);
        equal(again.text, once);
        equal(again.fixed, 0);
        ok(
          diagnose(parseText(once), options).every(({ fixes }) => fixes.every(({ safety }) => safety !== "safe")),
          once,
        );
      }),
      { numRuns: 1_000 },
    )).timeout(120_000);

  it("write the character they are for and nothing else", () => {
    equal(fixAll("<<<FILE a\nx\u0000y  \n\n\n\n\nz\u2028&amp;\nEND>>> \n").text, "<<<FILE a\nxy\n\nz\n&\nEND>>>\n");
  });
});
