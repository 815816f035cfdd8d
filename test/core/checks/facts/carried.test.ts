import assert from "node:assert/strict";
import { diagnose } from "../../../../src/core/checks/diagnose.ts";
import {
  CARRIED_RULES,
  type CarriedDocument,
  type Carrying,
  carriedDocuments,
} from "../../../../src/core/checks/facts/carried.ts";
import { skeletonOf } from "../../../../src/core/checks/facts/skeleton.ts";
import type { Level, Levels } from "../../../../src/core/checks/rule.ts";
import { rules } from "../../../../src/core/checks/rules/index.ts";
import { Decisions } from "../../../../src/core/decisions/decisions.ts";
import { sha256 } from "../../../../src/core/sha-256.ts";
import { parseText } from "../../../../src/core/syntax/parse.ts";
import { catalogueIn } from "../../../support/check-catalogue.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

const PLAIN: Carrying = { catalogue: undefined, decisions: Decisions.none, hasNameVariants: false };
const ALL_RULES: Levels = Object.fromEntries(
  rules.map(({ id }): [string, Level] => [id, CARRIED_RULES.includes(id) ? "warning" : "off"]),
);
const catalogue = catalogueIn(
  "entities:\n" +
    "  - { id: kim-hk, name: Kim Hong-kyun, type: person, family-name: Kim }\n" +
    "  - { id: kim-ju, name: Kim Jong-un, type: person, family-name: Kim }\n" +
    "  - { id: sun, name: Sun Weidong, type: person, family-name: Sun }\n",
);

function carriedIn(text: string, carrying: Partial<Carrying> = {}): readonly CarriedDocument[] {
  return [...carriedDocuments(parseText(text), { ...PLAIN, ...carrying })];
}

/** What the rules find in shards, with the places in them: `shard line:column-line:column rule: message`. */
function foundIn(shards: readonly string[], carrying: Partial<Carrying> = {}): readonly string[] {
  const documents = shards.map((text) => carriedIn(text, { ...carrying, hasNameVariants: true }));
  const shardOf = documents.flatMap((own, at) => own.map(() => `${at}`));
  const { corpus, placeOf } = skeletonOf(documents.flat());
  return diagnose(corpus, { levels: ALL_RULES, decisions: carrying.decisions ?? Decisions.none })
    .map(({ range, rule, message }) => {
      const [start, end] = [placeOf(range.start), placeOf(range.end)];
      return told(shardOf[start.document]!, { start: start.position, end: end.position }, rule, message);
    })
    .sort();
}

/** The same of the shards as one text. */
function expectedOf(shards: readonly string[], carrying: Partial<Carrying> = {}): readonly string[] {
  const firsts = shards.map((_, at) => shards.slice(0, at).join("").split("\n").length - 1);
  return diagnose(parseText(shards.join("")), { ...PLAIN, ...carrying, levels: ALL_RULES })
    .map(({ range, rule, message }) => {
      const shard = firsts.findLastIndex((first) => first <= range.start.line);
      const within = ({ line, character }: Place): Place => ({ line: line - firsts[shard]!, character });
      return told(`${shard}`, { start: within(range.start), end: within(range.end) }, rule, message);
    })
    .sort();
}

interface Place {
  readonly line: number;
  readonly character: number;
}

function told(shard: string, { start, end }: { start: Place; end: Place }, rule: string, message: string): string {
  return `${shard} ${start.line}:${start.character}-${end.line}:${end.character} ${rule}: ${message}`;
}

/** Fails unless the rules find the same in shards as in the whole, and of these rules each at least once. */
function sameAsWhole(shards: readonly string[], wanted: readonly string[], carrying: Partial<Carrying> = {}): void {
  const expected = expectedOf(shards, carrying);
  deepEqual(foundIn(shards, carrying), expected);
  const seen = new Set(expected.map((one) => / ([a-z-]+): /.exec(one)?.[1]));
  deepEqual(
    wanted.filter((rule) => !seen.has(rule)),
    [],
  );
}

const of = (name: string, body: string, more = ""): string => `<<<FILE ${name}${more}\n${body}\nEND>>>\n`;
/** So much stands before what is read on for introductions. */
const LEAD = "The first paragraph ends what may look ahead. It has two sentences.";
const WORDS = Array.from({ length: 60 }, (_, at) => `word${at}`);

