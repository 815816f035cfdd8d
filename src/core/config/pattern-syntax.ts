/** Longest pattern of a user, in UTF-16 code units. */
const LONGEST_PATTERN = 1_000;
/** Largest pattern once its counts are written out. */
const LARGEST_PATTERN = 500;

/** A place between two characters that a pattern can ask for: `^`, `$`, `\b`, `\B`. */
export type Place = "start" | "end" | "boundary" | "no-boundary";

/** A pattern as a tree. A leaf takes one code point; its number is its place in {@link ParsedPattern.leaves}. */
export type PatternNode =
  | { readonly kind: "leaf"; readonly leaf: number }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly item: PatternNode; readonly least: number; readonly most: number };

/** A pattern, and each kind of single character in it as an expression that takes just one code point. */
export interface ParsedPattern {
  readonly root: PatternNode;
  readonly leaves: readonly RegExp[];
}

/** Why a pattern is not taken: what follows "The pattern …" in a sentence, without a full stop. */
export class PatternFault extends Error {}

/**
 * Reads the regular subset of JavaScript's expressions with `u`: whatever needs no way back. Throws {@link PatternFault}
 * for the rest, for what is no expression, and for what is too large.
 *
 * What a single character is (an escape, a class, `.`, a letter without regard to case) is left to the engine's own
 * expressions, one code point at a time.
 */
export function parsePattern(source: string, flags: "" | "i"): ParsedPattern {
  if (source.length > LONGEST_PATTERN)
    throw new PatternFault(`is longer than ${LONGEST_PATTERN} characters; write several`);
  try {
    new RegExp(source, `u${flags}`);
  } catch (error) {
    const reason = /: ([^:]+)$/.exec(error instanceof Error ? error.message : "")?.[1]?.toLowerCase();
    throw new PatternFault(`is no regular expression${reason === undefined ? "" : ` (${reason})`}; correct it`);
  }
  const parser = new PatternParser(source, flags);
  const root = parser.choice();
  if (sizeOf(root) > LARGEST_PATTERN)
    throw new PatternFault(`is too large once its counts are written out; use smaller counts, or "+"`);
  return { root, leaves: parser.leaves };
}

/** Reads a source that is known to be an expression. */
class PatternParser {
  readonly leaves: RegExp[] = [];
  readonly #source: string;
  readonly #flags: string;
  readonly #known = new Map<string, number>();
  #at = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = `u${flags}`;
  }

  choice(): PatternNode {
    const options = [this.#sequence()];
    while (this.#skip("|")) options.push(this.#sequence());
    return options.length === 1 ? options[0]! : { kind: "choice", options };
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at]!)) items.push(this.#repeated());
    return items.length === 1 ? items[0]! : { kind: "sequence", items };
  }

  #repeated(): PatternNode {
    const item = this.#one();
    const [written, count] = this.#match(/[*+?]|\{([^}]*)\}/y) ?? [];
    if (written === undefined) return item;
    this.#skip("?");
    const [least, most = least] = count === undefined ? COUNTS[written]! : countsIn(count);
    return { kind: "repeat", item, least, most };
  }

  #one(): PatternNode {
    const refused = this.#match(/\(\?<?[=!]|\(\?[a-z-]+:|\\[1-9]|\\k/y)?.[0];
    if (refused !== undefined) throw new PatternFault(`has ${JSON.stringify(refused)}, which ${whyNot(refused)}`);
    if (this.#match(/\(\?:|\(\?<[^>]*>|\(/y)) {
      const inner = this.choice();
      this.#skip(")");
      return inner;
    }
    const place = this.#match(/[$^]|\\[bB]/y)?.[0];
    if (place !== undefined) return { kind: "place", place: PLACES[place]! };
    return this.#leaf(this.#match(LEAF)![0]);
  }

  #leaf(written: string): PatternNode {
    let leaf = this.#known.get(written);
    if (leaf === undefined) {
      leaf = this.leaves.push(new RegExp(`^(?:${written})$`, this.#flags)) - 1;
      this.#known.set(written, leaf);
    }
    return { kind: "leaf", leaf };
  }

  #skip(character: string): boolean {
    if (this.#source[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#source) ?? undefined;
    if (match) this.#at += match[0].length;
    return match;
  }
}

/** A class, an escape of any length, or one code point. */
const LEAF =
  /\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[a-zA-Z]|\\?./suy;

const PLACES: Readonly<Record<string, Place>> = { "^": "start", $: "end", "\\b": "boundary", "\\B": "no-boundary" };

const COUNTS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  "*": [0, Number.POSITIVE_INFINITY],
  "+": [1, Number.POSITIVE_INFINITY],
  "?": [0, 1],
};

/** `2`, `2,` or `2,5`. */
function countsIn(count: string): readonly [least: number, most?: number] {
  const [least, most] = count.split(",");
  if (most === undefined) return [Number(least)];
  return [Number(least), most === "" ? Number.POSITIVE_INFINITY : Number(most)];
}

function whyNot(refused: string): string {
  if (refused.startsWith("\\")) return "refers back to what a group took; write that out";
  if (/[=!]$/.test(refused)) return "looks ahead or behind; write a pattern that takes the whole text";
  return "changes the rules inside; put an i after the whole pattern, as in /…/i";
}

/** How many states it takes, at least one for each time something is repeated. */
function sizeOf(node: PatternNode): number {
  if (node.kind === "leaf" || node.kind === "place") return 1;
  if (node.kind === "sequence") return node.items.reduce((sum, item) => sum + sizeOf(item), 0);
  if (node.kind === "choice") return node.options.reduce((sum, option) => sum + sizeOf(option) + 1, 0);
  const copies = Number.isFinite(node.most) ? node.most : node.least + 1;
  const forks = Number.isFinite(node.most) ? node.most - node.least : 1;
  return copies * Math.max(1, sizeOf(node.item)) + forks;
}
