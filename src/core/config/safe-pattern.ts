import type { TextPattern } from "../checks/rule.ts";
import { quoted } from "../checks/wording.ts";
import { PatternFault, type PatternNode, type Place, parsePattern } from "./pattern-syntax.ts";

/** Longer texts, in UTF-16 code units, match no pattern of a user. */
export const LONGEST_MATCHED = 2_000;
/** Sets of states, and characters beyond ASCII, that are remembered of a pattern at a time. */
const MOST_REMEMBERED = 2_000;

/** Why something is not taken: one sentence that says what to do instead. */
export interface Refusal {
  readonly refusal: string;
}

/** A user's pattern, or why it is none. `i` ignores the difference between capital and small letters. Never throws. */
export function compilePattern(source: string, flags: "" | "i" = ""): SafePattern | Refusal {
  try {
    return new SafePattern(source, flags);
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error;
    return { refusal: `The pattern ${quoted(source)} ${error.message}.` };
  }
}

/** Where matching stands: before a character, before two ways to go on, at a place that must be so, or at its end. */
type State =
  | { readonly kind: "leaf"; readonly leaf: number; readonly next: number }
  | { readonly kind: "fork"; next: number; readonly other: number }
  | { readonly kind: "place"; readonly place: Place; readonly next: number }
  | { readonly kind: "match" };

/** What stands on one side of a place in the text. */
type Side = "nothing" | "word" | "other";

/** All code points that no leaf tells apart. */
interface CharacterClass {
  readonly id: number;
  /** By leaf. */
  readonly taken: readonly boolean[];
  readonly side: Side;
}

/** The states in which matching may be between two characters. */
interface StateSet {
  readonly states: readonly number[];
  readonly before: Side;
  /** Where a character leads, by the id of its class; known once it was met. */
  readonly steps: (StateSet | "match" | undefined)[];
}

/**
 * A user's regular expression at work: found anywhere in a text, unless `^` and `$` say otherwise.
 *
 * It follows all ways through the expression at once and goes back nowhere, so the work is at most the text's length
 * times the pattern's size, whatever the two are: no pattern can hang the editor. The sets of states it meets are
 * remembered, which makes most characters one look-up. Answers as `RegExp.test` with `u` does, but for texts longer than
 * {@link LONGEST_MATCHED}, which match nothing.
 */
export class SafePattern implements TextPattern {
  readonly source: string;
  /** How many states were looked at since it was made: what its work is measured by. */
  looks = 0;
  readonly #states: State[] = [{ kind: "match" }];
  readonly #first: number;
  readonly #isAnchored: boolean;
  readonly #leaves: readonly RegExp[];
  readonly #word: RegExp;
  readonly #sets = new Map<string, StateSet>();
  readonly #classes = new Map<string, CharacterClass>();
  readonly #classOfAscii: (CharacterClass | undefined)[] = new Array(128).fill(undefined);
  readonly #classOf = new Map<number, CharacterClass>();

  /** Throws a `PatternFault` for what it cannot follow: {@link compilePattern} makes a sentence of it. */
  constructor(source: string, flags: "" | "i") {
    const { root, leaves } = parsePattern(source, flags);
    this.source = flags === "" ? source : `/${source}/${flags}`;
    this.#leaves = leaves;
    this.#word = new RegExp("^\\w$", `u${flags}`);
    this.#first = this.#add(root, 0);
    this.#isAnchored = beginsAtStart(root);
  }

  test(text: string): boolean {
    if (text.length > LONGEST_MATCHED) return false;
    let set = this.#setOf([this.#first], "nothing");
    for (let at = 0; at < text.length; ) {
      const code = text.codePointAt(at)!;
      at += code > 0xffff ? 2 : 1;
      const known = code < 128 ? this.#classOfAscii[code] : this.#classOf.get(code);
      const character = known ?? this.#classify(code);
      const next = set.steps[character.id] ?? this.#step(set, character);
      if (next === "match") return true;
      if (next.states.length === 0) return false;
      set = next;
    }
    return this.#reached(set, "nothing") === "match";
  }

