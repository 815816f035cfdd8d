import type { Corpus } from "../syntax/nodes.ts";
import { type NamedBlock, namesOf } from "./names.ts";
import type { HeadedBlock } from "./rule.ts";

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

/** How many different numbers there are, and which. */
export type NumbersTaken = Pick<ReadonlySet<number>, "size" | "has">;

/** Numbers of one series in the order of the text, each with the count of digits it is written with. */
export interface WrittenNumbers {
  readonly numbers: ArrayLike<number>;
  readonly digits: ArrayLike<number>;
}

/** The number in a name, and what must be equal for two names to be of one series. */
export interface NumberShape {
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
  const leading = leadingSeries(names);
  yield* evident(names, leading);
  const isCounted = new Uint8Array(names.length);
  for (const one of leading) if (isCounting(one)) for (const place of one.places) isCounted[place] = 1;
  yield* evident(names, trailingSeries(names, isCounted));
}

const held = new WeakMap<Corpus, (blocks: readonly HeadedBlock[]) => readonly NumberSeries[]>();

/** Takes up the series of a corpus that is only a part of the whole. */
export function holdSeries(corpus: Corpus, series: (blocks: readonly HeadedBlock[]) => readonly NumberSeries[]): void {
  held.set(corpus, series);
}

/** The evident series among the names of a corpus. */
export function seriesAmong(corpus: Corpus, blocks: readonly HeadedBlock[]): Iterable<NumberSeries> {
  return held.get(corpus)?.(blocks) ?? numberSeries(namesOf(blocks).all);
}

/** Whether they are no years or dates, all of them. */
export function isCounting({ digits, numbers }: WrittenNumbers): boolean {
  for (let at = 0; at < numbers.length; at++) if (!isDate(String(numbers[at]!).padStart(digits[at]!, "0"))) return true;
  return false;
}

/** Which of the numbers make up an evident series, and its width; `undefined` where there is none. A number that comes back, wherever, neither closes a gap nor makes one. */
export function evidentMembers(
  written: WrittenNumbers,
): { readonly members: ArrayLike<number>; readonly width: number } | undefined {
  if (!isCounting(written)) return undefined;
  const width = widthOf(written);
  const { numbers } = written;
  if (width === undefined) return undefined;
  const members = new Uint32Array(numbers.length);
  let count = 0;
  for (let at = 0; at < numbers.length; at++)
    if (count === 0 || numbers[at]! > numbers[members[count - 1]!]!) members[count++] = at;
    else if (!isAmong(numbers[at]!, numbers, members, count)) return undefined;
  const missing = count === 0 ? 0 : numbers[members[count - 1]!]! - numbers[members[0]!]! + 1 - count;
  return count > 1 && missing <= count ? { members: members.subarray(0, count), width } : undefined;
}

/** Whether one of the first so many members, which rise, has the number. */
function isAmong(number: number, numbers: ArrayLike<number>, members: Uint32Array, count: number): boolean {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[members[middle]!]! < number) low = middle + 1;
    else high = middle;
  }
  return numbers[members[low]!] === number;
}

/** Whether numbers are left out between two of a series, and no file of another kind has one of them: then nothing is evident. */
export function isGap(before: number, after: number, taken: NumbersTaken): boolean {
  if (after - before < 2) return false;
  if (after - before - 1 > taken.size) return true;
  for (let number = before + 1; number < after; number++) if (taken.has(number)) return false;
  return true;
}

/** Names of one series, evident or not, by their places in a list. */
interface Series extends WrittenNumbers {
  readonly places: number[];
  readonly numbers: number[];
  readonly digits: number[];
  readonly taken: Set<number>;
}

/** Series, in the order of their first names. */
class SeriesList {
  readonly #series = new Map<string, Series>();
  readonly #counts = new Map<string, Set<number>>();

