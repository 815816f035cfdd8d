import { writeName } from "../syntax/header.ts";
import type { Block, Header } from "../syntax/nodes.ts";
import type { Fix, FreshNames, HeadedBlock } from "./rule.ts";
import { isPlainName } from "./safe-name.ts";
import { quoted } from "./wording.ts";

/** A block that has a name. */
export interface NamedBlock extends HeadedBlock {
  readonly name: string;
}

/** The names of a list of blocks. */
export interface Names {
  /** The blocks that have one, in the order of the text. */
  readonly all: readonly NamedBlock[];
  /** Those whose name is not {@link isPlainName}: of the others, most of a corpus, no rule says anything by itself. */
  readonly odd: readonly NamedBlock[];
  /** Whether each comes after the one before, as packing writes them: then no two are the same. */
  readonly areRising: boolean;
}

const namesAmong = new WeakMap<readonly HeadedBlock[], Names>();

/** The names in a list; looked at once, and all that rules ask of each at once: later it lies far away in memory. */
export function namesOf(blocks: readonly HeadedBlock[]): Names {
  let names = namesAmong.get(blocks);
  if (!names) {
    names = readNames(blocks);
    namesAmong.set(blocks, names);
  }
  return names;
}

function readNames(blocks: readonly HeadedBlock[]): Names {
  const all: NamedBlock[] = [];
  const odd: NamedBlock[] = [];
  let areRising = true;
  let last: string | undefined;
  for (const headed of blocks) {
    const { name } = headed.header;
    if (name === undefined) continue;
    const one = new LateNamed(headed, name);
    all.push(one);
    if (!isPlainName(name)) odd.push(one);
    areRising &&= last === undefined || last < name;
    last = name;
  }
  return { all, odd, areRising };
}

/** Holds no header: of a corpus that is not in memory there is none to be held. */
class LateNamed implements NamedBlock {
  readonly name: string;
  readonly #headed: HeadedBlock;

  constructor(headed: HeadedBlock, name: string) {
    this.#headed = headed;
    this.name = name;
  }

  get block(): Block {
    return this.#headed.block;
  }

  get index(): number {
    return this.#headed.index;
  }

  get header(): Header {
    return this.#headed.header;
  }
}

/**
 * What is equal for two names that meet on some disk: NFKC, letter case, dots and spaces at a segment's end.
 *
 * Case is folded by way of capitals (ß and SS, ſ and S meet); the Turkish dotless i is left alone, as it is by
 * Unicode's CaseFolding.txt.
 */
export function collisionKey(name: string): string {
  if (isPlainName(name)) return name;
  const composed = PLAIN.test(name) ? name.toLowerCase() : foldWide(name);
  return TAILED.test(composed) ? composed.split("/").map(withoutTail).join("/") : composed;
}

/** Names that are free beside those that are taken (see {@link takenNames}). */
export class UnusedNames implements FreshNames {
  readonly #taken: ReadonlyMap<string, number>;
  readonly #given = new Set<string>();
  readonly #next = new Map<string, number>();

  constructor(taken: ReadonlyMap<string, number>) {
    this.#taken = taken;
  }

  get(wanted: string, instead?: string): string {
    const key = collisionKey(wanted);
    const own = instead !== undefined && collisionKey(instead) === key ? 1 : 0;
    if (!this.#given.has(key) && (this.#taken.get(key) ?? 0) - own <= 0) {
      this.#given.add(key);
      return wanted;
    }
    for (let number = this.#next.get(key) ?? 2; ; number++) {
      const name = numbered(wanted, number);
      const numberedKey = collisionKey(name);
      if (this.#given.has(numberedKey) || this.#taken.has(numberedKey)) continue;
      this.#given.add(numberedKey);
      this.#next.set(key, number + 1);
      return name;
    }
  }
}

/** A fix that gives the document of `header` another name. */
export function rename(header: Header, name: string): Fix {
  const edits = [{ span: header.nameSpan, newText: writeName(name) }];
  return { title: `Rename to ${quoted(name)}`, safety: "suggested", edits };
}

const PLAIN = /^[\x00-\x7F]*$/;
const TAILED = /[. ](?:\/|$)/;
/** Deeper folders than this are not looked at when a new name is sought. */
const DEEPEST = 32;

/** How many documents have each collision key; a folder counts as two, so that it is never free. */
export function takenNames(blocks: readonly HeadedBlock[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of namesOf(blocks).all) {
    const key = collisionKey(name);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    let slash = key.indexOf("/");
    for (let depth = 0; slash >= 0 && slash < key.length - 1 && depth < DEEPEST; depth++) {
      counts.set(key.slice(0, slash), 2);
      slash = key.indexOf("/", slash + 1);
    }
  }
  return counts;
}

/** The number goes before the extension; a leading dot begins none. */
function numbered(name: string, number: number): string {
  const base = name.lastIndexOf("/") + 1;
  const dot = name.lastIndexOf(".");
  const at = dot > base ? dot : name.length;
  return `${name.slice(0, at)}-${number}${name.slice(at)}`;
}

function foldWide(name: string): string {
  const folded = name.normalize("NFKC").replace(/[^\u0131]+/gu, (run) => run.toLowerCase().toUpperCase().toLowerCase());
  return folded.replaceAll("ς", "σ").normalize("NFKC");
}

function withoutTail(segment: string): string {
  let end = segment.length;
  while (end > 0 && (segment[end - 1] === "." || segment[end - 1] === " ")) end--;
  return end === 0 ? segment : segment.slice(0, end);
}
