/** Answers how many names stand in a text. */
export type NameSearch = (text: string) => number;

/** The package `ahocorasick`: counts overlapping names, inside of words too. */
export function ahocorasickPeer(require: NodeJS.Require, names: readonly string[]): NameSearch {
  const AhoCorasick: new (keywords: readonly string[]) => { search(text: string): readonly unknown[] } =
    require("ahocorasick");
  const automaton = new AhoCorasick(names);
  return (text) => automaton.search(text).length;
}

/** The package `@monyone/aho-corasick` in its variant that takes the leftmost-longest: inside of words too. */
export function monyonePeer(require: NodeJS.Require, names: readonly string[]): NameSearch {
  const { AhoCorasick }: { AhoCorasick: new (keywords: readonly string[]) => Automaton } =
    require("@monyone/aho-corasick/greedy");
  const automaton = new AhoCorasick([...names]);
  return (text) => automaton.matchInText(text).length;
}

interface Automaton {
  matchInText(text: string): readonly unknown[];
}

type Trie = Map<string, Trie>;

/** One regular expression in which names that begin alike share their beginnings, whole words only. */
export function triePeer(names: readonly string[]): NameSearch {
  const root: Trie = new Map();
  for (const name of names) {
    let node = root;
    for (const unit of name) {
      let next = node.get(unit);
      if (!next) {
        next = new Map();
        node.set(unit, next);
      }
      node = next;
    }
    node.set("", new Map());
  }
  const expression = new RegExp(String.raw`\b(?:${sourceOf(root)})\b`, "g");
  return (text) => text.match(expression)?.length ?? 0;
}

function sourceOf(node: Trie): string {
  const branches: string[] = [];
  for (const [unit, next] of node)
    if (unit !== "") branches.push(unit.replace(/[.*+?^${}()|[\]\\]/, "\\$&") + sourceOf(next));
  if (branches.length === 0) return "";
  const isEnd = node.has("");
  const all = branches.length === 1 && !isEnd ? branches[0]! : `(?:${branches.join("|")})`;
  return isEnd ? `${all}?` : all;
}
