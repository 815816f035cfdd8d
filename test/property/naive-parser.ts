/**
 * A second reader of the corpus format, written from the format's description alone: it shares no code with `src`, favours
 * the words of the description over speed (quadratic is fine) and is the oracle the real parser is compared with.
 */

/** A place in a text held as lines: both 0-based, the column in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a header line, in the words of the parser it is compared with. */
export type NaiveFault =
  | "no-name"
  | "spaced-name"
  | "quoting"
  | "not-an-attribute"
  | "key"
  | "no-value"
  | "repeated-key";

/** What a header line says. */
export interface NaiveHeader {
  readonly name: string | undefined;
  /** Each key that is well formed and has a value, once, in the order written. */
  readonly attributes: readonly (readonly [key: string, value: string])[];
  /** In the order of the text. */
  readonly faults: readonly NaiveFault[];
}

/** How a block ends. */
export type NaiveClose = "terminator" | "joined" | "glued" | "missing";

/** One document as written, from its `<<<FILE` up to but excluding what follows it. */
export interface NaiveBlock {
  readonly kind: "block";
  readonly start: Place;
  readonly end: Place;
  readonly header: NaiveHeader;
  readonly close: NaiveClose;
  /** The body's lines as written; a glued line without its `END>>>`. */
  readonly body: readonly string[];
  /** The decoded document; for base64 the body's text without its blanks. */
  readonly content: string;
}

/** What stands between two blocks, before the first or after the last; never empty. */
export interface NaiveGap {
  readonly kind: "gap";
  readonly start: Place;
  readonly end: Place;
}

/** What stands in a corpus, in order; the parts tile it. */
export type NaivePart = NaiveBlock | NaiveGap;

/** A corpus as the naive parser sees it. */
export interface NaiveCorpus {
  readonly parts: readonly NaivePart[];
  /** The lines that look like a marker and are none, inside bodies and outside. */
  readonly nearMisses: readonly number[];
}

/** The lines of a text without their ends, one more than it has line ends. Only LF and CRLF end a line. */
export function naiveLines(text: string): string[] {
  return text.split("\n").map((line, index, all) => {
    const isEndedByLineFeed = index < all.length - 1;
    return isEndedByLineFeed && line.endsWith("\r") ? line.slice(0, -1) : line;
  });
}

const isBlank = (line: string): boolean => /^[ \t]*$/.test(line);
const isHeader = (line: string): boolean => /^<<<FILE([ \t]|$)/.test(line);
const isTerminator = (line: string): boolean => /^END>>>[ \t]*$/.test(line);
const isJoined = (line: string): boolean => /^END>>>[ \t]*<<<FILE([ \t]|$)/.test(line);
const isMarkerLike = (line: string): boolean => /^(<<<FILE|END>>>)/.test(line);
const isEscaped = (line: string): boolean => /^\\+(<<<FILE|END>>>)/.test(line);
/** White space of any kind as JavaScript knows it: U+0085, which Unicode calls white space too, is not among it. */
const invisible = /^(\s|[\u00a0\ufeff\u200b-\u200d\u2060])/;

function isNearMiss(line: string): boolean {
  if (isHeader(line) || isTerminator(line)) return false;
  let rest = line;
  while (invisible.test(rest)) rest = rest.slice(1);
  return (
    /^<{2,6}[ \t]*FILE[ \t]*:?([ \t].*)?$/is.test(rest) ||
    /^(<{2,6}[ \t]*)?END([ \t_-]*FILE)?[ \t]*>{2,6}[ \t]*$/i.test(rest)
  );
}

function isGlued(line: string): boolean {
  return /.END>>>[ \t]*$/s.test(line) && !isMarkerLike(line) && !isEscaped(line) && !isNearMiss(line);
}

/** Reads a corpus given as one text. A byte order mark is tolerated at the very start, and is not part of the first line. */
export function naiveParseText(text: string): NaiveCorpus {
  return naiveParse(naiveLines(text.replace(/^\ufeff/, "")));
}

/** Reads a corpus given as lines without their ends, as an editor holds it: without the file's byte order mark. */
export function naiveParse(lines: readonly string[]): NaiveCorpus {
  const parts: NaivePart[] = [];
  const nearMisses: number[] = [];
  let covered: Place = { line: 0, column: 0 };
  let open: { start: Place; header: NaiveHeader; first: number } | undefined;
  const last = lines.length - 1;
  const endOfText: Place = { line: last, column: lines[last]!.length };

  const after = (line: number): Place => (line === last ? endOfText : { line: line + 1, column: 0 });
  const isBefore = (a: Place, b: Place): boolean => a.line < b.line || (a.line === b.line && a.column < b.column);
  const close = (how: NaiveClose, body: readonly string[], end: Place): void => {
    if (isBefore(covered, open!.start)) parts.push({ kind: "gap", start: covered, end: open!.start });
    const content = contentOf(body, open!.header);
    parts.push({ kind: "block", start: open!.start, end, header: open!.header, close: how, body, content });
    covered = end;
    open = undefined;
  };
  /** Closes the open block, which the line `until` finds without a terminator. */
  const closeWithout = (until: number): void => {
    let from = until - 1;
    while (from >= open!.first && isBlank(lines[from]!)) from--;
    const body = lines.slice(open!.first, from + 1);
    const final = body.at(-1);
    if (final === undefined || !isGlued(final)) close("missing", body, after(from));
    else close("glued", [...body.slice(0, -1), final.replace(/END>>>[ \t]*$/, "")], after(from));
  };

  for (const [number, line] of lines.entries()) {
    if (isHeader(line)) {
      if (open) closeWithout(number);
      open = { start: { line: number, column: 0 }, header: naiveHeader(line), first: number + 1 };
      continue;
    }
    if (isJoined(line)) {
      const column = line.indexOf("<<<FILE");
      const start = { line: number, column };
      if (open) close("joined", lines.slice(open.first, number), start);
      open = { start, header: naiveHeader(line.slice(column)), first: number + 1 };
      continue;
    }
    if (isTerminator(line)) {
      if (open) close("terminator", lines.slice(open.first, number), after(number));
      continue;
    }
    if (isNearMiss(line) || (open && isMarkerLike(line))) nearMisses.push(number);
  }
  if (open) closeWithout(lines.length);
  if (isBefore(covered, endOfText)) parts.push({ kind: "gap", start: covered, end: endOfText });
  return { parts, nearMisses };
}

