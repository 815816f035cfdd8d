import { sentencesIn } from "../sentences.ts";
import type { Span } from "../text.ts";
import type { Prose } from "./prose.ts";
import { isCased } from "./scripts.ts";

/** A place where two words or sentences meet without a space. */
export interface SentenceGap {
  /** The word before and the word after, with what stands between. */
  readonly span: Span;
  /** Where the space belongs. */
  readonly at: number;
  readonly kind: "sentence" | "quotation";
}

/** Stops, quotes that close, and quotes that open, before a capital. */
const STOP = /[.?!][”’»“]?[“„«]?(?=\p{Lu})/gu;
/** An opening quotation between a letter and a letter or digit. */
const OPENING = /[“„«](?<=[\p{L}\p{M}].)(?=[\p{L}\p{N}])/gu;
/** Ends of hosts and files. Those that are words, as in, it, no, are not among them. */
const ENDINGS = new Set(
  (
    "com net org edu gov info biz io ai js ts py md txt pdf doc docx xls xlsx ppt pptx htm html php asp aspx jsp exe zip " +
    "jpg jpeg png gif svg mp3 mp4 json xml yaml csv cfg ini dll java cpp rb rs uk de fr kr jp cn ru nl ch au app dev tv eu"
  ).split(" "),
);
/** Before a dot and a name in capitals they are code: `http.Agent`. Our list. */
const MODULES = new Set(
  "http https node this self test util path event object window document system java javax".split(" "),
);
/** How much of a word is looked at. */
const LONGEST = 40;
/** What stands in code, addresses and handles, and in no sentence. */
const TECHNICAL = /[@/\\:_=#%&*<>{}|~^$+]/;

/** The places in a body where a sentence ends, or a quotation begins, without a space. Linear. */
export function* sentenceGapsIn(text: string, prose: Prose, abbreviations: readonly string[]): Generator<SentenceGap> {
  const own = new Set(abbreviations.map((one) => one.replace(/\.$/, "")));
  const convention = new Convention(text, prose.span.start);
  const quotation = new Finder(OPENING, text, prose.span);
  const stop = new Finder(STOP, text, prose.span);
  while (stop.at !== undefined || quotation.at !== undefined) {
    const isStop = quotation.at === undefined || (stop.at !== undefined && stop.at <= quotation.at);
    const at = isStop ? stop.at! : quotation.at!;
    const gap = isStop
      ? sentenceGap(text, at, stop.length, { prose, own, convention })
      : quotationGap(text, at, convention);
    if (gap && !prose.isSkipped(gap.at)) yield gap;
    if (isStop) stop.advance();
    else quotation.advance();
  }
}

/** How quotes are used in a text; found out when it makes a difference. */
class Convention {
  readonly #text: string;
  readonly #start: number;
  #isLow: boolean | undefined;
  #isInward: boolean | undefined;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  /** Whether “ closes what „ opens. */
  get isLow(): boolean {
    this.#isLow ??= this.#text.includes("„", this.#start);
    return this.#isLow;
  }

  /** Whether « closes what » opens. */
  get isInward(): boolean {
    this.#isInward ??= /[«»]/.exec(this.#text)?.[0] === "»";
    return this.#isInward;
  }
}

/** The matches of a pattern within a span, one at a time. */
class Finder {
  at: number | undefined;
  length = 0;
  readonly #pattern: RegExp;
  readonly #text: string;
  readonly #end: number;
  #from: number;

  constructor(pattern: RegExp, text: string, span: Span) {
    this.#pattern = pattern;
    this.#text = text;
    this.#from = span.start;
    this.#end = span.end;
    this.advance();
  }

  advance(): void {
    this.#pattern.lastIndex = this.#from;
    const match = this.#pattern.exec(this.#text);
    const isWithin = match !== null && match.index < this.#end;
    this.at = isWithin ? match.index : undefined;
    this.length = isWithin ? match[0].length : 0;
    this.#from = isWithin ? match.index + match[0].length : this.#end;
  }
}

interface Surroundings {
  readonly prose: Prose;
  readonly own: ReadonlySet<string>;
  readonly convention: Convention;
}

function sentenceGap(text: string, stop: number, length: number, around: Surroundings): SentenceGap | undefined {
  const after = stop + length;
  const next = wordFrom(text, after);
  const beyond = text.charAt(after + next.length);
  if (!isSentenceStart(next, beyond, text.charAt(after + next.length + 1))) return undefined;
  const token = tokenBefore(text, stop);
  const word = wordBefore(text, stop);
  if (TECHNICAL.test(token.slice(0, -1)) || /[.]/.test(token.slice(0, -1)) || TECHNICAL.test(beyond)) return undefined;
  const isWide = !startsSentences(next);
  const marks = text.slice(stop + 1, after);
  if (marks === "" && !mayEnd(text, { stop, word, token, next, isWide }, around)) return undefined;
  if (marks !== "" && !/[\p{Ll}\p{N})\]%]$/u.test(text.slice(stop - 1, stop))) return undefined;
  const closing = marks.length === 2 ? 1 : marks === "" ? 0 : closes(marks, around.convention) ? 1 : 0;
  const span = { start: stop - Math.max(1, wordOrNumberBefore(text, stop).length), end: after + next.length };
  return { span, at: stop + 1 + closing, kind: "sentence" };
}

