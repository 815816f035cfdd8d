import type { Diagnostic } from "../core/checks/rule.ts";
import {
  type Catalogue,
  type CatalogueFile,
  type CatalogueProblem,
  isCatalogueName,
  mergeCatalogues,
  problemsInContext,
} from "../core/entities/catalogue.ts";
import { readCatalogue } from "../core/entities/catalogue-yaml.ts";
import { isBase64 } from "../core/syntax/content.ts";
import { cutBlock, headerOf } from "../core/syntax/cut.ts";
import { droppedBackslashes, unescapeBody } from "../core/syntax/escaping.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import { LineIndex, type Position, type Range } from "../core/text.ts";
import { CatalogueFinder } from "../files/find-catalogues.ts";
import type { Input, Inputs } from "./inputs.ts";

/** A catalogue with the text it was read from: a file, or a document of the corpus itself. */
export interface CatalogueText {
  /** Its name in problems that point at it: the reported path of a file. */
  readonly source: string;
  readonly file: CatalogueFile;
  readonly lines: LineIndex;
  /** The document it is, if it is one. */
  readonly block: Block | undefined;
}

/** What holds for one corpus. */
export interface Holding {
  /** Nearest first. */
  readonly texts: readonly CatalogueText[];
  readonly catalogue: Catalogue;
}

/**
 * The catalogues that hold for corpora: documents of the corpus that are named so, then the files beside and above it,
 * or in their place those that the user named.
 *
 * Files are read once, however many corpora they hold for.
 */
export class Catalogues {
  readonly #inputs: Inputs;
  readonly #named: readonly string[];
  readonly #finder = new CatalogueFinder();
  readonly #read = new Map<string, Promise<CatalogueText | undefined>>();
  readonly #joined = new Map<string, Holding>();

  constructor(inputs: Inputs, named: readonly string[] = []) {
    this.#inputs = inputs;
    this.#named = named;
  }

  /** What holds for the corpus of `input`. The same object for corpora for which the same files hold. */
  async for(input: Input, corpus: Corpus): Promise<Holding> {
    const own = [...catalogueBlocks(corpus)];
    const files = await this.#files(input);
    if (own.length > 0) return join([...own, ...files]);
    const key = JSON.stringify(files.map((file) => file.source));
    const known = this.#joined.get(key) ?? join(files);
    this.#joined.set(key, known);
    return known;
  }

  async #files(input: Input): Promise<readonly CatalogueText[]> {
    const paths =
      this.#named.length > 0
        ? this.#named
        : (await this.#finder.find(input.folder)).map((path) => this.#inputs.reported(path, input));
    const texts: CatalogueText[] = [];
    for (const path of paths) {
      let text = this.#read.get(path);
      if (!text) {
        text = this.#readFile(path);
        this.#read.set(path, text);
      }
      const read = await text;
      if (read) texts.push(read);
    }
    return texts;
  }

  async #readFile(path: string): Promise<CatalogueText | undefined> {
    const input = await this.#inputs.readFile(path);
    if (!input) return undefined;
    const { path: source, text } = input;
    return { source, file: readCatalogue(text, source), lines: LineIndex.of(text), block: undefined };
  }
}

/** All that is wrong with a catalogue, by itself and beside the others, at its place in the file or the corpus. */
export function problemsOf(text: CatalogueText, { catalogue }: Holding, corpus: Corpus): readonly Diagnostic[] {
  const problems = [...text.file.problems, ...problemsInContext(text.file, catalogue)];
  return problems.map((problem) => diagnosticOf(problem, text, corpus));
}

function diagnosticOf(problem: CatalogueProblem, text: CatalogueText, corpus: Corpus): Diagnostic {
  const { block } = text;
  return {
    rule: problem.rule,
    severity: problem.severity,
    range: rangeIn(problem, text, corpus),
    message: problem.message,
    document: block && headerOf(corpus, block).name,
    related: [],
    fixes: [],
    anchor: block?.start ?? { line: 0, character: 0 },
  };
}

function rangeIn({ span }: CatalogueProblem, { lines, block }: CatalogueText, corpus: Corpus): Range {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  if (!block) return { start, end };
  return { start: inCorpus(start, block, corpus), end: inCorpus(end, block, corpus) };
}

/** The place in the corpus of a place in a document's text: further down, and after the backslash of an escaped line. */
function inCorpus({ line, character }: Position, block: Block, corpus: Corpus): Position {
  const written = corpus.source.line(Math.min(block.bodyStart + line, corpus.source.lineCount - 1));
  return { line: block.bodyStart + line, character: character + droppedBackslashes(written).length };
}

function* catalogueBlocks(corpus: Corpus): Generator<CatalogueText> {
  for (const block of blocksOf(corpus)) {
    const header = headerOf(corpus, block);
    if (header.name === undefined || !isCatalogueName(header.name) || isBase64(header)) continue;
    const { text, body } = cutBlock(corpus, block);
    const decoded = unescapeBody(text.slice(body.start, body.end));
    // A name alone would not do: two documents may have one.
    const source = `${header.name}:${block.start.line + 1}`;
    yield { source, file: readCatalogue(decoded, source), lines: LineIndex.of(decoded), block };
  }
}

function join(texts: readonly CatalogueText[]): Holding {
  return { texts, catalogue: mergeCatalogues(texts.map((text) => text.file)) };
}
