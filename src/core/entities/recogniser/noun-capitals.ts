import { hashWord, TokenKind, type Tokens } from "../tokens.ts";

/** Frequent words of German that English does not have, and the other way round. Written by us. */
const GERMAN = hashesOf(
  "der die das und ist nicht von mit den dem auf für sich ein eine einen des im zu wurde auch sie",
);
const ENGLISH = hashesOf("the of and to a is was that for it with as his by at from are were be have has had");
/** By the lowest byte of a word's hash: most words are in neither list, and every word of every text is asked about. */
const MAY_TELL = new Uint8Array(0x100);
for (const hash of [...GERMAN, ...ENGLISH]) MAY_TELL[hash & 0xff] = 1;
/** In words: enough to tell a language by. */
const LOOKED_AT = 500;

/**
 * Whether a document is in a language that writes all nouns with a capital, so that a capital says nothing: German and
 * Luxembourgish, by the header's `lang=`, else by the most frequent words.
 */
export function capitalisesNouns(tokens: Tokens, lang: string | undefined): boolean {
  if (lang !== undefined && lang !== "") return /^(?:de|lb|gsw)(?:-|$)/i.test(lang);
  let german = 0;
  let english = 0;
  let first: number | undefined;
  let isOneWord = true;
  for (let i = 0; i < Math.min(LOOKED_AT, tokens.count); i++) {
    const hash = tokens.hashes[i]!;
    if (MAY_TELL[hash & 0xff] === 0 || tokens.kinds[i] !== TokenKind.word) continue;
    if (GERMAN.has(hash)) {
      german++;
      first ??= hash;
      if (hash !== first) isOneWord = false;
    } else if (ENGLISH.has(hash)) english++;
  }
  // "Anna van der Meulen" is no German.
  return german > english && !isOneWord;
}

function hashesOf(words: string): ReadonlySet<number> {
  return new Set(words.split(" ").map((word) => hashWord(word, 0, word.length)));
}
