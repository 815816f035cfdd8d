import type { Span } from "../text.ts";

/** A word counts two and a Han or kana character one: eight words, or about as much without blanks. */
const LEAST_WEIGHT = 16;
const SPACE = 32;
/** So that V8 keeps a hash as it is, and not as an object. */
const SMALL = 0x3fff_ffff;

/** What a code unit is to {@link hashOfStart}. */
const Kind = { unknown: 0, blank: 1, silent: 2, letter: 3, han: 4 } as const;
/** Memo of {@link kindOf} by code unit. */
const KINDS = new Uint8Array(0x10000);

/** A hash of the first words of a sentence, without what stands between them; `undefined` when there are too few. */
export function hashOfStart(text: string, { start, end }: Span): number | undefined {
  let hash = 0x811c_9dc5;
  let weight = 0;
  let isInWord = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] || kindOf(code);
    if (kind === Kind.silent) continue;
    if (kind === Kind.blank) {
      if (isInWord && weight >= LEAST_WEIGHT) return hash & SMALL;
      isInWord = false;
      continue;
    }
    hash = Math.imul(hash ^ code, 0x0100_0193);
    if (kind === Kind.han) {
      weight++;
      if (weight >= LEAST_WEIGHT && !isInWord) return hash & SMALL;
    } else if (!isInWord) {
      isInWord = true;
      weight += 2;
    }
  }
  return weight >= LEAST_WEIGHT ? hash & SMALL : undefined;
}

function kindOf(code: number): number {
  const kind =
    code <= SPACE || code === 0xa0 ? Kind.blank : !isSaying(code) ? Kind.silent : isHan(code) ? Kind.han : Kind.letter;
  KINDS[code] = kind;
  return kind;
}

/** Whether a code unit is of a word. Letters and digits, by and large: punctuation of all kinds is left out. */
export function isSaying(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
  return code > 0xbf && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f) && code < 0xfe00;
}

/** Whether a code unit is of a writing without blanks, and weighs by itself. */
export function isHan(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}
