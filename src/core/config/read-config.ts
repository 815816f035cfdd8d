import type { Level } from "../checks/rule.ts";
import type { Span } from "../text.ts";
import { type Fields, type YamlProblem, YamlReader } from "../yaml/yaml-reader.ts";
import type { Config } from "./config.ts";
import { compileGlob } from "./globs.ts";
import { CONFIG_KEYS } from "./keys.ts";
import { linePatternOf } from "./line-patterns.ts";
import type { Refusal } from "./safe-pattern.ts";
import { abbreviationOf, cataloguePathOf, levelOf, namePatternOf, numberOf, ruleRefusal } from "./values.ts";

/** A configuration of more code units than this is not read. */
const LARGEST_CONFIG = 1024 * 1024;
/** A line of boilerplate, or an expression. */
const LONGEST_LINE = 2_000;
/** Each of them is asked about every line. */
const MOST_EXPRESSIONS = 100;

/** Something wrong with a configuration, at its place. The message is one sentence and says what to do. */
export type ConfigProblem = YamlProblem;

/** A `.corpus.yaml`, as read. Spans are offsets into its text. */
export interface ConfigFile {
  /** What is sound. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  /** Where each of `config.catalogues` stands. */
  readonly catalogueSpans: readonly Span[];
}

/** Reads a `.corpus.yaml`. Never throws. What is sound is used; whatever is not is a problem at its place. */
export function readConfig(text: string): ConfigFile {
  const yaml = new YamlReader(text, { what: "A configuration", largest: LARGEST_CONFIG });
  const { root } = yaml;
  if (!root) return { config: {}, problems: yaml.problems, catalogueSpans: [] };
  if (root.kind !== "map") {
    yaml.complain(yaml.lineAt(root.span.start), `A configuration is a map; begin it with a key such as "rules:".`);
    return { config: {}, problems: yaml.problems, catalogueSpans: [] };
  }
  const known = CONFIG_KEYS.map(({ name }) => name);
  const reader = new ConfigReader(yaml, yaml.fields(root, known, "A configuration"));
  const catalogues = reader.list("catalogues", cataloguePathOf);
  const config: Config = {
    rules: reader.rules(),
    boilerplate: reader.boilerplate(),
    abbreviations: reader.list("abbreviations", abbreviationOf)?.map(({ value }) => value),
    agencies: reader.list("agencies", (text) => text)?.map(({ value }) => value),
    namePattern: reader.text("name-pattern", (text) => refusalOf(namePatternOf(text)) ?? text),
    catalogues: catalogues?.map(({ value }) => value),
    exclude: reader.list("exclude", (text) => refusalOf(compileGlob(text)) ?? text)?.map(({ value }) => value),
    longestParagraph: reader.text("longest-paragraph", (text) => numberOf(text, "length of a paragraph")),
    rulesVersion: reader.text("rules-version", (text) => numberOf(text, "version of the rules")),
  };
  return { config, problems: yaml.problems, catalogueSpans: (catalogues ?? []).map(({ span }) => span) };
}

/** A value that was taken, and where it stands. */
interface Placed<T> {
  readonly value: T;
  readonly span: Span;
}

class ConfigReader {
  readonly #yaml: YamlReader;
  readonly #fields: Fields;

  constructor(yaml: YamlReader, fields: Fields) {
    this.#yaml = yaml;
    this.#fields = fields;
  }

  /** `undefined` where the key is not there, or says nothing. */
  list<T extends string>(key: string, take: (text: string) => T | Refusal): readonly Placed<T>[] | undefined {
    const field = this.#fields.get(key);
    if (!field || field.value.kind === "nothing") return undefined;
    const taken: Placed<T>[] = [];
    for (const { text, span } of this.#yaml.strings(field, key, LONGEST_LINE)) {
      const value = take(text);
      if (typeof value === "string") taken.push({ value, span });
      else this.#yaml.complain(span, value.refusal);
    }
    return taken;
  }

  text<T extends string | number>(key: string, take: (text: string) => T | Refusal): T | undefined {
    const written = this.#yaml.string(this.#fields, key, LONGEST_LINE);
    if (!written) return undefined;
    const value = take(written.text);
    if (typeof value !== "object") return value;
    this.#yaml.complain(written.span, value.refusal);
    return undefined;
  }

  boilerplate(): readonly string[] | undefined {
    let expressions = 0;
    return this.list("boilerplate", (text) => {
      const pattern = linePatternOf(text);
      if ("refusal" in pattern) return pattern;
      if (pattern.kind === "expression" && ++expressions > MOST_EXPRESSIONS)
        return { refusal: `More than "${MOST_EXPRESSIONS}" expressions are not taken; join some of them with "|".` };
      return text;
    })?.map(({ value }) => value);
  }

  rules(): Config["rules"] {
    const value = this.#fields.get("rules")?.value;
    if (!value || value.kind === "nothing") return undefined;
    if (value.kind === "reference") {
      this.#yaml.refuseReference(value);
      return undefined;
    }
    if (value.kind !== "map") {
      const message = `"rules" gives each rule a severity; write lines such as "number-gap: off" under it.`;
      this.#yaml.complain(this.#yaml.lineAt(value.span.start), message);
      return undefined;
    }
    const levels: [string, Level][] = [];
    const fields = this.#yaml.freeFields(value);
    for (const [id, { keySpan }] of fields) {
      const refusal = ruleRefusal(id);
      if (refusal) this.#yaml.complain(keySpan, refusal.refusal);
      const level = this.#level(fields, id);
      if (level && !refusal) levels.push([id, level]);
    }
    return Object.fromEntries(levels);
  }

  #level(fields: Fields, id: string): Level | undefined {
    const written = this.#yaml.string(fields, id);
    if (!written) {
      const { keySpan, value } = fields.get(id)!;
      if (value.kind === "nothing")
        this.#yaml.complain(keySpan, `The rule "${id}" is given no severity; write one, such as "off".`);
      return undefined;
    }
    const level = levelOf(written.text);
    if (typeof level === "string") return level;
    this.#yaml.complain(written.span, level.refusal);
    return undefined;
  }
}

function refusalOf(read: object): Refusal | undefined {
  return "refusal" in read ? (read as Refusal) : undefined;
}
