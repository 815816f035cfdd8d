/** Words of a document as they are written, and what stood around them: a place that is found again after edits. */
export interface Quote {
  readonly exact: string;
  /** What stood before, 30 UTF-16 code units or all there was. */
  readonly prefix: string;
  /** What stood after, likewise. */
  readonly suffix: string;
  /** Where it was, in UTF-16 code units from the start of its block: a hint and no more. */
  readonly offset?: number | undefined;
}

/** Who decided, when and why. */
export interface Said {
  readonly why?: string | undefined;
  readonly by?: string | undefined;
  /** In ISO 8601, so that later ones sort later. */
  readonly at?: string | undefined;
  /** Fields that we do not know, as they were read. */
  readonly others?: Readonly<Record<string, unknown>> | undefined;
}

/** One finding stays as it is, and is no longer told. */
export interface FindingDecision extends Said {
  readonly on: "finding";
  readonly rule: string;
  /** The `id` of the document, else its name; none for what stands outside documents. */
  readonly document: string | undefined;
  readonly quote: Quote;
  readonly verdict: "keep";
}

/** What becomes of every occurrence of a text. */
export type Verdict =
  | { readonly verdict: "keep" }
  | { readonly verdict: "delete" }
  | { readonly verdict: "to-attribute"; readonly key: string };

/** One verdict for every occurrence of a distinct text that a rule finds, today's and tomorrow's. */
export interface TextDecision extends Said {
  readonly on: "text";
  readonly rule: string;
  /** As `normalText` has it. */
  readonly text: string;
  /** The text was all of its line: lines that say the same are told even where the rule does not find them. */
  readonly isLine: boolean;
  readonly verdict: Verdict;
}

/** Who or what a name means at one place; `undefined` for a word that is no name. */
export interface MentionDecision extends Said {
  readonly on: "mention";
  readonly document: string;
  readonly quote: Quote;
  readonly entity: string | undefined;
}

/** What two documents are to each other. */
export interface PairDecision extends Said {
  readonly on: "pair";
  readonly documents: readonly [string, string];
  readonly verdict: "same-text" | "same-event" | "unlike";
}

/** Somebody has read a document to its end, as it was then. */
export interface ReviewDecision extends Said {
  readonly on: "review";
  readonly document: string;
  /** The SHA-256 of what its body said, decoded. */
  readonly body: string;
}

/** One line of `.corpus/decisions.ndjson` that we understand. */
export type Decision = FindingDecision | TextDecision | MentionDecision | PairDecision | ReviewDecision;

/** What a decision is about: a later one about the same takes its place. */
export function subjectOf(decision: Decision): string {
  switch (decision.on) {
    case "finding": {
      const { exact, prefix, suffix } = decision.quote;
      return JSON.stringify(["finding", decision.rule, decision.document ?? false, exact, prefix, suffix]);
    }
    case "text":
      return JSON.stringify(["text", decision.rule, decision.text]);
    case "mention": {
      const { exact, prefix, suffix } = decision.quote;
      return JSON.stringify(["mention", decision.document, exact, prefix, suffix]);
    }
    case "pair":
      return JSON.stringify(["pair", ...decision.documents.toSorted()]);
    case "review":
      return JSON.stringify(["review", decision.document, decision.body]);
  }
}

/** What was decided, apart from who said so: two decisions that agree on it are no contradiction. */
export function answerOf(decision: Decision): string {
  switch (decision.on) {
    case "finding":
    case "review":
      return "";
    case "text":
      return JSON.stringify(decision.verdict);
    case "mention":
      return JSON.stringify(decision.entity ?? false);
    case "pair":
      return decision.verdict;
  }
}
