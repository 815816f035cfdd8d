import assert from "node:assert/strict";
import fc from "fast-check";
import { collisionKey, namesOf, takenNames, UnusedNames } from "../../../src/core/checks/names.ts";
import type { HeadedBlock } from "../../../src/core/checks/rule.ts";
import { isPlainName, safeName, unportability, unsafety } from "../../../src/core/checks/safe-name.ts";
import { headerOf } from "../../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";

function blocksNamed(...names: string[]): readonly HeadedBlock[] {
  const corpus = parseText(names.map((name) => `<<<FILE ${JSON.stringify(name)}\nEND>>>\n`).join(""));
  return [...blocksOf(corpus)].map((block, index) => ({ block, index, header: headerOf(corpus, block) }));
}

function unused(...names: string[]): UnusedNames {
  return new UnusedNames(takenNames(blocksNamed(...names)));
}

describe("the names of a corpus", () => {
  it("are those of blocks that have one, with those of which more is to be asked", () => {
    const { all, odd } = namesOf(blocksNamed("a.txt", "", "B.txt", "c/d-1_2.md", "con.txt", "e f"));
    assert.deepEqual(
      [all, odd].map((some) => some.map(({ name }) => name)),
      [
        ["a.txt", "B.txt", "c/d-1_2.md", "con.txt", "e f"],
        ["B.txt", "con.txt", "e f"],
      ],
    );
  });
  it("are rising where each comes after the one before", () => {
    for (const names of [[], ["b"], ["a", "b", "ba"]])
      assert.equal(namesOf(blocksNamed(...names)).areRising, true, String(names));
    for (const names of [
      ["a", "a"],
      ["b", "a", "c"],
      ["a", "c", "b"],
    ])
      assert.equal(namesOf(blocksNamed(...names)).areRising, false, String(names));
  });
  it("are plain only where no rule says anything of one by itself, and no disk takes it for another", () => {
    let all = 0;
    let plain = 0;
    const unit = fc.constantFrom(..."acnol1.-_/ AÀ~", "con", "nul", "prn", "com1", "lpt9", "..", "x");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 6 }), (name) => {
        all++;
        if (!isPlainName(name)) return;
        plain++;
        assert.deepEqual([unsafety(name), unportability(name)], [undefined, undefined], name);
        assert.equal(name, name.normalize("NFKC").toLowerCase());
        assert.ok(!/[. ](?:\/|$)/.test(name), name);
      }),
      { numRuns: 3_000 },
    );
    assert.ok(plain > all / 15, `${plain} of ${all}`);
    assert.equal(isPlainName("a".repeat(255)), true);
    assert.equal(isPlainName("a".repeat(256)), false);
  });
});

describe("new names", () => {
  it("are free, by what meets on disks, and given once", () => {
    const names = unused("A.txt", "a-2.TXT", "d/e");
    assert.deepEqual(
      [names.get("b"), names.get("b"), names.get("a.txt"), names.get("d"), names.get("D")],
      ["b", "b-2", "a-3.txt", "d-2", "D-3"],
    );
  });
  it("are numbered before their last dot, and never given twice by another way", () => {
    const names = unused("a.b.txt", ".a", "x.y/z", "p/q/r");
    assert.deepEqual(
      ["a.b.txt", ".a", "x.y/z", "p", "p/q", "a", "a-2", "a", "a-3"].map((name) => names.get(name)),
      ["a.b-2.txt", ".a-2", "x.y/z-2", "p-2", "p/q-2", "a", "a-2", "a-3", "a-3-2"],
    );
  });
  it("are numbered in their last folder, and are none that a folder has, wherever it begins", () => {
    const names = unused("p/x.y/z", "/q/r", "s/");
    assert.deepEqual(
      ["p/x.y/z", "p/x.y/Z", "/q", "s", "s/"].map((name) => names.get(name)),
      ["p/x.y/z-2", "p/x.y/Z-3", "/q-2", "s", "s/-2"],
    );
  });
  it("know the folders of a path down to the 32nd", () => {
    const folder = (depth: number): string => Array.from({ length: depth }, () => "a").join("/");
    const names = unused(folder(40));
    assert.deepEqual([names.get(folder(32)), names.get(folder(33))], [`${folder(32)}-2`, folder(33)]);
  });
  it("may be those of the document they are for, if it alone has them", () => {
    assert.equal(unused("a.", "b").get("a", "a."), "a");
    assert.equal(unused("a.", "a").get("a", "a."), "a-2");
  });
  it("go on counting where the last one stopped", () => {
    const names = unused("a");
    for (let number = 2; number < 5000; number++) assert.equal(names.get("a"), `a-${number}`);
  });
  it("are safe and portable, whatever the old one was, and stay so when they are", () =>
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom("/", "\\", ".", "~", ":", " ", "C", "O", "N", "\u202E", "\uD800", "e\u0301"),
            fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
          ),
          maxLength: 12,
        }),
        (name) => {
          const safe = safeName(name);
          assert.deepEqual([unsafety(safe), unportability(safe)], [undefined, undefined], JSON.stringify(safe));
          assert.equal(safeName(safe), safe);
        },
      ),
      { numRuns: 500 },
    ));
  it("meet by case, by how their characters are composed, and by what ends their segments", () => {
    const meet = (one: string, other: string): boolean => collisionKey(one) === collisionKey(other);
    for (const [one, other] of [
      ["a/B", "A/b"],
      ["Straße", "STRASSE"],
      ["ſ", "S"],
      ["ΟΔΟΣ", "οδος"],
      ["e\u0301", "É"],
      ["ﬁ", "FI"],
      ["a. ./b", "a/B."],
      ["a./b ", "a/b"],
    ])
      assert.ok(meet(one!, other!), `${one} ${other}`);
    for (const [one, other] of [
      ["ı", "i"],
      ["ISI", "ısı"],
      ["..", "."],
      ["a/..", "a/."],
      ["a.b", "ab"],
      ["a b", "ab"],
      [".a", "a"],
    ])
      assert.ok(!meet(one!, other!), `${one} ${other}`);
  });
  it("have a key that does not depend on being made twice", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), (name) => {
        assert.equal(collisionKey(collisionKey(name)), collisionKey(name));
      }),
      { numRuns: 500 },
    ));
});
