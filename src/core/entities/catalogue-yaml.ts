import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type YAMLMap,
  type YAMLParseError,
} from "yaml";
import { nearestWord } from "../nearest-word.ts";
import type { Span } from "../text.ts";
import {
  type Alias,
  type CatalogueFile,
  type CatalogueProblem,
  DEFAULT_TYPES,
  type Entity,
  type Relation,
  type When,
} from "./catalogue.ts";
import { LONGEST_NAME } from "./matcher.ts";
import { tokenise } from "./tokens.ts";

/** A catalogue of more code units than this is not read. */
export const LARGEST_CATALOGUE = 10 * 1024 * 1024;
const DEEPEST = 100;
const MOST_NODES = 200_000;
/** Comments, blank lines and marks included; more than 200,000 nodes written by hand or program ever need. */
const MOST_LEXEMES = 1_000_000;
/** What a catalogue never needs and each fault in costs the parser dear weighs as much as this many nodes. */
const HEAVY = 20;
const MOST_PROBLEMS = 500;
const LONGEST_STRING = 200;

const TOP_KEYS = ["types", "entities"] as const;
const ENTITY_KEYS = [
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
const ALIAS_KEYS = ["text", "when", "shared"] as const;
const RELATION_KEYS = ["is", "entity"] as const;
const WHENS: readonly When[] = ["everywhere", "introduced", "never"];

/**
 * Reads one catalogue. `source` names it in its entities and problems; it is not looked at.
 *
 * Never throws. What is sound is used; every fault is a `catalogue-entry` problem at its place, but for relations, whose
 * other end may stand in another file (`problemsInContext`). A text that is too large or nested too deep is not read at
 * all: `yaml` 2.9.1 lets 1,000 nested brackets, read twice, abort the whole process on Node 20 and 22, so depth and nodes
 * are counted on the lexer's tokens before anything is composed.
 */
export function readCatalogue(text: string, source: string): CatalogueFile {
  const refusal = refuse(text);
  if (refusal) return { source, entities: [], types: DEFAULT_TYPES, problems: [refusal] };
  const reader = new Reader(text, source);
  try {
    reader.read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    reader.complain({ start: 0, end: firstLineEnd(text) }, `The YAML cannot be read: ${quoted(reason)}; simplify it.`);
  }
  return reader.result();
}

/** Why the text must not be given to the YAML parser, if it must not. */
function refuse(text: string): CatalogueProblem | undefined {
  const problem = (start: number, end: number, message: string): CatalogueProblem => ({
    span: { start, end },
    message,
    severity: "error",
    rule: "catalogue-entry",
  });
  if (text.length > LARGEST_CATALOGUE)
    return problem(0, firstLineEnd(text), `A catalogue of more than "10 MB" is not read; split it into several files.`);
  const measure = new Measure();
  for (const lexeme of new Lexer().lex(text)) {
    const fault = measure.add(lexeme);
    if (!fault) continue;
    const start = Math.min(measure.offset, text.length);
    const message =
      fault === "depth"
        ? `Nesting deeper than "${DEEPEST}" levels is not read; a catalogue needs five.`
        : `A catalogue of more than "${MOST_NODES.toLocaleString("en")}" YAML nodes is not read; split it into several files.`;
    return problem(start, Math.min(start + 1, text.length), message);
  }
  return undefined;
}

/** How deep a YAML text nests and how many nodes it has, by the lexer's tokens; errs on the high side. */
class Measure {
  /** Where the last lexeme begins. */
  offset = 0;
  #next = 0;
  #flow = 0;
  #nodes = 0;
  #lexemes = 0;
  #marks = 0;
  /** The columns at which the block collections now open may begin. */
  readonly #columns: number[] = [];
  #column = 0;
  #isScalar = false;
  #startsNode = true;

  /** Takes the next lexeme; says what there is too much of. */
  add(lexeme: string): "depth" | "nodes" | undefined {
    const isScalar = this.#isScalar;
    this.#isScalar = lexeme === "\u001f" && !isScalar;
    if (this.#isScalar || (!isScalar && (lexeme === "\u0002" || lexeme === "\u0018"))) return undefined;
    if (++this.#lexemes > MOST_LEXEMES) return "nodes";
    this.offset = this.#next;
    this.#next += lexeme.length;
    const column = this.#column;
    const lineStart = lexeme.lastIndexOf("\n") + 1;
    this.#column = lineStart > 0 ? lexeme.length - lineStart : column + lexeme.length;
    const first = lexeme[0];
    if (!isScalar && (first === "\n" || first === "\r")) {
      this.#startsNode = true;
      return undefined;
    }
    if (!isScalar && (first === " " || first === "\t" || first === "#" || first === "\ufeff")) return undefined;
    if (!isScalar && (first === "-" || first === "?" || first === ":" || first === ",")) this.#marks++;
    else if (!isScalar && (first === "]" || first === "}")) this.#nodes += this.#flow > 0 ? 0 : HEAVY;
    else this.#nodes += !isScalar && (first === "&" || first === "!" || first === "*" || first === "%") ? HEAVY : 1;
    if (!isScalar && (first === "[" || first === "{")) this.#flow++;
    else if (!isScalar && (first === "]" || first === "}")) this.#flow = Math.max(0, this.#flow - 1);
    if (this.#startsNode && this.#flow === 0) {
      while (this.#columns.length > 0 && this.#columns.at(-1)! >= column) this.#columns.pop();
      this.#columns.push(column);
    }
    this.#startsNode = !isScalar && (lexeme === "-" || lexeme === "?" || lexeme === ":");
    if (this.#flow + this.#columns.length > DEEPEST) return "depth";
    return Math.max(this.#nodes, this.#marks) >= MOST_NODES ? "nodes" : undefined;
  }
}

/** A key of a map with its value, both with their places. */
interface Field {
  readonly keySpan: Span;
  readonly value: unknown;
}

type Fields = ReadonlyMap<string, Field>;

class Reader {
  readonly #text: string;
  readonly #source: string;
  readonly #problems: CatalogueProblem[] = [];
  readonly #entities: Entity[] = [];
  readonly #ids = new Map<string, Entity>();
  #types: readonly string[] = DEFAULT_TYPES;
  #firstError = Number.POSITIVE_INFINITY;
  /** From the entity with the first YAML error on, what the parser made of the text is guesswork and its faults are not told. */
  #soundUntil = Number.POSITIVE_INFINITY;

  constructor(text: string, source: string) {
    this.#text = text;
    this.#source = source;
  }

  result(): CatalogueFile {
    const problems = this.#problems.sort((a, b) => a.span.start - b.span.start).slice(0, MOST_PROBLEMS);
    return { source: this.#source, entities: this.#entities, types: this.#types, problems };
  }

  complain(span: Span, message: string, related?: CatalogueProblem["related"]): void {
    if (span.start >= this.#soundUntil) return;
    this.#problems.push({
      span,
      message,
      severity: "error",
      rule: "catalogue-entry",
      ...(related === undefined ? {} : { related }),
    });
  }

  read(): void {
    const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: "silent", merge: false });
    let first: Document.Parsed | undefined;
    for (const document of composer.compose(new Parser().parse(this.#text), false, this.#text.length)) {
      if (first) {
        const { start } = this.#spanOf(document, { start: this.#text.length, end: this.#text.length });
        this.complain(this.#lineAt(start), `Only the first YAML document is read; remove the "---" above this one.`);
        break;
      }
      first = document;
    }
    if (!first) return;
    this.#readErrors(first.errors);
    this.#readTop(first.contents);
  }

  #readErrors(errors: readonly YAMLParseError[]): void {
    for (const error of errors.slice(0, MOST_PROBLEMS)) {
      const span = this.#visible(error.pos[0], error.pos[1]);
      const written = this.#text.slice(span.start, span.end);
      this.complain(span, yamlMessage(error, written.trim() === "" ? this.#wholeLine(span.start) : written));
    }
    for (const error of errors) this.#firstError = Math.min(this.#firstError, error.pos[0]);
    this.#soundUntil = this.#firstError;
  }

  #readTop(contents: unknown): void {
    if (contents === null || contents === undefined) return;
    if (isScalar(contents) && contents.value === null) return;
    if (!isMap(contents)) {
      const whole = this.#spanOf(contents, { start: 0, end: 0 });
      this.complain(this.#lineAt(whole.start), `A catalogue is a map; begin it with "entities:" and indent the rest.`);
      return;
    }
    const fields = this.#fieldsOf(contents, TOP_KEYS, "A catalogue");
    const types = fields.get("types");
    if (types) {
      const given = this.#strings(types, "types");
      if (given.length > 0) this.#types = given.map(({ text }) => text);
    }
    const entities = fields.get("entities");
    if (!entities || isEmpty(entities.value)) return;
    if (!isSeq(entities.value)) {
      this.complain(entities.keySpan, `"entities" is a list; begin each entity with "- id:".`);
      return;
    }
    for (const item of entities.value.items) this.#readEntity(item, entities.keySpan);
  }

  #readEntity(item: unknown, around: Span): void {
    const span = this.#spanOf(item, around);
    if (!isMap(item)) {
      if (isAlias(item)) this.#refuseAlias(span);
      else this.complain(this.#lineAt(span.start), `An entity is a map; write it as "- id: …" with "name:" under it.`);
      return;
    }
    if (span.start <= this.#firstError && this.#firstError <= span.end)
      this.#soundUntil = Math.min(this.#soundUntil, span.start);
    const fields = this.#fieldsOf(item, ENTITY_KEYS, "An entity");
    const name = this.#string(fields, "name");
    const id = this.#string(fields, "id");
    const shown = id?.text ?? name?.text;
    if (!name) {
      this.complain(
        this.#headOf(span),
        shown === undefined
          ? `This entity has no "name:"; add one.`
          : `Entity ${quoted(shown)} has no "name:"; add one.`,
      );
      return;
    }
    if (!id)
      this.complain(name.span, `Entity ${quoted(name.text)} has no "id:"; add one, such as "${idFor(name.text)}".`);
    else if (!/^[^\s\p{C}]{1,100}$/u.test(id.text))
      this.complain(id.span, `The id ${quoted(id.text)} has blanks or is too long; write it like "${idFor(id.text)}".`);
    const entity: Entity = {
      id: id?.text ?? name.text,
      name: name.text,
      type: this.#type(fields, span),
      familyName: this.#string(fields, "family-name")?.text,
      aliases: this.#aliases(fields),
      description: this.#string(fields, "description", Number.POSITIVE_INFINITY)?.text,
      wikidata: this.#wikidata(fields),
      links: this.#links(fields),
      relations: this.#relations(fields),
      not: this.#strings(fields.get("not"), "not").map(({ text }) => text),
      replaces: this.#strings(fields.get("replaces"), "replaces").map(({ text }) => text),
      source: this.#source,
      span,
      idSpan: id?.span ?? name.span,
      nameSpan: name.span,
    };
    if (letters(entity.name) < 2)
      this.#problems.push({
        span: name.span,
        message: `The name ${quoted(name.text)} is too short to be looked for in a text; give it a longer alias.`,
        severity: "warning",
        rule: "catalogue-entry",
      });
    const known = this.#ids.get(entity.id);
    if (known) {
      this.complain(
        entity.idSpan,
        `The id ${quoted(entity.id)} is taken; give this entity another, or merge the two.`,
        [{ span: known.idSpan, message: `${quoted(entity.id)} is used here first.`, source: this.#source }],
      );
      return;
    }
    this.#ids.set(entity.id, entity);
    this.#entities.push(entity);
  }

  #type(fields: Fields, span: Span): string | undefined {
    const type = this.#string(fields, "type");
    if (!type) {
      if (!fields.has("type"))
        this.complain(this.#headOf(span), `This entity has no "type:"; add one, such as "person".`);
      return undefined;
    }
    if (this.#types.includes(type.text)) return type.text;
    const nearest = nearestWord(type.text, this.#types);
    const advice = nearest
      ? `did you mean "${nearest}"?`
      : `use one of "${this.#types.slice(0, 12).join('", "')}", or add it to "types:".`;
    this.complain(type.span, `There is no type ${quoted(type.text)}; ${advice}`);
    return nearest;
  }

  #aliases(fields: Fields): readonly Alias[] {
    const aliases: Alias[] = [];
    for (const { value, span } of this.#items(fields.get("aliases"), "aliases")) {
      const alias = isMap(value) ? this.#aliasMap(value) : this.#plainAlias(value, span);
      if (!alias) continue;
      const { text, when } = alias;
      if (when !== "never" && letters(text) < 2) {
        const advice = "it stands for too much; write the longer form.";
        this.complain(alias.span, `The alias ${quoted(text)} is one letter; ${advice}`);
      } else if (tokenise(text).count > LONGEST_NAME)
        this.complain(alias.span, `The alias ${quoted(text)} is too long; shorten it to ${LONGEST_NAME} words.`);
      else aliases.push(alias);
    }
    return aliases;
  }

  #plainAlias(value: unknown, span: Span): Alias | undefined {
    const text = this.#scalar(value, span, "an alias");
    return text === undefined ? undefined : { text, when: "everywhere", shared: false, span };
  }

  #aliasMap(map: YAMLMap): Alias | undefined {
    const fields = this.#fieldsOf(map, ALIAS_KEYS, "An alias");
    const text = this.#string(fields, "text");
    if (!text) {
      if (!fields.has("text"))
        this.complain(this.#spanOf(map, { start: 0, end: 0 }), `This alias has no "text:"; add it.`);
      return undefined;
    }
    const when = this.#string(fields, "when");
    const known = WHENS.find((value) => value === when?.text);
    if (when && !known) {
      const nearest = nearestWord(when.text, WHENS);
      const advice = nearest ? `did you mean "${nearest}"?` : `write "everywhere", "introduced" or "never".`;
      this.complain(when.span, `${quoted(when.text)} is no time for an alias; ${advice}`);
      return undefined;
    }
    const shared = this.#string(fields, "shared");
    if (shared && shared.text !== "true" && shared.text !== "false")
      this.complain(shared.span, `"shared" is "true" or "false", not ${quoted(shared.text)}; correct it.`);
    return { text: text.text, when: known ?? "everywhere", shared: shared?.text === "true", span: text.span };
  }

  #wikidata(fields: Fields): string | undefined {
    const wikidata = this.#string(fields, "wikidata");
    if (!wikidata) return undefined;
    if (/^Q[1-9][0-9]{0,11}$/.test(wikidata.text)) return wikidata.text;
    const inside = /(?:^|\/)(?:wiki\/|entity\/)?(Q[1-9][0-9]{0,11})$/i.exec(wikidata.text)?.[1]?.toUpperCase();
    const advice = inside ? `write "${inside}".` : `write "Q" and a number, such as "Q148".`;
    this.complain(wikidata.span, `${quoted(wikidata.text)} is no Wikidata id; ${advice}`);
    return undefined;
  }

  #links(fields: Fields): readonly string[] {
    const links: string[] = [];
    for (const { text, span } of this.#strings(fields.get("links"), "links", 2000)) {
      if (/^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)) links.push(text);
      else this.complain(span, `${quoted(text)} is no web address; begin it with "https://".`);
    }
    return links;
  }

  #relations(fields: Fields): readonly Relation[] {
    const relations: Relation[] = [];
    for (const { value, span } of this.#items(fields.get("relations"), "relations")) {
      if (!isMap(value)) {
        if (isAlias(value)) this.#refuseAlias(span);
        else this.complain(span, `A relation is a map; write it as "{ is: …, entity: … }".`);
        continue;
      }
      const inner = this.#fieldsOf(value, RELATION_KEYS, "A relation");
      const is = this.#string(inner, "is");
      const entity = this.#string(inner, "entity");
      if (is && entity) relations.push({ is: is.text, entity: entity.text, span: entity.span });
      for (const key of RELATION_KEYS)
        if (!inner.has(key)) this.complain(span, `This relation has no "${key}:"; add it.`);
    }
    return relations;
  }

  /** The items of a list; a single value counts as a list of one, and is told. */
  #items(field: Field | undefined, key: string): readonly { readonly value: unknown; readonly span: Span }[] {
    if (!field || isEmpty(field.value)) return [];
    const span = this.#spanOf(field.value, field.keySpan);
    if (isSeq(field.value)) return field.value.items.map((value) => ({ value, span: this.#spanOf(value, span) }));
    if (isAlias(field.value)) {
      this.#refuseAlias(span);
      return [];
    }
    this.complain(span, `"${key}" is a list; put "[" and "]" round it, or "- " before each item.`);
    return isScalar(field.value) ? [{ value: field.value, span }] : [];
  }

  #strings(
    field: Field | undefined,
    key: string,
    longest = LONGEST_STRING,
  ): readonly { readonly text: string; readonly span: Span }[] {
    const strings: { text: string; span: Span }[] = [];
    for (const { value, span } of this.#items(field, key)) {
      const text = this.#scalar(value, span, `an item of "${key}"`, longest);
      if (text !== undefined) strings.push({ text, span });
    }
    return strings;
  }

  #string(
    fields: Fields,
    key: string,
    longest = LONGEST_STRING,
  ): { readonly text: string; readonly span: Span } | undefined {
    const field = fields.get(key);
    if (!field || isEmpty(field.value)) return undefined;
    const span = this.#spanOf(field.value, field.keySpan);
    const text = this.#scalar(field.value, span, `"${key}"`, longest);
    return text === undefined ? undefined : { text, span };
  }

  #scalar(value: unknown, span: Span, what: string, longest = LONGEST_STRING): string | undefined {
    if (isAlias(value)) {
      this.#refuseAlias(span);
      return undefined;
    }
    if (!isScalar(value)) {
      this.complain(this.#lineAt(span.start), `${capital(what)} is a single text; take the list or map away.`);
      return undefined;
    }
    const text = textOf(value.value, value.source).trim();
    if (text === "") {
      this.complain(span, `${capital(what)} is empty; fill it in or remove it.`);
      return undefined;
    }
    if (text.length <= longest) return text;
    this.complain(this.#lineAt(span.start), `${capital(what)} is longer than "${longest}" characters; shorten it.`);
    return undefined;
  }

  #refuseAlias(span: Span): void {
    const written = this.#text.slice(span.start, span.end);
    this.complain(span, `YAML references such as ${quoted(written)} are not followed; write the value out.`);
  }

  /** The fields of a map by key. Unknown and repeated keys are told; of a repeated key the first holds. */
  #fieldsOf(map: YAMLMap, known: readonly string[], what: string): Fields {
    const fields = new Map<string, Field>();
    const around = this.#spanOf(map, { start: 0, end: 0 });
    for (const { key, value } of map.items) {
      const keySpan = this.#spanOf(key, around);
      const name = isScalar(key) ? textOf(key.value, key.source) : undefined;
      if (name === undefined) {
        this.complain(this.#lineAt(keySpan.start), `A key is a plain word; take the list, map or reference away.`);
        continue;
      }
      const first = fields.get(name);
      if (first) {
        const related = [
          { span: first.keySpan, message: `${quoted(name)} is given here first.`, source: this.#source },
        ];
        this.complain(keySpan, `${quoted(name)} is given twice; remove one.`, related);
        continue;
      }
      if (!known.includes(name)) {
        const nearest = nearestWord(name, known);
        const advice = nearest ? `did you mean "${nearest}"?` : `it can have "${known.join('", "')}".`;
        this.complain(keySpan, `${what} has no ${quoted(name)}; ${advice}`);
      }
      fields.set(name, { keySpan, value });
    }
    return fields;
  }

  #spanOf(node: unknown, otherwise: Span): Span {
    if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return otherwise;
    const [start, end] = node.range as readonly number[];
    return { start: start ?? otherwise.start, end: Math.max(start ?? 0, end ?? otherwise.end) };
  }

  /** The first line of a span. */
  #headOf(span: Span): Span {
    const lineEnd = this.#lineAt(span.start).end;
    return { start: span.start, end: Math.max(span.start, Math.min(span.end, lineEnd)) };
  }

  /** From `offset` to the end of its line. */
  #lineAt(offset: number): Span {
    let end = this.#text.indexOf("\n", offset);
    if (end < 0) end = this.#text.length;
    while (end > offset && /\s/.test(this.#text[end - 1]!)) end--;
    return { start: offset, end };
  }

  #wholeLine(offset: number): string {
    const start = this.#text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
    return this.#text.slice(start, this.#lineAt(start).end);
  }

  /** A span that can be seen: one character at least where the text has one, and not beyond its line. */
  #visible(start: number, end: number): Span {
    const from = Math.min(start, this.#text.length);
    const line = this.#lineAt(from);
    const to = Math.min(Math.max(end, from + 1), Math.max(line.end, from + 1), this.#text.length);
    return { start: to > from ? from : Math.max(0, from - 1), end: to };
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isScalar(value) && value.value === null);
}

/** A scalar as it was meant by someone who does not think in YAML types: `2024` and `no` are texts. */
function textOf(value: unknown, source: string | undefined): string {
  return typeof value === "string" ? value : (source ?? "");
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function idFor(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "");
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "some-name"
  );
}

function quoted(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, " ").trim();
  return `"${line.length > 60 ? `${line.slice(0, 59).toWellFormed()}…` : line}"`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function firstLineEnd(text: string): number {
  const end = text.indexOf("\n");
  return Math.min(end < 0 ? text.length : end, 200);
}

const YAML_MESSAGES: { readonly [code in YAMLParseError["code"]]?: string } = {
  BAD_INDENT: "is not indented like its neighbours; line it up with them.",
  TAB_AS_INDENT: "is indented by a tab; use spaces.",
  BLOCK_AS_IMPLICIT_KEY: "holds a second key; put it on a line of its own, or quote the value.",
  MULTILINE_IMPLICIT_KEY: 'goes on over a line end before its ":"; put key and ":" on one line.',
  BAD_DQ_ESCAPE: "has a backslash YAML does not know; double it, or use single quotes.",
  BAD_SCALAR_START: "begins with a character that needs quotes; put quotes round it.",
  BAD_ALIAS: "is not a reference YAML can read; put quotes round it.",
};

function yamlMessage(error: YAMLParseError, written: string): string {
  const known = YAML_MESSAGES[error.code];
  if (known) return `${quoted(written)} ${known}`;
  const reason = error.message.split("\n", 1)[0]!.replace(/[.\s]+$/, "");
  return `The YAML cannot be read at ${quoted(written)}; mend it: ${reason}.`;
}
