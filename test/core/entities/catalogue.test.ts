import assert from "node:assert/strict";
import { isCatalogueName, mergeCatalogues, problemsInContext } from "../../../src/core/entities/catalogue.ts";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";

const file = (source: string, ...entries: readonly string[]) =>
  readCatalogue(`entities:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`, source);

describe("catalogues together", () => {
  it("let the nearest hold, whole", () => {
    const near = file("near", "{ id: a, name: Near, type: person }");
    const far = file("far", "{ id: a, name: Far, type: person, aliases: [Old] }", "{ id: b, name: Bee, type: place }");
    const { byId, entities } = mergeCatalogues([near, far]);
    assert.deepEqual(
      entities.map(({ name, source }) => `${name} of ${source}`),
      ["Near of near", "Bee of far"],
    );
    assert.deepEqual(byId.get("a")?.aliases, []);
  });

  it("lead merged ids to what replaced them", () => {
    const { byId, entities } = mergeCatalogues([
      file(
        "x",
        "{ id: a, name: Ay, type: person, replaces: [b] }",
        "{ id: b, name: Bee, type: person, replaces: [c] }",
      ),
    ]);
    assert.deepEqual([...byId.keys()].map((id) => `${id}→${byId.get(id)!.id}`).sort(), ["a→a", "b→a", "c→a"]);
    assert.equal(entities.length, 1);
  });

  it("survive merges in a circle", () => {
    const { entities } = mergeCatalogues([
      file(
        "x",
        "{ id: a, name: Ay, type: person, replaces: [b, a] }",
        "{ id: b, name: Bee, type: person, replaces: [a] }",
      ),
    ]);
    assert.equal(entities.length, 1);
  });

  it("tell of relations to nobody", () => {
    const alone = file("x", "{ id: a, name: Ay, type: person, relations: [{ is: head of, entity: b }] }");
    const other = file("y", "{ id: b, name: Bee, type: organisation }");
    const [problem] = problemsInContext(alone, mergeCatalogues([alone]));
    assert.equal(problem?.message, 'There is no entity "b"; correct the id or add the entity.');
    assert.equal(problem?.rule, "catalogue-entry");
    assert.deepEqual(problemsInContext(alone, mergeCatalogues([alone, other])), []);
  });

  it("tell of an alias that holds everywhere for two, unless it is shared", () => {
    const near = file("x", "{ id: a, name: Georgia, type: place }");
    const far = file("y", "{ id: b, name: State of Georgia, type: place, aliases: [Georgia] }");
    const shared = file("z", "{ id: c, name: Colony, type: place, aliases: [{ text: Georgia, shared: true }] }");
    const problems = problemsInContext(far, mergeCatalogues([near, far]));
    assert.deepEqual(
      problems.map(({ message, rule, related }) => [message, rule, related?.map(({ source }) => source)]),
      [
        [
          '"Georgia" stands for "b" and "a" everywhere; limit it with "when: introduced", or mark it "shared: true".',
          "ambiguous-alias",
          ["x"],
        ],
      ],
    );
    assert.deepEqual(problemsInContext(near, mergeCatalogues([near, shared])), []);
  });

  it("are known by their names", () => {
    for (const name of ["entities.yaml", "a/b/entities.yaml", "news.entities.yaml", "C:\\a\\entities.yaml"])
      assert.ok(isCatalogueName(name), name);
    for (const name of ["entities.yml", "myentities.yaml", "entities.yaml/a.txt", "", "entities.yaml.txt"])
      assert.ok(!isCatalogueName(name), name);
  });
});
