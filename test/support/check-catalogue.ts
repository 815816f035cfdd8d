import { catalogueProblems, type ToldCatalogueProblem } from "../../src/core/checks/catalogue-problems.ts";
import type { Levels } from "../../src/core/checks/rule.ts";
import { type Catalogue, mergeCatalogues } from "../../src/core/entities/catalogue.ts";
import { catalogueFixes } from "../../src/core/entities/catalogue-repairs.ts";
import { readCatalogueFile } from "../../src/core/entities/catalogue-text.ts";
import { readCatalogue } from "../../src/core/entities/catalogue-yaml.ts";
import { applyEdits } from "../../src/core/text.ts";
import { deepEqual } from "./expect.ts";
import { unmark } from "./markup.ts";

/** Fails unless the catalogue, a file of its own, gives exactly the marked problems. Answers what was found. */
export function checkCatalogue(marked: string, levels: Levels = {}): readonly ToldCatalogueProblem[] {
  const { text, findings } = unmark(marked);
  const read = readCatalogueFile(text, "test");
  const found = catalogueProblems(read, mergeCatalogues([read.file]), levels);
  const told = (rule: string, start: number, end: number): string => `${rule} at ${start}: ${text.slice(start, end)}`;
  deepEqual(
    found.map(({ rule, span }) => told(rule, span.start, span.end)),
    findings.map(({ rule, start, end }) => told(rule, start, end)),
    `problems in ${JSON.stringify(text)}`,
  );
  return found;
}

/** The catalogue with the preferred fix of each problem made, one after the other. */
export function fixCatalogue(text: string): string {
  let fixed = text;
  for (;;) {
    const read = readCatalogueFile(fixed, "test");
    const catalogue = mergeCatalogues([read.file]);
    const fixes = catalogueProblems(read, catalogue).map((problem) => catalogueFixes(fixed, problem, catalogue)[0]);
    const edits = fixes.find((fix) => fix !== undefined)?.edits;
    if (!edits) return fixed;
    fixed = applyEdits(fixed, edits);
  }
}

/** The catalogue that a sound YAML text is. */
export function catalogueIn(yaml: string): Catalogue {
  const file = readCatalogue(yaml, "test");
  deepEqual(file.problems, []);
  return mergeCatalogues([file]);
}
