import { deepEqual, equal } from "node:assert/strict";
import { matches, rulesIn } from "../../../src/core/query/matches.ts";
import { parseQuery, type Query } from "../../../src/core/query/query.ts";

/** The query as it was understood, every join in parentheses. */
function written(query: Query): string {
  switch (query.kind) {
    case "and":
    case "or":
      return `(${query.parts.map(written).join(` ${query.kind} `)})`;
    case "not":
      return `not ${written(query.part)}`;
    case "compare":
      return `${query.field}${query.operator}${query.value}`;
    case "mentions":
      return `mentions:${query.name}`;
    case "contains":
      return `contains:${query.text}`;
    case "has":
      return `has:${query.field}`;
    case "rule":
      return `rule:${query.id}`;
    case "state":
      return query.state;
  }
}

function understood(text: string): string {
  const read = parseQuery(text);
  return "query" in read
    ? written(read.query)
    : `${text.slice(read.fault.start, read.fault.end)}|${read.fault.message}`;
}

describe("a query", () => {
  const read: readonly (readonly [string, string])[] = [
    [
      'words < 50 and mentions "Li Qiang" and not reviewed and rule(boilerplate-line)',
      "(words<50 and mentions:Li Qiang and not reviewed and rule:boilerplate-line)",
    ],
    ["a=1 or b=2 and c=3", "(a=1 or (b=2 and c=3))"],
    ["(a=1 or b=2) and c=3", "((a=1 or b=2) and c=3)"],
    ["not not sealed", "not not sealed"],
    ["NOT Reviewed", "not reviewed"],
    ["title~'the \\'end\\''", "title~the 'end'"],
    ['name="has(x)"', "name=has(x)"],
    ["date>=2024-06-17", "date>=2024-06-17"],
    ["has url", "has:url"],
    ["url ~ example.org/a?b", "url~example.org/a?b"],
    ['contains "press conference"', "contains:press conference"],
  ];
  for (const [text, expected] of read) it(`is read: ${text}`, () => equal(understood(text), expected));

  const refused: readonly (readonly [string, string])[] = [
    ["", "|the query is empty"],
    ["words", 'words|"words" must be followed by =, !=, <, <=, >, >= or ~'],
    ["words < ", '|a value for "words" was expected'],
    ["words < 5 reviewed", 'reviewed|"reviewed" was not expected here'],
    ["(sealed", '|a ")" is missing'],
    ["sealed)", ')|")" was not expected here'],
    ["and sealed", 'and|a condition was expected, not "and"'],
    ['title = "open', '"|a closing quotation mark is missing'],
    ["rule(a", '|a ")" is missing'],
    ["a ! b", '!|"!" was not expected here'],
    [`${"(".repeat(1000)}sealed`, "(|the query is nested too deep"],
  ];
  for (const [text, expected] of refused)
    it(`is refused with its place: ${text.slice(0, 40)}`, () => equal(understood(text), expected));

  it("knows the rules it asks about", () =>
    deepEqual([...rulesIn((parseQuery("rule(a) or not (rule(b) and sealed)") as { query: Query }).query)], ["a", "b"]));

  it("asks about no rule that there is not, where they are told", () => {
    const rules = ["stamp-line", "empty-block"];
    deepEqual(
      parseQuery("rule(stamp-line) or rule empty-block", rules),
      parseQuery("rule(stamp-line) or rule empty-block"),
    );
    const faultOf = (text: string): unknown => Object.entries(parseQuery(text, rules));
    deepEqual(faultOf("sealed and rule(stamp-lin)"), [
      ["fault", { message: 'there is no rule "stamp-lin", but there is "stamp-line"', start: 16, end: 25 }],
    ]);
    deepEqual(faultOf('rule("words")'), [["fault", { message: 'there is no rule "words"', start: 5, end: 12 }]]);
  });

  it("compares numbers as numbers, and what is not there with nothing", () => {
    const document = {
      field: (name: string) => ({ words: "100", date: "2024-06-17", title: "The Harbour" })[name],
      mentions: (name: string) => name === "Li",
      contains: (text: string) => text === "ferry",
      hasFinding: (rule: string) => rule === "a",
      is: (state: string) => state === "sealed",
    };
    const answers: readonly (readonly [string, boolean])[] = [
      ["words < 50", false],
      ["words > 50", true],
      ["words >= 100 and words <= 100", true],
      ["words != 100", false],
      ["date < 2024-07", true],
      ["title ~ harbour", true],
      ["title = harbour", false],
      ["lang = en", false],
      ["lang != en", true],
      ["lang < x or lang > x", false],
      ["has(title) and not has(lang)", true],
      ["mentions Li and contains ferry and rule(a) and sealed and not reviewed", true],
    ];
    for (const [text, expected] of answers) {
      const asked = parseQuery(text);
      equal("query" in asked && matches(asked.query, document), expected, text);
    }
  });
});
