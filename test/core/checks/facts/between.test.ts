import { betweenDocuments, prepareDocument, untouchedBetween } from "../../../../src/core/checks/facts/between.ts";
import { knownFactsOf } from "../../../../src/core/checks/facts/body-facts.ts";
import type { FileContext } from "../../../../src/core/checks/rule.ts";
import { CorpusIndex } from "../../../../src/core/syntax/corpus-index.ts";
import type { Block, Corpus } from "../../../../src/core/syntax/nodes.ts";
import { blocksOf, parseLines, parseText } from "../../../../src/core/syntax/parse.ts";
import type { LineSource, Position } from "../../../../src/core/text.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

const LINE = "Our app has all of it first.";
const TEXT = ["a", "b", "c"]
  .map((name) => `# ${name}\n<<<FILE ${name}\nReport ${name} alone.\n${LINE}\nEND>>>\n`)
  .join("");

function blocksIn(corpus: Corpus): readonly { readonly block: Block }[] {
  return [...blocksOf(corpus)].map((block) => ({ block }));
}

/** A text that is edited, as the editor holds it. */
function living(text: string): { readonly corpus: Corpus; readonly edit: (from: string, to: string) => void } {
  const lines = text.split("\n");
  const source: LineSource = {
    get lineCount() {
      return lines.length;
    },
    line: (index) => lines[index]!,
  };
  const corpus = CorpusIndex.of(source);
  const edit = (from: string, to: string): void => {
    const start = lines.indexOf(from);
    const inserted = to.split("\n");
    lines.splice(start, 1, ...inserted);
    corpus.update([{ start, removed: 1, inserted: inserted.length }]);
  };
  return { corpus, edit };
}

describe("what documents have in common", () => {
  it("is the same object as long as no document changes", () => {
    const { corpus, edit } = living(TEXT);
    const first = betweenDocuments(corpus, blocksIn(corpus));
    equal(betweenDocuments(corpus, []), first);
    edit("# a", "# another note");
    equal(betweenDocuments(corpus, blocksIn(corpus)), first);
    equal(betweenDocuments(corpus, []), first);
    edit("Report a alone.", "Report a alone again.");
    equal(betweenDocuments(corpus, blocksIn(corpus)) === first, false);
  });
  it("is another where a document comes or goes", () => {
    const { corpus, edit } = living(TEXT);
    const first = betweenDocuments(corpus, blocksIn(corpus));
    edit("# c", "<<<FILE d\nSome words are in it.\nEND>>>");
    const second = betweenDocuments(corpus, blocksIn(corpus));
    equal(second === first, false);
    deepEqual(second.repeatedLines()[0]?.members, [0, 1, 2, 3]);
    edit("# b", "<<<FILE e\nSome words are in it.\nEND>>>");
    deepEqual(betweenDocuments(corpus, blocksIn(corpus)).sameBodies(), [[1, 3]]);
  });
  it("takes up the change of one document once", () => {
    const { corpus, edit } = living(TEXT);
    const first = betweenDocuments(corpus, blocksIn(corpus));
    first.repeatedLines();
    const before = blocksIn(corpus)[1]!.block;
    edit("Report b alone.", "Report b is not alone.");
    const now = blocksIn(corpus)[1]!.block;
    const change = { kind: "block", corpus, before, now, sameHeader: true, sameShape: true } as const;
    const untouched = untouchedBetween(change);
    deepEqual(untouched, { sameBodies: true, nearTwins: true, repeatedLines: true });
    equal(untouchedBetween(change), untouched);
    equal(betweenDocuments(corpus, blocksIn(corpus)), first);
  });
  it("may be all touched by what is not known", () => {
    const { corpus, edit } = living(TEXT);
    const [a, b] = blocksIn(corpus).map(({ block }) => block) as [Block, Block];
    const touched = { sameBodies: false, nearTwins: false, repeatedLines: false };
    const change = { kind: "block", corpus, before: a, now: a, sameHeader: true, sameShape: true } as const;
    deepEqual(untouchedBetween(change), touched);
    betweenDocuments(corpus, [{ block: b }]);
    deepEqual(untouchedBetween(change), touched);
    edit("Report a alone.", "Report a.");
    deepEqual(untouchedBetween({ ...change, now: blocksIn(corpus)[0]!.block }), touched);
    const gap = corpus.parts.find(({ kind }) => kind === "gap")!;
    deepEqual(untouchedBetween({ ...change, kind: "gap", before: gap, now: gap }), touched);
  });
});

describe("of a corpus that is not held in memory", () => {
  const held = parseText(`${TEXT}<<<FILE d\nReport a alone.\n${LINE}\nEND>>>\n`);
  const lines = Array.from({ length: held.source.lineCount }, (_, at) => held.source.line(at));
  const text = (start: Position, end: Position): string =>
    lines
      .slice(start.line, end.line + 1)
      .map((line, at, { length }) =>
        line.slice(at === 0 ? start.character : 0, at === length - 1 ? end.character : undefined),
      )
      .join("\n");
  const read = (): Corpus => parseLines({ lineCount: lines.length, line: (index) => lines[index]!, text });
  const context = {} as FileContext;

  it("only bodies are compared", () => {
    const corpus = read();
    const combined = betweenDocuments(corpus, blocksIn(corpus));
    deepEqual(combined.sameBodies(), [[0, 3]]);
    deepEqual(combined.repeatedLines(), []);
  });
  it("no other facts of documents are kept", () => {
    const corpus = read();
    const { block } = blocksIn(corpus)[0]!;
    prepareDocument(corpus, block, context);
    equal(knownFactsOf(corpus, block), undefined);
    const first = blocksIn(held)[0]!.block;
    prepareDocument(held, first, context);
    equal(knownFactsOf(held, first)?.lines.length, 2);
  });
});
