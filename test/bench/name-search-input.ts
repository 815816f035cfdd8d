import { randomNumbers } from "./random-numbers.ts";

/** So many different names, always the same ones: persons, towns, and bodies of several words. No two spelled alike. */
export function namesOfCatalogue(count: number): readonly string[] {
  const next = randomNumbers(5);
  const names = new Set<string>();
  while (names.size < count) {
    const kind = next(20);
    if (kind < 12) names.add(`${word(next, 2)} ${word(next, 3)}`);
    else if (kind < 14) names.add(`${word(next, 2)} ${capital(next)}. ${word(next, 3)}`);
    else if (kind < 16) names.add(word(next, 4));
    else names.add(`${word(next, 3)} ${BODIES[next(BODIES.length)]!} of ${word(next, 3)}`);
  }
  return [...names];
}

/**
 * News, as far as a search for names is concerned: a name of the catalogue about every hundred characters (the first names
 * far more often than the later ones, the last never), half as many that it does not have, everyday words between.
 */
export function newsWith(names: readonly string[], characters: number, apostrophe: "'" | "’"): string {
  const next = randomNumbers(6);
  const common = Math.min(names.length, 16_000);
  const pieces: string[] = [];
  let length = 0;
  while (length < characters) {
    const words = Array.from({ length: 8 + next(16) }, () => EVERYDAY[next(EVERYDAY.length)]!);
    words[0] = words[0]![0]!.toUpperCase() + words[0]!.slice(1);
    const name = names[Math.floor((next(common) * next(common)) / common)]!;
    words[1 + next(6)] = next(6) === 0 ? `${name}${apostrophe}s` : name;
    if (next(2) === 0) words[7] = `${word(next, 2)} ${word(next, 2)}`;
    const sentence = `${words.join(" ")}.${next(5) === 0 ? "\n\n" : " "}`;
    pieces.push(sentence);
    length += sentence.length;
  }
  return pieces.join("");
}

type Next = (below: number) => number;

function word(next: Next, syllables: number): string {
  let made = "";
  for (let nth = 0; nth < syllables; nth++) made += SYLLABLES[next(SYLLABLES.length)]!;
  return made[0]!.toUpperCase() + made.slice(1);
}

function capital(next: Next): string {
  return String.fromCharCode(65 + next(26));
}

const SYLLABLES =
  "ba ber cho dan del dor el fen ga gor ha hil in jan ka ker kim la len lo mar mi mon na nor o pa pel ra rin ro sa sen shi so ta tel to ul va ver wa win ya zan".split(
    " ",
  );
const BODIES = ["Bank", "University", "Court", "Ministry", "Port", "Museum", "Hospital"];
const EVERYDAY = (
  "the of and to in a is that for it with as on was by at from were be are have had not said which their they an this " +
  "been would who or more its after but about when one two than other over also into up out new first last year week " +
  "people government minister official country company market trade report police court talks meeting security " +
  "foreign economic region border party leader vote election law school hospital train weather storm fire energy price"
).split(" ");