describe("what is carried of documents", () => {
  it("is where they are, their header, and nothing more of one that says little", () => {
    const [first, second, ...others] = carriedIn(`note\n${of("a.txt", "One.", " id=7")}x<<<FILE b\nEND>>>\n`);
    const { facts, digest, ...rest } = first!;
    deepEqual(rest, {
      line: 1,
      column: 0,
      header: "<<<FILE a.txt id=7",
      ignored: [],
      lines: [],
      dates: undefined,
      shortNames: { open: [], named: [] },
      names: [],
    });
    equal(facts.source, undefined);
    equal(digest, undefined);
    deepEqual([second, others], [undefined, []]);
  });
  it("is the SHA-256 of what a body says, case and blanks apart", () => {
    const [one, same, other] = carriedIn(
      of("a", "The ferry  waited for the last of the gulls.") +
        of("b", "THE FERRY\nWAITED FOR THE LAST OF THE GULLS.") +
        of("c", "The ferry waited for the first of the gulls."),
    );
    equal(one?.digest, sha256("the ferry waited for the last of the gulls."));
    equal(same?.digest, one?.digest);
    equal(other?.digest === one?.digest, false);
  });
  it("is a line that may be repeated, from the start of its line on, and where it stands in the body", () => {
    const [found] = carriedIn(of("a", "Own.\n  Our app has all of it first.  \nOur app has all of it first."));
    deepEqual(found?.lines, [{ line: 2, column: 0, written: "  Our app has all of it first.", start: 7, end: 35 }]);
    const boilerplate = { source: "app", test: (text: string) => text.startsWith("Our app") };
    deepEqual(carriedIn(of("a", "Own.\n  Our app has all of it first."), { boilerplate })[0]?.lines, []);
  });
  it("is no line of a body that is not text", () => {
    const [found] = carriedIn("<<<FILE a encoding=base64\nT3VyIGFwcCBoYXMgYWxsIG9mIGl0IGZpcnN0Lg==\nEND>>>\n");
    deepEqual(found?.lines, []);
  });
  it("is a date that can be read two ways, and the orders seen", () => {
    const [open, settled, none] = carriedIn(
      of("a", "Signed on 03/04/2024.", " source=X") + of("b", "Signed on 13/04/2024.") + of("c", "Signed."),
    );
    deepEqual([open?.dates?.source, [...(open?.dates?.seen ?? [])]], ["X", []]);
    deepEqual(
      open?.dates?.open.map(({ place, written }) => ({ place, written })),
      [{ place: { line: 1, column: 10, written: "03/04/2024", start: 10, end: 20 }, written: "03/04/2024" }],
    );
    equal(settled?.dates?.seen.size, 1);
    equal(none?.dates, undefined);
  });
  it("is whom it names, each once a shard but for namesakes of a short form", () => {
    const [first, second, third] = carriedIn(
      of("a", "Kim Hong-kyun met Sun Weidong.") +
        of("b", "Kim Hong-kyun met Sun Weidong.") +
        of("c", `${LEAD}\n\nSo said Mr Kim.\n\nKim Hong-kyun and Sun Weidong stayed.`),
      { catalogue },
    );
    const kim = { id: "kim-hk", name: "Kim Hong-kyun" };
    deepEqual(first?.shortNames, { open: [], named: [kim, { id: "sun", name: "Sun Weidong" }] });
    deepEqual(second?.shortNames, { open: [], named: [] });
    deepEqual(third?.shortNames.named, [kim]);
    deepEqual(
      third?.shortNames.open.map(({ text, place, namesakes }) => ({ text, place, namesakes })),
      [
        {
          text: "Mr Kim",
          place: { line: 9, column: 8, written: "Mr Kim", start: LEAD.length + 10, end: LEAD.length + 16 },
          namesakes: ["kim-hk", "kim-ju"],
        },
      ],
    );
  });
  it("is names of eight characters and more, with a place where they are rare and unknown", () => {
    const body =
      "On Ann Maya and Lo Wu, Sun Weidong, Bo Li Tang. Bo Li Tang. Then Bo Li Tang met Jo Ly Tam and Jo Ly Tam.";
    const names = (hasNameVariants: boolean): CarriedDocument["names"] | undefined =>
      carriedIn(of("a", body), { catalogue, hasNameVariants })[0]?.names;
    const rare = (written: string, column: number): CarriedDocument["names"][number]["place"] => ({
      line: 1,
      column,
      written,
      start: column,
      end: column + written.length,
    });
    deepEqual(names(true), [
      { name: "Sun Weidong", count: 1, isKnown: true, place: undefined },
      { name: "Ann Maya", count: 1, isKnown: false, place: rare("Ann Maya", 3) },
      { name: "Bo Li Tang", count: 3, isKnown: false, place: undefined },
      { name: "Jo Ly Tam", count: 2, isKnown: false, place: rare("Jo Ly Tam", 80) },
    ]);
    deepEqual(names(false), []);
  });
  it("is what comments silence", () => {
    const ignoring = `# corpus-ignore: duplicate-id, trailing-whitespace -- known\n${of("a", "x")}${of("b", "y")}`;
    deepEqual(
      carriedIn(ignoring).map(({ ignored }) => ignored),
      [["duplicate-id"], []],
    );
  });
});

