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

/** Longer lines are somebody's prose. */
const LONGEST = 300;

/** One kind of line: what it begins with, in small letters, and what all of it looks like. */
interface Pattern {
  readonly kind: BoilerplateKind;
  readonly first: string;
  readonly line: RegExp;
}

/** Written by us after what news sites put round their articles. Every pattern is anchored. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: "newsletter",
    first: "s",
    line: /^(?:sign up|subscribe)\b[^.]{0,40}(?:newsletter|inbox|alerts?|bulletin|updates|: )/i,
  },
  { kind: "newsletter", first: "gr", line: /^(?:get|receive) [^.]{0,60}(?:newsletter|in your inbox|to your inbox)/i },
  { kind: "topic", first: "f", line: /^follow (?:this |the |our |more )?(?:topics?|us|stor(?:y|ies))\b.{0,60}$/iu },
  { kind: "topic", first: "trm", line: /^(?:topics?|tags?|related topics?|more on(?: this)?(?: topic)?):.{0,120}$/iu },
  {
    kind: "share",
    first: "stpe",
    line: /^(?:share|tweet|print|e-?mail)(?: (?:this|via|on|article|story|page)\b.{0,60})?$/iu,
  },
  {
    kind: "share",
    first: "csl",
    line: /^(?:click (?:here )?to share|copy link|save this|listen to this)\b.{0,60}$/iu,
  },
  {
    kind: "advertisement",
    first: "asp-–—[(광广إ",
    line: /^[-–—[( ]{0,9}(?:advertisements?|sponsored(?: content)?|anzeige|publicité|publicidad|광고|广告|إعلان)[-–—\]) ]{0,9}$/iu,
  },
  { kind: "advertisement", first: "sa", line: /^(?:story|article) continues below\b.{0,60}$/iu },
  {
    kind: "read-more",
    first: "rasm",
    line: /^(?:read more|read also|read next|also read|see also|more from|related|recommended)(?::.{0,160}| stor(?:y|ies)| articles?)?$/iu,
  },
  {
    kind: "read-more",
    first: "cvsl",
    line: /^(?:continue reading|view comments|show comments|load more|skip to)\b.{0,60}$/iu,
  },
  {
    kind: "credit",
    first: "pivfb사图",
    line: /^(?:photos?|images?|pictures?|video|illustration|foto|bild|사진|图片|图)\s?[:：|].{0,120}$/iu,
  },
  { kind: "credit", first: "pi", line: /^(?:photo|image|picture) (?:by|credit|courtesy)\b.{0,120}$/iu },
  { kind: "disclaimer", first: "d", line: /^disclaimer\s?:/i },
  {
    kind: "disclaimer",
    first: "to",
    line: /^(?:the views expressed|opinions expressed|this (?:article|story|piece) (?:was|is) (?:published|produced|auto-generated|syndicated)|this story has not been edited)\b/i,
  },
  { kind: "terms", first: "©(ca", line: /^(?:©|\(c\)|copyright\b|all rights reserved)/i },
  {
    kind: "terms",
    first: "wtabpc",
    line: /^(?:we use cookies|this (?:web)?site uses cookies|accept (?:all )?cookies|by (?:continuing|signing up|subscribing)\b|terms of (?:use|service)|privacy policy|cookie policy)/i,
  },
];

/** The patterns by the character that a line begins with, large or small: nearly all lines of prose are done after two. */
const BY_FIRST: ReadonlyMap<string, readonly RegExp[]> = byFirst();
/** Blanks too: there may be some before the line. */
const MAY_BEGIN: ReadonlySet<number> = new Set([...BY_FIRST.keys(), " ", "\t"].map((first) => first.charCodeAt(0)));
const KINDS = new Map(PATTERNS.map(({ kind, line }) => [line, kind]));

/** What kind of boilerplate the line is, if it is any. Blanks around it do not count. */
export function boilerplateKind(line: string): BoilerplateKind | undefined {
  if (line.length > LONGEST) return undefined;
  const seen = line.trim();
  const pattern = BY_FIRST.get(seen.charAt(0))?.find((one) => one.test(seen));
  return pattern && KINDS.get(pattern);
}

/** The boilerplate lines within `span`, in the order of the text. */
export function boilerplateIn(text: string, span: Span): readonly BoilerplateLine[] {
  const found: BoilerplateLine[] = [];
  for (let start = span.start, end = start; start < span.end; start = end + 1) {
    end = lineEnd(text, start, span.end);
    if (end - start > LONGEST || !MAY_BEGIN.has(text.charCodeAt(start))) continue;
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
