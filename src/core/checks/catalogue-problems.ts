import { type Catalogue, type CatalogueProblem, problemsInContext } from "../entities/catalogue.ts";
import type { CatalogueText } from "../entities/catalogue-text.ts";
import type { Corpus } from "../syntax/nodes.ts";
import type { Levels, Severity } from "./rule.ts";
import { Silencers } from "./silencers.ts";

/** A fault of a catalogue that is to be told; its span counts from the catalogue's own text. */
export interface ToldCatalogueProblem extends Omit<CatalogueProblem, "severity"> {
  readonly severity: Severity;
}

/**
 * What is to be told of one catalogue, by itself and beside the others that hold for `corpus`, by its place in the text.
 *
 * `levels` decide how severe it is. A catalogue that is a document of the corpus is silenced by directives above it and of
 * the file; one that is a file of its own is not.
 */
export function catalogueProblems(
  text: CatalogueText,
  catalogue: Catalogue,
  corpus: Corpus,
  levels: Levels = {},
): readonly ToldCatalogueProblem[] {
  const { block, file } = text;
  const silencers = block && new Silencers(corpus);
  const told: ToldCatalogueProblem[] = [];
  for (const problem of [...file.problems, ...problemsInContext(file, catalogue)]) {
    const severity = levels[problem.rule] ?? problem.severity;
    if (severity === "off" || (block && silencers?.silence(problem.rule, block))) continue;
    told.push({ ...problem, severity });
  }
  return told.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
