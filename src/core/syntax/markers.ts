/**
 * Says of one line what kind of marker it is. All is read by hand: in a process with very many expressions V8 compiles others
 * such that they keep a place on its stack for each repetition, and throw on a line of some million characters.
 *
 * The state after a marker never depends on what came before it:
 * a header always leaves "inside", a terminator "outside". Everything incremental rests on that.
 */

/** What a line is, looked at alone. `joined` is `END>>> <<<FILE …`: read as a terminator line and a header line. */
export type MarkerKind = "header" | "terminator" | "joined";

const LESS = 60;
const GREATER = 62;
const CAPITAL_E = 69;
const SMALL_E = 101;
const COLON = 58;
const BACKSLASH = 92;

/** The kind of marker the line is, if it is one (`format.md`, Grammar). Markers start at column 0 and are case-sensitive. */
export function classify(line: string): MarkerKind | undefined {
  const first = line.charCodeAt(0);
  if (first === LESS) return isHeaderLine(line) ? "header" : undefined;
  if (first !== CAPITAL_E || !line.startsWith("END>>>")) return undefined;
  const next = afterBlanks(line, 6);
  if (next === line.length) return "terminator";
  return line.charCodeAt(next) === LESS && isHeaderLine(line.slice(next)) ? "joined" : undefined;
}

/** Whether the line is a header line, well formed or not: `<<<FILE`, then a blank or the line's end. */
export function isHeaderLine(line: string): boolean {
  if (!line.startsWith("<<<FILE")) return false;
  const next = line.charCodeAt(7);
  return line.length === 7 || isBlankCode(next);
}

/** Whether the line is a terminator: `END>>>` and nothing but blanks after it. */
export function isTerminatorLine(line: string): boolean {
  return line.startsWith("END>>>") && isWhite(line, 6);
}

/** Whether the line, or what is left of it from a place, begins as a marker does, right or wrong after that. */
export function isMarkerLike(line: string, at = 0): boolean {
  return line.startsWith("<<<FILE", at) || line.startsWith("END>>>", at);
}

/** Whether the line is a marker-like line of the document's own, protected by backslashes. */
export function isEscaped(line: string): boolean {
  return line.charCodeAt(0) === BACKSLASH && isMarkerLike(line, afterBackslashes(line));
}

/** Where the header begins in a joined line, in code units. Ask only for lines that {@link classify} calls `joined`. */
export function joinedHeaderAt(line: string): number {
  return line.indexOf("<<<FILE", 6);
}

/** What a near miss was meant to be. */
export interface NearMiss {
  readonly meant: "header" | "terminator";
  /** The code unit at which the visible part begins. */
  readonly start: number;
}

/**
 * What marker the line nearly is (`format.md`, Recovery: *near miss*), if it is none.
 *
 * Blanks at the end of a near terminator are allowed, as they are at the end of a real one.
 */
export function nearMiss(line: string): NearMiss | undefined {
  const start = afterUnseen(line, 0);
  const first = line.charCodeAt(start);
  if (first !== LESS && (first | 32) !== SMALL_E) return undefined;
  if (isNearTerminator(line, start)) return isTerminatorLine(line) ? undefined : { meant: "terminator", start };
  if (!isNearHeader(line, start)) return undefined;
  return isHeaderLine(line) ? undefined : { meant: "header", start };
}

/** `<` two to six times, or not at all, `END`, perhaps `FILE` behind blanks, `_` and `-`, `>` two to six times; blanks between. */
function isNearTerminator(line: string, start: number): boolean {
  let at = start;
  if (line.charCodeAt(at) === LESS) {
    at = afterSome(line, at, LESS);
    if (at < 0) return false;
    at = afterBlanks(line, at);
  }
  if (!hasWord(line, at, "END")) return false;
  at += 3;
  let joined = at;
  while (isJoint(line.charCodeAt(joined))) joined++;
  if (hasWord(line, joined, "FILE")) at = joined + 4;
  at = afterSome(line, afterBlanks(line, at), GREATER);
  return at >= 0 && isWhite(line, at);
}

/** `<` two to six times and `FILE`, blanks between; then a colon, or none, and a blank, or the line's end. */
function isNearHeader(line: string, start: number): boolean {
  let at = afterSome(line, start, LESS);
  if (at < 0) return false;
  at = afterBlanks(line, at);
  if (!hasWord(line, at, "FILE")) return false;
  at += 4;
  if (line.charCodeAt(at) === COLON) at++;
  return at === line.length || isBlankCode(line.charCodeAt(at));
}

/** Whether a word stands at a place, in letters of any case. */
function hasWord(line: string, at: number, word: string): boolean {
  for (let letter = 0; letter < word.length; letter++)
    if ((line.charCodeAt(at + letter) & ~32) !== word.charCodeAt(letter)) return false;
  return true;
}

/** Behind two to six of a character in a row; -1 where there are fewer or more. */
function afterSome(line: string, from: number, code: number): number {
  let at = from;
  while (at - from < 7 && line.charCodeAt(at) === code) at++;
  return at - from < 2 || at - from > 6 ? -1 : at;
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}

function isJoint(code: number): boolean {
  return isBlankCode(code) || code === 95 || code === 45;
}

/**
 * Where what may hide a marker ends that stands at a place, in code units: white space of any kind, and the marks nobody
 * sees.
 */
export function afterUnseen(line: string, from: number): number {
  let at = from;
  while (at < line.length && isUnseen(line.charCodeAt(at))) at++;
  return at;
}

/** Whether nobody sees the character, as far as it may hide a marker. */
export function isUnseen(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13);
  return /[\s\u200B-\u200D\u2060]/.test(String.fromCharCode(code));
}

function afterBackslashes(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === BACKSLASH) at++;
  return at;
}

/**
 * The code unit at which a glued `END>>>` begins: the line ends in one after other text, and is neither marker-like,
 * nor escaped, nor a near miss.
 */
export function gluedTerminatorAt(line: string): number | undefined {
  let end = line.length;
  while (end > 0 && isBlankCode(line.charCodeAt(end - 1))) end--;
  const at = end - 6;
  if (at < 1 || !line.startsWith("END>>>", at)) return undefined;
  if (isMarkerLike(line) || isEscaped(line) || nearMiss(line)) return undefined;
  return at;
}

/** Where ` <<<FILE ` stands after other text in a line outside blocks, as the code unit of its `<`. */
export function gluedHeaderAt(line: string): number | undefined {
  const match = /[ \t]<<<FILE[ \t]/.exec(line);
  // Nothing but blanks before it makes the line a near miss.
  return !match || isMarkerLike(line) || nearMiss(line) ? undefined : match.index + 1;
}

function isWhite(line: string, from: number): boolean {
  return afterBlanks(line, from) === line.length;
}

/** Where the blanks end that begin at a place, in code units; a space and a tab are blanks. */
export function afterBlanks(line: string, from: number): number {
  let at = from;
  while (at < line.length && isBlankCode(line.charCodeAt(at))) at++;
  return at;
}
