import { isInside } from "../entities/addresses.ts";
import type { Span } from "../text.ts";
import { mojibakeIn } from "./mojibake.ts";
import { lineEnd } from "./part-lines.ts";
import type { Prose } from "./prose.ts";
import { Sign } from "./signs.ts";

/** A quotation mark without its partner, the worst of its paragraph. */
export interface UnpairedQuote extends Span {
  readonly kind: "opening" | "closing" | "straight";
  readonly paragraph: Span;
}

/** How the double quotation marks of a body are used. */
interface Convention {
  /** „…“: the mark that opens elsewhere closes. */
  readonly isLow: boolean;
  /** ”…”: one mark for both, as in Swedish and Finnish. */
  readonly isSameCurly: boolean;
  /** »…«, as in Danish and in German books. */
  readonly isInward: boolean;
  /** »…», as in Swedish and Finnish books. */
  readonly isSameAngle: boolean;
}

interface Mark {
  readonly at: number;
  readonly character: string;
}

const MARKS = /["“”„‟«»「」『』]/g;
/** Languages whose quotations end in “. */
const LOW = new Set("de cs sk sl bg et lt lv is ka mk hr sr bs sq hsb dsb lb".split(" "));
const SAME = new Set("sv fi".split(" "));
const HEBREW = /[\u05D0-\u05EA]/;
const DIGIT = /[0-9\u2032\u00BD\u00BC\u00BE']/;
/** What may stand before the mark that begins a paragraph. */
const LEAD = /^[\s\-–—•*>([…]{0,8}$/;
const CUT_OFF = /(?:…|\.\.\.)[\])]?$/;

/**
 * The quotation marks that have no partner: one for each paragraph that does not pair by the convention of its language,
 * else of the text itself.
 *
 * A quotation that goes on in the next paragraph is paired when that paragraph begins with a mark, or closes it; and one
 * that the text was cut off in is not missed. Apostrophes, inches and Hebrew gershayim are no quotation marks. Linear.
 *
 * `signs`: those of the block.
 */
export function* unpairedQuotes(text: string, prose: Prose, signs: number): Generator<UnpairedQuote> {
  const marks = new Marks(text, prose, signs);
  if (!marks.next) return;
  const convention = marks.areStraight ? STRAIGHT : conventionOf(text, prose.span, prose.language);
  let open: { readonly mark: Mark; readonly paragraph: Span } | undefined;
  for (const paragraph of prose.paragraphs) {
    const own = marks.takeUntil(paragraph.end);
    if (own.length === 0) {
      if (open && text.slice(open.paragraph.end, paragraph.start).split("\n").length > 2) {
        yield unpaired(open.mark, open.paragraph);
        open = undefined;
      } else if (open) open = { mark: open.mark, paragraph };
      continue;
    }
    const read = new Reading(text, convention, open?.mark);
    const goesOn = open !== undefined && isContinued(text, paragraph, own[0]!);
    for (const [index, mark] of own.entries()) if (!(goesOn && index === 0)) read.take(mark);
    const isPaired = open === undefined || goesOn || read.closedEarlier;
    if (!isPaired && open) yield unpaired(open.mark, open.paragraph);
    open = undefined;
    const unclosed = read.unclosed(isPaired);
    if (read.stray) yield unpaired(read.stray, paragraph, "closing");
    else if (unclosed && !isCutOff(text, paragraph)) open = { mark: unclosed, paragraph };
  }
  if (open) yield unpaired(open.mark, open.paragraph);
}

/**
 * Whether a text surely has no mark without its partner, by a short look: in each line every second one closes the one
 * before it, whatever the convention, and nothing that changes what they are stands beside them. `signs`: those of the block.
 */
export function arePlainlyPaired(text: string, prose: Prose, signs: number): boolean {
  const { span, layout, language } = prose;
  const next = (signs & Sign.turnedQuote) === 0 ? nextStraight : nextMark;
  const mayBeGarbled = (signs & Sign.leadByte) !== 0;
  let openers = "";
  let feed = -1;
  let at = next(text, span.start);
  // Marks in code are none.
  if (at >= 0 && layout === "markdown" && (text.includes("`") || text.includes("~~~"))) return false;
  while (at >= 0 && at < span.end) {
    const opener = text.charAt(at);
    const close = next(text, at + 1);
    if (close < 0 || close >= span.end || text.charAt(close) !== CLOSERS.get(opener)) return false;
    if (opener === '"' ? mayBeNone(text, at) || mayBeNone(text, close) : mayBeGarbled && areGarbled(text, at, close))
      return false;
    if (feed < at) feed = lineEnd(text, at);
    if (feed < close) return false;
    if (!openers.includes(opener)) openers += opener;
    at = next(text, close + 1);
  }
  // “ opens or closes, and in Danish so does «.
  return !(openers.includes("“") && openers.includes("„")) && !(openers.includes("«") && language === "da");
}

/** What closes a quotation that begins so, where no other mark stands in the text that makes it doubtful. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”"],
  ["„", "“"],
  ["«", "»"],
  ["「", "」"],
  ["『", "』"],
]);

function nextStraight(text: string, from: number): number {
  return text.indexOf('"', from);
}

function nextMark(text: string, from: number): number {
  MARKS.lastIndex = from;
  return MARKS.test(text) ? MARKS.lastIndex - 1 : -1;
}

/** Whether one of two marks may be half of another character: the other half is no ASCII. */
function areGarbled(text: string, one: number, other: number): boolean {
  return text.charCodeAt(one - 1) >= 128 || text.charCodeAt(other - 1) >= 128;
}

/** Whether it may be inches or a letter's sign, by what stands before it. */
function mayBeNone(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before >= 128 || before === 39 || (before >= 48 && before <= 57);
}

function unpaired({ at, character }: Mark, paragraph: Span, kind: "opening" | "closing" = "opening"): UnpairedQuote {
  return { start: at, end: at + 1, kind: character === '"' ? "straight" : kind, paragraph };
}

/** Any mark at the paragraph's start goes on with a quotation: « and » both do in Spanish and French. */
function isContinued(text: string, { start }: Span, { at }: Mark): boolean {
  return at - start <= 8 && LEAD.test(text.slice(start, at));
}

function isCutOff(text: string, { start, end }: Span): boolean {
  return CUT_OFF.test(text.slice(Math.max(start, end - 8), end));
}

const STRAIGHT: Convention = { isLow: false, isSameCurly: false, isInward: false, isSameAngle: false };

function conventionOf(text: string, { start, end }: Span, language: string | undefined): Convention {
  let seen = "";
  let closers = 0;
  for (let at = nextMark(text, start); at >= 0 && at < end; at = nextMark(text, at + 1)) {
    const mark = text.charAt(at);
    if (mark === "”") closers++;
    if (!seen.includes(mark)) seen += mark;
  }
  const has = (mark: string): boolean => seen.includes(mark);
  const curlyOpens = has("“") || has("„");
  return {
    isLow: has("„") && (language === undefined || LOW.has(language) || !has("”")),
    isSameCurly: closers > 1 && !curlyOpens && (language === undefined || SAME.has(language)),
    isInward: has("«") && (language === "da" || (has("»") && seen.indexOf("»") < seen.indexOf("«"))),
    isSameAngle: !has("«") && (language === undefined || SAME.has(language)),
  };
}

const NONE: readonly Span[] = [];

/** The marks of a body in order, read once: asked for again in each of its paragraphs the search would not be linear. */
class Marks {
  next: Mark | undefined;
  /** Whether there surely are no others than straight ones. */
  readonly areStraight: boolean;
  readonly #text: string;
  readonly #prose: Prose;
  #garbled: readonly Span[] | undefined;

  constructor(text: string, prose: Prose, signs: number) {
    this.#text = text;
    this.#prose = prose;
    this.areStraight = (signs & Sign.turnedQuote) === 0;
    if ((signs & Sign.leadByte) === 0) this.#garbled = NONE;
    this.next = this.#from(prose.span.start);
  }

  takeUntil(end: number): readonly Mark[] {
    const taken: Mark[] = [];
    for (; this.next && this.next.at < end; this.next = this.#from(this.next.at + 1))
      if (!this.#prose.isSkipped(this.next.at) && !this.#isGarbled(this.next.at)) taken.push(this.next);
    return taken;
  }

  /** Such a mark is half of another character, and `mojibake` says so. */
  #isGarbled(offset: number): boolean {
    this.#garbled ??= [...mojibakeIn(this.#text, this.#prose.span)];
    return isInside(this.#garbled, offset);
  }

  #from(offset: number): Mark | undefined {
    const at = this.areStraight ? nextStraight(this.#text, offset) : nextMark(this.#text, offset);
    return at >= 0 && at < this.#prose.span.end ? { at, character: this.#text.charAt(at) } : undefined;
  }
}

/** Deeper quotations are no prose: what follows is not read. */
const DEEPEST = 32;

/** The marks of one paragraph, paired. */
class Reading {
  /** The first mark that closes nothing. */
  stray: Mark | undefined;
  /** Whether a quotation that was open when the paragraph began is closed in it. */
  closedEarlier = false;
  readonly #text: string;
  readonly #convention: Convention;
  readonly #open: Mark[];
  readonly #earlier: Mark | undefined;
  #inches = 0;

  constructor(text: string, convention: Convention, earlier: Mark | undefined) {
    this.#text = text;
    this.#convention = convention;
    this.#earlier = earlier;
    this.#open = earlier ? [earlier] : [];
  }

  take(mark: Mark): void {
    if (this.#open.length > DEEPEST) return;
    if (mark.character === '"') {
      this.#straight(mark);
      return;
    }
    const openers = this.#closedBy(mark.character);
    if (openers === "") this.#open.push(mark);
    else this.#close(mark, openers);
  }

  /** The marks whose quotation this one ends here; empty where it begins one. */
  #closedBy(character: string): string {
    const { isLow, isSameCurly, isInward, isSameAngle } = this.#convention;
    const ifOpen = (opener: string): string => (this.#hasOpen(opener) ? opener : "");
    switch (character) {
      case "“":
        return isLow ? "„" : ifOpen("„");
      case "”":
        return isSameCurly ? ifOpen("”") : "“„‟";
      case "«":
        return isInward ? "»" : "";
      case "»":
        return isSameAngle ? ifOpen("»") : isInward ? "" : "«";
      case "」":
        return "「";
      case "』":
        return "『";
      default:
        return "";
    }
  }

  /** The first quotation that is still open, of the paragraph's own or of one before it. */
  unclosed(withEarlier: boolean): Mark | undefined {
    return this.#open.find(
      (mark) => (withEarlier || mark !== this.#earlier) && !(mark.character === '"' && this.#inches > 0),
    );
  }

  /** After a digit it may be inches, and closes only what is open. „…" is what German keyboards make of „…“. */
  #straight(mark: Mark): void {
    const before = this.#text.charAt(mark.at - 1);
    if (HEBREW.test(before) && HEBREW.test(this.#text.charAt(mark.at + 1))) return;
    const isInch = DIGIT.test(before);
    if (isInch) this.#inches++;
    if (this.#hasOpen('"')) this.#close(mark, '"');
    else if (this.#open.at(-1)?.character === "„") this.#close(mark, "„");
    else if (!isInch) this.#open.push(mark);
  }

  #hasOpen(character: string): boolean {
    return this.#open.some((mark) => mark.character === character);
  }

  /** Closes the last one that this mark may close; what was opened within it stays open. */
  #close(mark: Mark, openers: string): void {
    const index = this.#open.findLastIndex(({ character }) => openers.includes(character));
    if (index < 0) {
      this.stray ??= mark;
      return;
    }
    const [closed] = this.#open.splice(index, 1);
    if (closed === this.#earlier) this.closedEarlier = true;
  }
}
