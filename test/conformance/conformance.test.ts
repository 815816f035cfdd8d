import { deepEqual, ok } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../../src/core/checks/diagnose.ts";
import { type Content, contentOf } from "../../src/core/syntax/content.ts";
import { cutBlock } from "../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../src/core/syntax/parse.ts";
import { matchGolden } from "../support/golden.ts";
import { projectRoot } from "../support/project-root.ts";

const folder = join(projectRoot, "test/conformance");
const reader = join(folder, "corpus_reader.py");
const cases = readdirSync(join(folder, "vectors"))
  .filter((file) => file.endsWith(".corpus"))
  .map((file) => join(folder, "vectors", file));

/** What a reader makes of one document, as `test/conformance/README.md` says. */
type Reading = Readonly<Record<string, unknown>>;

function read(text: string): readonly Reading[] {
  const corpus = parseText(text);
  return [...blocksOf(corpus)].map((block) => {
    const cut = cutBlock(corpus, block);
    const { name = null, attributes } = cut.header;
    const said = Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
    return { name, attributes: said, ...contentMember(contentOf(cut)) };
  });
}

function contentMember(content: Content): Reading {
  switch (content.kind) {
    case "text":
      return { text: content.text };
    case "bytes":
      return { base64: Buffer.from(content.bytes).toString("base64") };
    case "bad-base64":
      return { undecodable: true };
  }
}

describe("conformance vectors", () => {
  for (const path of cases)
    it(`are read by our parser: ${path.slice(folder.length + 1)}`, () => {
      const readings = read(readFileSync(path, "utf8"));
      matchGolden(path.replace(/corpus$/, "json"), `${JSON.stringify(readings, undefined, 2)}\n`);
    });

  it("have all of the recovery table in them", () => {
    const kinds = cases.flatMap((path) =>
      [...blocksOf(parseText(readFileSync(path, "utf8")))].map(({ close }) => close.kind),
    );
    deepEqual([...new Set(kinds)].sort(), ["glued", "joined", "missing", "terminator"]);
  });

  it("have every line of the recovery table in them, inside a document and outside", () => {
    const told = new Set<string>();
    for (const path of cases)
      for (const { document, rule } of diagnose(parseText(readFileSync(path, "utf8"))))
        told.add(`${rule} ${document === undefined ? "outside" : "inside"}`);
    for (const row of [
      "stray-terminator outside",
      "text-outside-block outside",
      "glued-marker outside",
      "glued-marker inside",
      "missing-terminator inside",
      "near-miss-marker inside",
      "near-miss-marker outside",
    ])
      ok(told.has(row), row);
  });

  it("are read by a Python program of at most 80 lines", function () {
    ok(readFileSync(reader, "utf8").trimEnd().split("\n").length <= 80);
    const runBy = (python: string) => spawnSync(python, [reader, ...cases], { encoding: "utf8" });
    const found = runBy("python3");
    const run = found.error ? runBy("python") : found;
    if (run.error) {
      process.stderr.write("The Python reader was not tried: this machine has no Python.\n");
      this.skip();
    }
    deepEqual({ status: run.status, stderr: run.stderr }, { status: 0, stderr: "" });
    const readings = run.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const expected = cases.flatMap((path) => JSON.parse(readFileSync(path.replace(/corpus$/, "json"), "utf8")));
    deepEqual(readings, expected);
  });
});
