import { headerOf } from "../syntax/cut.ts";
import { writeName } from "../syntax/header.ts";
import type { Block, Corpus, Header, Part } from "../syntax/nodes.ts";
import { blocksOf } from "../syntax/parse.ts";
import type { Fix } from "./rule.ts";
import { quoted } from "./wording.ts";

/** A block that has a name. */
export interface NamedBlock {
  readonly block: Block;
  readonly header: Header;
  readonly name: string;
}

/** The blocks that have a name, in the order of the text. */
export function* namedBlocks(corpus: Corpus): Generator<NamedBlock> {
  for (const block of blocksOf(corpus)) {
    const header = headerOf(corpus, block);
    if (header.name !== undefined) yield { block, header, name: header.name };
  }
}

/**
 * What is equal for two names that meet on some disk: NFKC, letter case, dots and spaces at a segment's end.
 *
 * Case is folded by way of capitals (ß and SS, ſ and S meet); the Turkish dotless i is left alone, as it is by
 * Unicode's CaseFolding.txt.
 */
export function collisionKey(name: string): string {
  const composed = PLAIN.test(name) ? name.toLowerCase() : foldWide(name);
  return composed.split("/").map(withoutTail).join("/");
}

/** Gives names that no document of a corpus has, and each only once. */
export class FreshNames {
  readonly #taken: ReadonlyMap<string, number>;
  readonly #given = new Set<string>();
  readonly #next = new Map<string, number>();

  constructor(corpus: Corpus) {
    this.#taken = takenKeys(corpus);
  }

  /** `wanted`, or the first of `wanted-2`, `wanted-3` … that is free once the document called `instead` has it. */
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
/** Deeper folders than this are not looked at when a new name is sought. */
const DEEPEST = 32;

/** By the list of parts, which is another one after each change of the text. */
const taken = new WeakMap<readonly Part[], ReadonlyMap<string, number>>();

/** How many documents have each key; folders count as documents that are never renamed. */
function takenKeys(corpus: Corpus): ReadonlyMap<string, number> {
  const remembered = taken.get(corpus.parts);
  if (remembered) return remembered;
  const counts = new Map<string, number>();
  for (const { name } of namedBlocks(corpus)) {
    const key = collisionKey(name);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    let slash = key.indexOf("/");
    for (let depth = 0; slash >= 0 && slash < key.length - 1 && depth < DEEPEST; depth++) {
      counts.set(key.slice(0, slash), 2);
      slash = key.indexOf("/", slash + 1);
    }
  }
  taken.set(corpus.parts, counts);
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
  const folded = name.normalize("NFKC").replace(/[^\u0131]+/gu, (run) => run.toUpperCase().toLowerCase());
  return folded.replaceAll("ς", "σ").normalize("NFKC");
}

function withoutTail(segment: string): string {
  let end = segment.length;
  while (end > 0 && (segment[end - 1] === "." || segment[end - 1] === " ")) end--;
  return end === 0 ? segment : segment.slice(0, end);
}