  get all(): readonly Series[] {
    return [...this.#series.values()];
  }

  of({ series, count }: NumberShape): Series {
    let known = this.#series.get(series);
    if (known) return known;
    const taken = this.#counts.get(count) ?? new Set();
    this.#counts.set(count, taken);
    known = { places: [], numbers: [], digits: [], taken };
    this.#series.set(series, known);
    return known;
  }
}

function add({ places, numbers, digits, taken }: Series, place: number, number: number, width: number): void {
  places.push(place);
  numbers.push(number);
  digits.push(width);
  taken.add(number);
}

/** Kinds of names that are remembered. */
const MOST_RECENT = 4;

/** The series by leading numbers. Most names are like one of the few before: of those no part is made a string of its own. */
function leadingSeries(names: readonly NamedBlock[]): readonly Series[] {
  const list = new SeriesList();
  const recent: RecentSeries[] = [];
  for (let place = 0; place < names.length; place++) {
    const { name } = names[place]!;
    if (addLike(recent, name, place)) continue;
    const read = readLeading(name);
    if (!read) continue;
    const { digits } = read.shape;
    const series = list.of(read.shape);
    add(series, place, Number(digits), digits.length);
    recent.unshift({ read, series });
    if (recent.length > MOST_RECENT) recent.pop();
  }
  return list.all;
}

/** A series, and one of its names. */
interface RecentSeries {
  readonly read: LeadingRead;
  readonly series: Series;
}

/** Adds the name to that series of these whose names it is like, if there is one. */
function addLike(recent: readonly RecentSeries[], name: string, place: number): boolean {
  for (const { read, series } of recent) {
    const end = digitsEnd(name, read);
    if (end === 0) continue;
    const { length } = read.folder;
    add(series, place, numberIn(name, length, end), end - length);
    return true;
  }
  return false;
}

/** The series by trailing numbers, of the names that are not left out. */
function trailingSeries(names: readonly NamedBlock[], isLeftOut: Uint8Array): readonly Series[] {
  const list = new SeriesList();
  for (let place = 0; place < names.length; place++) {
    const shape = isLeftOut[place] === 1 ? undefined : trailingShape(names[place]!.name);
    if (shape) add(list.of(shape), place, Number(shape.digits), shape.digits.length);
  }
  return list.all;
}

function* evident(names: readonly NamedBlock[], series: readonly Series[]): Generator<NumberSeries> {
  for (const { places, numbers, digits, taken } of series) {
    const found = evidentMembers({ numbers, digits });
    if (!found) continue;
    const members = Array.from(found.members, (at) => ({ named: names[places[at]!]!, number: numbers[at]! }));
    yield { members, width: found.width, taken };
  }
}

/** The number that a name begins with. */
export function leadingShape(name: string): NumberShape | undefined {
  return readLeading(name)?.shape;
}

/** A name's {@link leadingShape}, and what it is made of. */
interface LeadingRead {
  readonly shape: NumberShape;
  readonly folder: string;
  /** What follows the digits; empty at the name's end. */
  readonly mark: string;
  readonly extension: string;
}

function readLeading(name: string): LeadingRead | undefined {
  if (!isFigure(name, name.lastIndexOf("/") + 1)) return undefined;
  const { folder, segment, extension } = segmentOf(name);
  const leading = segment.length > LONGEST || SMALL_PAIR.test(segment) ? null : LEADING.exec(segment);
  if (!leading) return undefined;
  const mark = leading[2]!;
  const count = `${folder}#${mark}*`;
  return { shape: { series: `${count}${extension}`, count, digits: leading[1]! }, folder, mark, extension };
}

/** Where the digits end of a name that surely differs from another one in nothing that counts; else 0. */
function digitsEnd(name: string, { folder, mark, extension }: LeadingRead): number {
  if (extension === "" || mark === "" || !name.endsWith(extension)) return 0;
  const base = folder.length;
  let end = base;
  while (isFigure(name, end)) end++;
  // Fewer may be the first of a small pair.
  if (end - base < 3 || end - base > 9 || name.length - base > LONGEST) return 0;
  return name.startsWith(mark, end) && name.startsWith(folder) && !name.includes("/", end) ? end : 0;
}

/** The number that a name ends with, before its extension. */
export function trailingShape(name: string): NumberShape | undefined {
  const { folder, segment, extension } = segmentOf(name);
  const trailing = segment.length > LONGEST ? null : TRAILING.exec(segment);
  if (!trailing) return undefined;
  const before = segment.slice(0, trailing.index);
  // Digits and a sign before it: the last part of a date or a version. A letter and digits mixed: a hash.
  if (before === "" || /\d[-_. ]$/.test(before) || /\d/.test(/[^-_. ]*$/.exec(before)![0])) return undefined;
  const count = `${folder}${before}#`;
  return { series: `${count}${extension}`, count, digits: trailing[1]! };
}

function numberIn(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
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
function widthOf({ digits, numbers }: WrittenNumbers): number | undefined {
  const width = digits[0];
  let isCommon = true;
  let isUnfilled = true;
  for (let at = 0; at < digits.length; at++) {
    isCommon &&= digits[at] === width;
    isUnfilled &&= digits[at] === String(numbers[at]).length;
  }
  return isCommon ? width : isUnfilled ? 1 : undefined;
}
