import { nearestWord } from "../nearest-word.ts";

/** What is asked of a document, as a tree. */
export type Query =
  | { readonly kind: "and" | "or"; readonly parts: readonly Query[] }
  | { readonly kind: "not"; readonly part: Query }
  | { readonly kind: "compare"; readonly field: string; readonly operator: Operator; readonly value: string }
  | { readonly kind: "mentions"; readonly name: string }
  | { readonly kind: "contains"; readonly text: string }
  | { readonly kind: "has"; readonly field: string }
  | { readonly kind: "rule"; readonly id: string }
  | { readonly kind: "state"; readonly state: "reviewed" | "sealed" };

/** `~` is "holds", whatever the case; the others compare numbers as numbers, all else by code units. */
export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~";

/** Why a query cannot be read: a sentence without its full stop, and the place it speaks of (UTF-16 code units, half-open). */
export interface QueryFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface Token {
  readonly kind: "word" | "string" | "operator" | "open" | "close" | "end";
  /** Of a string, what it says. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([<>!]=|[=<>~])|(\()|(\))|([^\s"'()<>=!~]+)|(\S))/gy;
const WORDS: ReadonlySet<string> = new Set([
  "and",
  "or",
  "not",
  "mentions",
  "contains",
  "has",
  "rule",
  "reviewed",
  "sealed",
]);
/** Deeper ones are nobody's question. */
const DEEPEST = 100;

/**
 * Reads a query: `words < 50 and mentions "Li Qiang" and not reviewed and rule(boilerplate-line)`.
 *
 * Conditions are joined by `and`, `or` (which binds less) and `not`, with parentheses. A field is `words`, `name`, `title`,
 * `date`, or any key of a header. Where `rules` are given, no other rule may be asked about.
 */
export function parseQuery(
  text: string,
  rules?: readonly string[],
): { readonly query: Query } | { readonly fault: QueryFault } {
  try {
    return { query: new Reader(tokensOf(text), rules).whole() };
  } catch (error) {
    if (error instanceof Misread) return { fault: error.fault };
    throw error;
  }
}

class Misread extends Error {
  readonly fault: QueryFault;

  constructor(message: string, { start, end }: Token) {
    super(message);
    this.fault = { message, start, end: Math.max(end, start + 1) };
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #rules: readonly string[] | undefined;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], rules: readonly string[] | undefined) {
    this.#tokens = tokens;
    this.#rules = rules;
  }

  whole(): Query {
    if (this.#peek().kind === "end") throw new Misread("the query is empty", this.#peek());
    const query = this.#either();
    if (this.#peek().kind !== "end") throw new Misread(`"${this.#peek().text}" was not expected here`, this.#peek());
    return query;
  }

  #peek(): Token {
    return this.#tokens[this.#at]!;
  }

  #take(): Token {
    return this.#tokens[this.#at++]!;
  }

  #isWord(word: string): boolean {
    return this.#peek().kind === "word" && this.#peek().text.toLowerCase() === word;
  }

  #either(): Query {
    return this.#joined("or", () => this.#joined("and", () => this.#negated()));
  }

  #joined(kind: "and" | "or", part: () => Query): Query {
    const parts = [part()];
    while (this.#isWord(kind)) {
      this.#take();
      parts.push(part());
    }
    return parts.length === 1 ? parts[0]! : { kind, parts };
  }

  #negated(): Query {
    if (this.#depth > DEEPEST) throw new Misread("the query is nested too deep", this.#peek());
    this.#depth++;
    try {
      if (!this.#isWord("not")) return this.#condition();
      this.#take();
      return { kind: "not", part: this.#negated() };
    } finally {
      this.#depth--;
    }
  }

  #condition(): Query {
    const token = this.#take();
    if (token.kind === "open") {
      const query = this.#either();
      if (this.#peek().kind !== "close") throw new Misread('a ")" is missing', this.#peek());
      this.#take();
      return query;
    }
    if (token.kind !== "word") throw new Misread(`a condition was expected${found(token)}`, token);
    const word = token.text.toLowerCase();
    switch (word) {
      case "mentions":
        return { kind: "mentions", name: this.#value("the name that is mentioned").text };
      case "contains":
        return { kind: "contains", text: this.#value("the words that are looked for").text };
      case "has":
        return { kind: "has", field: this.#argument("a field, as in has(url)").text };
      case "rule":
        return { kind: "rule", id: this.#known(this.#argument("a rule, as in rule(stamp-line)")) };
      case "reviewed":
      case "sealed":
        return { kind: "state", state: word };
    }
    if (WORDS.has(word)) throw new Misread(`a condition was expected, not "${token.text}"`, token);
    const operator = this.#take();
    if (operator.kind !== "operator")
      throw new Misread(
        `"${token.text}" must be followed by =, !=, <, <=, >, >= or ~`,
        operator.kind === "end" ? token : operator,
      );
    const value = this.#value(`a value for "${token.text}"`).text;
    return { kind: "compare", field: token.text, operator: operator.text as Operator, value };
  }

  #value(what: string): Token {
    const token = this.#take();
    if (token.kind !== "string" && token.kind !== "word")
      throw new Misread(`${what} was expected${found(token)}`, token);
    return token;
  }

  /** The id of a rule that there is. */
  #known(token: Token): string {
    if (!this.#rules || this.#rules.includes(token.text)) return token.text;
    const meant = nearestWord(token.text, this.#rules);
    const hint = meant === undefined ? "" : `, but there is "${meant}"`;
    throw new Misread(`there is no rule "${token.text}"${hint}`, token);
  }

  /** What stands in parentheses, or behind a blank. */
  #argument(what: string): Token {
    if (this.#peek().kind !== "open") return this.#value(what);
    this.#take();
    const value = this.#value(what);
    if (this.#peek().kind !== "close") throw new Misread('a ")" is missing', this.#peek());
    this.#take();
    return value;
  }
}

function found(token: Token): string {
  return token.kind === "end" ? "" : `, not "${token.text}"`;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [whole, string, operator, open, close, word, odd] = match;
    const end = match.index + whole.length;
    const written = string ?? operator ?? open ?? close ?? word ?? odd!;
    const start = end - written.length;
    if (odd !== undefined)
      throw new Misread(
        odd === '"' || odd === "'" ? "a closing quotation mark is missing" : `"${odd}" was not expected here`,
        {
          kind: "end",
          text: odd,
          start,
          end,
        },
      );
    const kind = string ? "string" : operator ? "operator" : open ? "open" : close ? "close" : "word";
    const said = string ? string.slice(1, -1).replace(/\\(.)/gs, "$1") : written;
    tokens.push({ kind, text: said, start, end });
  }
  tokens.push({ kind: "end", text: "", start: text.length, end: text.length });
  return tokens;
}
