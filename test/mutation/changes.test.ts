import { deepEqual, equal } from "../support/expect.ts";
import { changesOf } from "./changes.ts";
import { changedPatterns } from "./pattern-changes.ts";
import { tokensOf } from "./tokens.ts";

/** What the code becomes by each change. */
function changed(code: string): readonly string[] {
  return changesOf(tokensOf(code)).map(({ start, end, newText }) => code.slice(0, start) + newText + code.slice(end));
}

describe("tokens of JavaScript", () => {
  const texts = (code: string): readonly string[] => tokensOf(code).map(({ text }) => text);

  it("tell a pattern from a division", () => {
    deepEqual(texts("a / b / c"), ["a", "/", "b", "/", "c"]);
    deepEqual(texts("x = /[/]\\/b/g.test(y) / 2"), ["x", "=", "/[/]\\/b/g", ".", "test", "(", "y", ")", "/", "2"]);
    deepEqual(texts("if (a) /b/.test(c)").slice(4, 5), ["/b/"]);
  });
  it("know the pairs of brackets, templates within templates too", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    const tokens = tokensOf("`a${f({ b: `c${1}` })}d`");
    deepEqual(
      tokens.map(({ text }) => text),
      ["`a${", "f", "(", "{", "b", ":", "`c${", "1", "}`", "}", ")", "}d`"],
    );
    equal(tokens[0]?.pair, 11);
    equal(tokens[3]?.pair, 9);
    equal(tokens[6]?.pair, 8);
  });
  it("are not made of comments", () => deepEqual(texts("a // b\n/* c */ d"), ["a", "d"]));
});

describe("changes of code", () => {
  it("turn conditions, comparisons and steps", () => {
    deepEqual(changed("if (a < 1) b++;"), [
      "if (true) b++;",
      "if (false) b++;",
      "if (a <= 1) b++;",
      "if (a >= 1) b++;",
      "if (a < 2) b++;",
      "if (a < 1) ;",
      "if (a < 1) b--;",
    ]);
  });
  it("leave out what is yielded, answered or gone on with", () => {
    deepEqual(changed("function* f() { yield a; for (const b of c) continue; return; }"), [
      "function* f() { ; for (const b of c) continue; return; }",
      "function* f() { yield a; for (const b of c) ; return; }",
      "function* f() { yield a; for (const b of c) break; return; }",
      "function* f() { yield a; for (const b of c) continue; ; }",
    ]);
    deepEqual(changed("return false;"), ["return true;"]);
    deepEqual(changed("return a ? b : c;"), ["return;", "return a && false ? b : c;", "return a || true ? b : c;"]);
  });
  it("leave properties, fields and documentation alone", () => {
    deepEqual(changed('x = { "a b": 1, summary: "It.", why: "a" + "b", c };'), [
      ";",
      'x = { "a b": 2, summary: "It.", why: "a" + "b", c };',
    ]);
    deepEqual(changed("class A { a; b = c; }"), ["class A { a; ; }"]);
  });
  it("leave names alone that every object has", () => deepEqual(changed("a.toString"), []));
  it("change patterns piece by piece", () => {
    deepEqual(
      [...changedPatterns("/^a+(?:b|[cd])\\d{2,}$/i")],
      [
        "/a+(?:b|[cd])\\d{2,}$/i",
        "/^a(?:b|[cd])\\d{2,}$/i",
        "/^a+(?:b|[^cd])\\d{2,}$/i",
        "/^a+(?:b|[cd])\\D{2,}$/i",
        "/^a+(?:b|[cd])\\d$/i",
        "/^a+(?:b|[cd])\\d{2,}/i",
        "/^a+(?:[cd])\\d{2,}$/i",
        "/^a+(?:b)\\d{2,}$/i",
        "/^a+(?:b|[cd])\\d{2,}$/",
      ],
    );
  });
});
