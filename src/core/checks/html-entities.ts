import { windows1252 } from "./windows-1252.ts";

/** One entity in a text, or several that were escaped again and again: `&amp;lt;`. */
export interface HtmlEntity {
  readonly start: number;
  readonly end: number;
  /** What it stands for; `undefined` where that is nothing a text may hold. */
  readonly character: string | undefined;
  /** Whether nothing is lost or guessed when it is replaced. */
  readonly isPlain: boolean;
}

/** HTML 4's names of U+00A0–U+00FF, in this order. */
const LATIN_1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para " +
  "middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute " +
  "Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml " +
  "Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml " +
  "eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
/** HTML 4's other names and the commoner ones of HTML 5 (html.spec.whatwg.org, named character references). */
const OTHERS =
  "quot \" amp & lt < gt > apos ' OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ " +
  "Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ " +
  "Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι " +
  "kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω " +
  "ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ " +
  "lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ real ℜ trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ " +
  "forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ " +
  "cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ " +
  "otimes ⊗ perp ⊥ sdot ⋅ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ num # dollar $ percnt % lpar ( rpar ) lsqb [ rsqb ] " +
  "lbrace { rbrace } ast * comma , period . colon : semi ; excl ! quest ? equals = lowbar _ vert | bsol \\ sol / commat @ " +
  "check ✓ star ☆ phone ☎ hyphen ‐ Amacr Ā amacr ā Lstrok Ł lstrok ł Zcaron Ž zcaron ž Ccaron Č ccaron č Nacute Ń nacute ń";
const UNSEEN: readonly (readonly [string, number])[] = [
  ["ensp", 0x2002],
  ["emsp", 0x2003],
  ["thinsp", 0x2009],
  ["zwnj", 0x200c],
  ["zwj", 0x200d],
  ["lrm", 0x200e],
  ["rlm", 0x200f],
];
/** They are replaced without a question: nobody writes them in plain text and means the name. */
const PLAIN_NAMES: ReadonlySet<string> = new Set(["amp", "quot", "nbsp", "apos"]);

const NAMES: ReadonlyMap<string, string> = namesOf();
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const ENTITY =
  /&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)*(?:([A-Za-z][A-Za-z0-9]{1,9})|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));/y;

/** The known entities in a stretch of a text, in order. */
export function* entitiesIn(text: string, start: number, end: number): Generator<HtmlEntity> {
  let at = text.indexOf("&", start);
  while (at >= 0 && at < end) {
    const entity = entityAt(text, at);
    if (entity && entity.end <= end) yield entity;
    at = text.indexOf("&", entity?.end ?? at + 1);
  }
}

/** The known entity that begins at `at`, if one does. */
export function entityAt(text: string, at: number): HtmlEntity | undefined {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(text);
  if (!match) return undefined;
  const [whole, name, decimal, hexadecimal] = match;
  const end = at + whole.length;
  if (name !== undefined) {
    const character = NAMES.get(name);
    return character === undefined ? undefined : { start: at, end, character, isPlain: PLAIN_NAMES.has(name) };
  }
  const number = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number.parseInt(decimal, 10);
  const character = characterOf(number);
  const isPlain =
    character !== undefined && (number < 0x80 || number > 0x9f) && (number === 0xa0 || PRINTABLE.test(character));
  return { start: at, end, character, isPlain };
}

/** As browsers read a number: those of the C1 controls mean windows-1252. */
function characterOf(number: number): string | undefined {
  if (number >= 0x80 && number <= 0x9f) return windows1252(number);
  if (number > 0x10ffff || (number >= 0xd800 && number < 0xe000)) return undefined;
  const character = String.fromCodePoint(number);
  return /^[\p{Cc}\p{Cn}]$/u.test(character) ? undefined : character;
}

function namesOf(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [at, name] of LATIN_1.split(" ").entries()) names.set(name, String.fromCharCode(0xa0 + at));
  const others = OTHERS.split(" ");
  for (let at = 0; at < others.length; at += 2) names.set(others[at]!, others[at + 1]!);
  for (const [name, code] of UNSEEN) names.set(name, String.fromCharCode(code));
  return names;
}
