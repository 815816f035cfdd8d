import { SHORTEST_SLICE, type Span } from "../text.ts";
import type { Attribute, Header, HeaderFault } from "./nodes.ts";

const KEY = /^[a-z][a-z0-9-]*$/;
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/;

/** Behind `<<<FILE` and a blank. */
const NAME_START = 8;

const EQUALS = 61;
const QUOTE = 34;
const SPACE = 32;
const BACKSLASH = 92;

/** A stretch between blanks; a quoted one reaches to its closing quote, an ill-quoted one to the line's end. */
interface Token extends Span {
  readonly text: string;
  /** Where a quoted string begins in `text`: 0 for a name, after `key=` for a value. */
  readonly quote: number | undefined;
  /** What the quoted string says; `undefined` when its quoting is bad. */
  readonly quoted: string | undefined;
}

/**
 * Reads a header line: `<<<FILE`, the name, then attributes.
 *
 * `line` begins at `<<<FILE` and has no line end. Never fails: what does not fit is a fault with its span.
 */
export function readHeader(line: string): Header {
  return readPlainHeader(line) ?? readAnyHeader(line);
}

/** Whether a key of any kind and `=` stand first. */
function beginsAttribute(text: string): boolean {
  const equals = text.indexOf("=");
  return equals > 0 && !/[\s"]/.test(text.slice(0, equals));
}

function readAnyHeader(line: string): Header {
  const tokens = [...tokensOf(line, 7)];
  let split = tokens.findIndex((token) => token.quote !== 0 && beginsAttribute(token.text));
  if (split < 0) split = tokens.length;
  const faults: HeaderFault[] = [];
  const named = readName(line, tokens.slice(0, split), faults);
  const attributes: Attribute[] = [];
  const keys = new Set<string>();
  for (const token of tokens.slice(split)) {
    const attribute = readAttribute(token, faults);
    if (!attribute) continue;
    if (keys.has(attribute.key)) faults.push({ kind: "repeated-key", ...spanned(token) });
    else attributes.push(attribute);
    keys.add(attribute.key);
  }
  return { span: { start: 0, end: line.length }, ...named, attributes, faults };
}

/**
 * The same for headers that are as nearly all are, by one look at each character: a bare name, attributes of different keys
 * whose values are bare or quoted without a backslash, letters and signs that are nothing but themselves.
 */
function readPlainHeader(line: string): Header | undefined {
  if (line.charCodeAt(7) !== SPACE) return undefined;
  let at = NAME_START;
  for (; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === SPACE) break;
    if (code === EQUALS || code === QUOTE || !isPlain(code)) return undefined;
  }
  if (at === NAME_START) return undefined;
  const attributes = attributesBehind(line, at);
  return attributes && new PlainHeader(line, at, attributes);
}

/** Those that stand behind a plain header's name, which ends there; `undefined` where they are not plain. */
function attributesBehind(line: string, nameEnd: number): readonly Attribute[] | undefined {
  return nameEnd === line.length ? NO_ATTRIBUTES : plainAttributes(line, nameEnd + 1, 0);
}

const NO_ATTRIBUTES: readonly Attribute[] = [];
const NO_FAULTS: readonly HeaderFault[] = [];
/** Headers with more attributes than anybody writes are read in the other way. */
const MOST_ATTRIBUTES = 16;
/** The keys of the header read last, by their places: most headers of a corpus have the same, which need be there only once. */
const lastKeys: string[] = [];

/** The attributes from `start` on, before which `count` stand; in an array that is no longer than it must be. */
function plainAttributes(line: string, start: number, count: number): PlainAttribute[] | undefined {
  const attribute = plainAttribute(line, start, count);
  if (!attribute || count === MOST_ATTRIBUTES) return undefined;
  const { end, key } = attribute;
  const isLast = end === line.length;
  const attributes = isLast ? new Array<PlainAttribute>(count + 1) : plainAttributes(line, end + 1, count + 1);
  if (!attributes) return undefined;
  for (let after = count + 1; after < attributes.length; after++) if (attributes[after]!.key === key) return undefined;
  attributes[count] = attribute;
  return attributes;
}

/** The attributes of the header that somebody asked for them last: who asks once mostly asks for several. */
let lastAsked: { readonly header: PlainHeader; readonly attributes: readonly Attribute[] } | undefined;

/** Small, for there are many: its spans are made when somebody asks, and its attributes read again. */
class PlainHeader implements Header {
  readonly name: string;
  readonly #line: string;

  constructor(line: string, nameEnd: number, attributes: readonly Attribute[]) {
    this.name = line.slice(NAME_START, nameEnd);
    this.#line = line;
    lastAsked = { header: this, attributes };
  }

