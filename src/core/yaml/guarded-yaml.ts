import { Composer, type Document, isAlias, isMap, isScalar, isSeq, Lexer, Parser, type YAMLParseError } from "yaml";
import type { Span } from "../text.ts";

const DEEPEST = 100;
const MOST_NODES = 200_000;
/** Comments, blank lines and marks included; more than 200,000 nodes written by hand or program ever need. */
const MOST_LEXEMES = 1_000_000;
/** What a file of ours never needs and each fault in costs the parser dear weighs as much as this many nodes. */
const HEAVY = 20;
/** Faults of one text that are told at most. */
const MOST_FAULTS = 500;

/** One value of a YAML text, with its place. */
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlReference | YamlNothing;

/** A single text, as it was meant by someone who does not think in YAML types: `2024` and `no` are texts. */
export interface YamlScalar {
  readonly kind: "scalar";
  readonly text: string;
  readonly span: Span;
}

/** Values one after the other. */
export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

/** Values by key, in the order of the text; keys may be repeated. */
export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

/** A key with its value. */
export interface YamlEntry {
  /** `undefined` where the key is a list, a map or a reference. */
  readonly key: string | undefined;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

/** `*name`: never followed. */
export interface YamlReference {
  readonly kind: "reference";
  readonly span: Span;
}

/** A value that was left out, or is `null`. */
export interface YamlNothing {
  readonly kind: "nothing";
  readonly span: Span;
}

/** What the YAML itself has wrong, at its place. */
export interface YamlFault {
  readonly span: Span;
  readonly message: string;
}

/** A YAML text as read. */
export interface YamlText {
  /** The first document; `undefined` when there is none, or it must not be read. */
  readonly root: YamlNode | undefined;
  readonly faults: readonly YamlFault[];
  /** Where the first syntax error stands: from there on what was made of the text is guesswork. */
  readonly firstError: number;
}

/** How a file is called in what is told of it, and how large it may be in code units. */
export interface YamlSubject {
  /** As the subject of a sentence: "A catalogue". */
  readonly what: string;
  readonly largest: number;
}

/**
 * Reads YAML that anybody may have written. Never throws; follows no reference; compares no keys.
 *
 * A text that is too large or nested too deep is not read at all: `yaml` 2.9.1 lets 1,000 nested brackets, read twice,
 * abort the whole process on Node 20 and 22, so depth and nodes are counted on the lexer's tokens before anything is
 * composed.
 */
export function readYaml(text: string, subject: YamlSubject): YamlText {
  const refusal = refuse(text, subject);
  if (refusal) return { root: undefined, faults: [refusal], firstError: Number.POSITIVE_INFINITY };
  try {
    return compose(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The YAML cannot be read: ${quotedYaml(reason)}; simplify it.`;
    return { root: undefined, faults: [{ span: { start: 0, end: firstLineEnd(text) }, message }], firstError: 0 };
  }
}

/** The comments that begin in a stretch of a text that was read, each with its `#`; blanks behind them are left out. */
export function commentsIn(text: string, { start, end }: Span): readonly string[] {
  const comments: string[] = [];
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const wasScalar: boolean = isScalar;
    isScalar = lexeme === "\u001f" && !wasScalar;
    if (isScalar || (!wasScalar && (lexeme === "\u0002" || lexeme === "\u0018"))) continue;
    if (offset >= end) break;
    if (!wasScalar && offset >= start && lexeme[0] === "#") comments.push(lexeme.trimEnd());
    offset += lexeme.length;
  }
  return comments;
}

/** A stretch of YAML as messages quote it: on one line, shortened. */
export function quotedYaml(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, " ").trim();
  return `"${line.length > 60 ? `${line.slice(0, 59).toWellFormed()}…` : line}"`;
}

/** From `offset` to the end of its line, without the blanks there. */
export function restOfLine(text: string, offset: number): Span {
  let end = text.indexOf("\n", offset);
  if (end < 0) end = text.length;
  while (end > offset && /\s/.test(text[end - 1]!)) end--;
  return { start: offset, end };
}

/** Why the text must not be given to the YAML parser, if it must not. */
function refuse(text: string, { what, largest }: YamlSubject): YamlFault | undefined {
  if (text.length > largest) {
    const message = `${what} of more than "${largest / 1024 / 1024} MB" is not read; split it into several files.`;
    return { span: { start: 0, end: firstLineEnd(text) }, message };
  }
  const measure = new Measure();
  for (const lexeme of new Lexer().lex(text)) {
    const fault = measure.add(lexeme);
    if (!fault) continue;
    const start = Math.min(measure.offset, text.length);
    const message =
      fault === "depth"
        ? `Nesting deeper than "${DEEPEST}" levels is not read; five are enough.`
        : `${what} of more than "${MOST_NODES.toLocaleString("en")}" YAML nodes is not read; split it into several files.`;
    return { span: { start, end: Math.min(start + 1, text.length) }, message };
  }
  return undefined;
}

/** How deep a YAML text nests and how many nodes it has, by the lexer's tokens; errs on the high side. */
class Measure {
  /** Where the last lexeme begins. */
  offset = 0;
  #next = 0;
  #flow = 0;
  #nodes = 0;
  #lexemes = 0;
  #marks = 0;
  /** The columns at which the block collections now open may begin. */
  readonly #columns: number[] = [];
  #column = 0;
  #isScalar = false;
  #startsNode = true;

  /** Takes the next lexeme; says what there is too much of. */
  add(lexeme: string): "depth" | "nodes" | undefined {
    const isScalar = this.#isScalar;
    this.#isScalar = lexeme === "\u001f" && !isScalar;
    if (this.#isScalar || (!isScalar && (lexeme === "\u0002" || lexeme === "\u0018"))) return undefined;
    if (++this.#lexemes > MOST_LEXEMES) return "nodes";
    this.offset = this.#next;
    this.#next += lexeme.length;
    const column = this.#column;
    const lineStart = lexeme.lastIndexOf("\n") + 1;
    this.#column = lineStart > 0 ? lexeme.length - lineStart : column + lexeme.length;
    const first = lexeme[0];
    if (!isScalar && (first === "\n" || first === "\r")) {
      this.#startsNode = true;
      return undefined;
    }
    if (!isScalar && (first === " " || first === "\t" || first === "#" || first === "\ufeff")) return undefined;
    if (!isScalar && (first === "-" || first === "?" || first === ":" || first === ",")) this.#marks++;
    else if (!isScalar && (first === "]" || first === "}")) this.#nodes += this.#flow > 0 ? 0 : HEAVY;
    else this.#nodes += !isScalar && (first === "&" || first === "!" || first === "*" || first === "%") ? HEAVY : 1;
    if (!isScalar && (first === "[" || first === "{")) this.#flow++;
    else if (!isScalar && (first === "]" || first === "}")) this.#flow = Math.max(0, this.#flow - 1);
    if (this.#startsNode && this.#flow === 0) {
      while (this.#columns.length > 0 && this.#columns.at(-1)! >= column) this.#columns.pop();
      this.#columns.push(column);
    }
    this.#startsNode = !isScalar && (lexeme === "-" || lexeme === "?" || lexeme === ":");
    if (this.#flow + this.#columns.length > DEEPEST) return "depth";
    return Math.max(this.#nodes, this.#marks) >= MOST_NODES ? "nodes" : undefined;
  }
}

function compose(text: string): YamlText {
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: "silent", merge: false });
  const faults: YamlFault[] = [];
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(new Parser().parse(text), false, text.length)) {
    if (first) {
      const { start } = spanOf(document, { start: text.length, end: text.length });
      const message = `Only the first YAML document is read; remove the "---" above this one.`;
      faults.push({ span: restOfLine(text, start), message });
      break;
    }
    first = document;
  }
  if (!first) return { root: undefined, faults, firstError: Number.POSITIVE_INFINITY };
  let firstError = Number.POSITIVE_INFINITY;
  for (const error of first.errors.slice(0, MOST_FAULTS)) faults.push(faultOf(error, text));
  for (const error of first.errors) firstError = Math.min(firstError, error.pos[0]);
  return { root: plain(first.contents, { start: 0, end: 0 }), faults, firstError };
}

/** The node as plain data, without what a reference would lead to. No deeper than was let in. */
function plain(node: unknown, around: Span): YamlNode {
  const span = spanOf(node, around);
  if (isAlias(node)) return { kind: "reference", span };
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => plain(item, span)), span };
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      const keySpan = spanOf(key, span);
      const name = isScalar(key) ? textOf(key.value, key.source) : undefined;
      return { key: name, keySpan, value: plain(value, keySpan) };
    });
    return { kind: "map", entries, span };
  }
  if (!isScalar(node) || node.value === null) return { kind: "nothing", span };
  return { kind: "scalar", text: textOf(node.value, node.source), span };
}

