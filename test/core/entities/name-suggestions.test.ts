import assert from "node:assert/strict";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";
import type { Mention } from "../../../src/core/entities/mention.ts";
import {
  longerName,
  nearestEntities,
  suggestedEntity,
  timeFor,
  withoutTitle,
} from "../../../src/core/entities/name-suggestions.ts";

const NAMED = { span: { start: 0, end: 6 }, entities: [], namesakes: [], why: "" };

describe("what a name suggests for the catalogue", () => {
  it("is the full form that was recognised, with its type", () => {
    const recognised = { id: "~lin", name: "Lin Jian", type: "person", reasons: [], descriptors: [] } as const;
    const mention: Mention = { ...NAMED, text: "Lin", kind: "short-form", recognised };
    assert.deepEqual(suggestedEntity("Lin", mention), { name: "Lin Jian", type: "person", isFull: true });
    const nationality: Mention = { ...mention, recognised: { ...recognised, type: "nationality" } };
    assert.equal(suggestedEntity("Lin", nationality).type, undefined);
  });

  it("of a mere title and family name is a person whose name is not all there", () => {
    const mention: Mention = { ...NAMED, text: "Mr Kim", kind: "unresolved" };
    assert.deepEqual(suggestedEntity("Mr Kim", mention), { name: "Kim", type: "person", isFull: false });
    assert.deepEqual(suggestedEntity("Harbour\nOffice", undefined), {
      name: "Harbour Office",
      type: undefined,
      isFull: true,
    });
  });

  it("leaves titles out, and never the whole name", () => {
    for (const [text, name] of [
      ["Mr. Li", "Li"],
      ["First Vice Foreign Minister Kim Hong-kyun", "Kim Hong-kyun"],
      ["Prince", "Prince"],
      ["Lin Jian", "Lin Jian"],
    ] as const)
      assert.equal(withoutTitle(text), name);
  });

  it("goes on over the capitalised words behind it", () => {
    const text = "Lin Jian Memorial Hall opened. Lin Jian spoke.";
    const at = (start: number): string => {
      const span = longerName(text, { start, end: start + 8 });
      return text.slice(span.start, span.end);
    };
    assert.deepEqual([at(0), at(31)], ["Lin Jian Memorial Hall", "Lin Jian"]);
  });

  it("holds where it is introduced, when it is one word of the name", () => {
    assert.equal(timeFor("Lin", { name: "Lin Jian" }), "introduced");
    assert.equal(timeFor("LJ", { name: "Lin Jian" }), "everywhere");
    assert.equal(timeFor("Bloomberg News", { name: "Bloomberg" }), "everywhere");
  });
});

describe("whose other name a form may be", () => {
  const { entities } = readCatalogue(
    [
      "entities:",
      ...["Harbour Office", "Lin Jian", "Óscar Müller", "International Atomic Energy Agency", "Lin Biao"].map(
        (name, index) => `  - { id: e${index}, name: ${name}, type: person, aliases: [${index}0 x] }`,
      ),
    ].join("\n"),
    "",
  );

  for (const [form, first] of [
    ["Lin Jan", "Lin Jian"],
    ["Oscar Muller", "Óscar Müller"],
    ["IAEA", "International Atomic Energy Agency"],
    ["the Office", "Harbour Office"],
    ["김정은", "Harbour Office"],
  ] as const)
    it(`${form}: ${first} first, and nobody is left out`, () => {
      const near = nearestEntities(form, entities);
      assert.equal(near[0]?.name, first);
      assert.equal(near.length, entities.length);
    });
});
