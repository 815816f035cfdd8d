import type { DirectiveEntry } from "./directives.ts";
import type { Outcome } from "./rule.ts";
import { standingOf } from "./rule-choice.ts";
import type { Silencers } from "./silencers.ts";

/** What a run has done so far, for the rule about directives. */
export class RunOutcome implements Outcome {
  readonly #silencers: Silencers;
  readonly #unfinished: readonly string[];
  readonly #complete = new Set<string>();

  /** `unfinished`: rules that may find more once other corpora are looked at too. */
  constructor(silencers: Silencers, unfinished: readonly string[] = []) {
    this.#silencers = silencers;
    this.#unfinished = unfinished;
  }

  standing(rule: string): ReturnType<Outcome["standing"]> {
    return standingOf(rule);
  }

  ran(rule: string): boolean {
    return this.#complete.has(rule) && !this.#unfinished.includes(rule);
  }

  silenced(entry: DirectiveEntry): boolean {
    return this.#silencers.used.has(entry);
  }

  /** Takes up that a rule ran to its end. */
  complete(rule: string): void {
    this.#complete.add(rule);
  }
}
