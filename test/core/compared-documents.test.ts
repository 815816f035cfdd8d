import { addressOf, blockAtAddress, comparedText } from "../../src/core/compared-documents.ts";
import type { Block, Corpus } from "../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../src/core/syntax/parse.ts";
import { deepEqual, equal } from "../support/expect.ts";

const TEXT =
  "<<<FILE a\nOne.\nEND>>>\n<<<FILE a\nTwo.\n\\END>>>\nEND>>>\n<<<FILE\nThree.\nEND>>>\n" +
  "<<<FILE b encoding=base64\nAAEC\nEND>>>\n";

function textAt(corpus: Corpus, name: string | undefined, nth: number): string | undefined {
  const block = blockAtAddress(corpus, { name, nth });
  return block && comparedText(corpus, block);
}

describe("a document that is compared", () => {
  it("is found again by its name and its place among those that have it", () => {
    const corpus = parseText(TEXT);
    const addresses = [...blocksOf(corpus)].map((block: Block) => addressOf(corpus, block));
    deepEqual(addresses, [
      { name: "a", nth: 0 },
      { name: "a", nth: 1 },
      { name: undefined, nth: 0 },
      { name: "b", nth: 0 },
    ]);
    for (const [at, address] of addresses.entries()) equal(blockAtAddress(corpus, address), [...blocksOf(corpus)][at]);
    const later = parseText(`<<<FILE new\nx\nEND>>>\n${TEXT}`);
    equal(textAt(later, "a", 1), "Two.\nEND>>>\n");
    equal(textAt(later, "a", 2), undefined);
    equal(textAt(later, "c", 0), undefined);
  });
  it("is shown by what it says, decoded", () => {
    const corpus = parseText(TEXT);
    equal(textAt(corpus, "a", 1), "Two.\nEND>>>\n");
    equal(textAt(corpus, undefined, 0), "Three.\n");
  });
  it("is shown as it is written where it is no text", () => {
    equal(textAt(parseText(TEXT), "b", 0), "AAEC\n");
  });
});
