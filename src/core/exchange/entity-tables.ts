import type { IndexedDocument } from "../entities/mention-index.ts";
import { type IndexedCorpus, type Tally, tallying } from "../entities/tally.ts";
import { atOnce } from "../in-steps.ts";
import { csvRow } from "./csv.ts";

/** Other strings for somebody, the most frequent first, at most so many in one cell. */
const MOST_FORMS = 20;

/** Everybody who is mentioned, as a table: the most frequent first, then by id. */
export function* entityTable(corpora: readonly IndexedCorpus[]): Generator<string> {
  yield csvRow(["entity", "name", "kind", "how", "mentions", "documents", "forms", "wikidata", "description"]);
  const forms = formsOf(corpora);
  for (const { subject, count, documents } of byCount(corpora)) {
    const { id, name, type, entity, recognised } = subject;
    const how = entity ? "catalogue" : "recognised";
    const description = entity?.description ?? recognised?.descriptors.join("; ") ?? "";
    const seen = formsSeen(forms.get(id)).join("; ");
    yield csvRow([id, name, type ?? "", how, count, documents, seen, entity?.wikidata ?? "", description]);
  }
}

/**
 * How often each document mentions everybody: a row for each document, a column for each id, the most frequent first. As
 * wide as there are ids: a spreadsheet opens 16,384 columns.
 */
export function* documentMatrix(corpora: readonly IndexedCorpus[]): Generator<string> {
  const ids = byCount(corpora).map(({ subject }) => subject.id);
  yield csvRow(["path", "document", ...ids]);
  for (const { source, index } of corpora)
    for (const { name, counts } of index.documents)
      yield csvRow([source, name ?? "", ...ids.map((id) => counts.get(id) ?? 0)]);
}

/**
 * Who shares paragraphs with whom, as the edges of a graph without direction: the weight is the number of shared
 * paragraphs. The heaviest first, then by ids; of each pair the smaller id is the source.
 */
export function* pairTable(corpora: readonly IndexedCorpus[]): Generator<string> {
  yield csvRow(["source", "target", "weight", "documents", "source_name", "target_name"]);
  const named = new Map(byCount(corpora).map(({ subject }) => [subject.id, subject.name]));
  const pairs = [...pairsIn(corpora)].sort((a, b) => b.weight - a.weight || compare(a.a, b.a) || compare(a.b, b.b));
  for (const { a, b, weight, documents } of pairs)
    yield csvRow([a, b, weight, documents, named.get(a) ?? a, named.get(b) ?? b]);
}

interface Pair {
  readonly a: string;
  readonly b: string;
  weight: number;
  documents: number;
  /** The document that was counted last. */
  last: IndexedDocument;
}

function pairsIn(corpora: readonly IndexedCorpus[]): Iterable<Pair> {
  const pairs = new Map<string, Map<string, Pair>>();
  const all: Pair[] = [];
  for (const { index } of corpora) {
    for (const document of index.documents) {
      for (const paragraph of document.paragraphs) {
        const ids = [...paragraph].sort(compare);
        for (let i = 0; i < ids.length; i++) {
          for (let j = i + 1; j < ids.length; j++) {
            const [a, b] = [ids[i]!, ids[j]!];
            const known = pairs.get(a)?.get(b);
            if (known) {
              known.weight++;
              if (known.last !== document) known.documents++;
              known.last = document;
              continue;
            }
            const pair = { a, b, weight: 1, documents: 1, last: document };
            all.push(pair);
            const ofFirst = pairs.get(a);
            if (ofFirst) ofFirst.set(b, pair);
            else pairs.set(a, new Map([[b, pair]]));
          }
        }
      }
    }
  }
  return all;
}

function byCount(corpora: readonly IndexedCorpus[]): readonly Tally[] {
  return [...atOnce(tallying(corpora))].sort((a, b) => b.count - a.count || compare(a.subject.id, b.subject.id));
}

/** By id, under which strings it stands in the texts and how often. */
function formsOf(corpora: readonly IndexedCorpus[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const forms = new Map<string, Map<string, number>>();
  for (const { index } of corpora) {
    for (const { mentions } of index.documents) {
      for (const { kind, entities, text } of mentions) {
        if (kind === "unresolved" || entities.length !== 1) continue;
        const form = text.replace(/\s+/g, " ");
        const known = forms.get(entities[0]!);
        if (known) known.set(form, (known.get(form) ?? 0) + 1);
        else forms.set(entities[0]!, new Map([[form, 1]]));
      }
    }
  }
  return forms;
}

function formsSeen(counts: ReadonlyMap<string, number> = new Map()): readonly string[] {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  return sorted.slice(0, MOST_FORMS).map(([form]) => form);
}

/** By code units, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