  /** Adds the states of a node that goes on at `next`; answers where it begins. */
  #add(node: PatternNode, next: number): number {
    if (node.kind === "leaf") return this.#push({ kind: "leaf", leaf: node.leaf, next });
    if (node.kind === "place") return this.#push({ kind: "place", place: node.place, next });
    if (node.kind === "sequence") return node.items.reduceRight((after, item) => this.#add(item, after), next);
    if (node.kind === "choice")
      return node.options
        .map((option) => this.#add(option, next))
        .reduceRight((other, one) => this.#push({ kind: "fork", next: one, other }));
    const { item, least, most } = node;
    let begin = next;
    if (Number.isFinite(most)) {
      for (let copy = least; copy < most; copy++)
        begin = this.#push({ kind: "fork", next: this.#add(item, begin), other: next });
    } else {
      const loop = { kind: "fork" as const, next: 0, other: next };
      begin = this.#push(loop);
      loop.next = this.#add(item, begin);
    }
    for (let copy = 0; copy < least; copy++) begin = this.#add(item, begin);
    return begin;
  }

  #push(state: State): number {
    return this.#states.push(state) - 1;
  }

  #step(set: StateSet, character: CharacterClass): StateSet | "match" {
    const reached = this.#reached(set, character.side);
    let next: StateSet | "match" = "match";
    if (reached !== "match") {
      const states = new Set<number>(this.#isAnchored ? [] : [this.#first]);
      for (const state of reached) if (character.taken[state.leaf]) states.add(state.next);
      next = this.#setOf(
        [...states].sort((a, b) => a - b),
        character.side,
      );
    }
    set.steps[character.id] = next;
    return next;
  }

  /** The leaves that can be come to without a character, or that the end can. */
  #reached({ states, before }: StateSet, after: Side): readonly Extract<State, { kind: "leaf" }>[] | "match" {
    const leaves: Extract<State, { kind: "leaf" }>[] = [];
    const seen = new Set<number>();
    const open = [...states];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      this.looks++;
      const state = this.#states[at]!;
      if (state.kind === "match") return "match";
      if (state.kind === "leaf") leaves.push(state);
      else if (state.kind === "fork") open.push(state.next, state.other);
      else if (isAt(state.place, before, after)) open.push(state.next);
    }
    return leaves;
  }

  #setOf(states: readonly number[], before: Side): StateSet {
    const key = `${before} ${states.join(" ")}`;
    let set = this.#sets.get(key);
    if (!set) {
      set = { states, before, steps: [] };
      if (this.#sets.size >= MOST_REMEMBERED) this.#sets.clear();
      this.#sets.set(key, set);
    }
    return set;
  }

  #classify(code: number): CharacterClass {
    const character = String.fromCodePoint(code);
    const taken = this.#leaves.map((leaf) => leaf.test(character));
    const side = this.#word.test(character) ? "word" : "other";
    const key = `${side} ${taken.map(Number).join("")}`;
    let known = this.#classes.get(key);
    if (!known) {
      // There are few: a pattern of n leaves tells little more than n apart.
      known = { id: this.#classes.size, taken, side };
      this.#classes.set(key, known);
    }
    if (this.#classOf.size >= MOST_REMEMBERED) this.#classOf.clear();
    if (code < 128) this.#classOfAscii[code] = known;
    else this.#classOf.set(code, known);
    return known;
  }
}

function isAt(place: Place, before: Side, after: Side): boolean {
  if (place === "start") return before === "nothing";
  if (place === "end") return after === "nothing";
  const isBoundary = (before === "word") !== (after === "word");
  return isBoundary === (place === "boundary");
}

/** Whether it can match nowhere but at the text's start: nothing need be looked for further on. */
function beginsAtStart(node: PatternNode): boolean {
  if (node.kind === "place") return node.place === "start";
  if (node.kind === "sequence") return node.items.length > 0 && beginsAtStart(node.items[0]!);
  if (node.kind === "choice") return node.options.every(beginsAtStart);
  return false;
}
