import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { CONFIG_KEYS, type ConfigKey } from "../../../src/core/config/keys.ts";
import { LEVELS } from "../../../src/core/config/values.ts";
import { DEFAULT_TYPES } from "../../../src/core/entities/catalogue.ts";
import { CATALOGUE_KEYS } from "../../../src/core/entities/catalogue-keys.ts";
import { ALIAS_KEYS, ENTITY_KEYS, RELATION_KEYS, TOP_KEYS, WHENS } from "../../../src/core/entities/catalogue-yaml.ts";
import { matchGolden } from "../../support/golden.ts";
import { projectRoot } from "../../support/project-root.ts";

interface Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly items: Schema;
  readonly anyOf: readonly Schema[];
  readonly enum: readonly string[];
  readonly markdownDescription?: string;
}

const inProject = (...segments: readonly string[]): string => join(projectRoot, ...segments);
const read = (...segments: readonly string[]): string => readFileSync(inProject(...segments), "utf8");

const severities = {
  type: "object",
  properties: Object.fromEntries(
    rules.map(({ id, severity, summary }) => [
      id,
      { enum: LEVELS, markdownDescription: `${summary} Usually: ${severity}.` },
    ]),
  ),
  additionalProperties: false,
};

const SHAPES: Readonly<Record<ConfigKey["shape"], object>> = {
  severities,
  list: { type: "array", items: { type: "string", minLength: 1 } },
  text: { type: "string", minLength: 1 },
  number: { type: "integer", minimum: 1 },
};

describe("the schema of .corpus.yaml", () => {
  it("has every key and every rule, as the code has them", () => {
    const schema = {
      $schema: "http://json-schema.org/draft-07/schema#",
      title: ".corpus.yaml",
      description: "How Corpus Editor and the command line read and check the corpora beside and below this file.",
      type: "object",
      properties: Object.fromEntries(
        CONFIG_KEYS.map(({ name, shape, documentation }) => [
          name,
          { ...SHAPES[shape], markdownDescription: documentation },
        ]),
      ),
      additionalProperties: false,
    };
    // As the formatter has it: short lists on one line.
    const text = JSON.stringify(schema, undefined, 2).replace(/\[[^[\]{}]*\]/g, (list) =>
      list.replace(/\s+/g, " ").replace("[ ", "[").replace(" ]", "]"),
    );
    matchGolden(inProject("syntaxes", "corpus-config.schema.json"), `${text}\n`);
  });

  it("is known to editors of YAML, and so is that of catalogues", () => {
    const { yamlValidation } = JSON.parse(read("package.json")).contributes;
    assert.deepEqual(yamlValidation, [
      { fileMatch: [".corpus.yaml"], url: "./syntaxes/corpus-config.schema.json" },
      { fileMatch: ["entities.yaml", "*.entities.yaml"], url: "./syntaxes/entities.schema.json" },
    ]);
  });

  it("knows the rules that the setting knows", () => {
    const path = inProject("package.json");
    const manifest = JSON.parse(read("package.json"));
    const names = { propertyNames: { enum: rules.map(({ id }) => id) } };
    for (const { properties } of manifest.contributes.configuration)
      if (properties["corpus.rules"]) Object.assign(properties["corpus.rules"], names);
    matchGolden(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
  });
});

describe("the schema of catalogues", () => {
  const schema = JSON.parse(read("syntaxes", "entities.schema.json")) as Schema;
  const entity = schema.properties.entities!.items;
  const keysOf = ({ properties }: Schema): readonly string[] => Object.keys(properties);

  it("has the keys that the code reads", () => {
    assert.deepEqual(keysOf(schema), TOP_KEYS);
    assert.deepEqual(keysOf(entity), ENTITY_KEYS);
    assert.deepEqual(keysOf(entity.properties.aliases!.items.anyOf[1]!), ALIAS_KEYS);
    assert.deepEqual(keysOf(entity.properties.relations!.items), RELATION_KEYS);
  });

  it("says of each key what the editor says", () => {
    const alias = entity.properties.aliases!.items.anyOf[1]!;
    const relation = entity.properties.relations!.items;
    for (const [map, { properties }] of Object.entries({ entity, alias, relation } as const))
      for (const { name, documentation } of CATALOGUE_KEYS[map as "entity" | "alias" | "relation"])
        assert.equal(properties[name]?.markdownDescription, documentation);
  });

  it("knows the same keys as the editor", () => {
    const names = Object.values(CATALOGUE_KEYS).map((keys) => keys.map(({ name }) => name));
    assert.deepEqual(names, [TOP_KEYS, ENTITY_KEYS, ALIAS_KEYS, RELATION_KEYS]);
  });

  it("offers the types and the times that the code knows", () => {
    assert.deepEqual(entity.properties.type!.anyOf[0]!.enum, DEFAULT_TYPES);
    assert.deepEqual(entity.properties.aliases!.items.anyOf[1]!.properties.when!.enum, WHENS);
  });
});
