import type { Span } from "../text.ts";

/** News agencies and papers as they sign, in capitals. Our list; shorter signs that are words of their own are left out. */
const AGENCIES: readonly string[] = (
  "BLOOMBERG|BLOOMBERG NEWS|REUTERS|THOMSON REUTERS|AFP|AGENCE FRANCE-PRESSE|AP|ASSOCIATED PRESS|THE ASSOCIATED PRESS|UPI|" +
  "XINHUA|CHINA NEWS SERVICE|CCTV|KYODO|KYODO NEWS|JIJI|JIJI PRESS|NHK|NIKKEI|NIKKEI ASIA|YONHAP|YONHAP NEWS|NEWSIS|NEWS1|" +
  "KCNA|TASS|ITAR-TASS|RIA NOVOSTI|INTERFAX|SPUTNIK|UKRINFORM|UNIAN|BELTA|DPA|DPA-AFX|EPD|KNA|SID|APA|KEYSTONE-SDA|SDA|" +
  "ANSA|ADNKRONOS|EFE|EUROPA PRESS|LUSA|BELGA|ANP|RITZAU|NTB|STT|PAP|CTK|ČTK|MTI|ANADOLU|ANADOLU AGENCY|DHA|IRNA|ISNA|" +
  "TASNIM|WAFA|PETRA|WAM|KUNA|BERNAMA|ANTARA|VNA|PTI|ANI|IANS|UNI|AAP|RNZ|CANADIAN PRESS|THE CANADIAN PRESS|NYTIMES|" +
  "NEW YORK TIMES|THE NEW YORK TIMES|WASHINGTON POST|THE WASHINGTON POST|FINANCIAL TIMES|WALL STREET JOURNAL|" +
  "THE STRAITS TIMES|SCMP|CNN|BBC|DW|RFA|VOA"
).split("|");

/** How far from a line's end names are looked for: three long ones. */
const REACH = 80;
const LONGEST_NAME = 40;

/** The names of agencies at a line's end. */
export interface Signature {
  /** Brackets and a dash included. */
  readonly span: Span;
  readonly names: string;
}

/** The agencies that sign a text, for one run: those known and the user's own. */
export class Agencies {
  readonly #names: ReadonlySet<string>;
  /** What names end in: nearly every line is done after one look. */
  readonly #lasts: ReadonlySet<number>;

  /** `more`: names as the user writes them; they sign in any letter case of theirs and in capitals. */
  constructor(more: readonly string[] = []) {
    this.#names = new Set([...AGENCIES, ...more, ...more.map((name) => name.toUpperCase())]);
    this.#lasts = new Set([...this.#names].map((name) => name.charCodeAt(name.length - 1)));
  }

  /**
   * Where the names at the line's end stand, brackets and a dash included; `undefined` when it ends otherwise. Several
   * may be joined by commas, strokes and "AND".
   */
  signature(text: string, line: Span): Signature | undefined {
    const last = text.charCodeAt(line.end - 1);
    const isBracketed = last === 41 || last === 93 || last === 0xff09;
    if (!isBracketed && !this.#lasts.has(last)) return undefined;
    const least = Math.max(line.start, line.end - REACH);
    const end = isBracketed ? line.end - 1 : line.end;
    let start = end;
    for (;;) {
      const from = this.#nameBefore(text, least, start === end ? end : beforeJoint(text, least, start));
      if (from === undefined) break;
      start = from;
    }
    if (start === end) return undefined;
    const names = text.slice(start, end);
    if (isBracketed) {
      if (!OPENING.includes(text.charAt(start - 1)) || start - 1 < line.start) return undefined;
      return { span: { start: start - 1, end: line.end }, names };
    }
    return { span: { start: dashBefore(text, line.start, start), end: line.end }, names };
  }

  /** Whether the line is nothing but such names. */
  isSignature(text: string, line: Span): boolean {
    return this.signature(text, line)?.span.start === line.start;
  }

  /** Where the longest name begins that ends at `end`. */
  #nameBefore(text: string, least: number, end: number): number | undefined {
    if (!this.#lasts.has(text.charCodeAt(end - 1))) return undefined;
    let found: number | undefined;
    for (let start = end - 1; start >= Math.max(least, end - LONGEST_NAME); start--) {
      if (start > 0 && isWordCharacter(text, start - 1) && isWordCharacter(text, start)) continue;
      if (this.#names.has(text.slice(start, end))) found = start;
    }
    return found;
  }
}

const OPENING = "([（";

/** Back over ", ", "/", " AND " between two names. */
function beforeJoint(text: string, least: number, start: number): number {
  const joint = /(?: ?[,/;&+|] ?| AND | and | )$/.exec(text.slice(Math.max(least, start - 6), start));
  return start - (joint?.[0].length ?? 0);
}

/** Back over the dash that some put before their sign. */
function dashBefore(text: string, least: number, start: number): number {
  const dash = /[-–—] ?$/.exec(text.slice(Math.max(least, start - 2), start));
  return start - (dash?.[0].length ?? 0);
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}