describe("rules that go by what was carried", () => {
  it("find copies, and not what only looks like one to a hash", () => {
    sameAsWhole(
      [
        of("a.txt", "The ferry waited for the last of the gulls.", " id=7"),
        `note\n${of("b.txt", "THE FERRY waited for the last of the gulls.", " id=7")}${of("A.TXT", "Other words.")}`,
      ],
      ["duplicate-body", "duplicate-id", "name-collision"],
    );
    const [one, other] = carriedIn(
      of("a", "The ferry waited for the last of the gulls.") + of("b", "The ferry waited for the last of the gulls."),
    );
    const found = (digest: string): number => {
      const documents = [one!, { ...other!, digest }];
      return diagnose(skeletonOf(documents).corpus, { levels: ALL_RULES }).length;
    };
    deepEqual([found(one!.digest!), found("another")], [1, 0]);
  });
  it("find near copies, names twice, gaps in numbers", () =>
    sameAsWhole(
      [
        of("text-1.txt", WORDS.join(" ")) + of("text-2.txt", "Nothing.") + of("text-3.txt", "Or nothing."),
        of("text-5.txt", WORDS.with(59, "other").join(" ")) + of("text-6.txt", "None.") + of("text-6.txt", "No."),
      ],
      ["near-duplicate-body", "duplicate-name", "number-gap"],
    ));
  it("find repeated lines, whatever stands around them", () => {
    const line = "Our app has all of it first.";
    sameAsWhole(
      [
        of("a", `Report a.\n${line}\nOn 03/04/2024.`) + of("b", `Report b.\n  ${line.toUpperCase()} \n`),
        `text\n\n${of("c", `Report c.\n\t${line}\nOur shop has all of it last.`)}`,
        of("d", `Own.\nOur shop has all of it last.`) + of("e", "Our shop has all  of it last.\nOwn too."),
      ],
      ["repeated-line", "ambiguous-date"],
    );
  });
  it("find dates that other documents of the source settle, and those they do not", () =>
    sameAsWhole(
      [
        of("a", "On 03/04/2024 and 05/06/2024.", " source=X") + of("b", "On 03/04/2024.", " source=Y"),
        of("c", "On 13/04/2024.", " source=X") + of("d", "On 13/04/2024 or 04/13/2024.", " source=Y"),
      ],
      ["ambiguous-date"],
    ));
  it("find short forms, and where somebody of that name stands", () =>
    sameAsWhole(
      [
        of("a", "On 03/04/2024 he was told by Mr Kim of it.\n\nSo said Mr Sun."),
        of("b", "Kim Hong-kyun came.") + of("c", "Kim Jong-un stayed."),
        of("d", `${LEAD}\n\nSo said Mr Kim.\n\nKim Hong-kyun stayed.`),
      ],
      ["unresolved-short-name", "ambiguous-date"],
      { catalogue },
    ));
  it("find variants of names", () =>
    sameAsWhole(
      [
        of("a", "Then Anna Muller left. On 03/04/2024 Anna Muller came."),
        of("b", "Then Anna Muller met Anna Mulelr there."),
        `x\n${of("c", "Then Anna\u00a0Mulle met Anna Maller.\n\nThen Anna Maller left. Our app has all of it.")}`,
      ],
      ["name-variant"],
    ));
  it("keep what comments silence", () => {
    const body = "The ferry waited for the last of the gulls.";
    const silenced = `# corpus-ignore: duplicate-body\n${of("b", body)}`;
    deepEqual(foundIn([of("a", body), silenced]), []);
    deepEqual(foundIn([silenced, of("a", body)]), expectedOf([silenced, of("a", body)]));
  });
  it("tell of no place where nothing of a document stands", () => {
    const documents = carriedIn(of("a", "x") + of("b", "y"));
    const { corpus, placeOf } = skeletonOf(documents);
    equal(corpus.source.lineCount, 5);
    deepEqual(placeOf({ line: 2, character: 8 }).position, { line: 3, character: 8 });
    for (const line of [1, 3, 4]) assert.throws(() => placeOf({ line, character: 0 }), RangeError);
  });
});
