import { scriptsIn, tagAt } from "../../../src/core/checks/markup-in-text.ts";
import { deepEqual, equal } from "../../support/expect.ts";

describe("markup in a text", () => {
  const tag = (text: string, limit = text.length): string | undefined => {
    const found = tagAt(text, 0, limit);
    return found && text.slice(found.start, found.end);
  };
  const scripts = (text: string): readonly string[] =>
    [...scriptsIn(text, { start: 0, end: text.length })].map(({ start, end }) => text.slice(start, end));

  it("is a tag of a known element", () => {
    for (const one of [
      "<p>",
      "</p>",
      "<BR/>",
      "<br />",
      '<a href="x">',
      "<h1>",
      "</DIV >",
      "<img\nsrc=x\n>",
      "<video>",
    ])
      equal(tag(`${one} rest`), one);
    equal(tag("<!-- a comment"), "<!--");
    equal(tag("<!--", 3), "<!-");
  });
  it("is no tag of another word, with other words in it, or without its end", () => {
    for (const one of [
      "<Kim>",
      "<px>",
      "<p",
      "<p <b>",
      "<a b>",
      "</a href=x>",
      "< p>",
      "<1>",
      "<!doctype>",
      "<p.>",
      `<a href="${"x".repeat(2_000)}">`,
    ])
      equal(tag(one), undefined, one.slice(0, 20));
    equal(tag('<a href="x">', 11), undefined);
    equal(tag(`<a href="${"x".repeat(1_980)}">`)?.length, 1_991);
  });
  it("is script that nobody writes in a sentence", () => {
    for (const one of [
      "function () {",
      "function f(a, b) {",
      "function f_1$(){",
      "document.write(",
      "document.getElementById(",
      "document.cookie =",
      "document.title[",
      "document.querySelector.",
      "document.createElement (",
      "document.body.",
      "window.location =",
      "window.a1[",
      "console.log(",
      "googletag.",
      "adsbygoogle",
      "$(document)",
    ]) {
      deepEqual(scripts(one), [one]);
      deepEqual(scripts(`So: ${one} x`), [one]);
      deepEqual(scripts(`;${one}`), [one]);
    }
  });
  it("is no script in words, or as a part of them", () => {
    for (const one of [
      "the function of (this) x",
      "function f(a-b) {",
      "function (a) x",
      "document. Write",
      "the document.",
      "document.of (",
      "window. Open",
      "window.a (",
      "xwindow.open(",
      "my.document.write(",
      "$console.log(",
      "console.log",
    ])
      deepEqual(scripts(one), [], one);
    deepEqual(scripts("window.open( window.shut( console.log("), ["window.open(", "window.shut(", "console.log("]);
  });
  it("is looked for within its stretch", () => {
    const text = "window.open( window.open(";
    deepEqual([...scriptsIn(text, { start: 1, end: text.length })], [{ start: 13, end: 25 }]);
    deepEqual([...scriptsIn(text, { start: 0, end: 13 })], [{ start: 0, end: 12 }]);
    deepEqual([...scriptsIn(text, { start: 0, end: 11 })], []);
  });
});
