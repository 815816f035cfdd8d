import { CARRIED_RULES } from "../core/checks/facts/carried.ts";
import { gatherings } from "../core/checks/facts/gather.ts";
import type { Gathering, Room } from "../core/checks/facts/gathering.ts";
import { type Skeleton, skeletonOf } from "../core/checks/facts/skeleton.ts";
import type { Diagnostic, Level, Levels } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { type RunOptions, runRules } from "../core/checks/run-rules.ts";
import { Applying, decidesFindings, KeptFindings, withVerdict } from "../core/decisions/apply.ts";
import { Decisions } from "../core/decisions/decisions.ts";
import { keysIn } from "../core/decisions/document-key.ts";
import { readHeader } from "../core/syntax/header.ts";
import type { Position } from "../core/text.ts";
import type { Fault } from "./fault.ts";
import { FindingSorter } from "./finding-sorter.ts";
import { fixableOf, oneBased, type ReportedFinding, traitOf } from "./findings.ts";
import type { ShelvedDocuments } from "./shelved-documents.ts";

/** Each shard has its own levels: the rules run at their usual ones, and what is off unless asked for runs as well. */
const USUAL: Levels = Object.fromEntries<Level>(
  rules.flatMap(({ id, severity }): [string, Level][] => {
    if (!CARRIED_RULES.includes(id)) return [[id, "off"]];
    return severity === "off" ? [[id, "info"]] : [];
  }),
);
const OFF: ReadonlySet<string> = new Set(rules.filter(({ severity }) => severity === "off").map(({ id }) => id));

/** What rules about many documents find in those of many shards, put in order; only few of either are in memory. */
export class MergedFindings {
  readonly #documents: ShelvedDocuments;
  readonly #decisions: Decisions;
  readonly #room: Room;
  readonly #sorter: FindingSorter;
  readonly #decided: DecidedDocuments;
  readonly #faults = new Map<string, Fault>();
  /** Whether lines were decided about that no rule may find. */
  readonly #hasSpares: boolean;

  constructor(documents: ShelvedDocuments, decisions: Decisions, room: Room) {
    this.#documents = documents;
    this.#decisions = decisions;
    this.#room = room;
    this.#sorter = new FindingSorter(documents.count, room);
    this.#decided = new DecidedDocuments(documents, decisions);
    this.#hasSpares = hasDecidedLines(decisions);
  }

