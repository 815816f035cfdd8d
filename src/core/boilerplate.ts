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

/** One kind of line: what it begins with, in small letters, and what all of it looks like. */
interface Pattern {
  readonly kind: BoilerplateKind;
  readonly first: string;
  readonly line: RegExp;
}

/** Written by us after what news sites put round their articles. Every pattern is anchored at both ends. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: "newsletter",
    first: "sr",
    line: /^(?:sign up|subscribe|register)\b[^.]{0,60}\b(?:newsletters?|inbox|e-?mail alerts?|news alerts?|bulletins?|updates)\b.{0,80}$/iu,
  },
  { kind: "newsletter", first: "s", line: /^sign up (?:now|today|here|for free)\b[^.]{0,80}$/iu },
  {
    kind: "newsletter",
    first: "gr",
    line: /^(?:get|receive) (?:our|the|this|all|daily|weekly|breaking|more|[\p{L} ]{1,30}['’]s)\b[^.]{0,60}(?:newsletters?|inbox|by e-?mail)[.!]?$/iu,
  },
  {
    kind: "newsletter",
    first: "ajnz구뉴订اإ",
    line: /^(?:(?:jetzt |hier |unseren? )?(?:abonnieren|anmelden|newsletter|zum newsletter)\b[^.]{0,40}|(?:뉴스레터 )?구독(?:하기|신청)|뉴스레터 구독|订阅(?:我们的)?(?:新闻)?(?:简报|通讯|邮件)|اشترك في (?:نشرتنا|النشرة).{0,60})$/iu,
  },
  {
    kind: "topic",
    first: "f",
    line: /^follow (?:(?:this |the |our |more )?topics?(?::.{0,60})?|us(?: (?:on|at)\b[^.]{0,50})?:?|(?:this|our|more) stor(?:y|ies):?)$/iu,
  },
  {
    kind: "topic",
    first: "trmf",
    line: /^(?:topics|tags?|related topics?|more on(?: this)?(?: topic)?|filed under):.{0,120}$/iu,
  },
  {
    kind: "share",
    first: "ste",
    line: /^(?:share|tweet|e-?mail)(?: (?:this|the)(?: (?:article|story|page|post))?(?: (?:on|via|with|to)\b[^.]{0,40})?| (?:article|story|page|via [^.]{1,30}|on (?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit)))?[.!]?$/iu,
  },
  { kind: "share", first: "p", line: /^print(?: (?:this )?(?:article|story|page))?$/iu },
  {
    kind: "share",
    first: "cslt",
    line: /^(?:click (?:here )?to share\b[^.]{0,60}|copy (?:the )?link(?: to clipboard)?|save this(?: (?:article|story|page)\b[^.]{0,40})?|listen to this(?: (?:article|story)\b[^.]{0,40})?|thank(?:s| you) for sharing)[.!]?$/iu,
  },
  {
    kind: "advertisement",
    first: "aspw-–—[(광广إ",
    line: /^[-–—[( ]{0,9}(?:advertisements?|advertisement[ -–—]{1,3}(?:scroll|continue|story)\b[^.]{0,40}|sponsored(?: content)?|paid content|anzeige|werbung|publicité|publicidad|광고|广告|إعلان)[-–—\]) ]{0,9}$/iu,
  },
  { kind: "advertisement", first: "sa", line: /^(?:story|article) continues (?:below|after)\b[^.]{0,40}$/iu },
  {
    kind: "read-more",
    first: "rasmlا关相延관اإ",
    line: /^(?:(?:read more|read also|read next|also read|see also|more from|related|recommended|lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|관련\s?기사|相关(?:阅读|新闻|报道)|延伸阅读|اقرأ أيضًا|اقرأ أيضا|إقرأ أيضا)(?:\s?[:：].{0,160})?|related (?:stor(?:y|ies)|articles?))$/iu,
  },
  {
    kind: "read-more",
    first: "cvsl",
    line: /^(?:continue reading|view comments|show comments|load more|skip to (?:main )?(?:content|navigation|search))\b[^.]{0,60}$/iu,
  },
  {
    kind: "credit",
    first: "pivfb사图",
    line: /^(?:photos?|images?|pictures?|video|illustration|foto|bild|사진|图片|图)\s?[:：|].{0,120}$/iu,
  },
  {
    kind: "credit",
    first: "pif",
    line: /^(?:(?:photo|image|picture) (?:by|credit|courtesy)\b|file (?:photo|picture)\s?[:|]).{0,120}$/iu,
  },
  { kind: "disclaimer", first: "d", line: /^disclaimer\s?:.*$/iu },
  {
    kind: "disclaimer",
    first: "tov",
    line: /^(?:(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in this|here|herein|above|are (?:those|solely))|this (?:article|story|piece|report) (?:was|is) (?:first published|originally published|auto-generated|syndicated|published (?:from|by an?) (?:syndicated|automatic))|this story has not been edited)\b.*$/iu,
  },
  {
    kind: "terms",
    first: "©(ca",
    line: /^(?:©|\(c\) ?\d|copyright(?: ©| \(c\)| \d{4}|:)|all rights reserved\b).{0,160}$/iu,
  },
  {
    kind: "terms",
    first: "wtacpd",
    line: /^(?:we use cookies|this (?:web)?site uses cookies|diese (?:web)?seite verwendet cookies|accept (?:all )?cookies)\b.*$/iu,
  },
  {
    kind: "terms",
    first: "tcp",
    line: /^(?:cookie (?:policy|settings|notice)|privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)(?: (?:and|&|\|) privacy policy)?)[.]?$/iu,
  },
  {
    kind: "terms",
    first: "b",
    line: /^by (?:continuing|clicking|signing up|subscribing|registering|using)\b[^.]{0,80}\byou (?:agree|accept|consent|acknowledge)\b.*$/iu,
  },
];

/** Prose may begin so too: only a line that was set differently from the rest is residue. */
const DOUBTFUL: readonly Pattern[] = [
  {
    kind: "disclaimer",
    first: "enwct",
    line: /^(?:(?:(?:editor|publisher)['’]s )?note\s?:|warning\s?:|caution\s?:|this (?:newspaper|outlet|site|publication|paper|source)\b).*$/iu,
  },
  { kind: "terms", first: "c", line: /^copyright\b.*$/iu },
];

/** The patterns by the character that a line begins with, large or small: nearly all lines of prose are done after two. */
const BY_FIRST: ReadonlyMap<string, readonly RegExp[]> = byFirst();
/** Blanks too: there may be some before the line. */
const MAY_BEGIN: ReadonlySet<number> = new Set([...BY_FIRST.keys(), " ", "\t"].map((first) => first.charCodeAt(0)));
const KINDS = new Map(PATTERNS.map(({ kind, line }) => [line, kind]));

/** What kind of boilerplate the line is, if it is any. Blanks around it do not count. */
export function boilerplateKind(line: string): BoilerplateKind | undefined {
  if (line.length > LONGEST_BOILERPLATE) return undefined;
  const seen = line.trim();
  const pattern = BY_FIRST.get(seen.charAt(0))?.find((one) => one.test(seen));
  return pattern && KINDS.get(pattern);
}

/**
 * What kind of boilerplate the line would be if something else spoke for it too, such as apostrophes that are not the
 * document's.
 */
export function doubtfulBoilerplateKind(line: string): BoilerplateKind | undefined {
  if (line.length > LONGEST_BOILERPLATE) return undefined;
  const seen = line.trim();
  const first = seen.charAt(0).toLowerCase();
  return first === "" ? undefined : DOUBTFUL.find((one) => one.first.includes(first) && one.line.test(seen))?.kind;
}

/** The boilerplate lines within `span`, in the order of the text. */
export function boilerplateIn(text: string, span: Span): readonly BoilerplateLine[] {
  const found: BoilerplateLine[] = [];
  for (let start = span.start, end = start; start < span.end; start = end + 1) {
    end = lineEnd(text, start, span.end);
    if (end - start > LONGEST_BOILERPLATE || !MAY_BEGIN.has(text.charCodeAt(start))) continue;
    const line = text.slice(start, end);
    const kind = boilerplateKind(line);
    if (!kind) continue;
    const lead = line.length - line.trimStart().length;
    found.push({ kind, span: { start: start + lead, end: start + line.trimEnd().length } });
  }
  return found;
}

function lineEnd(text: string, start: number, end: number): number {
  const feed = text.indexOf("\n", start);
  return feed < 0 || feed > end ? end : feed;
}

function byFirst(): ReadonlyMap<string, readonly RegExp[]> {
  const found = new Map<string, RegExp[]>();
  for (const { first, line } of PATTERNS)
    for (const letter of new Set([...first, ...first.toUpperCase()])) {
      const known = found.get(letter);
      if (known) known.push(line);
      else found.set(letter, [line]);
    }
  return found;
}
