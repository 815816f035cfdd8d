import type { Diagnostic, Severity } from "../core/checks/rule.ts";
import { CodePoints } from "../core/syntax/code-points.ts";
import { cutBlock, headerOf } from "../core/syntax/cut.ts";
import { attributeOf } from "../core/syntax/header.ts";
import type { Block, Corpus, Header } from "../core/syntax/nodes.ts";
import { blockAt, blocksOf } from "../core/syntax/parse.ts";
import type { Position, Range } from "../core/text.ts";
import { Fingerprints, SharedKeys, type Trait } from "./fingerprint.ts";

/** A finding as it is reported (`cli.md`). Lines and columns count from 1, columns in UTF-16 code units. */
export interface ReportedFinding {
  readonly path: string;
  /** The name of the document it lies in. */
  readonly document: string | undefined;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixable: "safe" | "suggested" | "no";
  readonly fingerprint: string;
  /** Where it lies in the decoded body of its document, in code points, if it does. */
  readonly body: { readonly start: number; readonly end: number } | undefined;
}

/** Turns what the core finds in one file into what is reported. Made for one file; ask in the order of the text. */
export class FindingReporter {
  readonly #path: string;
  readonly #corpus: Corpus;
  readonly #fingerprints: Fingerprints;
  #counted: { readonly block: Block; readonly points: CodePoints } | undefined;

  constructor(path: string, corpus: Corpus, fingerprints = new Fingerprints()) {
    this.#path = path;
    this.#corpus = corpus;
    this.#fingerprints = fingerprints;
  }

  /** The finding with its fingerprint and its place in the document. `fixable` where the finding itself does not say. */
  report(diagnostic: Diagnostic, fixable = fixableOf(diagnostic)): ReportedFinding {
    const { document, message, range, rule, severity } = diagnostic;
    const block = blockAt(this.#corpus, diagnostic.anchor);
    return {
      path: this.#path,
      document,
      rule,
      severity,
      message,
      ...oneBased(range),
      fixable,
      fingerprint: this.#fingerprints.of(traitOf(this.#corpus, diagnostic)),
      body: block && this.#inBody(block, range),
    };
  }

  #inBody(block: Block, range: Range): { readonly start: number; readonly end: number } | undefined {
    if (this.#counted?.block !== block)
      this.#counted = { block, points: new CodePoints(block, cutBlock(this.#corpus, block)) };
    const { points } = this.#counted;
    const start = points.beforePosition(range.start);
    const end = start === undefined ? undefined : points.beforePosition(range.end);
    return start === undefined || end === undefined ? undefined : { start, end };
  }
}

/**
 * What makes a finding the same one after an edit. A document with an `id` keeps its findings when its name changes, so the
 * name itself is not quoted then.
 */
export function traitOf(corpus: Corpus, { anchor, document = "", range, rule }: Diagnostic): Trait {
  const block = blockAt(corpus, anchor);
  const quote = textIn(corpus, range);
  if (!block) return { rule, document, quote };
  const header = headerOf(corpus, block);
  const key = keyOf(header);
  if (attributeOf(header, "id") === undefined) return { rule, document: key, quote };
  const nameStart = block.start.character + header.nameSpan.start;
  const nameEnd = block.start.character + header.nameSpan.end;
  const { start, end } = range;
  const marksName =
    start.line === block.start.line &&
    start.character <= nameEnd &&
    (end.line > start.line || end.character >= nameStart);
  return { rule, document: key, quote: marksName ? "" : quote };
}

/** What fingerprints call a document. */
function keyOf(header: Header): string {
  const id = attributeOf(header, "id");
  return id === undefined ? (header.name ?? "") : `id=${id}`;
}

/** Those of a corpus whose findings are too many to be held: of a document they are forgotten after it. */
export function fingerprintsInPassing(corpus: Corpus): Fingerprints {
  const keys = function* (): Generator<string> {
    for (const block of blocksOf(corpus)) yield keyOf(headerOf(corpus, block));
  };
  const shared = new SharedKeys(keys(), corpus.parts.length);
  return new Fingerprints((document) => document === "" || shared.has(document));
}

/** Lines and columns as they are reported: from 1. */
export function oneBased(range: Range): Pick<ReportedFinding, "line" | "column" | "endLine" | "endColumn"> {
  const { start, end } = range;
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Whether fix-all would mend it, a quick fix would, or nothing of ours. */
export function fixableOf(diagnostic: Pick<Diagnostic, "fixes">): ReportedFinding["fixable"] {
  if (diagnostic.fixes.some((fix) => fix.safety === "safe")) return "safe";
  return diagnostic.fixes.length > 0 ? "suggested" : "no";
}

function textIn(corpus: Corpus, range: Range): string {
  const { source } = corpus;
  const lineOf = (position: Position): string => source.line(position.line);
  if (range.start.line === range.end.line) return lineOf(range.start).slice(range.start.character, range.end.character);
  const lines = [lineOf(range.start).slice(range.start.character)];
  for (let line = range.start.line + 1; line < range.end.line; line++) lines.push(source.line(line));
  lines.push(lineOf(range.end).slice(0, range.end.character));
  return lines.join("\n");
}