  /** Faults of our own, of each rule the first. */
  get faults(): readonly Fault[] {
    return [...this.#faults.values()];
  }

  /** Looks for them, and rests often. */
  *find(): Generator<void> {
    for (const gathering of gatherings(this.#documents, this.#decisions, this.#room)) {
      this.#look(gathering);
      yield;
    }
    if (!this.#hasSpares) return;
    for (let first = 0; first < this.#documents.count; first += this.#room.documents) {
      this.#lookForSpares(first, Math.min(this.#documents.count, first + this.#room.documents));
      yield;
    }
  }

  /** In the order of shards, and in these of the text; once {@link find} has ended. */
  sorted(): Generator<ReportedFinding> {
    return this.#sorter.sorted();
  }

  #look({ documents, hold, rule, told }: Gathering): void {
    const skeleton = skeletonOf(Array.from(documents, (document) => this.#documents.at(document)));
    const { corpus } = skeleton;
    hold?.(corpus);
    const options: RunOptions = {
      levels: USUAL,
      decisions: this.#decisions,
      hasNoConflicts: true,
      onFault: (id, error) => {
        if (!this.#faults.has(id)) this.#faults.set(id, { error, during: `rule "${id}" of "merge"` });
      },
    };
    const chosen = rules.filter(({ id }) => id === rule);
    const deciding = this.#decided.beside(skeleton, documents);
    runRules(chosen, corpus, options, (found) => {
      const diagnostic = found.diagnostic();
      const { document } = skeleton.placeOf(diagnostic.range.start);
      if (told.has(documents[document]!))
        this.#add(deciding.applied(diagnostic), diagnostic, skeleton, documents, false);
      return true;
    });
  }

  #lookForSpares(first: number, end: number): void {
    const documents = Array.from({ length: end - first }, (_, at) => first + at);
    const skeleton = skeletonOf(documents.map((document) => this.#documents.at(document)));
    const { corpus } = skeleton;
    const decided = new Applying(corpus, this.#decisions, USUAL).apply(corpus.parts, []);
    for (const diagnostic of decided.diagnostics) this.#add(diagnostic, diagnostic, skeleton, documents, true);
  }

  /** `told` is what is left of it to tell. */
  #add(
    told: Diagnostic | undefined,
    diagnostic: Diagnostic,
    { corpus, placeOf }: Skeleton,
    documents: ArrayLike<number>,
    isSpare: boolean,
  ): void {
    const { range, rule } = diagnostic;
    const { document: nth, line, place, position: start } = placeOf(range.start);
    const document = documents[nth]!;
    const shard = this.#documents.shardOf(document);
    const severity = shard.levels[rule] ?? (OFF.has(rule) ? "off" : diagnostic.severity);
    const isTold = told !== undefined && severity !== "off";
    if (!isTold && (isSpare || !this.#hasSpares)) return;
    const inShard = { start, end: placeOf(range.end).position };
    this.#sorter.add({
      document,
      range: inShard,
      trait: traitOf(corpus, diagnostic),
      told: isTold
        ? {
            path: shard.path,
            document: diagnostic.document,
            rule,
            severity,
            message: diagnostic.message,
            ...oneBased(inShard),
            fixable: fixableOf(told),
            body: place && place.start >= 0 ? { start: place.start, end: place.end } : undefined,
          }
        : undefined,
      line,
      isSpare,
    });
  }
}

function hasDecidedLines({ texts }: Decisions): boolean {
  for (const [rule, decisions] of texts)
    if (CARRIED_RULES.includes(rule))
      for (const { isLine, verdict } of decisions.values()) if (isLine && verdict.verdict !== "keep") return true;
  return false;
}

/** What was decided of the findings in some documents. */
interface Deciding {
  /** The finding with what was decided of it, if it is to be told. */
  applied(diagnostic: Diagnostic): Diagnostic | undefined;
}

/**
 * The documents that decisions on findings name. Whether such a decision still holds depends on all of them together, so
 * they are looked at beside whatever others a finding was found with.
 */
class DecidedDocuments {
  readonly #decisions: Decisions;
  readonly #onTexts: Decisions;
  /** Where each begins in the skeleton of all that were named. */
  readonly #starts = new Map<number, Position>();
  readonly #kept: KeptFindings | undefined;

  constructor(documents: ShelvedDocuments, decisions: Decisions) {
    this.#decisions = decisions;
    this.#onTexts = new Decisions(decisions.all.filter(({ on }) => on === "text"));
    if (decisions.findings.size === 0) return;
    const named: number[] = [];
    for (let document = 0; document < documents.count; document++)
      if (keysIn(readHeader(documents.headerOf(document))).some((key) => decisions.findings.has(key)))
        named.push(document);
    const { corpus } = skeletonOf(named.map((document) => documents.at(document)));
    let next = 0;
    for (const part of corpus.parts) if (part.kind === "block") this.#starts.set(named[next++]!, part.start);
    this.#kept = new KeptFindings(corpus, decisions);
  }

  /** For findings in some documents. */
  beside({ corpus, placeOf }: Skeleton, documents: ArrayLike<number>): Deciding {
    if (!decidesFindings(this.#decisions)) return { applied: (diagnostic) => diagnostic };
    const onTexts = new KeptFindings(corpus, this.#onTexts);
    return {
      applied: (diagnostic) => {
        const { anchor, range, rule } = diagnostic;
        const start = this.#starts.get(documents[placeOf(range.start).document]!);
        const by = start ? start.line - anchor.line : 0;
        const moved = ({ character, line }: Position): Position => ({ line: line + by, character });
        const there = { rule, range: { start: moved(range.start), end: moved(range.end) } };
        if (start && this.#kept?.decisionOn(there)) return undefined;
        if (onTexts.decisionOn(diagnostic)) return undefined;
        return withVerdict(corpus, diagnostic, onTexts.verdictOn(diagnostic));
      },
    };
  }
}
