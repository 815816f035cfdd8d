import { afterBlanks, isHeaderLine, isTerminatorLine } from "./markers.ts";

/** The markers of a text by offset: `offsets[i]`, in UTF-16 code units, is where a line begins that is of `kinds[i]`. */
export interface MarkerScan {
  readonly count: number;
  readonly offsets: Int32Array;
  /** 0 a header, 1 a terminator, 2 a joined line. */
  readonly kinds: Uint8Array;
}

const LF = 10;
const CR = 13;
/** Short patterns: V8 searches for up to six characters by memchr on the first, for longer ones by a slower method. */
const HEADER_START = "<<<FIL";
const TERMINATOR_START = "END>>>";

/**
 * Finds the marker lines of a text without looking at any other line, by two searches for what every marker begins with.
 *
 * `from` is where the first line begins: after a byte order mark, if there is one.
 */
export function scanMarkers(text: string, from = 0): MarkerScan {
  const found = new Found();
  let header = nextAtLineStart(text, HEADER_START, from, from);
  let terminator = nextAtLineStart(text, TERMINATOR_START, from, from);
  while (header >= 0 || terminator >= 0) {
    if (terminator < 0 || (header >= 0 && header < terminator)) {
      if (isHeaderAt(text, header)) found.add(header, 0);
      header = nextAtLineStart(text, HEADER_START, header + 1, from);
    } else {
      const kind = terminatorKindAt(text, terminator);
      if (kind !== undefined) found.add(terminator, kind);
      terminator = nextAtLineStart(text, TERMINATOR_START, terminator + 1, from);
    }
  }
  return found;
}

function nextAtLineStart(text: string, pattern: string, from: number, first: number): number {
  let at = text.indexOf(pattern, from);
  while (at > first && text.charCodeAt(at - 1) !== LF) at = text.indexOf(pattern, at + 1);
  return at;
}

function isHeaderAt(text: string, at: number): boolean {
  if (text.charCodeAt(at + 6) !== 69) return false;
  const next = text.charCodeAt(at + 7);
  return next === 32 || next === 9 || at + 7 === text.length || endsLine(text, at + 7);
}

/** Almost every terminator is followed by its line end: the line is cut out only for the others. */
function terminatorKindAt(text: string, at: number): 1 | 2 | undefined {
  if (endsLine(text, at + 6)) return 1;
  let end = text.indexOf("\n", at);
  if (end < 0) end = text.length;
  else if (text.charCodeAt(end - 1) === CR) end--;
  const line = text.slice(at, end);
  if (isTerminatorLine(line)) return 1;
  return isHeaderLine(line.slice(afterBlanks(line, 6))) ? 2 : undefined;
}

function endsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LF || (code === CR && text.charCodeAt(at + 1) === LF) || at >= text.length;
}

/** Two arrays that grow together. */
class Found implements MarkerScan {
  count = 0;
  offsets = new Int32Array(1024);
  kinds = new Uint8Array(1024);

  add(offset: number, kind: number): void {
    if (this.count === this.offsets.length) this.#grow();
    this.offsets[this.count] = offset;
    this.kinds[this.count++] = kind;
  }

  #grow(): void {
    const offsets = new Int32Array(this.count * 2);
    const kinds = new Uint8Array(this.count * 2);
    offsets.set(this.offsets);
    kinds.set(this.kinds);
    this.offsets = offsets;
    this.kinds = kinds;
  }
}
