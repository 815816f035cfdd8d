import type { Block, Corpus, Part } from "../syntax/nodes.ts";
import { hasInk, type LineSource } from "../text.ts";
import { type ChangedParts, changedParts } from "./changed-parts.ts";
import { type Directives, keepDirectives } from "./directives.ts";
import type { Change, Diagnostic, FileFinding, Finding, Known, PartRule, Severity, WholeRule } from "./rule.ts";
import { factsBetween, replaced, type Stretch } from "./stretches.ts";

const NOTHING: readonly [] = [];

/** What some rules found in one part; only of those that found something. */
export type FoundInPart = readonly FoundByRule[];

/** Of a class, as all that stays and there is much of: see `plain-data.ts`. */
export class FoundByRule {
  readonly rule: PartRule;
  readonly findings: readonly Finding[];

  constructor(rule: PartRule, findings: readonly Finding[]) {
    this.rule = rule;
    this.findings = findings;
  }
}

/** What rules found in one part. It lives as long as the part, which is as long as its text is the same. */
export class PartFacts {
  readonly part: Part;
  /** The header line as written; `undefined` until somebody had the text at hand, and of a gap. */
  header: string | undefined = undefined;
  /** Whether more than blanks stands in a block's body; known with the header. */
  hasInk = false;
  /** `undefined` until somebody had the text at hand. */
  hasConflict: boolean | undefined = undefined;
  /** The context the rules saw. */
  context = "";
  /** The rules that looked at it; one list is shared by many parts. */
  ran: readonly LookingRule[] = NOTHING;
  /** Only of rules that found something. */
  found: FoundInPart = NOTHING;
  /** What was last told of all that. */
  told: PartTold | undefined = undefined;
  /** The stretch it belongs to. */
  home: Stretch | undefined = undefined;

  constructor(part: Part) {
    this.part = part;
  }
}

/** What is told of one part by rules that see no more, sorted by place. */
export class PartTold {
  readonly diagnostics: readonly Diagnostic[];
  /** Where the part began. */
  readonly line: number;
  readonly character: number;
  readonly telling: Telling;
  /** What is told of what was found; of other rules enough is told before. */
  readonly found: FoundInPart;
  /** Whether something is told of the place where the next part begins: only then may the next part's come before it. */
  readonly touchesEnd: boolean;

  constructor({ diagnostics, line, character, telling, found, touchesEnd }: PartTold) {
    this.diagnostics = diagnostics;
    this.line = line;
    this.character = character;
    this.telling = telling;
    this.found = found;
    this.touchesEnd = touchesEnd;
  }
}

/** What decides how findings are told. Two tellings that decide alike are one object. */
export interface Telling {
  readonly said: string;
  readonly directives: Directives;
}

/** A rule that looks at parts one by one, be it to find something or to be prepared. */
export type LookingRule = PartRule | WholeRule;

/** A finding of a rule that sees the whole file, with what was last told of it. */
export interface Kept {
  readonly finding: FileFinding;
  told: Told | undefined;
}

/** A finding with all its places in the text, and what they were worked out from. */
export interface Told {
  readonly diagnostic: Diagnostic;
  readonly severity: Severity;
  readonly hasFixes: boolean;
  /** Where the parts began that it speaks of, its own first. */
  readonly starts: readonly { readonly part: Part; readonly line: number; readonly character: number }[];
}

/** What a rule that sees the whole file found in it. */
export interface WholeFindings {
  readonly context: string;
  readonly known: Known;
  readonly kept: readonly Kept[];
  /** How many findings were sought at most; infinite when the rule ran to its end. */
  readonly sought: number;
  /** The parts that findings speak of. */
  readonly named: ReadonlySet<Part>;
}

/** Parts taken up between two rests. */
const SLICE = 500;
const memories = new WeakMap<Corpus, CorpusMemory>();

/** What is remembered of a corpus, brought up to its parts as they are now. */
export function memoryOf(corpus: Corpus): CorpusMemory {
  let memory = memories.get(corpus);
  if (!memory) {
    memory = new CorpusMemory(corpus);
    memories.set(corpus, memory);
  }
  memory.follow();
  return memory;
}

