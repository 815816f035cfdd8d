import { deepEqual } from "../support/expect.ts";
import { decidedAt } from "./decided-at.ts";
import { tokensOf } from "./tokens.ts";

/** For each deciding sign of the code, the word where it is decided. */
function decided(code: string): readonly string[] {
  const tokens = tokensOf(code);
  return tokens.flatMap(({ text }, index) =>
    ["?", "?.", "??", "&&", "||"].includes(text)
      ? [`${text} ${/^\w+/.exec(code.slice(decidedAt(tokens, index)))?.[0]}`]
      : [],
  );
}

describe("a sign that decides what is looked at", () => {
  it("is tried with whoever looks at the first thing of its expression", () => {
    deepEqual(decided("x = a && b || c;"), ["&& a", "|| a"]);
    deepEqual(decided("return a?.b(c) ?? d;"), ["?. a", "?? a"]);
    deepEqual(decided("f(a, b || c)"), ["|| b"]);
    deepEqual(decided("if (a && (b || c)) d();"), ["&& a", "|| b"]);
  });
  it("is tried with whoever looks at its own branch", () =>
    deepEqual(decided("x = a && b ? c || d : e ? f : g;"), ["&& a", "? a", "|| c", "? e"]));
  it("alone is decided elsewhere than where it stands", () => {
    const tokens = tokensOf("x = a + b;");
    deepEqual(
      tokens.map((_, index) => decidedAt(tokens, index)),
      tokens.map(({ start }) => start),
    );
  });
});
