import fc from "fast-check";
import { findQuote, quoteOf } from "../../../src/core/decisions/quote.ts";
import { deepEqual, equal } from "../../support/expect.ts";

const TEXT = "<<<FILE a\nMr Kim came. Ms Kim went. The other Kim, who is no relation, stayed.\nEND>>>\n";

/** Where the nth `Kim` is. */
function kim(text: string, count: number): { readonly start: number; readonly end: number } {
  let start = -1;
  for (let i = 0; i < count; i++) start = text.indexOf("Kim", start + 1);
  return { start, end: start + 3 };
}

describe("a quote", () => {
  it("keeps thirty characters on either side", () => {
    const quote = quoteOf(TEXT, kim(TEXT, 2));
    equal(
      quote.prefix,
      TEXT.slice(kim(TEXT, 2).start - 26, kim(TEXT, 2).start)
        .padStart(26)
        .slice(-30),
    );
    equal(quote.suffix.length, 30);
  });

  it("is found again in the same text, each of several", () => {
    for (const count of [1, 2, 3]) deepEqual(findQuote(TEXT, quoteOf(TEXT, kim(TEXT, count))), kim(TEXT, count));
  });

  it("is found after edits before it, beside it and after it", () => {
    const quote = quoteOf(TEXT, kim(TEXT, 2));
    const edited = TEXT.replace("Mr Kim came.", "Then, at ten, Mr Kim came at last.").replace("stayed", "sat");
    deepEqual(findQuote(edited, quote), kim(edited, 2));
  });

  it("is stale when its words are gone", () => {
    equal(findQuote(TEXT.replaceAll("Kim", "Lee"), quoteOf(TEXT, kim(TEXT, 2))), undefined);
  });

  it("does not move to another place that has the same short words", () => {
    const quote = quoteOf("The red house. The Kim family.", { start: 19, end: 22 });
    equal(findQuote("Somebody else wrote all of this anew about Kim and nobody else.", quote), undefined);
  });

  it("is stale where two places fit as well", () => {
    const text = `${"x".repeat(40)}Kim${"x".repeat(40)}`;
    const quote = quoteOf(text, { start: 40, end: 43 });
    equal(findQuote(`yy${text}${text}`, quote), undefined);
    deepEqual(findQuote(`${text}${text}`, quote), { start: 40, end: 43 });
  });

  it("finds long words by themselves", () => {
    const words = "Sign up now: get our newsletter";
    const quote = quoteOf(`a\n${words}\nb`, { start: 2, end: 2 + words.length });
    deepEqual(findQuote(`quite another\n${words}\ntext`, quote), { start: 14, end: 14 + words.length });
  });

  it("may have no words", () => {
    const quote = quoteOf("abc", { start: 1, end: 1 });
    deepEqual(findQuote("xxabc", quote), { start: 3, end: 3 });
    equal(findQuote("xx", quote), undefined);
  });

  it("is found again, or nowhere, whatever is written before and after", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", " "), maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, fc.nat(), fc.nat(), (before, whole, after, one, other) => {
        const [start, end] = [one % (whole.length + 1), other % (whole.length + 1)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const quote = quoteOf(whole, { start, end });
        const found = findQuote(`${before}${whole}${after}`, quote);
        if (found) equal(`${before}${whole}${after}`.slice(found.start, found.end), quote.exact);
        if (before === "" && after === "" && quote.exact + quote.prefix + quote.suffix !== "")
          deepEqual(found, { start, end });
      }),
    );
  });
});
