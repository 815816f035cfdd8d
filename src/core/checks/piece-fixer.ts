import { atOnce } from "../in-steps.ts";
import { CorpusIndex } from "../syntax/corpus-index.ts";
import { cutPart } from "../syntax/cut.ts";
import type { Corpus } from "../syntax/nodes.ts";
import { applyLineEdits } from "../text.ts";
import { withEvenLineEnds } from "./byte-fixes.ts";
import { isCatalogueRule } from "./catalogue-problems.ts";
import { conflictsIn } from "./conflicts.ts";
import { directivesOf, hasUnknownFormat } from "./directives.ts";
import { type FixOptions, makingFixesOfRule, makingSafeFixes } from "./fix-all.ts";
import { nextCatalogueFix } from "./fix-catalogues.ts";
import type { Levels } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** Which fixes are made: all that are safe, or the preferred one of each finding of the rules that are named. */
export type ChosenFixes = "safe" | readonly string[];

const MARK = "\uFEFF";

/**
 * Fixes a corpus in pieces that are cut where `cutsOf` has it: looks at all of them first, then fixes one after the other.
 * What the pieces become, put together, is what the whole becomes. A byte order mark at the file's start is part of the
 * first piece.
 */
export class PieceFixer {
  /** How many findings were fixed. */
  fixed = 0;
  readonly #chosen: ChosenFixes;
  readonly #options: FixOptions;
  readonly #silenced = new Set<string>();
  #refusal: string | undefined;
  readonly #ends = { lf: 0, crlf: 0, lone: false };
  #pieces = 0;
  #hasEvened = false;
  #isFirst = true;
  /** How the line ends that stands above the piece. */
  #above: "\n" | "\r\n" | undefined;
  #levels: Levels | undefined;

  constructor(chosen: ChosenFixes, options: FixOptions) {
    this.#chosen = chosen;
    this.#options = options;
  }

  /** Looks at the next piece. */
  look(text: string): void {
    this.#pieces++;
    const corpus = CorpusIndex.ofText(withoutMark(text, this.#isFirst));
    this.#isFirst = false;
    if (hasUnknownFormat(corpus)) this.#refusal = "is of another version of the format";
    this.#refusal ??= hasConflict(corpus) ? "has merge conflicts, which come first" : undefined;
    for (const { entries, scope } of directivesOf(corpus).ignores)
      if (scope === "file") for (const { rule } of entries) this.#silenced.add(rule);
    countEnds(text, this.#ends);
  }

  /** Why nothing may be fixed, as the end of a sentence: asked once all pieces were looked at, and again at the end. */
  get refusal(): string | undefined {
    return this.#refusal;
  }

  /** What becomes of the next piece, from the first one on, after all were looked at. */
  fix(text: string): string {
    return atOnce(this.fixing(text));
  }

  /** {@link fix}, with rests. */
  *fixing(text: string): Generator<void, string> {
    if (!this.#levels) this.#isFirst = true;
    this.#levels ??= { ...this.#options.levels, ...Object.fromEntries([...this.#silenced].map((id) => [id, "off"])) };
    // Silenced in the whole file, that is: a piece may lack the comment.
    const options = { ...this.#options, levels: this.#levels, hasNoConflicts: true };
    const hasMark = this.#isFirst && text.startsWith(MARK);
    let current = withoutMark(text, this.#isFirst);
    this.#isFirst = false;
    let mark = hasMark ? MARK : "";
    if (hasMark && this.#isWanted("byte-order-mark")) {
      mark = "";
      this.fixed++;
    }
    if (this.#isWanted("mixed-line-endings") && isMixed(this.#ends)) {
      const even = withEvenLineEnds(CorpusIndex.ofText(current), isMostlyCrlf(this.#ends));
      if (even !== current && !this.#hasEvened) this.fixed++;
      this.#hasEvened ||= even !== current;
      current = even;
    }
    for (const rule of this.#chosen === "safe" ? [undefined] : this.#chosen)
      current = yield* this.#fixed(current, rule, options);
    if (this.#pieces > 1 && this.#uncovers(CorpusIndex.ofText(current)))
      this.#refusal ??= "has a comment that speaks for the whole file and is only uncovered by a fix";
    const end = /\r?\n$/.exec(current)?.[0];
    if (end !== undefined) this.#above = end as "\n" | "\r\n";
    return mark + current;
  }

  /** Whether it now says what would hold for the other pieces too. */
  #uncovers(corpus: Corpus): boolean {
    const { formats, ignores } = directivesOf(corpus);
    if (formats.length + ignores.length === 0) return hasConflict(corpus);
    const inFile = ignores.filter(({ scope }) => scope === "file").flatMap(({ entries }) => entries);
    return hasUnknownFormat(corpus) || hasConflict(corpus) || inFile.some(({ rule }) => !this.#silenced.has(rule));
  }

  *#fixed(text: string, rule: string | undefined, options: FixOptions): Generator<void, string> {
    if (rule !== undefined && isCatalogueRule(rule)) return this.#catalogueFixed(text, rule, options);
    const corpus = CorpusIndex.ofText(text);
    const making = rule === undefined ? makingSafeFixes(corpus, options) : makingFixesOfRule(corpus, rule, options);
    const done = yield* making;
    this.fixed += done.fixed;
    return applyLineEdits(text, done.edits, this.#above);
  }

  #catalogueFixed(text: string, rule: string, options: FixOptions): string {
    let current = text;
    for (let fixed = 0; ; fixed++) {
      const edits =
        fixed < MOST_IN_CATALOGUES ? nextCatalogueFix(CorpusIndex.ofText(current), rule, options) : undefined;
      if (!edits) return current;
      current = applyLineEdits(current, edits, this.#above);
      this.fixed++;
    }
  }

  #isWanted(id: string): boolean {
    if (this.#levels?.[id] === "off") return false;
    return this.#chosen === "safe" || this.#chosen.includes(id);
  }
}

/** More fixes than this nobody waits for: each reads the catalogue anew. */
const MOST_IN_CATALOGUES = 1_000;

/** The rules among these whose fixes are not made in pieces: what they do may hang on other documents. */
export function needingAll(chosen: ChosenFixes): readonly string[] {
  if (chosen === "safe") return [];
  const others = rules.filter(({ scope }) => scope !== "block" && scope !== "bytes");
  return others.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
}

function withoutMark(text: string, isFirst: boolean): string {
  return isFirst && text.startsWith(MARK) ? text.slice(1) : text;
}

function hasConflict(corpus: Corpus): boolean {
  return corpus.parts.some((part) => conflictsIn(cutPart(corpus, part).text).length > 0);
}

interface LineEnds {
  lf: number;
  crlf: number;
  lone: boolean;
}

function countEnds(text: string, ends: LineEnds): void {
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (text.charCodeAt(at - 1) === 13) ends.crlf++;
    else ends.lf++;
  }
  ends.lone ||= text.includes("\r") && /\r(?!\n)/.test(text);
}

function isMixed({ crlf, lf, lone }: LineEnds): boolean {
  return lone || (crlf > 0 && lf > 0);
}

function isMostlyCrlf({ crlf, lf }: LineEnds): boolean {
  return crlf > lf;
}
