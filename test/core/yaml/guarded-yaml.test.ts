import assert from "node:assert/strict";
import { quotedYaml, readYaml, type YamlNode } from "../../../src/core/yaml/guarded-yaml.ts";

const SUBJECT = { what: "A list of ships", largest: 1024 * 1024 };

/** A node without its places. */
function shape(node: YamlNode | undefined): unknown {
  if (!node || node.kind === "nothing") return undefined;
  if (node.kind === "scalar") return node.text;
  if (node.kind === "reference") return { reference: true };
  if (node.kind === "list") return node.items.map(shape);
  return node.entries.map(({ key, value }) => [key, shape(value)]);
}

describe("guarded YAML", () => {
  it("is plain data, scalars as they were meant", () => {
    const text = "a: 007\nb: [no, 'x', ~, *r]\n? [k]\n: |\n  two\n  lines\n";
    assert.deepEqual(shape(readYaml(text, SUBJECT).root), [
      ["a", "007"],
      ["b", ["no", "x", undefined, { reference: true }]],
      [undefined, "two\nlines\n"],
    ]);
  });

  it("keeps the places, in keys and values", () => {
    const text = "\uFEFFkey: [x, 'y z']\r\n";
    const { root } = readYaml(text, SUBJECT);
    assert.ok(root?.kind === "map");
    const [entry] = root.entries;
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.ok(entry?.value.kind === "list");
    assert.deepEqual([at(entry.keySpan), ...entry.value.items.map(({ span }) => at(span))], ["key", "x", "'y z'"]);
  });

  it("tells of what is wrong, and from where on it guesses", () => {
    const text = 'a: 1\nb: "x\n';
    const { faults, firstError } = readYaml(text, SUBJECT);
    assert.equal(faults.length, 1);
    assert.match(faults[0]!.message, /^The YAML cannot be read at ".*"; mend it: .*\.$/);
    assert.ok(firstError >= text.indexOf('"'));
    assert.equal(readYaml("a: 1\n", SUBJECT).firstError, Number.POSITIVE_INFINITY);
  });

  it("calls a file as its reader does", () => {
    assert.equal(
      readYaml("#".repeat(SUBJECT.largest + 1), SUBJECT).faults[0]!.message,
      'A list of ships of more than "1 MB" is not read; split it into several files.',
    );
  });

  it("quotes on one line, and shortened", () => {
    assert.equal(quotedYaml(" a\n b\u0007 "), '"a b"');
    assert.equal(quotedYaml("x".repeat(61)).length, 62);
  });
});
