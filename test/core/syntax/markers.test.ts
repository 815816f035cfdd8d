import assert from "node:assert/strict";
import {
  classify,
  gluedHeaderAt,
  gluedTerminatorAt,
  isEscaped,
  isMarkerLike,
  joinedHeaderAt,
  nearMiss,
} from "../../../src/core/syntax/markers.ts";

describe("markers", () => {
  it("are told by the line alone", () => {
    for (const [line, kind] of [
      ["<<<FILE", "header"],
      ["<<<FILE ", "header"],
      ["<<<FILE\ta", "header"],
      ["<<<FILE a k=v", "header"],
      ["<<<FILEa", undefined],
      ["<<<FILE:", undefined],
      ["<<<FILE\u00A0a", undefined],
      ["<<<file a", undefined],
      [" <<<FILE a", undefined],
      ["\uFEFF<<<FILE a", undefined],
      ["<<<<FILE a", undefined],
      ["END>>>", "terminator"],
      ["END>>> \t ", "terminator"],
      ["END>>>x", undefined],
      ["END>>>\u00A0", undefined],
      ["END>>", undefined],
      ["End>>>", undefined],
      [" END>>>", undefined],
      ["\\END>>>", undefined],
      ["END>>><<<FILE", "joined"],
      ["END>>> \t<<<FILE a", "joined"],
      ["END>>> <<<FILEa", undefined],
      ["END>>> x <<<FILE a", undefined],
      ["", undefined],
      ["x", undefined],
    ] as const)
      assert.equal(classify(line), kind, JSON.stringify(line));
  });

  it("know where the header of a joined line begins", () => {
    assert.equal(joinedHeaderAt("END>>><<<FILE a"), 6);
    assert.equal(joinedHeaderAt("END>>> \t<<<FILE a <<<FILE"), 8);
  });

  it("are marker-like or escaped by their beginning", () => {
    for (const line of ["<<<FILE", "<<<FILENAME", "END>>>", "END>>>x"]) assert.ok(isMarkerLike(line), line);
    for (const line of ["<<FILE", " END>>>", "\\END>>>", ""]) assert.ok(!isMarkerLike(line), line);
    for (const line of ["\\<<<FILE", "\\\\\\END>>>x"]) assert.ok(isEscaped(line), line);
    for (const line of ["\\", "\\x", "x\\END>>>", "\\ END>>>", "END>>>"]) assert.ok(!isEscaped(line), line);
  });

  it("are nearly there", () => {
    for (const line of [
      "<<FILE a",
      "<<<<<<FILE a",
      "<<< FILE a",
      "<<<File a",
      "<<<FILE:",
      " <<<FILE a",
      "\t\u00A0\uFEFF\u200B\u200D\u2060\u2003<<<FILE",
      "<<FILE \u2028a",
    ])
      assert.equal(nearMiss(line)?.meant, "header", JSON.stringify(line));
    for (const line of [
      "END>>",
      "END>>>>>>",
      "end>>>",
      "END >>>",
      "END FILE>>>",
      "END_-FILE >>",
      "<<END>>",
      "<<<END FILE>>>",
      "\u200CEND>>>",
      "END>> \t",
    ])
      assert.equal(nearMiss(line)?.meant, "terminator", JSON.stringify(line));
    assert.equal(nearMiss(" \uFEFF<<FILE a")?.start, 2);
  });
  it("are not nearly there when they are there, or not near", () => {
    for (const line of [
      "<<<FILE a",
      "<<<FILE",
      "END>>>",
      "END>>> ",
      "<FILE a",
      "<<<<<<<FILE a",
      "<<FILES a",
      "<<FILE:a",
      "<<FILE-a",
      "END>",
      "END>>>>>>>",
      "END>>x",
      "THE END>>>",
      "# <<FILE a",
      "\\<<<FILE a",
      "ENDING>>>",
      "",
    ])
      assert.equal(nearMiss(line), undefined, JSON.stringify(line));
  });

  it("are glued to the end of a text", () => {
    assert.equal(gluedTerminatorAt("xEND>>>"), 1);
    assert.equal(gluedTerminatorAt("x END>>> \t"), 2);
    assert.equal(gluedTerminatorAt("END>>END>>>"), 5);
    for (const line of [
      "END>>>",
      "xEND>>>x",
      "END>>>xEND>>>",
      "\\END>>>xEND>>>",
      " END>>>",
      "<<FILE aEND>>>".replace("aE", "a E"),
      "xEND>>",
      "",
    ])
      assert.equal(gluedTerminatorAt(line), undefined, JSON.stringify(line));
  });
  it("are glued after a text outside", () => {
    assert.equal(gluedHeaderAt("x <<<FILE a"), 2);
    assert.equal(gluedHeaderAt("x\t<<<FILE\ta <<<FILE b"), 2);
    for (const line of ["x<<<FILE a", "x <<<FILE", " <<<FILE a", "END>>>x <<<FILE a", "<<<FILEx <<<FILE a"])
      assert.equal(gluedHeaderAt(line), undefined, JSON.stringify(line));
  });
});