/** What the naive parser says of one line alone. */
export interface NaiveLine {
  readonly marker: "header" | "terminator" | "joined" | undefined;
  readonly isNearMiss: boolean;
  /** Whether it would end an open block as its last line that is not blank. */
  readonly isGlued: boolean;
  /** Whether it holds ` <<<FILE ` after other text, with which a document may have been meant to begin. */
  readonly holdsHeader: boolean;
}

/** Looks at one line alone. */
export function naiveLine(line: string): NaiveLine {
  const marker = isHeader(line) ? "header" : isTerminator(line) ? "terminator" : isJoined(line) ? "joined" : undefined;
  const before = line.split(/[ \t]<<<FILE[ \t]/)[0]!;
  const holdsHeader = before !== line && !isBlank(before) && !isMarkerLike(line) && !isNearMiss(line);
  return { marker, isNearMiss: isNearMiss(line), isGlued: isGlued(line), holdsHeader };
}

/** Reads a header line that begins with `<<<FILE`. */
export function naiveHeader(line: string): NaiveHeader {
  const tokens = tokensOf(line);
  const found = tokens.findIndex((token) => /^[^\s="]+=/.test(token.text));
  const firstAttribute = found < 0 ? tokens.length : found;
  const faults: NaiveFault[] = [];
  const name = nameOf(line, tokens.slice(0, firstAttribute), faults);

  const attributes: [string, string][] = [];
  for (const token of tokens.slice(firstAttribute)) {
    const equals = token.text.indexOf("=");
    if (token.text.startsWith('"') || equals < 0) {
      faults.push("not-an-attribute");
      continue;
    }
    const key = token.text.slice(0, equals);
    const value = token.quoted ?? token.text.slice(equals + 1);
    const isBare = token.quoted === undefined;
    if (!/^[a-z][a-z0-9-]*$/.test(key)) faults.push("key");
    else if (token.isBadlyQuoted) faults.push("quoting");
    else if (isBare && (value === "" || control.test(value))) faults.push("no-value");
    else if (attributes.some(([known]) => known === key)) faults.push("repeated-key");
    else attributes.push([key, value]);
  }
  return { name, attributes, faults };
}

function nameOf(line: string, tokens: readonly Token[], faults: NaiveFault[]): string | undefined {
  const [first, ...others] = tokens;
  if (first === undefined || (others.length === 0 && first.quoted === "")) {
    faults.push("no-name");
    return undefined;
  }
  if (others.length === 0 && first.quoted !== undefined) return first.quoted;
  if (tokens.some((token) => token.text.startsWith('"'))) faults.push("quoting");
  else if (others.length > 0) faults.push("spaced-name");
  return line.slice(first.start, tokens.at(-1)!.end);
}

const control = /[\u0000-\u001f\u007f-\u009f]/;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What a well-formed quoted name or value says. */
  readonly quoted: string | undefined;
  readonly isBadlyQuoted: boolean;
}

/** Tokens run between blanks, a quoted one to its closing quote, a badly quoted one to the line's end. */
function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let at = "<<<FILE".length;
  while (true) {
    while (at < line.length && isBlank(line[at]!)) at++;
    if (at >= line.length) return tokens;
    const start = at;
    const opening = /^([^\s="]+=)?"/.exec(line.slice(start));
    const literal = opening && closedLiteral(line.slice(start + opening[0].length - 1));
    if (opening && literal === undefined) at = line.length;
    else if (opening && literal !== null) at += opening[0].length - 1 + literal!.length;
    else while (at < line.length && !isBlank(line[at]!)) at++;
    const quoted = literal ? String(JSON.parse(literal)) : undefined;
    tokens.push({ start, end: at, text: line.slice(start, at), quoted, isBadlyQuoted: literal === undefined });
  }
}

/** The JSON string that a text begins with, followed by a blank or the end; `undefined` when there is none. */
function closedLiteral(text: string): string | undefined {
  for (let end = 2; end <= text.length; end++) {
    if (end < text.length && !isBlank(text[end]!)) continue;
    const literal = text.slice(0, end);
    if (!literal.endsWith('"')) continue;
    try {
      if (typeof JSON.parse(literal) === "string") return literal;
    } catch {
      // Not a string yet: a later quote may close it.
    }
  }
  return undefined;
}

function contentOf(body: readonly string[], header: NaiveHeader): string {
  const attributes = new Map(header.attributes);
  if (attributes.get("encoding") === "base64") return body.join("").replace(/[ \t]/g, "");
  const lineEnd = attributes.get("eol") === "crlf" ? "\r\n" : "\n";
  const decoded = body.map((line) => (isEscaped(line) ? line.slice(1) : line));
  const all = decoded.map((line) => line + lineEnd).join("");
  const drops = attributes.get("final-newline") === "no" && decoded.length > 0;
  return drops ? all.slice(0, -lineEnd.length) : all;
}
