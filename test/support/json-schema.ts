/** A JSON schema as far as we follow it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Says where a value is not as its schema has it; yields sentences that begin with the place. */
type Keyword = (value: unknown, meaning: never, place: Place) => Iterable<string>;

interface Place {
  readonly path: string;
  readonly schema: JsonSchema;
  readonly root: JsonSchema;
}

/** Says nothing of a value. */
const NOTE = (): readonly string[] => [];

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  null: (value) => value === null,
  number: (value) => typeof value === "number",
  object: isObject,
  string: (value) => typeof value === "string",
};

const FORMATS: Readonly<Record<string, RegExp>> = {
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  // RFC 3986: its characters, and a scheme or none.
  uri: /^[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/i,
  "uri-reference": /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/,
};

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  $schema: NOTE,
  id: NOTE,
  title: NOTE,
  description: NOTE,
  default: NOTE,
  definitions: NOTE,
  *type(value, type: string, { path }) {
    if (!TYPES[type]!(value)) yield `${path} is no ${type}`;
  },
  *enum(value, values: readonly unknown[], { path }) {
    if (!values.includes(value)) yield `${path} is none of ${JSON.stringify(values)}`;
  },
  *format(value, format: string, { path }) {
    if (typeof value === "string" && !FORMATS[format]!.test(value)) yield `${path} is no ${format}`;
  },
  *pattern(value, pattern: string, { path }) {
    if (typeof value === "string" && !new RegExp(pattern).test(value)) yield `${path} does not match ${pattern}`;
  },
  *minimum(value, least: number, { path }) {
    if (typeof value === "number" && value < least) yield `${path} is less than ${least}`;
  },
  *maximum(value, most: number, { path }) {
    if (typeof value === "number" && value > most) yield `${path} is more than ${most}`;
  },
  *minItems(value, least: number, { path }) {
    if (Array.isArray(value) && value.length < least) yield `${path} has less than ${least} items`;
  },
  *uniqueItems(value, isWanted: boolean, { path }) {
    if (!isWanted || !Array.isArray(value)) return;
    if (new Set(value.map((one) => JSON.stringify(one))).size < value.length) yield `${path} has an item twice`;
  },
  *required(value, keys: readonly string[], { path }) {
    if (isObject(value)) for (const key of keys) if (!Object.hasOwn(value, key)) yield `${path} has no ${key}`;
  },
  *properties(value, schemas: Readonly<Record<string, JsonSchema>>, { path, root }) {
    if (!isObject(value)) return;
    for (const [key, schema] of Object.entries(schemas))
      if (Object.hasOwn(value, key)) yield* faultsAt(value[key], { path: `${path}.${key}`, schema, root });
  },
  *additionalProperties(value, others: boolean | JsonSchema, { path, root, schema }) {
    if (!isObject(value) || others === true) return;
    for (const key of Object.keys(value)) {
      if (Object.hasOwn((schema.properties ?? {}) as object, key)) continue;
      if (others === false) yield `${path} has ${key}, which is unknown`;
      else yield* faultsAt(value[key], { path: `${path}.${key}`, schema: others, root });
    }
  },
  *items(value, schema: JsonSchema, { path, root }) {
    if (!Array.isArray(value)) return;
    for (const [at, one] of value.entries()) yield* faultsAt(one, { path: `${path}[${at}]`, schema, root });
  },
  *$ref(value, name: string, { path, root }) {
    const definitions = root.definitions as Readonly<Record<string, JsonSchema>>;
    yield* faultsAt(value, { path, schema: definitions[name.replace("#/definitions/", "")]!, root });
  },
  *anyOf(value, schemas: readonly JsonSchema[], { path, root }) {
    if (!schemas.some((schema) => fits(value, { path, schema, root }))) yield `${path} fits no one of several schemas`;
  },
  *oneOf(value, schemas: readonly JsonSchema[], { path, root }) {
    if (schemas.filter((schema) => fits(value, { path, schema, root })).length !== 1)
      yield `${path} fits none, or more than one, of several schemas`;
  },
};

/**
 * Where a value is not as a JSON schema (draft 4) has it; nothing when it is valid. Throws at a keyword that it does not
 * know: nothing of a schema is passed by in silence.
 */
export function faultsBySchema(value: unknown, schema: JsonSchema): readonly string[] {
  return [...faultsAt(value, { path: "$", schema, root: schema })];
}

function* faultsAt(value: unknown, place: Place): Generator<string> {
  for (const [keyword, meaning] of Object.entries(place.schema)) {
    const faults = KEYWORDS[keyword];
    if (!faults) throw new Error(`The schema keyword ${keyword} is not known.`);
    yield* faults(value, meaning as never, place);
  }
}

function fits(value: unknown, place: Place): boolean {
  return faultsAt(value, place).next().done === true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
