import type { NamedBlock } from "./names.ts";

/** Names that count: the same words around a number. */
export interface NumberSeries {
  /** In the order of the text, which is the order of their numbers; of those with one number the first. */
  readonly members: readonly NumberedName[];
  /** The numbers that names of the same shape with any extension have. */
  readonly taken: ReadonlySet<number>;
  /** Width to which numbers are filled with zeros; 1 when they are not. */
  readonly width: number;
}

/** A name and the number in it. */
export interface NumberedName {
  readonly named: NamedBlock;
  readonly number: number;
}

/** The number in a name, and what must be equal for two names to be of one series. */
interface Shape {
  readonly series: string;
  /** The same without regard to the extension: files of several kinds may share one count. */
  readonly count: string;
  readonly digits: string;
}

/** Digits at the start of the last segment (`000_…`), and what follows them. */
const LEADING = /^(\d{1,9})(?=([_\-. ]|$))/;
/** Digits at its end, before the extension (`chapter-01.txt`). */
const TRAILING = /(?<!\d)(\d{1,9})((?:\.[A-Za-z]\w{0,7})?)$/;
const EXTENSION = /(?:\.[A-Za-z]\w{0,7})?$/;
/** `06-17`, `1.2`: a day of a month or a version, not a count. */
const SMALL_PAIR = /^\d{1,2}[-_. ]\d{1,4}(?:[-_. ]|$)/;
const YEAR = /^(?:18|19|20|21)\d\d$/;
const DAY = /^(?:18|19|20|21)\d\d(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12]\d|3[01]))?$/;
const SHORT_DAY = /^[1-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/**
 * The evident series among names: at least two that differ in their number only in its place, in rising order, at least
 * as many as are missing, all filled to one width or none filled. Versions and hashes do not count, nor do numbers all of
 * which are years or dates: one of a counter may well look like a date.
 */
export function* numberSeries(names: readonly NamedBlock[]): Generator<NumberSeries> {
  const all = names;
  const leading = seriesIn(all, leadingShape);
  yield* evident(leading);
  const counted = new Set(leading.filter(isCounting).flatMap(({ group }) => group.map(({ member }) => member.named)));
  yield* evident(
    seriesIn(
      all.filter((one) => !counted.has(one)),
      trailingShape,
    ),
  );
}

/** Names of one series, evident or not. */
interface Series {
  readonly group: { readonly member: NumberedName; readonly digits: string }[];
  readonly taken: ReadonlySet<number>;
}

function seriesIn(names: readonly NamedBlock[], shapeOf: (name: string) => Shape | undefined): readonly Series[] {
  const series = new Map<string, Series>();
  const counts = new Map<string, Set<number>>();
  for (const named of names) {
    const shape = shapeOf(named.name);
    if (!shape) continue;
    const number = Number(shape.digits);
    const taken = counts.get(shape.count) ?? new Set();
    counts.set(shape.count, taken.add(number));
    const known = series.get(shape.series) ?? { group: [], taken };
    known.group.push({ member: { named, number }, digits: shape.digits });
    series.set(shape.series, known);
  }
  return [...series.values()];
}

function isCounting({ group }: Series): boolean {
  return group.some(({ digits }) => !isDate(digits));
}

function* evident(series: readonly Series[]): Generator<NumberSeries> {
  for (const one of series) {
    if (!isCounting(one)) continue;
    const width = widthOf(one.group.map(({ digits }) => digits));
    const members = firstOfEach(one.group.map(({ member }) => member));
    if (width !== undefined && isEvident(members)) yield { members, width, taken: one.taken };
  }
}

function leadingShape(name: string): Shape | undefined {
  if (!isFigure(name, name.lastIndexOf("/") + 1)) return undefined;
  const { folder, segment, extension } = segmentOf(name);
  const leading = segment.length > LONGEST || SMALL_PAIR.test(segment) ? null : LEADING.exec(segment);
  if (!leading) return undefined;
  const count = `${folder}#${leading[2]}*`;
  return { series: `${count}${extension}`, count, digits: leading[1]! };
}

function trailingShape(name: string): Shape | undefined {
  const { folder, segment, extension } = segmentOf(name);
  const trailing = segment.length > LONGEST ? null : TRAILING.exec(segment);
  if (!trailing) return undefined;
  const before = segment.slice(0, trailing.index);
  // Digits and a sign before it: the last part of a date or a version. A letter and digits mixed: a hash.
  if (before === "" || /\d[-_. ]$/.test(before) || /\d/.test(/[^-_. ]*$/.exec(before)![0])) return undefined;
  const count = `${folder}${before}#`;
  return { series: `${count}${extension}`, count, digits: trailing[1]! };
}

function isFigure(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The longest last segment that is looked at, in UTF-16 code units: a file system takes no longer one. */
const LONGEST = 255;

function segmentOf(name: string): { readonly folder: string; readonly segment: string; readonly extension: string } {
  const base = name.lastIndexOf("/") + 1;
  const segment = name.slice(base);
  return { folder: name.slice(0, base), segment, extension: EXTENSION.exec(segment)![0] };
}

function isDate(digits: string): boolean {
  return YEAR.test(digits) || DAY.test(digits) || SHORT_DAY.test(digits);
}

/** The common width of the numbers; 1 when none is filled with zeros; `undefined` when it is neither. */
function widthOf(numbers: readonly string[]): number | undefined {
  const { length } = numbers[0]!;
  if (numbers.every((digits) => digits.length === length)) return length;
  return numbers.every((digits) => digits === "0" || !digits.startsWith("0")) ? 1 : undefined;
}

/** A number that comes back, wherever, neither closes a gap nor makes one. */
function firstOfEach(members: readonly NumberedName[]): readonly NumberedName[] {
  const seen = new Set<number>();
  return members.filter(({ number }) => {
    if (seen.has(number)) return false;
    seen.add(number);
    return true;
  });
}

function isEvident(members: readonly NumberedName[]): boolean {
  for (let at = 1; at < members.length; at++) if (members[at]!.number < members[at - 1]!.number) return false;
  const present = members.length;
  const missing = members.at(-1)!.number - members[0]!.number + 1 - present;
  return present > 1 && missing <= present;
}
