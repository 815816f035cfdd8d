import type { Span } from "./text.ts";

/** What kind of line stands round an article on a web page and is no part of it. */
export type BoilerplateKind =
  | "newsletter"
  | "topic"
  | "share"
  | "advertisement"
  | "read-more"
  | "credit"
  | "disclaimer"
  | "terms";

/** A whole line of boilerplate. */
export interface BoilerplateLine {
  readonly kind: BoilerplateKind;
  /** The line without blanks around it, in the text that was asked about. */
  readonly span: Span;
}

/** In UTF-16 code units: longer lines are somebody's prose. */
export const LONGEST_BOILERPLATE = 300;

/** One kind of line: what it begins with and what all of it looks like. */
interface Pattern {
  readonly kind: BoilerplateKind;
  /** The words it may begin with, letters a to z only, in small letters; where it begins otherwise, its first character. */
  readonly first: string;
  readonly line: RegExp;
}

/** Written by us after what news sites put round their articles. Every pattern is anchored at both ends. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: "newsletter",
    first: "sign subscribe register",
    line: /^(?:sign up|subscribe|register)\b[^.]{0,60}\b(?:newsletters?|inbox|e-?mail alerts?|news alerts?|bulletins?|updates)\b.{0,80}$/iu,
  },
  { kind: "newsletter", first: "sign", line: /^sign up (?:now|today|here|for free)\b[^.]{0,80}$/iu },
  {
    kind: "newsletter",
    first: "get receive",
    line: /^(?:get|receive) (?:our|the|this|all|daily|weekly|breaking|more|[\p{L} ]{1,30}['’]s)\b[^.]{0,60}(?:newsletters?|inbox|by e-?mail)[.!]?$/iu,
  },
  {
    kind: "newsletter",
    first: "abonnieren anmelden newsletter zum jetzt hier unsere unseren 뉴 구 订 ا",
    line: /^(?:(?:jetzt |hier |unseren? )?(?:abonnieren|anmelden|newsletter|zum newsletter)\b[^.]{0,40}|(?:뉴스레터 )?구독(?:하기|신청)|뉴스레터 구독|订阅(?:我们的)?(?:新闻)?(?:简报|通讯|邮件)|اشترك في (?:نشرتنا|النشرة).{0,60})$/iu,
  },
  {
    kind: "topic",
    first: "follow",
    line: /^follow (?:(?:this |the |our |more )?topics?(?::.{0,60})?|us(?: (?:on|at)\b[^.]{0,50})?:?|(?:this|our|more) stor(?:y|ies):?)$/iu,
  },
  {
    kind: "topic",
    first: "topic topics tag tags related more filed",
    line: /^(?:topics|tags?|related topics?|more on(?: this)?(?: topic)?|filed under):.{0,120}$/iu,
  },
  {
    kind: "share",
    first: "share tweet e email",
    line: /^(?:share|tweet|e-?mail)(?: (?:this|the)(?: (?:article|story|page|post))?(?: (?:on|via|with|to)\b[^.]{0,40})?| (?:article|story|page|via [^.]{1,30}|on (?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit)))?[.!]?$/iu,
  },
  { kind: "share", first: "print", line: /^print(?: (?:this )?(?:article|story|page))?$/iu },
  {
    kind: "share",
    first: "click copy save listen thank thanks",
    line: /^(?:click (?:here )?to share\b[^.]{0,60}|copy (?:the )?link(?: to clipboard)?|save this(?: (?:article|story|page)\b[^.]{0,40})?|listen to this(?: (?:article|story)\b[^.]{0,40})?|thank(?:s| you) for sharing)[.!]?$/iu,
  },
  {
    kind: "advertisement",
    first: "- – — [ ( advertisement advertisements sponsored paid anzeige werbung publicit publicidad 광 广 إ",
    line: /^[-–—[( ]{0,9}(?:advertisements?|advertisement[ -–—]{1,3}(?:scroll|continue|story)\b[^.]{0,40}|sponsored(?: content)?|paid content|anzeige|werbung|publicité|publicidad|광고|广告|إعلان)[-–—\]) ]{0,9}$/iu,
  },
  {
    kind: "advertisement",
    first: "story article",
    line: /^(?:story|article) continues (?:below|after)\b[^.]{0,40}$/iu,
  },
  {
    kind: "read-more",
    first: "read also see more related recommended lesen mehr auch 관 相 延 ا إ",
    line: /^(?:(?:read more|read also|read next|also read|see also|more from|related|recommended|lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|관련\s?기사|相关(?:阅读|新闻|报道)|延伸阅读|اقرأ أيضًا|اقرأ أيضا|إقرأ أيضا)(?:\s?[:：].{0,160})?|related (?:stor(?:y|ies)|articles?))$/iu,
  },
  {
    kind: "read-more",
    first: "continue view show load skip",
    line: /^(?:continue reading|view comments|show comments|load more|skip to (?:main )?(?:content|navigation|search))\b[^.]{0,60}$/iu,
  },
  {
    kind: "credit",
    first: "photo photos image images picture pictures video illustration foto bild 사 图",
    line: /^(?:photos?|images?|pictures?|video|illustration|foto|bild|사진|图片|图)\s?[:：|].{0,120}$/iu,
  },
  {
    kind: "credit",
    first: "photo image picture file",
    line: /^(?:(?:photo|image|picture) (?:by|credit|courtesy)\b|file (?:photo|picture)\s?[:|]).{0,120}$/iu,
  },
  { kind: "disclaimer", first: "disclaimer", line: /^disclaimer\s?:.*$/iu },
  {
    kind: "disclaimer",
    first: "the views opinions this",
    line: /^(?:(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in this|here|herein|above|are (?:those|solely))|this (?:article|story|piece|report) (?:was|is) (?:first published|originally published|auto-generated|syndicated|published (?:from|by an?) (?:syndicated|automatic))|this story has not been edited)\b.*$/iu,
  },
  {
    kind: "terms",
    first: "© ( copyright all",
    line: /^(?:©|\(c\) ?\d|copyright(?: ©| \(c\)| \d{4}|:)|all rights reserved\b).{0,160}$/iu,
  },
  {
    kind: "terms",
    first: "we this diese accept",
    line: /^(?:we use cookies|this (?:web)?site uses cookies|diese (?:web)?seite verwendet cookies|accept (?:all )?cookies)\b.*$/iu,
  },
  {
    kind: "terms",
    first: "cookie privacy terms",
    line: /^(?:cookie (?:policy|settings|notice)|privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)(?: (?:and|&|\|) privacy policy)?)[.]?$/iu,
  },
  {
    kind: "terms",
    first: "by",
    line: /^by (?:continuing|clicking|signing up|subscribing|registering|using)\b[^.]{0,80}\byou (?:agree|accept|consent|acknowledge)\b.*$/iu,
  },
];

/** Prose may begin so too: only a line that was set differently from the rest is residue. */
const DOUBTFUL: readonly Pattern[] = [
  {
    kind: "disclaimer",
    first: "editor publisher note warning caution this",
    line: /^(?:(?:(?:editor|publisher)['’]s )?note\s?:|warning\s?:|caution\s?:|this (?:newspaper|outlet|site|publication|paper|source)\b).*$/iu,
  },
  { kind: "terms", first: "copyright", line: /^copyright\b.*$/iu },
];

/** The patterns by what a line begins with, as {@link keyAt} has it: nearly no line of prose is asked about further. */
const BY_FIRST = byFirst(PATTERNS);
const DOUBTFUL_BY_FIRST = byFirst(DOUBTFUL);
/** One bit for each three first letters, small or large, that patterns begin with. */
const BEGINNINGS = new Uint8Array(1 << 15);
/** What lines begin with that begin with no letter from a to z. */
const OTHER_BEGINNINGS = new Uint8Array(0x10000);
for (const { first } of PATTERNS)
  for (const beginning of first.split(" "))
    if (isLetterAt(beginning, 0)) markBeginnings(beginning);
    else OTHER_BEGINNINGS[beginning.charCodeAt(0)] = 1;

/** A word of one or two letters may have anything behind it. */
function markBeginnings(word: string): void {
  const step = 1 << (5 * Math.max(0, 3 - word.length));
  const from = beginningAt(word, 0) & ~(step - 1);
  BEGINNINGS.fill(1, from, from + step);
}

function beginningAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 10) | ((text.charCodeAt(at + 1) & 31) << 5) | (text.charCodeAt(at + 2) & 31);
}

/** Whether a line that begins at `start` may be boilerplate: nearly no line of prose is looked at further. */
export function mayBeginBoilerplate(text: string, start: number): boolean {
  let at = start;
  let code = text.charCodeAt(at);
  while (code === 32 || code === 9) code = text.charCodeAt(++at);
  if (isLetterAt(text, at)) return BEGINNINGS[beginningAt(text, at)] === 1 && BY_FIRST.has(keyAt(text, at));
  // Behind blanks there may be more that is trimmed away.
  return OTHER_BEGINNINGS[code] === 1 || (at > start && (code < 32 ? code !== 10 : code > 127));
}

/** One number for the letters from a to z that stand at a place, small or large; for another character its code unit. */
function keyAt(text: string, start: number): number {
  if (!isLetterAt(text, start)) return text.charCodeAt(start);
  let key = 0;
  for (let at = start; isLetterAt(text, at); at++) key = (Math.imul(key, 31) + (text.charCodeAt(at) & 31)) | 0;
  return key;
}

function isLetterAt(text: string, at: number): boolean {
  const small = text.charCodeAt(at) | 32;
  return small >= 97 && small <= 122;
}

/** What kind of boilerplate the line is, if it is any. Blanks around it do not count. */
export function boilerplateKind(line: string): BoilerplateKind | undefined {
  const first = line.charCodeAt(0);
  // What is trimmed away may be more than a blank.
  if (first > 32 && first < 128 && !mayBeginBoilerplate(line, 0)) return undefined;
  return kindBy(BY_FIRST, line);
}

/**
 * What kind of boilerplate the line would be if something else spoke for it too, such as apostrophes that are not the
 * document's.
 */
export function doubtfulBoilerplateKind(line: string): BoilerplateKind | undefined {
  return kindBy(DOUBTFUL_BY_FIRST, line);
}

/** The boilerplate lines within `span`, in the order of the text. */
export function boilerplateIn(text: string, span: Span): readonly BoilerplateLine[] {
  const found: BoilerplateLine[] = [];
  for (let start = span.start, end = start; start < span.end; start = end + 1) {
    end = lineEnd(text, start, span.end);
    if (!mayBeginBoilerplate(text, start)) continue;
    const line = boilerplateOf(text, start, end);
    if (line) found.push(line);
  }
  return found;
}

/** The line that begins at a place, with its end among those up to `most`, where it is boilerplate. */
export function boilerplateAt(text: string, start: number, most: number): BoilerplateLine | undefined {
  return boilerplateOf(text, start, lineEnd(text, start, most));
}

function boilerplateOf(text: string, start: number, end: number): BoilerplateLine | undefined {
  if (end - start > LONGEST_BOILERPLATE) return undefined;
  const line = text.slice(start, end);
  const kind = boilerplateKind(line);
  if (!kind) return undefined;
  const lead = line.length - line.trimStart().length;
  return { kind, span: { start: start + lead, end: start + line.trimEnd().length } };
}

function lineEnd(text: string, start: number, end: number): number {
  const feed = text.indexOf("\n", start);
  return feed < 0 || feed > end ? end : feed;
}

function kindBy(patterns: ReadonlyMap<number, readonly Pattern[]>, line: string): BoilerplateKind | undefined {
  if (line.length > LONGEST_BOILERPLATE) return undefined;
  const seen = line.trim();
  return patterns.get(keyAt(seen, 0))?.find((one) => one.line.test(seen))?.kind;
}

/** Where two beginnings have one key, their patterns stand together: each is held against the whole line. */
function byFirst(patterns: readonly Pattern[]): ReadonlyMap<number, readonly Pattern[]> {
  const found = new Map<number, Pattern[]>();
  for (const pattern of patterns)
    for (const first of pattern.first.split(" ")) {
      const key = keyAt(first, 0);
      const known = found.get(key);
      if (known) known.push(pattern);
      else found.set(key, [pattern]);
    }
  return found;
}
