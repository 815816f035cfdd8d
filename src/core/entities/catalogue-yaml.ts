import { nearestWord } from "../nearest-word.ts";
import type { Span } from "../text.ts";
import { quotedYaml as quoted, type YamlMap, type YamlNode } from "../yaml/guarded-yaml.ts";
import { type Fields, type PlacedText, YamlReader, type YamlRepair } from "../yaml/yaml-reader.ts";
import {
  type Alias,
  type CatalogueFile,
  type CatalogueProblem,
  DEFAULT_TYPES,
  type Entity,
  type Relation,
  type When,
} from "./catalogue.ts";
import { idFromName, isId, nameFromId } from "./entity-id.ts";
import { LONGEST_NAME } from "./matcher.ts";
import { tokenise } from "./tokens.ts";

/** A catalogue of more code units than this is not read. */
export const LARGEST_CATALOGUE = 10 * 1024 * 1024;

/** What a catalogue can have at its top. */
export const TOP_KEYS = ["types", "entities"] as const;
/** What an entity can have. */
export const ENTITY_KEYS = [
  "id",
  "name",
  "type",
  "family-name",
  "aliases",
  "description",
  "wikidata",
  "links",
  "relations",
  "not",
  "replaces",
] as const;
/** What an alias can have that is more than a text. */
export const ALIAS_KEYS = ["text", "when", "shared"] as const;
/** What a relation has. */
export const RELATION_KEYS = ["is", "entity"] as const;
/** When an alias can hold. */
export const WHENS: readonly When[] = ["everywhere", "introduced", "never"];

/**
 * Reads one catalogue. `source` names it in its entities and problems; it is not looked at.
 *
 * Never throws. What is sound is used; every fault is a `catalogue-entry` problem at its place, but for relations, whose
 * other end may stand in another file (`problemsInContext`).
 */
export function readCatalogue(text: string, source: string): CatalogueFile {
  return new Reader(text, source).read();
}

/** A catalogue with the YAML it was read from: what is needed to change it. */
export interface CatalogueNodes {
  readonly file: CatalogueFile;
  /** `undefined` when the text says nothing, or must not be read. */
  readonly root: YamlNode | undefined;
  /** The first place where it is no sound YAML, if there is one. */
  readonly fault: { readonly span: Span; readonly message: string } | undefined;
}

/** Reads one catalogue, and keeps the YAML. */
export function readCatalogueNodes(text: string, source: string): CatalogueNodes {
  const reader = new Reader(text, source);
  const file = reader.read();
  return { file, root: reader.yaml.root, fault: reader.yaml.unsound };
}

class Reader {
  readonly #yaml: YamlReader;
  readonly #source: string;
  readonly #entities: Entity[] = [];
  readonly #ids = new Map<string, Entity>();
  #types: readonly string[] = DEFAULT_TYPES;

  constructor(text: string, source: string) {
    this.#yaml = new YamlReader(text, { what: "A catalogue", largest: LARGEST_CATALOGUE });
    this.#source = source;
  }

  get yaml(): YamlReader {
    return this.#yaml;
  }