/** A capitalised word of two letters or more, or one of the two that are words by themselves. */
function isSentenceStart(next: string, beyond: string, afterThat: string): boolean {
  if (beyond === "." && /[\p{L}\p{N}]/u.test(afterThat)) return false;
  if (/[\p{N}(]/u.test(beyond) || ENDINGS.has(next.toLowerCase())) return false;
  if (next === "A" || next === "I") return beyond === " ";
  const rest = next.replace(/^(?:Ma?c|O|D|L|De|Mc|Van)(?=\p{Lu}\p{Ll})/u, "");
  return /^\p{Lu}\p{Ll}+$/u.test(rest) && isCased(next);
}

interface Meeting {
  readonly stop: number;
  readonly word: string;
  readonly token: string;
  readonly next: string;
  /** Whether the next word is none of those that begin sentences far more often than not. */
  readonly isWide: boolean;
}

function mayEnd(text: string, { stop, word, token, next, isWide }: Meeting, { prose, own }: Surroundings): boolean {
  const last = text.charAt(stop - 1);
  if (/[”’»“]/.test(last)) return true;
  if (/[)\]%\p{N}]/u.test(last)) return !isWide && !isNumbering(text, stop, token);
  if (!isCased(last)) return false;
  const isDot = text[stop] === ".";
  if (word.length < 2 || own.has(word)) return false;
  if (!isDot) return /^\p{Ll}+$/u.test(word) && !isWide;
  if (isAbbreviation(word, next)) return false;
  if (/^\p{Ll}+$/u.test(word)) return !isWide || (prose.layout === "text" && word.length > 3 && !MODULES.has(word));
  if (!/^\p{Lu}[\p{Ll}\p{M}]+$/u.test(word)) return /^\p{Lu}+$/u.test(word) && !isWide;
  return !isWide || prose.language === "de";
}

/** `1.The`: a short number numbers what follows, unless a word stands before it, as in `on June 18.The`. */
function isNumbering(text: string, stop: number, token: string): boolean {
  if (!/^\p{N}{1,2}$/u.test(token)) return false;
  return !/\p{L} $/u.test(text.slice(Math.max(0, stop - token.length - 2), stop - token.length));
}

/** As the sentences of a text are told apart: with a space there, would one end? */
function isAbbreviation(word: string, next: string): boolean {
  const text = `Xx ${word}. ${next} xx.`;
  const [first] = sentencesIn(text, { start: 0, end: text.length });
  return first?.end !== word.length + 4;
}

/** After "Inc." a sentence begins only with a word that begins sentences. */
function startsSentences(next: string): boolean {
  return !isAbbreviation("Inc", next);
}

function closes(mark: string, convention: Convention): boolean {
  return mark === "”" || mark === "’" || mark === "»" || (mark === "“" && convention.isLow);
}

function quotationGap(text: string, at: number, convention: Convention): SentenceGap | undefined {
  if (!isCased(text.charAt(at - 1))) return undefined;
  const mark = text[at]!;
  if ((mark === "“" && convention.isLow) || (mark === "«" && convention.isInward)) return undefined;
  const word = wordBefore(text, at);
  const next = wordFrom(text, at + 1);
  return { span: { start: at - word.length, end: at + 1 + next.length }, at, kind: "quotation" };
}

/** The letters directly before `end`. */
function wordBefore(text: string, end: number): string {
  const piece = text.slice(Math.max(0, end - LONGEST), end);
  return /[\p{L}\p{M}]+$/u.exec(piece)?.[0] ?? "";
}

function wordOrNumberBefore(text: string, end: number): string {
  const piece = text.slice(Math.max(0, end - LONGEST), end);
  return /[\p{L}\p{M}\p{N}]+$/u.exec(piece)?.[0] ?? "";
}

/** What stands before `end` without a blank in it. */
function tokenBefore(text: string, end: number): string {
  const piece = text.slice(Math.max(0, end - LONGEST), end);
  return /[^\s“”„«»"()[\]]*[)\]”’»“]?$/u.exec(piece)?.[0] ?? "";
}

/** The letters or digits from `start` on. */
function wordFrom(text: string, start: number): string {
  return /^[\p{L}\p{M}\p{N}]+/u.exec(text.slice(start, start + LONGEST))?.[0] ?? "";
}
