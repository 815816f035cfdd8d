import type { TextPattern } from "../checks/rule.ts";
import { quoted } from "../checks/wording.ts";
import { type Node, parsePattern, PatternFault } from "./pattern-syntax.ts";

/** Longer texts, in UTF-16 code units, match no pattern of a user. */
export const LONGEST_MATCHED = 2_000;
/** Sets of states remembered at a time. */
const MOST_SETS = 2_000;

/** Why a pattern is not taken: one sentence that says what to do instead. */
export interface Refusal {
  readonly refusal: string;
}

/** A user's pattern, or why it is none. Never throws. `flags` may be empty or `i`. */
export function compilePattern(source: string, flags: "" | "i" = ""): SafePattern | Refusal {
  try {
    return new SafePattern(source, flags);
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error;
    return { refusal: `The pattern ${quoted(source)} ${error.message}.` };
  }
}

/** Where a program goes on: over a code point that a leaf takes, to two states at once, past a place, or to a match. */
type State =
  | { readonly kind: "leaf"; readonly leaf: number; next: number }
  | { readonly kind: "fork"; next: number; other: number }
  | { readonly kind: "place"; readonly place: Place; next: number }
  | { readonly kind: "match" };

type Place = Extract<Node, { kind: "place" }>["place"];

/** What stands on one side of a place between two code points. */
const enum Side {
  None,
  Word,
  Other,
}

/** States that hold at one place before what needs no character is followed, with what stands before the place. */
interface StateSet {
  readonly states: readonly number[];
  readonly before: Side;
  readonly steps: Map<number, StateSet | "match">;
}
