import type { Operator, Query } from "./query.ts";

/** What a query may ask of a document; each is asked only when it is needed. */
export interface Questioned {
  /** What a field says: `words`, `name`, `title`, `date`, or a key of the header; `undefined` where it is not there. */
  field(name: string): string | undefined;
  /** Whether somebody or something of that name is mentioned, under any name. */
  mentions(name: string): boolean;
  /** Whether the text holds the words, whatever their case. */
  contains(text: string): boolean;
  hasFinding(rule: string): boolean;
  is(state: "reviewed" | "sealed"): boolean;
}

/** Whether the document is one that was asked for. */
export function matches(query: Query, document: Questioned): boolean {
  switch (query.kind) {
    case "and":
      return query.parts.every((part) => matches(part, document));
    case "or":
      return query.parts.some((part) => matches(part, document));
    case "not":
      return !matches(query.part, document);
    case "compare":
      return compares(document.field(query.field), query.operator, query.value);
    case "mentions":
      return document.mentions(query.name);
    case "contains":
      return document.contains(query.text);
    case "has":
      return document.field(query.field) !== undefined;
    case "rule":
      return document.hasFinding(query.id);
    case "state":
      return document.is(query.state);
  }
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** What is not there is unlike anything, and neither less nor more. */
function compares(said: string | undefined, operator: Operator, value: string): boolean {
  if (said === undefined) return operator === "!=";
  if (operator === "~") return said.toLowerCase().includes(value.toLowerCase());
  const areNumbers = NUMBER.test(said) && NUMBER.test(value);
  const order = areNumbers ? Number(said) - Number(value) : said < value ? -1 : said > value ? 1 : 0;
  switch (operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

/** The rules a query asks about, so that they may be run. */
export function rulesIn(query: Query): ReadonlySet<string> {
  switch (query.kind) {
    case "and":
    case "or":
      return new Set(query.parts.flatMap((part) => [...rulesIn(part)]));
    case "not":
      return rulesIn(query.part);
    case "rule":
      return new Set([query.id]);
    default:
      return new Set();
  }
}