/**
 * What {@link memoryOf} does for a corpus that nobody has looked at, with rests. It comes to nothing where the corpus
 * changes meanwhile.
 */
export function* takingUp(corpus: Corpus): Generator<void> {
  if (memories.has(corpus)) return;
  const { parts } = corpus;
  const read: PartFacts[] = [];
  for (const part of parts) {
    read.push(new PartFacts(part));
    if (read.length % SLICE === 0) yield;
  }
  if (corpus.parts !== parts) return;
  memories.set(corpus, new CorpusMemory(corpus, read));
}

/**
 * What rules found in a corpus, for as long as it holds: after an edit what they found in other parts still does, and of
 * the rules that see the whole file those are asked again that heed what was changed, or whose findings speak of it.
 */
export class CorpusMemory {
  /** What is known of all parts, in the order of the text. */
  stretches: readonly Stretch[] = NOTHING;
  readonly #corpus: Corpus;
  readonly #whole = new Map<WholeRule, WholeFindings>();
  #parts: readonly Part[] = NOTHING;
  #conflicts = 0;
  #unread = 0;
  /** The context in which these rules have looked at all parts that are not in `#open`, which is empty as long as none have. */
  #looked: { readonly context: string; readonly rules: ReadonlySet<LookingRule> } | undefined;
  readonly #open = new Set<PartFacts>();
  #telling: Telling | undefined;
  #read: readonly PartFacts[];

  /** With what is known already of all its parts. */
  constructor(corpus: Corpus, read: readonly PartFacts[] = NOTHING) {
    this.#corpus = corpus;
    this.#read = read;
  }

  /** Takes up the parts as they are now. */
  follow(): void {
    const { parts } = this.#corpus;
    const before = this.#parts;
    if (parts === before) return;
    const change = changedParts(before, parts);
    const gone = factsBetween(this.stretches, change.start, change.endBefore);
    const known = new Map(gone.map((facts) => [facts.part, facts]));
    const read = this.#read;
    const come = parts
      .slice(change.start, change.endNow)
      .map((part, at) => read[change.start + at] ?? known.get(part) ?? new PartFacts(part));
    this.#read = NOTHING;
    for (const facts of gone) this.#forget(facts);
    for (const facts of come) this.#takeUp(facts);
    this.stretches = replaced(this.stretches, change, come);
    this.#parts = parts;
    keepDirectives(before, parts, change);
    this.#keepWhole(change, gone, come);
  }

