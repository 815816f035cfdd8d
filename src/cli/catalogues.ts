import { catalogueProblems, type ToldCatalogueProblem } from "../core/checks/catalogue-problems.ts";
import type { Diagnostic, Levels } from "../core/checks/rule.ts";
import { type Catalogue, mergeCatalogues } from "../core/entities/catalogue.ts";
import {
  type CatalogueText,
  catalogueBlocks,
  readCatalogueBlock,
  readCatalogueFile,
} from "../core/entities/catalogue-text.ts";
import { headerOf } from "../core/syntax/cut.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { CatalogueFinder } from "../files/find-catalogues.ts";
import type { Configurations } from "./configurations.ts";
import type { Input, Inputs } from "./inputs.ts";

/** What holds for one corpus. */
export interface Holding {
  /** Nearest first. */
  readonly texts: readonly CatalogueText[];
  readonly catalogue: Catalogue;
}

/**
 * The catalogues that hold for corpora: documents of the corpus that are named so, then the files beside and above it
 * and those that its `.corpus.yaml` names, or in their place those that the user named.
 *
 * Files are read once, however many corpora they hold for.
 */
export class Catalogues {
  readonly #inputs: Inputs;
  readonly #configurations: Configurations;
  readonly #named: readonly string[];
  readonly #tried: ReadonlyMap<string, string>;
  readonly #finder: CatalogueFinder;
  readonly #read = new Map<string, Promise<CatalogueText | undefined>>();
  readonly #joined = new Map<string, Holding>();

  /** Of files that are `tried`, by absolute paths, what they would say holds in place of what they say. */
  constructor(
    inputs: Inputs,
    configurations: Configurations,
    named: readonly string[] = [],
    tried: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#inputs = inputs;
    this.#configurations = configurations;
    this.#named = named;
    this.#tried = tried;
    this.#finder = new CatalogueFinder(inputs.absolute("."));
  }

  /** What holds for the corpus of `input`. The same object for corpora for which the same files hold. */
  async for(input: Input, corpus: Corpus): Promise<Holding> {
    const own = [...catalogueBlocks(corpus)].map((block) => readCatalogueBlock(corpus, block, sourceOf(block, corpus)));
    const files = await this.#files(input);
    if (own.length > 0) return join([...own, ...files]);
    const key = JSON.stringify(files.map(({ file }) => file.source));
    const known = this.#joined.get(key) ?? join(files);
    this.#joined.set(key, known);
    return known;
  }

  async #files(input: Input): Promise<readonly CatalogueText[]> {
    const paths = this.#named.length > 0 ? this.#named : await this.paths(input);
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

  /** The files beside and above what lies there, nearest first, and those that its configuration names; as they are reported. */
  async paths(input: Pick<Input, "path" | "folder">): Promise<readonly string[]> {
    const { catalogues } = await this.#configurations.for(input.folder);
    const found = new Set([...(await this.#finder.find(input.folder)), ...catalogues]);
    return [...found].map((path) => this.#inputs.reported(path, input));
  }

  async #readFile(path: string): Promise<CatalogueText | undefined> {
    const input = await this.#inputs.readFile(path);
    if (!input) return undefined;
    return readCatalogueFile(this.#tried.get(this.#inputs.absolute(path)) ?? input.text, input.path);
  }
}

/** What is to be told of a catalogue that is a file, by itself and beside the others; in order. */
export function problemsOf(text: CatalogueText, { catalogue }: Holding, levels: Levels): readonly Diagnostic[] {
  return catalogueProblems(text, catalogue, levels).map((problem) => diagnosticOf(problem, text));
}

function diagnosticOf({ rule, severity, span, message }: ToldCatalogueProblem, { lines }: CatalogueText): Diagnostic {
  return {
    rule,
    severity,
    range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) },
    message,
    document: undefined,
    related: [],
    fixes: [],
    anchor: { line: 0, character: 0 },
  };
}

/** A name alone would not do: two documents may have one. */
function sourceOf(block: Block, corpus: Corpus): string {
  return `${headerOf(corpus, block).name}:${block.start.line + 1}`;
}

function join(texts: readonly CatalogueText[]): Holding {
  return { texts, catalogue: mergeCatalogues(texts.map((text) => text.file)) };
}
