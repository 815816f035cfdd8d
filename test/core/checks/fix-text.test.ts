import assert from "node:assert/strict";
import { fixableRules, fixText } from "../../../src/core/checks/fix-text.ts";
import type { ChosenFixes } from "../../../src/core/checks/piece-fixer.ts";
import { Decisions } from "../../../src/core/decisions/decisions.ts";
import { readCatalogueFile } from "../../../src/core/entities/catalogue-text.ts";

function fixed(text: string, chosen: ChosenFixes = "safe"): string {
  const done = fixText(text, chosen, {});
  return "refusal" in done ? done.refusal : done.text;
}

describe("fixes in a file's text", () => {
  it("keep every character outside their edits, line ends too", () => {
    assert.equal(fixed("<<<FILE a\r\nx \r\n\r\ny\r\nEND>>>\r\n"), "<<<FILE a\r\nx\r\n\r\ny\r\nEND>>>\r\n");
    assert.equal(fixed("<<<FILE a\nx\nEND>>>\n"), "<<<FILE a\nx\nEND>>>\n");
  });

  it("end an inserted line as the one before it ends", () => {
    assert.equal(
      fixed("<<<FILE a\r\nx END>>>\r\n<<<FILE b\r\ny\r\nEND>>>\r\n"),
      "<<<FILE a\r\nx\r\nEND>>>\r\n<<<FILE b\r\ny\r\nEND>>>\r\n",
    );
    assert.equal(fixed("<<<FILE a\r\nx\r\nEND>>>"), "<<<FILE a\r\nx\r\nEND>>>\r\n");
    assert.equal(fixed("<<<FILE a\nx\nEND>>>"), "<<<FILE a\nx\nEND>>>\n");
  });

  it("mend what only the bytes tell", () => {
    assert.equal(fixed("\uFEFF<<<FILE a\nx\nEND>>>\n"), "<<<FILE a\nx\nEND>>>\n");
    assert.equal(fixed("<<<FILE a\r\nx\nEND>>>\n"), "<<<FILE a\nx\nEND>>>\n");
    assert.equal(fixed("<<<FILE a\nx\ry\nEND>>>\n"), "<<<FILE a\nx\ny\nEND>>>\n");
  });

  it("leave the bytes alone where their rules are off or silenced", () => {
    const text = "\uFEFF# corpus-ignore-file: byte-order-mark, mixed-line-endings\r\n<<<FILE a\nx\nEND>>>\n";
    assert.equal(fixed(text), text);
    const levels = { "byte-order-mark": "off", "mixed-line-endings": "off" } as const;
    const mixed = "\uFEFF<<<FILE a\r\nx \nEND>>>\n";
    assert.deepEqual(fixText(mixed, "safe", { levels }), { text: "\uFEFF<<<FILE a\r\nx\nEND>>>\n", fixed: 1 });
  });

  it("are those of the rules that were named, and no others", () => {
    const text = "\uFEFF<<<FILE a\r\nx \r\nEND>>>\r\n<<<FILE b\r\nEND>>>\r\n";
    assert.equal(fixed(text, ["byte-order-mark"]), text.slice(1));
    assert.equal(fixed(text, ["empty-block"]), "\uFEFF<<<FILE a\r\nx \r\nEND>>>\r\n");
    assert.equal(fixed(text, ["empty-block", "trailing-whitespace"]), "\uFEFF<<<FILE a\r\nx\r\nEND>>>\r\n");
  });

  it("mend the catalogues among the documents, rule by rule", () => {
    const catalogue = (type: string, alias: string): string =>
      `<<<FILE a\r\nEND>>>\r\n<<<FILE entities.yaml\r\nentities:\r\n  - { id: a, name: A B, type: ${type}, aliases: [${alias}It] }\r\n` +
      "  - { id: b, name: B C, type: plaec, aliases: [It] }\r\n  - { id: c, name: C D }\r\nEND>>>\r\n";
    const text = `\uFEFF${catalogue("persn", "L, ")}`;
    const mended = fixText(text, ["catalogue-entry"], {});
    assert.deepEqual(mended, { text: `\uFEFF${catalogue("person", "").replace("plaec", "place")}`, fixed: 3 });
    const shared = catalogue("person", "").replace("[It]", "[{ text: It, shared: true }]");
    assert.equal(fixed(catalogue("person", ""), ["ambiguous-alias"]), shared);
    for (const other of [["ambiguous-alias"], "safe"] as const)
      assert.equal(fixed(catalogue("persn", "").replaceAll("It", "Their"), other).includes("persn"), true);
    const silenced = catalogue("persn", "").replace("<<<FILE e", "# corpus-ignore: catalogue-entry\r\n<<<FILE e");
    assert.equal(fixed(silenced, ["catalogue-entry"]), silenced);
    const sealed = catalogue("persn", "").replace(".yaml", `.yaml sha256=${"0".repeat(64)}`);
    assert.equal(fixed(sealed, ["catalogue-entry"]), sealed);
  });

  it("go on in a catalogue behind what nobody can mend", () => {
    const catalogue = (type: string): string =>
      `<<<FILE entities.yaml\nentities:\n  - { id: a, name: A B, type: q }\n  - { id: b, name: B C, type: ${type} }\nEND>>>\n`;
    assert.equal(fixed(catalogue("persn"), ["catalogue-entry"]), catalogue("person"));
  });

  it("leave what was decided to stay in a catalogue, and go by those beside it", () => {
    const relation = (to: string): string =>
      `<<<FILE entities.yaml\nentities:\n  - { id: a, name: A B, type: persn, relations: [{ is: x, entity: ${to} }] }\nEND>>>\n`;
    const beside = readCatalogueFile("entities:\n  - { id: lin-jian, name: Lin Jian, type: person }\n", "beside");
    const quote = { exact: "persn", prefix: "A B, type: ", suffix: ", relations" };
    const decisions = new Decisions([
      { on: "finding", rule: "catalogue-entry", document: "entities.yaml", quote, verdict: "keep" },
    ]);
    assert.deepEqual(fixText(relation("lin-jan"), ["catalogue-entry"], { decisions, catalogues: [beside] }), {
      text: relation("lin-jian"),
      fixed: 1,
    });
  });

  it("are refused while the file must not be written", () => {
    assert.equal(
      fixed("<<<FILE a\n<<<<<<< o\nx \n=======\ny\n>>>>>>> t\nEND>>>\n"),
      "has merge conflicts, which come first",
    );
    assert.equal(fixed("# corpus-format: 2\n<<<FILE a\nx \nEND>>>\n"), "is of another version of the format");
  });
  it("are counted, one for each kind of the bytes' faults", () => {
    const count = (text: string, chosen: ChosenFixes = "safe"): number => {
      const done = fixText(text, chosen, {});
      return "fixed" in done ? done.fixed : -1;
    };
    const tidy = "<<<FILE a\nx\nEND>>>\n";
    assert.equal(count(tidy), 0);
    assert.equal(count(`\uFEFF${tidy}`), 1);
    assert.equal(count(tidy.replace("\n", "\r\n")), 1);
    assert.equal(count(tidy.replaceAll("\n", "\r\n")), 0);
    assert.equal(count(`\uFEFF${tidy.replace("\n", "\r\n")}`.replace("x", "x ")), 3);
    assert.equal(count(`\uFEFF${tidy.replace("\n", "\r\n")}`, ["mixed-line-endings"]), 1);
    assert.equal(count(tidy.replace("x\n", "x\ry\n")), 1);
    assert.equal(count("<<<FILE a sha256=0\nx\ry\nEND>>>\n", ["mixed-line-endings"]), 0);
  });

  it("go on behind a rule about catalogues, and keep the mark that nobody chose to remove", () => {
    const text = "\uFEFF<<<FILE a\nEND>>>\n<<<FILE b\nx \nEND>>>\n";
    assert.equal(fixed(text, ["catalogue-entry", "empty-block"]), "\uFEFF<<<FILE b\nx \nEND>>>\n");
  });

  it("are refused wherever the conflict is", () =>
    assert.equal(
      fixed("<<<FILE a\nx \nEND>>>\n<<<FILE b\n<<<<<<< o\nx\n=======\ny\n>>>>>>> t\nEND>>>\n# end\n"),
      "has merge conflicts, which come first",
    ));

  it("are those of rules that have some", () => {
    const known = fixableRules();
    for (const rule of ["empty-block", "tracking-parameters", "catalogue-entry"]) assert.ok(known.includes(rule), rule);
    for (const rule of ["merge-conflict-marker", "invalid-utf8", "date-contradiction"])
      assert.ok(!known.includes(rule), rule);
  });
});