  /** Whether a merge conflict stands in one of the parts; `read` looks at those nobody has looked at. */
  hasConflict(read: (part: Part) => boolean): boolean {
    if (this.#unread > 0)
      for (const { facts } of this.stretches)
        for (const one of facts) if (one.hasConflict === undefined) this.noteConflict(one, read(one.part));
    return this.#conflicts > 0;
  }

  /** Takes note of what somebody saw who had the text of a part at hand, of which that was not known. */
  noteConflict(facts: PartFacts, hasConflict: boolean): void {
    facts.hasConflict = hasConflict;
    this.#unread--;
    if (hasConflict) this.#conflicts++;
  }

  /** The parts at which some of the rules may not have looked in that context. */
  toLookAt(context: string, rules: readonly LookingRule[]): Iterable<readonly PartFacts[]> {
    const looked = this.#looked;
    const isKnown = looked?.context === context && rules.every((rule) => looked.rules.has(rule));
    return isKnown ? [[...this.#open]] : this.stretches.map(({ facts }) => facts);
  }

  /** Takes note that the rules looked at all parts in that context, but for some where they failed. */
  lookedAtAll(context: string, rules: readonly LookingRule[], failed: readonly PartFacts[]): void {
    const looked = this.#looked?.context === context ? this.#looked.rules : NOTHING;
    const isAll = [...looked].every((rule) => rules.includes(rule));
    this.#looked = { context, rules: new Set([...looked, ...rules]) };
    if (isAll) this.#open.clear();
    for (const facts of failed) this.#open.add(facts);
  }

  /** What the rule found, if that still holds in the context and it was to find as many. */
  whole(rule: WholeRule, context: string, { catalogue, decisions }: Known, most: number): WholeFindings | undefined {
    const findings = this.#whole.get(rule);
    if (findings?.context !== context || findings.sought < most) return undefined;
    return findings.known.catalogue === catalogue && findings.known.decisions === decisions ? findings : undefined;
  }

  keepFindings(rule: WholeRule, findings: WholeFindings): void {
    this.#whole.set(rule, findings);
  }

  /** The telling under these conditions; the last one, where they are the same. */
  telling(said: string, directives: Directives): Telling {
    const last = this.#telling;
    if (last?.said === said && last.directives === directives) return last;
    this.#telling = { said, directives };
    return this.#telling;
  }

  #takeUp(facts: PartFacts): void {
    if (facts.hasConflict === undefined) this.#unread++;
    else if (facts.hasConflict) this.#conflicts++;
    if (this.#looked) this.#open.add(facts);
  }

  #forget(facts: PartFacts): void {
    if (facts.hasConflict === undefined) this.#unread--;
    else if (facts.hasConflict) this.#conflicts--;
    this.#open.delete(facts);
  }

  /** Forgets what rules found for which the change makes a difference. */
  #keepWhole({ start, endBefore, endNow }: ChangedParts, gone: readonly PartFacts[], come: readonly PartFacts[]): void {
    const isReplaced = endBefore === endNow && gone.every(({ part }, at) => part.kind === come[at]!.part.kind);
    if (!isReplaced || (start === 0 && endBefore === 0)) {
      this.#whole.clear();
      return;
    }
    const changes = gone.flatMap((before, at) =>
      before.part === come[at]!.part ? [] : [changeOf(this.#corpus, before, come[at]!)],
    );
    for (const [rule, { named, known, sought }] of this.#whole)
      if (
        sought !== Number.POSITIVE_INFINITY ||
        !rule.heeds ||
        changes.some((change) => named.has(change.before) || rule.heeds?.(change, known))
      )
        this.#whole.delete(rule);
  }
}

/**
 * Takes note of what of a part's text an edit is held against. For whoever has just had the text in hands: to read a line of
 * each part for this alone takes longer than all the rest that is noted of it.
 */
export function noteText({ source }: Corpus, facts: PartFacts): void {
  const { part } = facts;
  // What is not in memory is not edited: nobody will ask how it was.
  if (facts.header !== undefined || part.kind === "gap" || source.text) return;
  const { line, character } = part.start;
  facts.header = source.line(line).slice(character);
  facts.hasInk = bodyHasInk(source, part);
}

/** What was told of a part and of its stretch no longer holds. */
export function forgetTold(facts: PartFacts): void {
  facts.told = undefined;
  if (facts.home) facts.home.told = facts.home.counted = undefined;
}

function bodyHasInk(source: LineSource, { bodyStart, bodyEnd }: Block): boolean {
  for (let line = bodyStart; line < bodyEnd; line++) if (hasInk(source.line(line))) return true;
  return false;
}

/** What an edit made of a part, for the rules that say whether they heed it. */
export function changeOf(corpus: Corpus, before: PartFacts, now: PartFacts): Change {
  noteText(corpus, now);
  if (before.part.kind === "gap" || now.part.kind === "gap") {
    const sameHeader = before.header === now.header;
    return { kind: "gap", corpus, before: before.part, now: now.part, sameHeader, sameShape: false };
  }
  const sameHeader = before.header !== undefined && before.header === now.header;
  const sameShape = before.hasInk === now.hasInk && shapeOf(before.part) === shapeOf(now.part);
  return { kind: "block", corpus, before: before.part, now: now.part, sameHeader, sameShape };
}

/** How a block ends, and whether it has a body at all. */
function shapeOf({ close, start, end, bodyStart, bodyEnd }: Block): string {
  return `${close.kind} ${start.character} ${end.character} ${bodyEnd > bodyStart}`;
}
