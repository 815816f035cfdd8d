import { formsEverywhere } from "../entities/catalogue.ts";
import { type IndexedCorpus, tallying } from "../entities/tally.ts";
import { atOnce } from "../in-steps.ts";

/** One line of a patterns file as spaCy's EntityRuler and Prodigy read it. */
export interface Pattern {
  readonly label: string;
  /** Matched word for word. */
  readonly pattern: string;
  /** The entry it stands for; names without one have none. */
  readonly id?: string;
}

/** What spaCy's models for English call our types. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ["person", "PERSON"],
  ["organisation", "ORG"],
  ["place", "LOC"],
  ["event", "EVENT"],
  ["work", "WORK_OF_ART"],
  ["product", "PRODUCT"],
  ["law", "LAW"],
  ["nationality", "NORP"],
]);

/**
 * Patterns for all that the catalogues know, name and the aliases that hold everywhere, then for the names that the
 * corpora have besides, in the order in which they first occur. What has no type is left out: a pattern needs a label.
 */
export function* patternsOf(corpora: readonly IndexedCorpus[]): Generator<Pattern> {
  const told = new Set<string>();
  const once = (pattern: Pattern): readonly Pattern[] => {
    const key = JSON.stringify(pattern);
    if (told.has(key)) return [];
    told.add(key);
    return [pattern];
  };
  for (const catalogue of new Set(corpora.map((corpus) => corpus.catalogue))) {
    for (const entity of catalogue.entities) {
      const label = labelOf(entity.type);
      if (label === undefined) continue;
      for (const { text: pattern } of formsEverywhere(entity)) yield* once({ label, pattern, id: entity.id });
    }
  }
  for (const { subject } of atOnce(tallying(corpora))) {
    const label = labelOf(subject.type);
    if (!subject.entity && label !== undefined) yield* once({ label, pattern: subject.name });
  }
}

/** A type of the catalogue's own is written as such labels are: `ship class` is SHIP_CLASS. */
function labelOf(type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  return LABELS.get(type) ?? type.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "_");
}
