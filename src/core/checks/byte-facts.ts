import type { Severity } from "./rule.ts";

/** What only a file's bytes tell: decoding loses it. Offsets count bytes, lines count from 0. */
export interface ByteFacts {
  /** Whether the file begins with EF BB BF. */
  readonly startsWithMark: boolean;
  /** The first hundred ill-formed sequences of UTF-8, in order. */
  readonly illFormed: readonly IllFormed[];
  readonly illFormedCount: number;
  /** How often the bytes hold U+FFFD as such, well formed. */
  readonly replacements: number;
  readonly lf: LineEnds;
  readonly crlf: LineEnds;
  /** Carriage returns alone: they end no line here, but VS Code reads one. */
  readonly cr: LineEnds;
}

/** Bytes that are no UTF-8: as many as a decoder makes one U+FFFD of. */
export interface IllFormed {
  readonly offset: number;
  readonly line: number;
  readonly bytes: readonly number[];
}

/** The line ends of one kind. */
export interface LineEnds {
  readonly count: number;
  /** The first hundred lines that end so, or in which a lone CR stands. */
  readonly lines: readonly number[];
  /** Of the first one; -1 where there is none. */
  readonly offset: number;
}

/** What a rule says about the bytes of a file. */
export interface ByteFinding {
  readonly offset: number;
  /** Only LF and CRLF end a line; in VS Code each lone CR before the place makes its number greater by one. */
  readonly line: number;
  readonly message: string;
  /** Where this finding is less or more than the rule's usual severity. */
  readonly severity?: Severity;
}

/** More places of one kind are only counted. */
const KEPT = 100;
const LF = 10;
const CR = 13;

/** Looks at each byte once. */
export function byteFactsOf(bytes: Uint8Array): ByteFacts {
  const { length } = bytes;
  const lf = new Kept();
  const crlf = new Kept();
  const cr = new Kept();
  const illFormed: IllFormed[] = [];
  let illFormedCount = 0;
  let replacements = 0;
  let line = 0;
  for (let at = 0; at < length; ) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      if (byte === LF) {
        if (at > 0 && bytes[at - 1] === CR) crlf.add(line, at - 1);
        else lf.add(line, at);
        line++;
      } else if (byte === CR && bytes[at + 1] !== LF) cr.add(line, at);
      at++;
      continue;
    }
    const sequence = sequenceAt(bytes, at);
    if (sequence > 0) {
      if (byte === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) replacements++;
      at += sequence;
      continue;
    }
    illFormedCount++;
    if (illFormed.length < KEPT) illFormed.push({ offset: at, line, bytes: [...bytes.subarray(at, at - sequence)] });
    at -= sequence;
  }
  const startsWithMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { startsWithMark, illFormed, illFormedCount, replacements, lf, crlf, cr };
}

/** The length of the sequence that begins at `at`, which is not ASCII; minus the bytes that are one fault where it is ill formed. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  // The second byte's bounds rule out what is too long, surrogates, and what is beyond U+10FFFF (Unicode, table 3-7).
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1];
  if (second === undefined || second < least || second > most) return -1;
  for (let next = 2; next < length; next++) {
    const byte = bytes[at + next];
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return -next;
  }
  return length;
}

class Kept implements LineEnds {
  count = 0;
  offset = -1;
  readonly lines: number[] = [];

  add(line: number, offset: number): void {
    if (this.count++ === 0) this.offset = offset;
    if (this.lines.length < KEPT) this.lines.push(line);
  }
}
