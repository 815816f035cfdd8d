import type { Corpus } from "../syntax/nodes.ts";
import type { FileContext, WholeRule } from "./rule.ts";

/** What takes a rule's check long, with rests; an error is left to the check, which meets it again and is listened to. */
export function* gettingReady(rule: WholeRule, corpus: Corpus, context: FileContext): Generator<void> {
  try {
    if (rule.ready) yield* rule.ready(corpus, context);
  } catch {
    // Told by whoever asks the rule for its findings.
  }
}
