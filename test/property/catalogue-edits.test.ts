import { strict as assert } from "node:assert";
import fc from "fast-check";
import { type CatalogueChange, type PlainEntity, plainEntities } from "../../src/core/entities/catalogue-change.ts";
import {
  addAlias,
  addEntity,
  addNot,
  limitAlias,
  markShared,
  removeAlias,
  renameEntity,
} from "../../src/core/entities/catalogue-edits.ts";
import { mergeEntities, renameId } from "../../src/core/entities/catalogue-merge.ts";
import { readCatalogue } from "../../src/core/entities/catalogue-yaml.ts";
import { applyEdits } from "../../src/core/text.ts";
import { commentsIn } from "../../src/core/yaml/guarded-yaml.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

const parameters = { seed: SEED, numRuns: RUNS.catalogueEdits };

/** Texts that YAML could misread, in several scripts. */
const name = fc.oneof(
  fc.constantFrom(
    ...[
      "Lin Jian",
      "김정은",
      "محمد بن سلمان",
      "林剑",
      "O'Neill",
      'Dwayne "Rock" Johnson',
      "Mission: Impossible",
      "C++ #5",
    ],
    ...[
      "no",
      "null",
      "2024",
      "1e3x",
      "- Bo",
      "@home",
      "a, b",
      "[Ann]",
      "{Bo}",
      "back\\slash",
      "end:",
      "...and",
      "*star",
    ],
  ),
  fc
    .string({ unit: "grapheme", minLength: 2, maxLength: 12 })
    .map((text) => `${text.replace(/[\s\p{C}]+/gu, " ")} x1`.trim().replace(/\s+/g, " ")),
);
const when = fc.constantFrom("everywhere", "introduced", "never" as const);
const pick = fc.nat({ max: 1000 });

/** A wish, with numbers where somebody that is there is meant. */
const wish = fc.oneof(
  fc.record({
    kind: fc.constant("add" as const),
    name,
    aliases: fc.array(fc.record({ text: name, when, shared: fc.boolean() }), { maxLength: 3 }),
    description: fc.option(name, { nil: undefined }),
  }),
  fc.record({ kind: fc.constant("alias" as const), who: pick, text: name, when, shared: fc.boolean() }),
  fc.record({ kind: fc.constant("not" as const), who: pick, text: name }),
  fc.record({ kind: fc.constant("remove" as const), who: pick, which: pick }),
  fc.record({ kind: fc.constant("limit" as const), who: pick, which: pick, when }),
  fc.record({ kind: fc.constant("share" as const), who: pick, which: pick }),
  fc.record({
    kind: fc.constant("rename" as const),
    who: pick,
    name,
    old: fc.constantFrom("kept-as-alias" as const, "forgotten" as const),
  }),
  fc.record({ kind: fc.constant("id" as const), who: pick, id: pick }),
  fc.record({ kind: fc.constant("merge" as const), who: pick, other: pick }),
);
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