  get attributes(): readonly Attribute[] {
    if (lastAsked?.header !== this)
      lastAsked = { header: this, attributes: attributesBehind(this.#line, this.nameSpan.end)! };
    return lastAsked.attributes;
  }

  /** Whether there may be an attribute of that key, without reading them again. */
  mayHave(key: string): boolean {
    return lastAsked?.header === this || this.#line.includes(key);
  }

  get span(): Span {
    return { start: 0, end: this.#line.length };
  }

  get nameSpan(): Span {
    return { start: NAME_START, end: NAME_START + this.name.length };
  }

  get nameForm(): "bare" {
    return "bare";
  }

  get faults(): readonly HeaderFault[] {
    return NO_FAULTS;
  }
}

/** As small; its value is cut out when somebody asks. */
class PlainAttribute implements Attribute {
  readonly key: string;
  readonly end: number;
  readonly #line: string;
  readonly #valueStart: number;

  constructor(key: string, line: string, valueStart: number, end: number) {
    this.key = key;
    this.#line = line;
    this.#valueStart = valueStart;
    this.end = end;
  }

  get value(): string {
    const isQuoted = this.#line.charCodeAt(this.#valueStart) === QUOTE;
    return isQuoted
      ? this.#line.slice(this.#valueStart + 1, this.end - 1)
      : this.#line.slice(this.#valueStart, this.end);
  }

  get span(): Span {
    return { start: this.#valueStart - this.key.length - 1, end: this.end };
  }

  get valueSpan(): Span {
    return { start: this.#valueStart, end: this.end };
  }
}

/** `key=value` from `start` to a blank or the line's end; `count` of them stand before it. */
function plainAttribute(line: string, start: number, count: number): PlainAttribute | undefined {
  const key = plainKey(line, start, lastKeys[count]);
  if (key === undefined) return undefined;
  const valueStart = start + key.length + 1;
  const isQuoted = line.charCodeAt(valueStart) === QUOTE;
  let at = isQuoted ? valueStart + 1 : valueStart;
  for (; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === SPACE ? !isQuoted : code === QUOTE) break;
    if (code !== SPACE && !isPlain(code)) return undefined;
  }
  if (isQuoted) {
    if (line.charCodeAt(at) !== QUOTE) return undefined;
    at++;
  }
  if (at === valueStart || (at < line.length && line.charCodeAt(at) !== SPACE)) return undefined;
  // A longer one would hold the text that it was cut from.
  if (key.length < SHORTEST_SLICE) lastKeys[count] = key;
  return new PlainAttribute(key, line, valueStart, at);
}

function plainKey(line: string, start: number, likely: string | undefined): string | undefined {
  if (likely !== undefined && line.charCodeAt(start + likely.length) === EQUALS && line.startsWith(likely, start))
    return likely;
  let at = start;
  while (isOfKey(line.charCodeAt(at))) at++;
  const first = line.charCodeAt(start);
  return first < 97 || first > 122 || line.charCodeAt(at) !== EQUALS ? undefined : line.slice(start, at);
}

/** A small letter, a digit or a hyphen. */
function isOfKey(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45;
}

/** Signs of ASCII but the backslash, letters of Latin, and of Chinese, Japanese and Korean. */
function isPlain(code: number): boolean {
  if (code < 127) return code > SPACE && code !== BACKSLASH;
  return (code >= 0xc0 && code < 0x250) || (code > 0x3040 && code < 0xd7a4);
}

/** Whether a header surely is as nearly all are: bare words, in which there is no fault. */
export function isPlainHeader(header: Header): boolean {
  return header instanceof PlainHeader;
}

/** An attribute of a header with its places. */
export function findAttribute(header: Header, key: string): Attribute | undefined {
  if (header instanceof PlainHeader && !header.mayHave(key)) return undefined;
  return header.attributes.find((attribute) => attribute.key === key);
}

/** The value of a header's attribute, decoded. */
export function attributeOf(header: Header, key: string): string | undefined {
  return findAttribute(header, key)?.value;
}

/** The name as a header writes it: bare where the grammar allows, else as a JSON string. */
export function writeName(name: string): string {
  return name === "" || /[ \t="]/.test(name) || CONTROL.test(name) || !isQuietlyBare(name) ? quote(name) : name;
}

/** The value as a header writes it: bare where the grammar allows, else as a JSON string. */
export function writeValue(value: string): string {
  return value === "" || /^"|[ \t]/.test(value) || CONTROL.test(value) || !value.isWellFormed() ? quote(value) : value;
}

/** A header line, without its line end, that reads back as this name and these attributes. */
export function writeHeader(name: string, attributes: Iterable<readonly [key: string, value: string]> = []): string {
  const words = ["<<<FILE", writeName(name)];
  for (const [key, value] of attributes) words.push(`${key}=${writeValue(value)}`);
  return words.join(" ");
}

/** A name with quotes inside would be legal bare, but nobody reads it right; a lone surrogate cannot be saved. */
function isQuietlyBare(name: string): boolean {
  return !name.includes('"') && name.isWellFormed();
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function readName(
  line: string,
  tokens: readonly Token[],
  faults: HeaderFault[],
): Pick<Header, "name" | "nameSpan" | "nameForm"> {
  const first = tokens[0];
  if (!first) {
    const nameSpan = placeForName(line);
    faults.push({ kind: "no-name", span: nameSpan });
    return { name: undefined, nameSpan, nameForm: "none" };
  }
  const nameSpan = { start: first.start, end: tokens.at(-1)!.end };
  const written = line.slice(nameSpan.start, nameSpan.end);
  if (tokens.some((token) => token.quote === 0 && (token.quoted === undefined || tokens.length > 1))) {
    faults.push({ kind: "quoting", span: nameSpan });
    return { name: written, nameSpan, nameForm: "ill-quoted" };
  }
  if (first.quoted !== undefined) {
    if (first.quoted !== "") return { name: first.quoted, nameSpan, nameForm: "quoted" };
    faults.push({ kind: "no-name", span: nameSpan });
    return { name: undefined, nameSpan, nameForm: "none" };
  }
  if (tokens.length === 1) return { name: written, nameSpan, nameForm: "bare" };
  faults.push({ kind: "spaced-name", span: nameSpan });
  return { name: written, nameSpan, nameForm: "spaced" };
}

/** After the one blank behind `<<<FILE`, or at the line's end where there is none. */
function placeForName(line: string): Span {
  const at = Math.min(8, line.length);
  return { start: at, end: at };
}

function readAttribute(token: Token, faults: HeaderFault[]): Attribute | undefined {
  const fault = (kind: HeaderFault["kind"]): undefined => {
    faults.push({ kind, ...spanned(token) });
  };
  const equals = token.text.indexOf("=");
  if (token.quote === 0 || equals < 0) return fault("not-an-attribute");
  const key = token.text.slice(0, equals);
  if (!KEY.test(key)) return fault("key");
  if (token.quote !== undefined && token.quoted === undefined) return fault("quoting");
  const value = token.quoted ?? token.text.slice(equals + 1);
  if (token.quoted === undefined && (value === "" || CONTROL.test(value))) return fault("no-value");
  const valueSpan = { start: token.start + equals + 1, end: token.end };
  return { key, value, span: { start: token.start, end: token.end }, valueSpan };
}

function spanned(token: Token): { readonly span: Span } {
  return { span: { start: token.start, end: token.end } };
}

function* tokensOf(line: string, from: number): Generator<Token> {
  let at = from;
  for (;;) {
    while (at < line.length && isWhiteSpace(line.charCodeAt(at))) at++;
    if (at >= line.length) return;
    const token = tokenAt(line, at);
    yield token;
    at = token.end;
  }
}

function tokenAt(line: string, start: number): Token {
  const quoteAt = quoteIn(line, start);
  if (quoteAt !== undefined) {
    const end = closingQuote(line, quoteAt);
    const quoted = end === undefined ? undefined : decode(line.slice(quoteAt, end));
    const reach = quoted === undefined ? line.length : end!;
    return { start, end: reach, text: line.slice(start, reach), quote: quoteAt - start, quoted };
  }
  let end = start;
  while (end < line.length && !isWhiteSpace(line.charCodeAt(end))) end++;
  return { start, end, text: line.slice(start, end), quote: undefined, quoted: undefined };
}

/** Where the token at `start` begins its quoted string, if it has one: at once, or after what may be `key=`. */
function quoteIn(line: string, start: number): number | undefined {
  if (line[start] === '"') return start;
  for (let at = start; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === EQUALS) return at > start && line[at + 1] === '"' ? at + 1 : undefined;
    if (code === QUOTE || (isOddCharacter(code) && /\s/.test(line.charAt(at)))) return undefined;
  }
  return undefined;
}

/** The offset after the closing quote, when a blank or the line's end follows it. */
function closingQuote(line: string, open: number): number | undefined {
  for (let at = open + 1; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === '"')
      return at + 1 === line.length || isWhiteSpace(line.charCodeAt(at + 1)) ? at + 1 : undefined;
  }
  return undefined;
}

/** Letters, digits and signs of ASCII are no white space: headers consist of little else. */
function isOddCharacter(code: number): boolean {
  return code <= 32 || code > 126;
}

function decode(json: string): string | undefined {
  try {
    return JSON.parse(json) as string;
  } catch {
    return undefined;
  }
}

function isWhiteSpace(code: number): boolean {
  return code === 32 || code === 9;
}
