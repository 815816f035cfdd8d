import { deletion, moveToAttribute, removeLine } from "../../../src/core/checks/line-removal.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import type { BlockText } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { applyEdits } from "../../../src/core/text.ts";
import { deepEqual, equal } from "../../support/expect.ts";

function firstOf(text: string): BlockText {
  const corpus = parseText(text);
  return cutBlock(corpus, [...blocksOf(corpus)][0]!);
}

/** The body without the line that `AD` stands on. */
function without(body: string, close = "END>>>\n"): string {
  const header = "<<<FILE a\n";
  const cut = firstOf(header + body + close);
  const start = cut.text.indexOf("AD");
  const { span, newText } = removeLine(cut, { start, end: start + 2 });
  equal(newText, "");
  const left = applyEdits(cut.text, [{ span, newText }]);
  equal(left.startsWith(header) && left.endsWith(close), true, left);
  return left.slice(header.length, left.length - close.length);
}

describe("a line that is taken out of a body", () => {
  it("goes whole, with its line end", () => {
    equal(without("a\nAD\nb\n"), "a\nb\n");
    equal(without("a\n say AD now \nb\n"), "a\nb\n");
    equal(without("AD\nb\n"), "b\n");
    equal(without("a\nAD\n"), "a\n");
    equal(without("AD\n"), "");
  });
  it("leaves as many blank lines between others as there were before it", () => {
    equal(without("a\n\nAD\nb\n"), "a\n\nb\n");
    equal(without("a\nAD\n\nb\n"), "a\n\nb\n");
    equal(without("a\n\nAD\n\nb\n"), "a\n\nb\n");
    equal(without("a\n \nAD\n\t\n\nb\n"), "a\n \nb\n");
    equal(without("a\n\n\nAD\n\n\nb\n"), "a\n\n\nb\n");
  });
  it("leaves none at the body's start and end", () => {
    equal(without("AD\n\n\nb\n"), "b\n");
    equal(without("\nAD\n\nb\n"), "\nb\n");
    equal(without("a\n\n \nAD\n"), "a\n");
    equal(without("a\n\nAD\n\n\n"), "a\n");
    equal(without("\n\nAD\n\n"), "");
  });
  it("leaves what ends the body, on its line or nowhere", () => {
    equal(without("a\nAD", "END>>>\n"), "a\n");
    equal(without("AD ", "END>>>\n"), "");
    equal(without("a\n\nAD", "END>>>\n"), "a\n");
    equal(without("a\n\nAD\n", ""), "a\n");
    equal(without("AD", ""), "");
    equal(without("AD\n\n", ""), "");
  });
});

describe("what is moved to an attribute", () => {
  const removal = { span: { start: 0, end: 0 }, newText: "" };
  const moved = (header: string, value = "v w"): readonly unknown[] =>
    moveToAttribute(firstOf(`<<<FILE ${header}\nx\nEND>>>\n`), "note", value, removal).map(
      ({ title, safety, edits }) => [title, safety, ...edits.map(({ newText }) => newText)],
    );
  const title = "Move it to note=";

  it("is said beside what stands there", () => {
    deepEqual(moved("a"), [[title, "suggested", ' note="v w"', ""]]);
    deepEqual(moved("a note=x"), [[title, "suggested", '"x; v w"', ""]]);
    deepEqual(moved('a note=" "'), [[title, "suggested", '"v w"', ""]]);
    deepEqual(moved("a note=vw"), [[title, "suggested", '"vw; v w"', ""]]);
  });
  it("only goes where it is said already", () => {
    const said = [["Delete it: note= says so already", "suggested", ""]];
    deepEqual(moved('a note="v w"'), said);
    deepEqual(moved('a note="x; v w; y"'), said);
  });
  it("stays where the header can take nothing more", () => deepEqual(moved('a title="b'), []));
  it("is an edit of its own when it is deleted", () =>
    deepEqual(deletion("Out", removal), { title: "Out", safety: "suggested", edits: [removal] }));
});