const style = fc.record({
  entities: fc.constantFrom("lines", "braces", "brackets", "lines of brackets" as const),
  lists: fc.constantFrom("lines", "brackets" as const),
  indent: fc.constantFrom(0, 2, 4),
  blank: fc.boolean(),
  comments: fc.boolean(),
  quote: fc.constantFrom("", '"', "'"),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  ends: fc.boolean(),
  types: fc.boolean(),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

/** A catalogue of three, written in this style. */
function written(style: Style): string {
  const { indent, quote: q } = style;
  const note = (text: string): string => (style.comments ? ` # ${text}` : "");
  const pad = " ".repeat(indent);
  const people = ["ann", "bo", "cy"].map((id, index) => ({
    id,
    name: `${q}${id} Person${q}`,
    aliases: index === 0 ? [] : [`${q}${id} One${q}`, `{ text: ${q}${id} Two${q}, when: introduced }`, `${id}-three`],
    relations: index === 2 ? ["{ is: kin of, entity: bo }", "{is: 'boss of', entity: \"ann\"}"] : [],
  }));
  const flow = people.map(({ id, name, aliases, relations }) => {
    const lists = [
      ...(aliases.length > 0 ? [`aliases: [${aliases.join(", ")}]`] : []),
      ...(relations.length > 0 ? [`relations: [${relations.join(", ")}]`] : []),
    ];
    return `{ ${[`id: ${id}`, `name: ${name}`, "type: person", ...lists].join(", ")} }`;
  });
  const types = style.types ? [`types: [person, place]${note("the types")}`, ""] : [];
  const lines = [...types];
  if (style.entities === "brackets") lines.push(`entities: [${flow.join(", ")}]${note("all")}`);
  if (style.entities === "lines of brackets")
    lines.push(
      `entities: [${note("all")}`,
      ...flow.map((one, index) => `  ${one}${index < 2 ? "," : ""}${note(`no. ${index}`)}`),
      "  ]",
    );
  if (style.entities === "braces")
    lines.push(`entities:${note("all")}`, ...flow.map((one, index) => `${pad}- ${one}${note(`no. ${index}`)}`));
  if (style.entities === "lines") {
    lines.push(`entities:${note("all")}`);
    for (const { id, name, aliases, relations } of people) {
      if (style.comments) lines.push(`${pad}# this is ${id}`);
      lines.push(`${pad}- id: ${id}${note("an id")}`, `${pad}  name: ${name}${note("a name")}`, `${pad}  type: person`);
      for (const [key, items] of [
        ["aliases", aliases],
        ["relations", relations],
      ] as const) {
        if (items.length === 0) continue;
        if (style.lists === "brackets") lines.push(`${pad}  ${key}: [${items.join(", ")}]${note(key)}`);
        else
          lines.push(
            `${pad}  ${key}:${note(key)}`,
            ...items.map((item, index) => `${pad}  ${pad}- ${item}${note(`${id} ${key} ${index}`)}`),
          );
      }
      if (style.comments) lines.push(`${pad}  # end of ${id}`);
      if (style.blank) lines.push("");
    }
  }
  if (style.comments) lines.push("# The end.");
  return lines.join(style.lineEnd) + (style.ends ? style.lineEnd : "");
}

/** What the wish makes of the entities, thought out without any YAML; `undefined` where it can't be. */
function expected(before: readonly PlainEntity[], wanted: Wish): readonly PlainEntity[] | undefined {
  const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
  if (wanted.kind === "add") {
    const nobody = { familyName: undefined, wikidata: undefined, links: [], relations: [], not: [], replaces: [] };
    const { name, aliases, description } = wanted;
    return [...before, { ...nobody, id: "?", name, type: "person", aliases, description }];
  }
  const who = at(before, wanted.who);
  if (!who) return undefined;
  const with_ = (is: Partial<PlainEntity>): readonly PlainEntity[] =>
    before.map((one) => (one === who ? { ...one, ...is } : one));
  switch (wanted.kind) {
    case "alias": {
      const { text, when, shared } = wanted;
      const known = who.aliases.find((one) => one.text === text);
      if (!known && text === who.name && when === "everywhere") return before;
      if (!known) return with_({ aliases: [...who.aliases, { text, when, shared }] });
      return with_({ aliases: who.aliases.map((one) => (one === known ? { text, when, shared } : one)) });
    }
    case "not":
      return who.not.includes(wanted.text) ? before : with_({ not: [...who.not, wanted.text] });
    case "remove":
    case "limit":
    case "share": {
      const text = at(who.aliases, wanted.which)?.text;
      const known = who.aliases.find((one) => one.text === text);
      if (!known) return undefined;
      if (wanted.kind === "remove") return with_({ aliases: who.aliases.filter((one) => one !== known) });
      const is = wanted.kind === "share" ? { shared: true } : { when: wanted.when };
      return with_({ aliases: who.aliases.map((one) => (one === known ? { ...one, ...is } : one)) });
    }
    case "rename": {
      const { name, old } = wanted;
      if (name === who.name) return before;
      const same = who.aliases.find((one) => one.text === name && one.when === "everywhere" && !one.shared);
      const was = { text: who.name, when: "everywhere", shared: false } as const;
      const isKept = old === "kept-as-alias" && !who.aliases.some(({ text }) => text === who.name);
      const others = who.aliases.flatMap((one) => (one !== same ? [one] : isKept ? [was] : []));
      return with_({ name, aliases: isKept && !same ? [...others, was] : others });
    }
    case "id": {
      const id = `id-${wanted.id}`;
      if (before.some((one) => one.id === id)) return undefined;
      return with_({ id, replaces: [...who.replaces, who.id] }).map((one) => led(one, who.id, id));
    }
    case "merge": {
      const gone = at(before, wanted.other);
      if (!gone || gone === who) return undefined;
      const names = new Set([who.name, ...who.aliases.map(({ text }) => text)]);
      const aliases = [...who.aliases];
      for (const alias of [{ text: gone.name, when: "everywhere", shared: false } as const, ...gone.aliases]) {
        if (!names.has(alias.text)) aliases.push(alias);
        names.add(alias.text);
      }
      const has = (one: PlainEntity["relations"][number]): boolean =>
        who.relations.some(({ is, entity }) => is === one.is && entity === one.entity);
      const joined: Partial<PlainEntity> = {
        aliases,
        description: who.description ?? gone.description,
        relations: [
          ...who.relations,
          ...gone.relations.filter((one) => one.entity !== who.id && one.entity !== gone.id && !has(one)),
        ],
        not: [...new Set([...who.not, ...gone.not])],
        replaces: [...new Set([...who.replaces, gone.id, ...gone.replaces])],
      };
      return with_(joined)
        .filter((one) => one.id !== gone.id)
        .map((one) => led(one, gone.id, who.id));
    }
  }
}

function led(entity: PlainEntity, from: string, to: string): PlainEntity {
  return {
    ...entity,
    relations: entity.relations.map((one) => (one.entity === from ? { ...one, entity: to } : one)),
  };
}

function change(text: string, before: readonly PlainEntity[], wanted: Wish): CatalogueChange {
  const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
  if (wanted.kind === "add") {
    const { name, aliases, description } = wanted;
    return addEntity(text, { name, type: "person", aliases, ...(description !== undefined && { description }) });
  }
  const who = at(before, wanted.who);
  switch (wanted.kind) {
    case "alias":
      return addAlias(text, who.id, wanted);
    case "not":
      return addNot(text, who.id, wanted.text);
    case "remove":
      return removeAlias(text, who.id, at(who.aliases, wanted.which).text);
    case "limit":
      return limitAlias(text, who.id, at(who.aliases, wanted.which).text, wanted.when);
    case "share":
      return markShared(text, who.id, at(who.aliases, wanted.which).text);
    case "rename":
      return renameEntity(text, who.id, wanted.name, wanted.old);
    case "id":
    case "merge": {
      const sources = [{ source: "here", text }];
      const result =
        wanted.kind === "id"
          ? renameId(sources, who.id, `id-${wanted.id}`)
          : mergeEntities(sources, who.id, at(before, wanted.other).id);
      return result.kind === "refused" ? result : { kind: "edits", edits: result.edits.get("here") ?? [] };
    }
  }
}

function withoutNewId(entities: readonly PlainEntity[], known: readonly PlainEntity[]): unknown {
  const ids = new Set(known.map(({ id }) => id));
  return entities.map((one) => JSON.stringify({ ...one, id: ids.has(one.id) ? one.id : "?" }, sortedKeys));
}

function sortedKeys(_key: string, part: unknown): unknown {
  return typeof part === "object" && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    : part;
}

function comments(text: string): readonly string[] {
  return commentsIn(text, { start: 0, end: text.length });
}

/** Those of `some` that `all` does not have as often. */
function missing(some: readonly string[], all: readonly string[]): readonly string[] {
  const rest = [...all];
  return some.filter((one) => {
    const index = rest.indexOf(one);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

describe("edits of a catalogue", function () {
  this.timeout(TIMEOUT_MS);

  it("come one after the other to what was wished, and keep every comment", () => {
    fc.assert(
      fc.property(style, fc.array(wish, { maxLength: 8 }), (style, wishes) => {
        let text = written(style);
        for (const wanted of wishes) {
          const before = plainEntities(readCatalogue(text, ""));
          const next = expected(before, wanted);
          if (!next) continue;
          const result = change(text, before, wanted);
          assert.equal(result.kind, "edits", `${JSON.stringify([wanted, result])}\n${text}`);
          if (result.kind !== "edits") return;
          const changed = applyEdits(text, result.edits);
          const after = readCatalogue(changed, "");
          const shown = `${JSON.stringify(wanted)}\n${text}\n=>\n${changed}`;
          const known = wanted.kind === "add" ? before : next;
          assert.deepEqual(withoutNewId(plainEntities(after), known), withoutNewId(next, known), shown);
          assert.deepEqual(missing(comments(text), comments(changed)), [], shown);
          if (text.includes("\r\n")) assert.ok(!/(?<!\r)\n/.test(changed), shown);
          else assert.ok(!changed.includes("\r"), shown);
          text = changed;
        }
      }),
      parameters,
    );
  });
});
