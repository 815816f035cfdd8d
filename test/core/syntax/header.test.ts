import assert from "node:assert/strict";
import fc from "fast-check";
import {
  attributeOf,
  findAttribute,
  isPlainHeader,
  readHeader,
  writeHeader,
  writeName,
} from "../../../src/core/syntax/header.ts";

/** A header as `name form {key=value …} ! fault "where" …`. */
function read(line: string): string {
  const { name, nameForm, nameSpan, attributes, faults } = readHeader(line);
  const words = [nameForm, String(JSON.stringify(name)), `at ${nameSpan.start}–${nameSpan.end}`];
  for (const { key, value, span, valueSpan } of attributes) {
    assert.equal(line.slice(span.start, valueSpan.start), `${key}=`);
    assert.equal(span.end, valueSpan.end);
    words.push(`${key}=${JSON.stringify(value)}`);
  }
  for (const { kind, span } of faults) words.push(`! ${kind} ${JSON.stringify(line.slice(span.start, span.end))}`);
  return words.join(" ");
}

describe("reading a header", () => {
  for (const [line, expected] of [
    ["<<<FILE a", 'bare "a" at 8–9'],
    ["<<<FILE\t a/b.txt \t", 'bare "a/b.txt" at 9–16'],
    ["<<<FILE a k=v l-1=w=x", 'bare "a" at 8–9 k="v" l-1="w=x"'],
    ['<<<FILE "two words" k="v w"', 'quoted "two words" at 8–19 k="v w"'],
    ['<<<FILE "a\\"b\\u00e9" k=""', 'quoted "a\\"bé" at 8–20 k=""'],
    ['<<<FILE a k=v"w l=x"', 'bare "a" at 8–9 k="v\\"w" l="x\\""'],
    ["<<<FILE a\u00A0b k=v", 'bare "a\u00A0b" at 8–11 k="v"'],
    ["<<<FILE two  words k=v", 'spaced "two  words" at 8–18 k="v" ! spaced-name "two  words"'],
    ["<<<FILE", 'none undefined at 7–7 ! no-name ""'],
    ["<<<FILE ", 'none undefined at 8–8 ! no-name ""'],
    ["<<<FILE k=v", 'none undefined at 8–8 k="v" ! no-name ""'],
    ['<<<FILE "" k=v', 'none undefined at 8–10 k="v" ! no-name "\\"\\""'],
    ['<<<FILE "open k=v', 'ill-quoted "\\"open k=v" at 8–17 ! quoting "\\"open k=v"'],
    ['<<<FILE "a"b', 'ill-quoted "\\"a\\"b" at 8–12 ! quoting "\\"a\\"b"'],
    ['<<<FILE "a\\q" k=v', 'ill-quoted "\\"a\\\\q\\" k=v" at 8–17 ! quoting "\\"a\\\\q\\" k=v"'],
    ['<<<FILE "a" b k=v', 'ill-quoted "\\"a\\" b" at 8–13 k="v" ! quoting "\\"a\\" b"'],
    ['<<<FILE a k="open l=w', 'bare "a" at 8–9 ! quoting "k=\\"open l=w"'],
    ["<<<FILE a k=1 k=2", 'bare "a" at 8–9 k="1" ! repeated-key "k=2"'],
    ["<<<FILE a k= l=w", 'bare "a" at 8–9 l="w" ! no-value "k="'],
    ["<<<FILE a k=\u0001", 'bare "a" at 8–9 ! no-value "k=\u0001"'.replace("\u0001", "\\u0001")],
    ["<<<FILE a Key=v 1k=v k_=v", 'bare "a" at 8–9 ! key "Key=v" ! key "1k=v" ! key "k_=v"'],
    ['<<<FILE a k=v w "x y"', 'bare "a" at 8–9 k="v" ! not-an-attribute "w" ! not-an-attribute "\\"x y\\""'],
    ["<<<FILE =a", 'bare "=a" at 8–10'],
  ] as const)
    it(`reads ${JSON.stringify(line)}`, () => assert.equal(read(line), expected));

  it("tells the attributes of two headers however often and in whatever order they are asked for", () => {
    const one = readHeader('<<<FILE a.txt date=2024-06-17 source="Morning Post"');
    const other = readHeader("<<<FILE b.txt source=X datex=Y");
    const bare = readHeader("<<<FILE date_.txt");
    for (let turn = 0; turn < 2; turn++) {
      assert.equal(attributeOf(one, "source"), "Morning Post");
      assert.equal(attributeOf(other, "date"), undefined);
      assert.equal(findAttribute(one, "date")?.value, "2024-06-17");
      assert.equal(attributeOf(bare, "date"), undefined);
      assert.deepEqual(
        other.attributes.map(({ key, value }) => `${key}=${value}`),
        ["source=X", "datex=Y"],
      );
      assert.deepEqual(bare.attributes, []);
    }
  });

  it("never fails, and keeps to the line", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', "\\", "=", " ", "\t", "a", "K", "-", "é", "\u0001"), maxLength: 30 }),
        (rest) => {
          const line = `<<<FILE ${rest}`;
          const header = readHeader(line);
          const { nameSpan, attributes, faults } = header;
          if (isPlainHeader(header)) assert.ok(faults.length === 0 && !header.name!.includes("="), line);
          for (const span of [nameSpan, ...attributes.map((one) => one.span), ...faults.map((one) => one.span)])
            assert.ok(span.start >= 7 && span.start <= span.end && span.end <= line.length);
          const attributeFaults = faults.filter(({ span }) => span.start >= nameSpan.end && span.end > span.start);
          assert.deepEqual(
            attributeFaults,
            attributeFaults.toSorted((a, b) => a.span.start - b.span.start),
          );
        },
      ),
      { numRuns: 500 },
    ));
});

describe("writing a header", () => {
  it("quotes only what must be quoted", () => {
    assert.equal(writeHeader("a/b.txt", [["k", "v=w"]]), "<<<FILE a/b.txt k=v=w");
    assert.equal(
      writeHeader("two words", [
        ["k", ""],
        ["l", "v w"],
      ]),
      '<<<FILE "two words" k="" l="v w"',
    );
    assert.equal(writeName("a=b"), '"a=b"');
    assert.equal(writeName('a"b'), '"a\\"b"');
    assert.equal(writeName("a\nb"), '"a\\nb"');
    assert.equal(writeName("a\uD800"), '"a\\ud800"');
  });

  it("reads back as what was written", () => {
    const any = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom('"', "k=v", "a b", "\\", "\uD800", "\u2028", "a\r\nb"),
    );
    const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
    fc.assert(
      fc.property(
        any.filter((name) => name !== ""),
        fc.uniqueArray(fc.tuple(key, any), { selector: ([one]) => one, maxLength: 4 }),
        (name, attributes) => {
          const line = writeHeader(name, attributes);
          const header = readHeader(line);
          assert.doesNotMatch(line, /[\n\r]/);
          assert.deepEqual(header.faults, []);
          assert.equal(header.name, name);
          assert.deepEqual(
            header.attributes.map((one) => [one.key, one.value]),
            attributes,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
