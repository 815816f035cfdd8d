import { changeOf, memoryOf } from "../../../src/core/checks/corpus-memory.ts";
import { type DiagnoseOptions, diagnose } from "../../../src/core/checks/diagnose.ts";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { runRules } from "../../../src/core/checks/run-rules.ts";
import { Decisions } from "../../../src/core/decisions/decisions.ts";
import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { parseLines } from "../../../src/core/syntax/parse.ts";
import type { LineSource } from "../../../src/core/text.ts";
import { catalogueIn } from "../../support/check-catalogue.ts";
import { deepEqual, ok } from "../../support/expect.ts";

/** The first line that is `from` becomes `to`, of as many lines as it has. */
type Edit = readonly [from: string, to: string];

/**
 * The rules that heed the last of some edits of one part each. Fails where what is told after any of them is not what a
 * fresh reading of the text tells.
 */
function heeding(text: string, edits: readonly Edit[], options: DiagnoseOptions = {}): readonly string[] {
  const lines = text.split("\n");
  const source: LineSource = {
    get lineCount() {
      return lines.length;
    },
    line: (index) => lines[index]!,
  };
  const live = CorpusIndex.of(source);
  let heeded: readonly string[] = [];
  diagnose(live, options);
  for (const [from, to] of edits) {
    const before = memoryOf(live).stretches.flatMap(({ facts }) => facts);
    const start = lines.indexOf(from);
    ok(start >= 0, `no line ${from}`);
    const inserted = to.split("\n");
    lines.splice(start, 1, ...inserted);
    live.update([{ start, removed: 1, inserted: inserted.length }]);
    const now = memoryOf(live).stretches.flatMap(({ facts }) => facts);
    const at = now.findIndex(({ part }, place) => part !== before[place]?.part);
    const change = changeOf(live, before[at]!, now[at]!);
    const known = { catalogue: options.catalogue, decisions: options.decisions ?? Decisions.none };
    heeded = rules.flatMap((rule) => ("heeds" in rule && rule.heeds(change, known) ? rule.id : [])).sort();
    deepEqual(diagnose(live, options), diagnose(parseLines(source), options), `after ${from} became ${to}`);
  }
  return heeded;
}

const WORDS = Array.from({ length: 40 }, (_, at) => `word${at}`);
const LINE = "Our app has all of it first.";
const of = (name: string, body: string): string => `<<<FILE ${name}\n${body}\nEND>>>\n`;
/** Documents that have nothing to do with each other. */
const TWO = `# a note\n${of("a.txt", "Rain fell in the north.\nIt was cold.")}${of("b.txt", "The sun is out in the south.\nIt is hot.")}`;

const BY_HEADER = [
  "duplicate-body",
  "duplicate-id",
  "duplicate-name",
  "empty-block",
  "header-syntax",
  "name-collision",
  "name-pattern",
  "near-duplicate-body",
  "non-portable-name",
  "number-gap",
  "text-outside-block",
  "unsafe-path",
];
const BY_SHAPE = ["empty-block", "glued-marker", "header-syntax", "missing-terminator", "text-outside-block"];