  read(): CatalogueFile {
    const { root } = this.#yaml;
    if (root) this.#readTop(root);
    const problems = this.#yaml.problems.map(
      ({ related, ...problem }): CatalogueProblem => ({
        ...problem,
        rule: "catalogue-entry",
        ...(related === undefined ? {} : { related: [{ ...related, source: this.#source }] }),
      }),
    );
    return { source: this.#source, entities: this.#entities, types: this.#types, problems };
  }

  #readTop(root: YamlNode): void {
    const yaml = this.#yaml;
    if (root.kind !== "map") {
      yaml.complain(
        yaml.lineAt(root.span.start),
        `A catalogue is a map; begin it with "entities:" and indent the rest.`,
      );
      return;
    }
    const fields = yaml.fields(root, TOP_KEYS, "A catalogue");
    const types = fields.get("types");
    if (types) {
      const given = yaml.strings(types, "types");
      if (given.length > 0) this.#types = given.map(({ text }) => text);
    }
    const entities = fields.get("entities");
    if (!entities || entities.value.kind === "nothing") return;
    if (entities.value.kind !== "list") {
      yaml.complain(entities.keySpan, `"entities" is a list; begin each entity with "- id:".`);
      return;
    }
    for (const item of entities.value.items) this.#readEntity(item);
  }

  #readEntity(item: YamlNode): void {
    const yaml = this.#yaml;
    const { span } = item;
    if (item.kind !== "map") {
      if (item.kind === "reference") yaml.refuseReference(item);
      else yaml.complain(yaml.lineAt(span.start), `An entity is a map; write it as "- id: …" with "name:" under it.`);
      return;
    }
    if (span.start <= yaml.firstError && yaml.firstError <= span.end) yaml.doubtFrom(span.start);
    const fields = yaml.fields(item, ENTITY_KEYS, "An entity");
    const name = this.#yaml.string(fields, "name");
    const id = this.#yaml.string(fields, "id");
    const shown = id?.text ?? name?.text;
    if (!name) {
      this.#yaml.complain(
        this.#yaml.headOf(span),
        shown === undefined
          ? `This entity has no "name:"; add one.`
          : `Entity ${quoted(shown)} has no "name:"; add one.`,
        { repairs: nameRepairs(id) },
      );
      return;
    }
    if (!id)
      this.#yaml.complain(
        name.span,
        `Entity ${quoted(name.text)} has no "id:"; add one, such as "${idFromName(name.text)}".`,
        { repairs: [{ kind: "add-id", span: name.span, name: name.text }] },
      );
    else if (!isId(id.text))
      this.#yaml.complain(
        id.span,
        `The id ${quoted(id.text)} has blanks or is too long; write it like "${idFromName(id.text)}".`,
        { repairs: [{ kind: "fresh-id", span: id.span, wanted: id.text }] },
      );
    const entity: Entity = {
      id: id?.text ?? name.text,
      name: name.text,
      type: this.#type(fields, span, name.span),
      familyName: this.#yaml.string(fields, "family-name")?.text,
      aliases: this.#aliases(fields),
      description: this.#yaml.string(fields, "description", Number.POSITIVE_INFINITY)?.text,
      wikidata: this.#wikidata(fields),
      links: this.#links(fields),
      relations: this.#relations(fields),
      not: this.#yaml.strings(fields.get("not"), "not").map(({ text }) => text),
      replaces: this.#yaml.strings(fields.get("replaces"), "replaces").map(({ text }) => text),
      source: this.#source,
      span,
      idSpan: id?.span ?? name.span,
      nameSpan: name.span,
    };
    if (letters(entity.name) < 2)
      yaml.warn(
        name.span,
        `The name ${quoted(name.text)} is too short to be looked for in a text; give it a longer alias.`,
      );
    const known = this.#ids.get(entity.id);
    if (known) {
      const related = { span: known.idSpan, message: `${quoted(entity.id)} is used here first.` };
      yaml.complain(
        entity.idSpan,
        `The id ${quoted(entity.id)} is taken; give this entity another, or merge the two.`,
        { related, repairs: id ? [{ kind: "fresh-id", span: id.span, wanted: id.text }] : [] },
      );
      return;
    }
    this.#ids.set(entity.id, entity);
    this.#entities.push(entity);
  }

  #type(fields: Fields, span: Span, nameSpan: Span): string | undefined {
    const type = this.#yaml.string(fields, "type");
    if (!type) {
      if (fields.has("type")) return undefined;
      const choices = this.#types.slice(0, MOST_TYPES);
      const repairs = choices.map(
        (text) => ({ kind: "add-key", span: nameSpan, key: "type", text, isChoice: true }) as const,
      );
      const example = quoted(choices[0] ?? "person");
      this.#yaml.complain(this.#yaml.headOf(span), `This entity has no "type:"; add one, such as ${example}.`, {
        repairs,
      });
      return undefined;
    }
    if (this.#types.includes(type.text)) return type.text;
    const nearest = nearestWord(type.text, this.#types);
    const advice = nearest
      ? `did you mean "${nearest}"?`
      : `use one of "${this.#types.slice(0, MOST_TYPES).join('", "')}", or add it to "types:".`;
    const repairs = nearest ? [{ kind: "write", span: type.span, text: nearest } as const] : [];
    this.#yaml.complain(type.span, `There is no type ${quoted(type.text)}; ${advice}`, { repairs });
    return nearest;
  }

  #aliases(fields: Fields): readonly Alias[] {
    const aliases: Alias[] = [];
    for (const item of this.#yaml.items(fields.get("aliases"), "aliases")) {
      const alias = item.kind === "map" ? this.#aliasMap(item) : this.#plainAlias(item);
      if (!alias) continue;
      const { text, when } = alias;
      const repairs = [{ kind: "remove-item", span: alias.span }] as const;
      if (when !== "never" && letters(text) < 2) {
        const advice = "it stands for too much; write the longer form.";
        this.#yaml.complain(alias.span, `The alias ${quoted(text)} is one letter; ${advice}`, { repairs });
      } else if (tokenise(text).count > LONGEST_NAME)
        this.#yaml.complain(alias.span, `The alias ${quoted(text)} is too long; shorten it to ${LONGEST_NAME} words.`, {
          repairs,
        });
      else aliases.push(alias);
    }
    return aliases;
  }

  #plainAlias(item: YamlNode): Alias | undefined {
    const text = this.#yaml.scalar(item, "an alias");
    return text === undefined ? undefined : { text, when: "everywhere", shared: false, span: item.span };
  }

  #aliasMap(map: YamlMap): Alias | undefined {
    const fields = this.#yaml.fields(map, ALIAS_KEYS, "An alias");
    const text = this.#yaml.string(fields, "text");
    if (!text) {
      if (!fields.has("text")) this.#yaml.complain(map.span, `This alias has no "text:"; add it.`);
      return undefined;
    }
    const when = this.#yaml.string(fields, "when");
    const known = WHENS.find((value) => value === when?.text);
    if (when && !known) {
      const nearest = nearestWord(when.text, WHENS);
      const advice = nearest ? `did you mean "${nearest}"?` : `write "everywhere", "introduced" or "never".`;
      const removal = { kind: "remove-key", span: fields.get("when")!.keySpan } as const;
      const write = nearest ? [{ kind: "write", span: when.span, text: nearest } as const] : [];
      const repairs = [...write, removal];
      this.#yaml.complain(when.span, `${quoted(when.text)} is no time for an alias; ${advice}`, { repairs });
      return undefined;
    }
    const shared = this.#yaml.string(fields, "shared");
    if (shared && shared.text !== "true" && shared.text !== "false")
      this.#yaml.complain(shared.span, `"shared" is "true" or "false", not ${quoted(shared.text)}; correct it.`, {
        repairs: ["true", "false"].map((text) => ({ kind: "write", span: shared.span, text })),
      });
    return { text: text.text, when: known ?? "everywhere", shared: shared?.text === "true", span: text.span };
  }

  #wikidata(fields: Fields): string | undefined {
    const wikidata = this.#yaml.string(fields, "wikidata");
    if (!wikidata) return undefined;
    if (/^Q[1-9][0-9]{0,11}$/.test(wikidata.text)) return wikidata.text;
    const inside = /(?:^|\/)(?:wiki\/|entity\/)?(Q[1-9][0-9]{0,11})$/i.exec(wikidata.text)?.[1]?.toUpperCase();
    const advice = inside ? `write "${inside}".` : `write "Q" and a number, such as "Q148".`;
    const removal = { kind: "remove-key", span: fields.get("wikidata")!.keySpan } as const;
    const write = inside ? [{ kind: "write", span: wikidata.span, text: inside } as const] : [];
    const repairs = [...write, removal];
    this.#yaml.complain(wikidata.span, `${quoted(wikidata.text)} is no Wikidata id; ${advice}`, { repairs });
    return undefined;
  }

  #links(fields: Fields): readonly string[] {
    const links: string[] = [];
    for (const { text, span } of this.#yaml.strings(fields.get("links"), "links", 2000)) {
      if (/^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)) links.push(text);
      else {
        const removal = { kind: "remove-item", span } as const;
        const write = isHost(text) ? [{ kind: "write", span, text: `https://${text}` } as const] : [];
        const repairs = [...write, removal];
        this.#yaml.complain(span, `${quoted(text)} is no web address; begin it with "https://".`, { repairs });
      }
    }
    return links;
  }

  #relations(fields: Fields): readonly Relation[] {
    const relations: Relation[] = [];
    for (const item of this.#yaml.items(fields.get("relations"), "relations")) {
      const { span } = item;
      if (item.kind !== "map") {
        if (item.kind === "reference") this.#yaml.refuseReference(item);
        else this.#yaml.complain(span, `A relation is a map; write it as "{ is: …, entity: … }".`);
        continue;
      }
      const inner = this.#yaml.fields(item, RELATION_KEYS, "A relation");
      const is = this.#yaml.string(inner, "is");
      const entity = this.#yaml.string(inner, "entity");
      if (is && entity) relations.push({ is: is.text, entity: entity.text, span: entity.span });
      for (const key of RELATION_KEYS)
        if (!inner.has(key)) this.#yaml.complain(span, `This relation has no "${key}:"; add it.`);
    }
    return relations;
  }
}

/** Types that are offered. */
const MOST_TYPES = 12;

/** A name is made from the id, where there is one. */
function nameRepairs(id: PlacedText | undefined): readonly YamlRepair[] {
  const name = id && nameFromId(id.text);
  return name === undefined ? [] : [{ kind: "add-key", span: id!.span, key: "name", text: name }];
}

/** An address that lacks nothing but its beginning. */
function isHost(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)+(?:\/\S*)?$/u.test(text) && URL.canParse(`https://${text}`);
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
