import type { Span, TextEdit } from "../text.ts";
import { applyEdits } from "../text.ts";
import { quotedYaml, type YamlEntry, type YamlList, type YamlMap } from "../yaml/guarded-yaml.ts";
import type { Alias, CatalogueFile, CatalogueProblem, Entity, Relation } from "./catalogue.ts";
import { type CatalogueNodes, readCatalogueNodes } from "./catalogue-yaml.ts";

/** What a wish for a catalogue comes to: edits of its text, none where it is as wished already, or why there are none. */
export type CatalogueChange = { readonly kind: "edits"; readonly edits: readonly TextEdit[] } | Refusal;

/** Why a catalogue is not changed: one sentence that says what to do, and the place it speaks of. */
export interface Refusal {
  readonly kind: "refused";
  readonly message: string;
  /** Offsets into the catalogue's text. */
  readonly span: Span;
}

/** What an entity says, without the places where. */
export type PlainEntity = Omit<Entity, "span" | "idSpan" | "nameSpan" | "source" | "aliases" | "relations"> & {
  readonly aliases: readonly Omit<Alias, "span">[];
  readonly relations: readonly Omit<Relation, "span">[];
};

/** A catalogue's text that is about to be changed. */
export interface ChangingCatalogue extends CatalogueNodes {
  readonly text: string;
}

/** A change as thought out. */
export interface Planned {
  readonly edits: readonly TextEdit[];
  /** What the entities say afterwards. */
  readonly expected: readonly PlainEntity[];
  /** Where it is done, for when it can't be. */
  readonly at: Span;
}

/** An entity of it, with its YAML. */
export interface ChangingEntity {
  readonly entity: Entity;
  readonly node: YamlMap;
  /** Of `entities:`. */
  readonly list: YamlList;
  readonly index: number;
}

/** Thrown inside a change and answered by {@link changed}: never leaves this folder. */
export class Refused extends Error {
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/**
 * Makes a change of a catalogue's text.
 *
 * What the edits come to is read again: when it is not exactly `expected`, or has problems the text did not have, nothing
 * is changed. Line ends in the edits are the text's own. A text that is no sound YAML is left alone.
 */
export function changed(text: string, change: (catalogue: ChangingCatalogue) => Planned): CatalogueChange {
  try {
    const nodes = readCatalogueNodes(text, "");
    if (nodes.fault) throw unsound(text, nodes.fault);
    const { edits, expected, at } = change({ text, ...nodes });
    const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
    const written = edits.map(({ span, newText }) => ({ span, newText: newText.replaceAll("\n", lineEnd) }));
    if (written.length > 0) {
      const byHand = `${quotedYaml(headOf(text, at))} can't be changed by a plain edit; change it by hand.`;
      if (!areDisjoint(written)) throw new Refused(byHand, at);
      const { file, fault } = readCatalogueNodes(applyEdits(text, written), "");
      const problem = fault ? undefined : newError(file, nodes.file);
      if (problem) throw new Refused(problem.message, at);
      if (fault || !says(file, expected, nodes.file)) throw new Refused(byHand, at);
    }
    return { kind: "edits", edits: written };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: "refused", message: error.message, span: error.span };
  }
}

/** The entity of this id, with its YAML. */
export function entityIn({ file, root, text }: ChangingCatalogue, id: string): ChangingEntity {
  const entity = file.entities.find((one) => one.id === id);
  const list = entitiesEntry(root)?.value;
  if (!entity || list?.kind !== "list")
    throw new Refused(`There is no entity ${quotedYaml(id)} to change.`, topOf(text));
  const index = list.items.findIndex(({ span }) => span.start === entity.span.start);
  const node = list.items[index];
  if (node?.kind !== "map") throw new Refused(`There is no entity ${quotedYaml(id)} to change.`, entity.idSpan);
  return { entity, node, list, index };
}

/** `entities:` at the top. */
export function entitiesEntry(root: CatalogueNodes["root"]): YamlEntry | undefined {
  return root?.kind === "map" ? root.entries.find(({ key }) => key === "entities") : undefined;
}

/** What the file's entities say. */
export function plainEntities({ entities }: CatalogueFile): readonly PlainEntity[] {
  return entities.map(plainEntity);
}

/** What an entity says. */
export function plainEntity(entity: Entity): PlainEntity {
  const { span: _span, idSpan: _id, nameSpan: _name, source: _source, aliases, relations, ...rest } = entity;
  return {
    ...rest,
    aliases: aliases.map(({ text, when, shared }) => ({ text, when, shared })),
    relations: relations.map(({ is, entity: other }) => ({ is, entity: other })),
  };
}

/** The first line of a text. */
export function topOf(text: string): Span {
  const feed = text.indexOf("\n");
  return { start: 0, end: feed < 0 ? text.length : feed };
}

function unsound(text: string, { span, message }: NonNullable<CatalogueNodes["fault"]>): Refused {
  const line = text.slice(0, span.start).split("\n").length;
  return new Refused(`The catalogue must be mended before it can be changed, in line ${line}: ${message}`, span);
}

function headOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).split("\n", 1)[0]!;
}

function areDisjoint(edits: readonly TextEdit[]): boolean {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.every(({ span }, index) => index === 0 || sorted[index - 1]!.span.end <= span.start);
}

/** An error that was not there before. */
function newError(after: CatalogueFile, before: CatalogueFile): CatalogueProblem | undefined {
  const known = new Set(before.problems.map(({ message }) => message));
  const errors = after.problems.filter(({ severity }) => severity === "error");
  if (errors.length <= before.problems.filter(({ severity }) => severity === "error").length) return undefined;
  return errors.find(({ message }) => !known.has(message)) ?? errors[0];
}

function says(after: CatalogueFile, expected: readonly PlainEntity[], before: CatalogueFile): boolean {
  return canonical([after.types, plainEntities(after)]) === canonical([before.types, expected]);
}

/** With keys in one order, and nothing where something is not given. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
