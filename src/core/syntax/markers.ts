/**
 * Says of one line what kind of marker it is. The state after a marker never depends on what came before it:
 * a header always leaves "inside", a terminator "outside". Everything incremental rests on that.
 */

/** What a line is, looked at alone. `joined` is `END>>> <<<FILE …`: read as a terminator line and a header line. */
export type MarkerKind = "header" | "terminator" | "joined";

const ESCAPED = /^\\+(?:<<<FILE|END>>>)/;
// No "u" here: with it V8 runs out of stack, and throws, on a line of some million characters.
const NEAR_HEADER = /^<{2,6}[ \t]*FILE[ \t]*:?(?:[ \t].*)?$/is;
const NEAR_TERMINATOR = /^(?:<{2,6}[ \t]*)?END(?:[ \t_-]*FILE)?[ \t]*>{2,6}[ \t]*$/i;
/** What may hide a marker's first character: white space of any kind, and the marks nobody sees. */
const LEADING = /^[\s\uFEFF\u200B-\u200D\u2060\u00A0]+/;

const LESS = 60;
const CAPITAL_E = 69;

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
  return line.length === 7 || next === 32 || next === 9;
}

/** Whether the line is a terminator: `END>>>` and nothing but blanks after it. */
export function isTerminatorLine(line: string): boolean {
  return line.startsWith("END>>>") && isWhite(line, 6);
}

/** Whether the line begins as a marker does, right or wrong after that. */
export function isMarkerLike(line: string): boolean {
  return line.startsWith("<<<FILE") || line.startsWith("END>>>");
}

/** Whether the line is a marker-like line of the document's own, protected by backslashes. */
export function isEscaped(line: string): boolean {
  return line.charCodeAt(0) === 92 && ESCAPED.test(line);
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
  const start = LEADING.exec(line)?.[0].length ?? 0;
  const code = line.charCodeAt(start) | 32;
  if (code !== (LESS | 32) && code !== 101) return undefined;
  const seen = start === 0 ? line : line.slice(start);
  if (NEAR_TERMINATOR.test(seen)) return isTerminatorLine(line) ? undefined : { meant: "terminator", start };
  if (!NEAR_HEADER.test(seen)) return undefined;
  return isHeaderLine(line) ? undefined : { meant: "header", start };
}

/**
 * The code unit at which a glued `END>>>` begins: the line ends in one after other text, and is neither marker-like,
 * nor escaped, nor a near miss.
 */
export function gluedTerminatorAt(line: string): number | undefined {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === 32 || line.charCodeAt(end - 1) === 9)) end--;
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

/**
 * Where the blanks end that begin at a place, in code units; a space and a tab are blanks.
 *
 * By hand: on a line of some million blanks an expression may run out of stack, and throw.
 */
export function afterBlanks(line: string, from: number): number {
  let at = from;
  while (at < line.length && (line.charCodeAt(at) === 32 || line.charCodeAt(at) === 9)) at++;
  return at;
}
