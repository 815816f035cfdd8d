import { changedPatterns } from "./pattern-changes.ts";
import type { Token } from "./tokens.ts";

/** One thing done otherwise. Offsets count UTF-16 code units of the code, half-open. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Tables are data: of a long one only the first and the last string are emptied. */
const LONG_TABLE = 8;

const SIGNS: Readonly<Record<string, readonly string[]>> = {
  "===": ["!=="],
  "!==": ["==="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["&&"],
  "?.": ["."],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "+=": ["-="],
  "-=": ["+="],
  "++": ["--"],
  "--": ["++"],
  "<<": [">>"],
  ">>": ["<<"],
  ">>>": ["<<"],
  "&": ["|"],
  "|": ["&"],
  "^": ["&"],
  "??=": ["="],
  // The condition of a choice is not looked for: what stands before the sign is enough to overrule it, or its last part.
  "?": ["&& false ?", "|| true ?"],
};

const WORDS: Readonly<Record<string, string>> = {
  true: "false",
  false: "true",
  startsWith: "endsWith",
  endsWith: "startsWith",
  some: "every",
  every: "some",
  min: "max",
  max: "min",
  indexOf: "lastIndexOf",
  lastIndexOf: "indexOf",
  find: "findLast",
  findLast: "find",
  toLowerCase: "toUpperCase",
  toUpperCase: "toLowerCase",
  trimStart: "trimEnd",
  trimEnd: "trimStart",
  continue: "break",
};

/** What only documents a rule; the rest of it says what it does. */
const DOCUMENTATION: ReadonlySet<string> = new Set(["summary", "why", "example"]);
const VALUE_END = /^(?:[\])}]|"|'|\/|`)/;

/**
 * Every change of these tokens, by place: what Stryker changes (conditions, comparisons, logic, arithmetic, texts, patterns,
 * methods with an opposite), and numbers made larger by one, statements left out, answers not given. Those that make no
 * program of it are for their reader to find out.
 */
export function changesOf(tokens: readonly Token[]): readonly Change[] {
  const found: Change[] = [];
  const tables = longTables(tokens);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind === "word" && DOCUMENTATION.has(token.text) && tokens[at + 1]?.text === ":") {
      at = valueEnd(tokens, at + 2) - 1;
      continue;
    }
    found.push(...statementChanges(tokens, at));
    for (const newText of replacements(tokens, at, tables)) {
      const end = token.kind === "template" ? templateEnd(tokens, at) : token.end;
      found.push({ start: token.start, end, newText });
    }
  }
  return found;
}

function* replacements(tokens: readonly Token[], at: number, tables: ReadonlySet<number>): Generator<string> {
  const { kind, text } = tokens[at]!;
  const before = tokens[at - 1];
  switch (kind) {
    case "number":
      if (before?.text !== "void" && !text.endsWith("n") && !isKey(tokens, at))
        yield larger(Number(text.replaceAll("_", "")));
      return;
    case "string":
      if (text.length > 2 && !tables.has(at) && !isKey(tokens, at)) yield '""';
      return;
    case "template":
      if (text.startsWith("`") && text !== "``") yield "``";
      return;
    case "pattern":
      yield* changedPatterns(text);
      return;
    case "word": {
      const isMember = before?.text === "." || before?.text === "?.";
      const isValue = text === "true" || text === "false";
      const other = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
      if (other === undefined || isMember === (isValue || text === "continue")) return;
      if (!isMember && !isValue && text !== "continue") return;
      if (!isKey(tokens, at)) yield other;
      return;
    }
    case "sign": {
      if (text === "!") {
        yield "";
        return;
      }
      if (text === "-" && !endsValue(before)) {
        yield "";
        return;
      }
      if (text === "*" && (before?.text === "yield" || before?.text === "function" || !endsValue(before))) return;
      if (text === "+" && !endsValue(before)) return;
      yield* SIGNS[text] ?? [];
    }
  }
}

function larger(value: number): string {
  return `${value + (Number.isInteger(value) ? 1 : value / 10)}`;
}

/** Whether the token names a property of an object. */
function isKey(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  return tokens[at + 1]?.text === ":" && (before === "{" || before === ",");
}

function endsValue(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === "sign" || token.kind === "template") return VALUE_END.test(token.text) || token.text.endsWith("`");
  return token.text !== "return" && token.text !== "yield" && token.text !== "case";
}

