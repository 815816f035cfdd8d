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
  const sum = new ByteFactsSum();
  sum.add(bytes);
  return sum.facts();
}

/** The facts of bytes that come in pieces, each of which ends behind an LF, but for the last. */
export class ByteFactsSum {
  readonly #lf = new Kept();
  readonly #crlf = new Kept();
  readonly #cr = new Kept();
  readonly #illFormed: IllFormed[] = [];
  #illFormedCount = 0;
  #replacements = 0;
  #startsWithMark = false;
  #line = 0;
  #offset = 0;

  add(bytes: Uint8Array): void {
    const { length } = bytes;
    if (this.#offset === 0) this.#startsWithMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    for (let at = 0; at < length; ) {
      const byte = bytes[at]!;
      if (byte < 0x80) {
        if (byte === LF) {
          if (at > 0 && bytes[at - 1] === CR) this.#crlf.add(this.#line, this.#offset + at - 1);
          else this.#lf.add(this.#line, this.#offset + at);
          this.#line++;
        } else if (byte === CR && bytes[at + 1] !== LF) this.#cr.add(this.#line, this.#offset + at);
        at++;
        continue;
      }
      const sequence = sequenceAt(bytes, at);
      if (sequence > 0) {
        if (byte === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) this.#replacements++;
        at += sequence;
        continue;
      }
      this.#illFormedCount++;
      if (this.#illFormed.length < KEPT)
        this.#illFormed.push({
          offset: this.#offset + at,
          line: this.#line,
          bytes: [...bytes.subarray(at, at - sequence)],
        });
      at -= sequence;
    }
    this.#offset += length;
  }

  /** A piece that is known to be UTF-8 without CR, U+FFFD and byte order mark, its line feeds counted; `firstFeed` is in it. */
  addPlain(length: number, lineFeeds: number, firstFeed: number): void {
    for (let at = 0; at < lineFeeds && this.#lf.lines.length < KEPT; at++) this.#lf.lines.push(this.#line + at);
    if (lineFeeds > 0 && this.#lf.count === 0) this.#lf.offset = this.#offset + firstFeed;
    this.#lf.count += lineFeeds;
    this.#line += lineFeeds;
    this.#offset += length;
  }

  facts(): ByteFacts {
    return {
      startsWithMark: this.#startsWithMark,
      illFormed: this.#illFormed,
      illFormedCount: this.#illFormedCount,
      replacements: this.#replacements,
      lf: this.#lf,
      crlf: this.#crlf,
      cr: this.#cr,
    };
  }
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