function textOf(value: unknown, source: string | undefined): string {
  return typeof value === "string" ? value : (source ?? "");
}

function spanOf(node: unknown, otherwise: Span): Span {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return otherwise;
  const [start, end] = node.range as readonly number[];
  return { start: start ?? otherwise.start, end: Math.max(start ?? 0, end ?? otherwise.end) };
}

function faultOf(error: YAMLParseError, text: string): YamlFault {
  const span = visible(text, error.pos[0], error.pos[1]);
  const written = text.slice(span.start, span.end);
  const shown = quotedYaml(written.trim() === "" ? wholeLine(text, span.start) : written);
  const known = YAML_MESSAGES[error.code];
  if (known) return { span, message: `${shown} ${known}` };
  const reason = error.message.split("\n", 1)[0]!.replace(/[.\s]+$/, "");
  return { span, message: `The YAML cannot be read at ${shown}; mend it: ${reason}.` };
}

/** A span that can be seen: one character at least where the text has one, and not beyond its line. */
function visible(text: string, start: number, end: number): Span {
  const from = Math.min(start, text.length);
  const line = restOfLine(text, from);
  const to = Math.min(Math.max(end, from + 1), Math.max(line.end, from + 1), text.length);
  return { start: to > from ? from : Math.max(0, from - 1), end: to };
}

function wholeLine(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  return text.slice(start, restOfLine(text, start).end);
}

function firstLineEnd(text: string): number {
  const end = text.indexOf("\n");
  return Math.min(end < 0 ? text.length : end, 200);
}

const YAML_MESSAGES: { readonly [code in YAMLParseError["code"]]?: string } = {
  BAD_INDENT: "is not indented like its neighbours; line it up with them.",
  TAB_AS_INDENT: "is indented by a tab; use spaces.",
  BLOCK_AS_IMPLICIT_KEY: "holds a second key; put it on a line of its own, or quote the value.",
  MULTILINE_IMPLICIT_KEY: 'goes on over a line end before its ":"; put key and ":" on one line.',
  BAD_DQ_ESCAPE: "has a backslash YAML does not know; double it, or use single quotes.",
  BAD_SCALAR_START: "begins with a character that needs quotes; put quotes round it.",
  BAD_ALIAS: "is not a reference YAML can read; put quotes round it.",
};
