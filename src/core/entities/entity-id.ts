/** Whether an entity may have this id: no blanks, nothing invisible, 100 code points at most. */
export function isId(text: string): boolean {
  return /^[^\s\p{C}]{1,100}$/u.test(text);
}

/**
 * An id made from a name: its letters and digits in lower case, joined by hyphens, Latin ones without their marks; names
 * in other scripts keep their letters.
 */
export function idFromName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .toLowerCase();
  const id = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-/, "");
  return [...id].slice(0, 60).join("").replace(/-$/, "") || "some-name";
}

/** The name that an id was probably made from: its words, each with a capital. `undefined` for an id without letters. */
export function nameFromId(id: string): string | undefined {
  const words = id.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
  if (!/\p{L}/u.test(id)) return undefined;
  return words.map((word) => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())).join(" ");
}

/** An id for a new entity that nobody has: made from its name, with a number behind it when that is taken. */
export function freshId(name: string, isTaken: (id: string) => boolean): string {
  const id = idFromName(name);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}
