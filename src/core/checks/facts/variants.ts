/** A name with what is known of it in a corpus. */
export interface CountedName {
  readonly name: string;
  readonly count: number;
  /** Whether the catalogue has it. */
  readonly isKnown: boolean;
}

/** What a rare name is probably meant to be. */
export interface Variant<N extends CountedName> {
  readonly rare: N;
  readonly often: N;
}

/** A name is seen often from so many times on, and so many times as often as the rare one. */
const OFTEN = 3;
const TIMES = 3;
/** A name is seen rarely up to so many times. */
export const RARELY = 2;
/** In shorter names one letter is a great part: they are left alone. Code units. */
export const SHORTEST_NAME = 8;
/** Names with one deletion in common that are compared; more are made so. */
const MOST_ALIKE = 16;
/** What a word takes on to become an inhabitant, an adjective or a plural. */
const ENDINGS = "nsier";

/**
 * The rare names that are one edit, or only diacritics and capitals, away from one that is seen often.
 *
 * An edit is a letter more, less, other, or two swapped. A name of the catalogue is nobody's variant, and stands for a
 * frequent one once it is seen. Other first letters make other names, and a last letter more or less is another form of a
 * word ("South Korea", "South Korean"). Linear: names are looked up by what one deletion leaves of them.
 */
export function variantsAmong<N extends CountedName>(names: readonly N[]): readonly Variant<N>[] {
  const often = names.filter(isOften);
  const byRest = new Map<string, N[]>();
  for (const one of often) {
    if (one.name.length < SHORTEST_NAME) continue;
    for (const rest of restsOf(folded(one.name))) {
      const known = byRest.get(rest);
      if (!known) byRest.set(rest, [one]);
      else if (known.length < MOST_ALIKE && known.at(-1) !== one) known.push(one);
    }
  }
  const variants: Variant<N>[] = [];
  for (const rare of names) {
    if (rare.isKnown || rare.count > RARELY || rare.name.length < SHORTEST_NAME) continue;
    const match = likeliest(rare, byRest);
    if (match) variants.push({ rare, often: match });
  }
  return variants;
}

/** Whether others may be variants of it. */
export function isOften({ count, isKnown }: Pick<CountedName, "count" | "isKnown">): boolean {
  return isKnown || count >= OFTEN;
}

/** Spellings of which a name and its variants have one in common. */
export function spellingsNear(name: string): Iterable<string> {
  return restsOf(folded(name));
}

/** The most frequent of the names that it is a variant of. */
function likeliest<N extends CountedName>(rare: N, byRest: ReadonlyMap<string, readonly N[]>): N | undefined {
  const spelling = folded(rare.name);
  const compared = new Set<N>();
  let best: N | undefined;
  for (const rest of restsOf(spelling))
    for (const one of byRest.get(rest) ?? []) {
      if (compared.has(one) || one === rare) continue;
      compared.add(one);
      if (!one.isKnown && one.count < TIMES * rare.count) continue;
      if (best && best.count >= one.count) continue;
      if (isVariant(spelling, folded(one.name))) best = one;
    }
  return best;
}

/** Small letters without diacritics. */
function folded(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The spelling, and what is left of it without any one of its characters. */
function* restsOf(spelling: string): Generator<string> {
  yield spelling;
  for (let at = 0; at < spelling.length; at++) yield spelling.slice(0, at) + spelling.slice(at + 1);
}

function isVariant(rare: string, often: string): boolean {
  if (rare === often) return true;
  let head = 0;
  // They differ somewhere.
  while (rare[head] === often[head]) head++;
  let tail = 0;
  const most = Math.min(rare.length, often.length) - head;
  while (tail < most && rare.at(-1 - tail) === often.at(-1 - tail)) tail++;
  const from = rare.slice(head, rare.length - tail);
  const to = often.slice(head, often.length - tail);
  if (from.length === 2 && to.length === 2) return from[0] === to[1] && from[1] === to[0] && !isWordStart(rare, head);
  if (from.length + to.length > 2 || from.length > 1 || to.length > 1) return false;
  if (/\d/.test(from + to)) return false;
  const longer = from.length > 0 ? rare : often;
  const isLast = !/[\p{L}\p{N}]/u.test(longer[head + 1] ?? " ");
  if (from.length === to.length) return !isWordStart(rare, head);
  return !(isLast && ENDINGS.includes(from + to));
}

function isWordStart(spelling: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(spelling[at - 1]!);
}