describe("rules that see the whole file heed", () => {
  it("no word of a body that has nothing to do with others", () => {
    deepEqual(heeding(TWO, [["It was cold.", "It was very cold."]]), []);
    deepEqual(heeding(TWO, [["It was cold.", "It was cold.\nAnd wet."]]), []);
  });
  it("a header, where they go by headers", () => {
    deepEqual(heeding(TWO, [["<<<FILE b.txt", "<<<FILE c.txt"]]), BY_HEADER);
    deepEqual(heeding(TWO, [["<<<FILE b.txt", "<<<FILE a.txt"]]), BY_HEADER);
    deepEqual(heeding(TWO, [["<<<FILE b.txt", "<<<FILE b.txt id=1"]]), BY_HEADER);
  });
  it("another source, where lines are counted by it", () => {
    const three = ["a", "b", "c"].map((name) => of(name, `Report ${name} stands alone.\n${LINE}`)).join("");
    deepEqual(heeding(three, [["<<<FILE c", "<<<FILE c source=Post"]]), [...BY_HEADER, "repeated-line"].sort());
  });
  it("a body that loses or gets its text", () => {
    const one = `${TWO}${of("c.txt", "Short.")}`;
    deepEqual(heeding(one, [["Short.", "  "]]), BY_SHAPE);
    deepEqual(
      heeding(one, [
        ["Short.", ""],
        ["", "Long."],
      ]),
      BY_SHAPE,
    );
  });
  it("a terminator that goes or comes", () => {
    const open = TWO.slice(0, TWO.lastIndexOf("END>>>"));
    deepEqual(heeding(`${open}last`, [["last", "END>>>"]]), BY_SHAPE);
    deepEqual(heeding(`${open}END>>>`, [["It is hot.", "It is very hot."]]), []);
  });
  it("any edit of a document whose text nobody had at hand", () => {
    const lines = TWO.split("\n");
    const live = CorpusIndex.of({ lineCount: lines.length, line: (index) => lines[index]! });
    const names: string[] = [];
    const run = (): void => {
      names.length = 0;
      const byName = rules.filter(({ id }) => id === "duplicate-name");
      runRules(byName, live, {}, (found) => names.push(found.diagnostic().message) > 0);
    };
    run();
    deepEqual(names, []);
    lines[lines.indexOf("<<<FILE b.txt")] = "<<<FILE a.txt";
    live.update([{ start: lines.lastIndexOf("<<<FILE a.txt"), removed: 1, inserted: 1 }]);
    run();
    deepEqual(names.length, 1);
  });
  it("text between documents, where they go by it", () =>
    deepEqual(heeding(TWO, [["# a note", "# another note"]]), [
      "duplicate-body",
      "duplicate-name",
      "empty-block",
      "glued-marker",
      "missing-terminator",
      "stray-terminator",
      "text-outside-block",
    ]));

  describe("dates, when", () => {
    const dated = of("a", "Signed on 03/04/2024.\nSo it was.") + of("b", "Nothing happened.\nSo it was not.");
    it("an open one comes, changes or goes", () => {
      deepEqual(heeding(dated, [["Nothing happened.", "Signed on 05/06/2024."]]), ["ambiguous-date"]);
      deepEqual(heeding(dated, [["So it was.", "So it is."]]), ["ambiguous-date"]);
      deepEqual(heeding(dated, [["Signed on 03/04/2024.", "Signed on no day."]]), ["ambiguous-date"]);
    });
    it("no other text changes", () => deepEqual(heeding(dated, [["So it was not.", "So it was."]]), []));
    it("one settles those of its source", () => {
      const one = of("a source=x", "Signed on 03/04/2024.") + of("b source=x", "Nothing happened.");
      deepEqual(heeding(one, [["Nothing happened.", "Signed on 13/04/2024."]]), ["ambiguous-date"]);
    });
  });

  describe("bodies, when", () => {
    const ALL = ["duplicate-body", "near-duplicate-body", "repeated-line"];
    const [first, second, third] = ["The first says this much.", "The second says that much.", "A third has its say."];
    const three = of("a", first!) + of("b", second!) + of("c", third!);
    it("one becomes a copy, or is one no more", () => {
      deepEqual(heeding(three, [[third!, first!]]), ALL);
      deepEqual(heeding(of("a", first!) + of("b", first!) + of("c", third!), [[first!, second!]]), ALL);
    });
    it("one that is a copy is written otherwise", () =>
      deepEqual(heeding(of("a", first!) + of("b", first!), [[first!, first!.toUpperCase()]]), ALL));
    it("one that is nobody's copy becomes another's copy after some edits", () => {
      const edits: Edit[] = [
        [third!, "A third has nothing to say."],
        ["A third has nothing to say.", "A third keeps silent for once."],
      ];
      deepEqual(heeding(three, edits), []);
      deepEqual(heeding(three, [...edits, [second!, "A third keeps silent for once."]]), ALL);
      deepEqual(heeding(three, [...edits, [second!, third!]]), []);
    });
    it("one gets enough words to be compared", () =>
      deepEqual(heeding(of("a", "Too few words.") + of("b", first!), [["Too few words.", first!]]), ALL));
    it("none that says nothing of its own", () =>
      deepEqual(heeding(of("a", "Too few words.") + of("b", first!), [["Too few words.", "Few words."]]), []));
  });

  describe("twins, when", () => {
    const TWINS = ["near-duplicate-body", "repeated-line"];
    const text = WORDS.join(" ");
    const twin = WORDS.with(39, "other").join(" ");
    const other = WORDS.toReversed().join(" ");
    it("one comes or goes", () => {
      deepEqual(heeding(of("a", text) + of("b", other), [[other, twin]]), TWINS);
      deepEqual(heeding(of("a", text) + of("b", twin), [[twin, other]]), TWINS);
    });
    it("one stays, at another distance", () =>
      deepEqual(heeding(of("a", text) + of("b", twin), [[twin, `${twin} and more`]]), TWINS));
    it("none that is nobody's", () => {
      deepEqual(heeding(of("a", text) + of("b", other), [[other, `${other} and more`]]), []);
      deepEqual(heeding(of("a", text) + of("b", twin) + of("c", other), [[other, `${other} and more`]]), []);
    });
  });

  describe("lines, when", () => {
    const three = ["a", "b", "c"].map((name) => of(name, `Report ${name} stands alone.\n${LINE}`)).join("");
    const some = (last: string): string =>
      ["a", "b"].map((name) => of(name, `Report ${name} stands alone.\n${LINE}`)).join("") +
      of("c", `Report c stands alone.\n${last}`);
    const LINES = ["repeated-line"];
    it("one comes a third time, or is gone from the third", () => {
      deepEqual(heeding(some("And nothing else is said."), [["And nothing else is said.", LINE]]), LINES);
      deepEqual(heeding(three, [[LINE, "And nothing else is said."]]), LINES);
    });
    it("no other changes", () => {
      deepEqual(heeding(three, [["Report b stands alone.", "Report b stands here alone."]]), []);
      deepEqual(heeding(some("And nothing else is said."), [["And nothing else is said.", "And nothing more."]]), []);
    });
    it("a document has its first, or its last", () => {
      deepEqual(heeding(of("a", "Nothing.") + of("b", "Little."), [["Nothing.", LINE]]), LINES);
      deepEqual(heeding(of("a", LINE) + of("b", "Little."), [[LINE, "Nothing."]]), LINES);
    });
    it("one comes a third time after some edits", () => {
      const edits: Edit[] = [
        ["Report a stands alone.", "Report a stands.\nA line that is said by two."],
        ["Report b stands alone.", "Report b stands.\nA line that is said by two."],
      ];
      deepEqual(heeding(three, edits), []);
      deepEqual(
        heeding(three, [...edits, ["Report c stands alone.", "Report c.\nA line that is said by two."]]),
        LINES,
      );
    });
  });

  describe("names, when", () => {
    const NAMES = ["unresolved-short-name"];
    const catalogue = catalogueIn("entities:\n  - { id: kim, name: Kim Hong-kyun, type: person, family-name: Kim }\n");
    const text =
      of("a.txt", "Kim Hong-kyun came to the talks.\nMore is not known.") +
      of("b.txt", "In the end Mr Kim said nothing.\nMore is not said.") +
      of("c.txt", "Nobody came.\nMore is not to be had.");
    it("somebody is named, or no longer", () => {
      deepEqual(heeding(text, [["Nobody came.", "Kim Hong-kyun came."]], { catalogue }), NAMES);
      deepEqual(heeding(text, [["Kim Hong-kyun came to the talks.", "He came."]], { catalogue }), NAMES);
    });
    it("a short form comes, stays or goes", () => {
      deepEqual(heeding(text, [["Nobody came.", "Mr Kim came."]], { catalogue }), NAMES);
      deepEqual(heeding(text, [["More is not said.", "More is said."]], { catalogue }), NAMES);
      deepEqual(heeding(text, [["In the end Mr Kim said nothing.", "He said nothing."]], { catalogue }), NAMES);
    });
    it("nobody else is named", () => {
      deepEqual(heeding(text, [["More is not known.", "More is known."]], { catalogue }), []);
      deepEqual(heeding(text, [["More is not to be had.", "More is to be had."]], { catalogue }), []);
      deepEqual(heeding(text, [["Nobody came.", "Kim Hong-kyun came."]]), []);
    });
    it("a header changes, but no text between documents", () => {
      deepEqual(heeding(text, [["<<<FILE c.txt", "<<<FILE d.txt"]], { catalogue }).includes(NAMES[0]!), true);
      deepEqual(heeding(`# a\n${text}`, [["# a", "# b"]], { catalogue }).includes(NAMES[0]!), false);
    });
    it("anything changes, where mentions are decided on", () => {
      const quote = { exact: "Mr Kim", prefix: "the end ", suffix: " said" };
      const decisions = new Decisions([{ on: "mention", document: "b.txt", quote, entity: "kim" }]);
      deepEqual(heeding(text, [["More is not to be had.", "More is to be had."]], { catalogue, decisions }), NAMES);
    });
  });
});
