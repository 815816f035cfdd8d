/** The characters of the bytes 80–9F in windows-1252 (encoding.spec.whatwg.org); a blank where the byte has none. */
const HIGH = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

const BYTES: ReadonlyMap<string, number> = new Map(
  [...HIGH].map((character, at): [string, number] => [character, 0x80 + at]).filter(([character]) => character !== " "),
);

/** What the byte 80–9F means in windows-1252, if anything. */
export function windows1252(byte: number): string | undefined {
  const character = HIGH[byte - 0x80];
  return character === " " ? undefined : character;
}

/** The byte 80–FF that reads as this character in windows-1252, or in Latin-1 where windows-1252 has nothing for it. */
export function windows1252Byte(character: string): number | undefined {
  const code = character.charCodeAt(0);
  return code >= 0x80 && code <= 0xff ? code : BYTES.get(character);
}
