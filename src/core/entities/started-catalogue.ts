import { sorting } from "../in-steps.ts";
import { quotedYaml } from "../yaml/guarded-yaml.ts";
import { writeScalar } from "../yaml/yaml-scalars.ts";
import { type Catalogue, type Entity, formsEverywhere } from "./catalogue.ts";
import { freshId } from "./entity-id.ts";
import { timeFor, withoutTitle } from "./name-suggestions.ts";
import { canonicalSpelling } from "./spelling.ts";
import { type IndexedCorpus, type Tally, tallying } from "./tally.ts";

/** A catalogue that was written from what texts name, for somebody to prune. */
export interface StartedCatalogue {
  readonly text: string;
  /** Entities in it. */
  readonly count: number;
}

/** Entities that a person may be asked to look through. */
const MOST = 1_000;
const MOST_ALIASES = 6;
const MOST_DOCUMENTS = 3;
const MOST_DESCRIPTORS = 2;

/** Those whom the corpora mention and no catalogue has, the most frequent first; nationalities are none of them. */
export function* findingUnknownNames(corpora: readonly IndexedCorpus[]): Generator<void, readonly Tally[]> {
  const tallies = yield* tallying(corpora);
  const unknown = tallies.filter(({ subject: { recognised } }) => recognised && recognised.type !== "nationality");
  return yield* sorting(unknown, (a, b) => b.count - a.count);
}

/** Entries that none of the corpora mentions, of all catalogues that hold for them. */
export function unusedEntries(corpora: readonly IndexedCorpus[]): readonly Entity[] {
  const used = new Set<string>();
  const all = new Map<string, Entity>();
  for (const { catalogue, index } of corpora) {
    for (const { id } of index.entities()) used.add(catalogue.byId.get(id)?.id ?? id);
    for (const entity of catalogue.entities) if (!all.has(entity.id)) all.set(entity.id, entity);
  }
  return [...all.values()].filter(({ id }) => !used.has(id));
}

/**
 * A catalogue of those whom the corpora mention and no catalogue has, the most frequent first, each with where it is
 * mentioned; made in steps, so that the caller can give way. Those of whose type nothing is told are written as comments. `what` names the corpora.
 */
export function* startingCatalogue(corpora: readonly IndexedCorpus[], what: string): Generator<void, StartedCatalogue> {
  const unknown = oneOfEach(yield* findingUnknownNames(corpora)).slice(0, MOST);
  const ids = new Set(corpora.flatMap(({ catalogue }) => [...catalogue.byId.keys()]));
  const known = namesOf(corpora.map(({ catalogue }) => catalogue));
  for (const { tally } of unknown) known.add(canonicalSpelling(tally.subject.name));
  const entries: string[] = [];
  const untyped: string[] = [];
  for (const one of unknown) {
    yield;
    const { tally } = one;
    const id = freshId(tally.subject.name, (one) => ids.has(one));
    ids.add(id);
    const lines = entryLines(one, id, corpora, known);
    if (tally.subject.type !== undefined) entries.push(...(entries.length > 0 ? [""] : []), ...lines);
    else untyped.push(...lines.map((line) => line.replace(/^ {2}(?:# )?/, "  # ")));
  }
  const text = [
    `# Who and what ${comment(what)} speaks of, the most frequent first, as recognised from the text alone.`,
    "# Delete what is no name or not wanted, and mend names and types. What was recognised may be wrong.",
    "entities:",
    ...entries,
    ...(untyped.length > 0 ? ["", "  # Of what type these are is not told:", ...untyped] : []),
    "",
  ].join("\n");
  return { text, count: unknown.length };
}

/** A name with those that differ from it by letter case alone, as a dateline in capitals does. */
interface Alike {
  readonly tally: Tally;
  readonly others: readonly string[];
}

function oneOfEach(tallies: readonly Tally[]): readonly Alike[] {
  const byName = new Map<string, { readonly tally: Tally; readonly others: string[] }>();
  for (const tally of tallies) {
    const { name, type } = tally.subject;
    const key = `${type} ${canonicalSpelling(name).toLowerCase()}`;
    const known = byName.get(key);
    if (known) known.others.push(name);
    else byName.set(key, { tally, others: [] });
  }
  return [...byName.values()];
}

function entryLines(
  { tally: { subject, count, documents }, others: alike }: Alike,
  id: string,
  corpora: readonly IndexedCorpus[],
  known: ReadonlySet<string>,
): readonly string[] {
  const { name, type, recognised } = subject;
  const familyName = recognised?.familyName;
  const examples = corpora
    .flatMap(({ index }) => index.documentsOf(subject.id))
    .flatMap((document) => document.name ?? [])
    .slice(0, MOST_DOCUMENTS);
  const where = `${counted(count, "mention")} in ${counted(documents, "document")}`;
  const others = documents > examples.length ? ", …" : "";
  const named = examples.length > 0 ? `: ${examples.map((one) => comment(one)).join(", ")}${others}` : "";
  const [description, ...more] = new Set(recognised?.descriptors);
  const called = more.slice(0, MOST_DESCRIPTORS).map(comment);
  const lines = [
    `  # ${where}${named}${called.length > 0 ? `; also called ${called.join(", ")}` : ""}`,
    `  - id: ${writeScalar(id, "block")}`,
    `    name: ${writeScalar(name, "block")}`,
    `    type: ${type ?? ""}`.trimEnd(),
    ...(familyName === undefined ? [] : [`    family-name: ${writeScalar(familyName, "block")}`]),
  ];
  const forms = otherForms(subject.id, name, corpora, known).filter((form) => form !== familyName);
  const aliases = [...alike, ...forms];
  if (description !== undefined)
    lines.push(`    description: ${writeScalar(description.replace(/\s+/g, " "), "block")}`);
  if (aliases.length === 0) return lines;
  const written = aliases.map((text) =>
    timeFor(text, { name }) === "introduced"
      ? `      - { text: ${writeScalar(text, "flow")}, when: introduced }`
      : `      - ${writeScalar(text, "block")}`,
  );
  return [...lines, "    aliases:", ...written];
}

/** What else the texts call somebody, the most frequent first; names of others are left out. */
function otherForms(
  id: string,
  name: string,
  corpora: readonly IndexedCorpus[],
  known: ReadonlySet<string>,
): readonly string[] {
  const forms = new Map<string, number>();
  for (const { index } of corpora)
    for (const { mentions } of index.documentsOf(id))
      for (const { entities, kind, text } of mentions) {
        if (kind === "unresolved" || entities.length !== 1 || entities[0] !== id) continue;
        const form = withoutTitle(canonicalSpelling(text));
        if (form !== canonicalSpelling(name) && !known.has(form) && (form.match(/[\p{L}\p{N}]/gu)?.length ?? 0) > 1)
          forms.set(form, (forms.get(form) ?? 0) + 1);
      }
  return [...forms]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_ALIASES)
    .map(([form]) => form);
}

function namesOf(catalogues: readonly Catalogue[]): Set<string> {
  const names = new Set<string>();
  for (const { entities } of new Set(catalogues))
    for (const entity of entities) for (const { text } of formsEverywhere(entity)) names.add(canonicalSpelling(text));
  return names;
}

/** A text of the user's in a comment: on one line. */
function comment(text: string): string {
  return quotedYaml(text);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