/** Conditions that are always or never so, and statements that are not there. */
function* statementChanges(tokens: readonly Token[], at: number): Generator<Change> {
  const { text, kind, start, depth } = tokens[at]!;
  const next = tokens[at + 1];
  if (kind === "word" && next?.text === "(" && (text === "if" || text === "while")) {
    const end = tokens[next.pair]!.start;
    if (text === "if") yield { start: next.end, end, newText: "true" };
    yield { start: next.end, end, newText: "false" };
  }
  if (kind === "word" && text === "for" && next?.text === "(") {
    const inside = tokens.slice(at + 2, next.pair).filter((one) => one.depth === depth + 1 && one.text === ";");
    if (inside.length === 2 && inside[1]!.start > inside[0]!.end)
      yield { start: inside[0]!.end, end: inside[1]!.start, newText: " false" };
  }
  if (!beginsStatement(tokens, at)) return;
  const last = statementEnd(tokens, at);
  if (last === undefined) return;
  const end = tokens[last]!.end;
  if (text === "return") {
    if (next?.text === ";") yield { start, end, newText: ";" };
    else if (!NOTHING.has(next?.text ?? "")) yield { start, end, newText: "return;" };
    return;
  }
  yield { start, end, newText: ";" };
}

/** Nothing that is answered otherwise: `false` is turned by itself, and nobody tells it from no answer. */
const NOTHING: ReadonlySet<string> = new Set(["undefined", "void", "false"]);
const LONE: ReadonlySet<string> = new Set(["continue", "break", "return", "yield"]);
const NO_STATEMENTS: ReadonlySet<string> = new Set(
  "const let var function class if else for while do switch case default import export try catch finally async static get set throw".split(
    " ",
  ),
);

function beginsStatement(tokens: readonly Token[], at: number): boolean {
  const { kind, text } = tokens[at]!;
  if (kind !== "word" || NO_STATEMENTS.has(text)) return false;
  const before = tokens[at - 1];
  if (!before) return true;
  // The head of a loop has semicolons too.
  if (isWithinRound(tokens, at)) return false;
  if (before.text === ")") return /^(?:if|for|while)$/.test(tokens[before.pair - 1]?.text ?? "");
  return before.text === ";" || before.text === "{" || before.text === "}" || before.text === "else";
}

/** Whether the bracket around it is a round one. */
function isWithinRound(tokens: readonly Token[], at: number): boolean {
  const { depth } = tokens[at]!;
  let opener = at - 1;
  while (opener >= 0 && tokens[opener]!.depth >= depth) opener--;
  return tokens[opener]?.text === "(";
}

/** The semicolon that ends it; none where it is part of an object or a class. */
function statementEnd(tokens: readonly Token[], at: number): number | undefined {
  const { depth } = tokens[at]!;
  const after = tokens[at + 1]?.text;
  // A property, or a class's field without a value.
  if (after === ":" || after === "," || (after === ";" && !LONE.has(tokens[at]!.text))) return undefined;
  for (let end = at; end < tokens.length; end++) {
    const token = tokens[end]!;
    if (token.depth < depth) return undefined;
    if (token.depth > depth) continue;
    if (token.text === ";") return end;
    if (token.text === ",") return undefined;
    // A method's body, or a field's value: `name(…) {`.
    if (token.text === "{" && tokens[end - 1]?.text === ")") return undefined;
  }
  return undefined;
}

/** The strings within long tables that are left alone. */
function longTables(tokens: readonly Token[]): ReadonlySet<number> {
  const left = new Set<number>();
  for (const [at, { text, depth, pair }] of tokens.entries()) {
    if (!"[({".includes(text) || text.length !== 1 || pair <= at) continue;
    const strings: number[] = [];
    for (let index = at + 1; index < pair; index++)
      if (tokens[index]!.kind === "string" && tokens[index]!.depth <= depth + 2) strings.push(index);
    if (strings.length > LONG_TABLE && isTable(tokens, at, pair)) for (const one of strings.slice(1, -1)) left.add(one);
  }
  return left;
}

/** Nothing but strings, numbers, keys and brackets. */
function isTable(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at <= to; at++) {
    const { kind, text } = tokens[at]!;
    if (kind === "template" || kind === "pattern") return false;
    if (kind === "sign" && !"[](){},:-...".includes(text)) return false;
    if (kind === "word" && tokens[at + 1]?.text !== ":" && tokens[at - 1]?.text !== "...") return false;
  }
  return true;
}

function valueEnd(tokens: readonly Token[], at: number): number {
  const { depth } = tokens[at]!;
  let end = at;
  while (end < tokens.length && tokens[end]!.depth >= depth) {
    if (tokens[end]!.depth === depth && tokens[end]!.text === ",") break;
    end++;
  }
  return end;
}

function templateEnd(tokens: readonly Token[], at: number): number {
  let piece = at;
  while (tokens[piece]!.text.endsWith("${")) piece = tokens[piece]!.pair;
  return tokens[piece]!.end;
}
