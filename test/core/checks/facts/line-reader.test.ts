import { BodyHasher } from "../../../../src/core/checks/facts/body-hashes.ts";
import { holdLines, type Line, LineReader } from "../../../../src/core/checks/facts/line-reader.ts";
import { cutBlock } from "../../../../src/core/syntax/cut.ts";
import type { Block, Corpus } from "../../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../../src/core/syntax/parse.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

const APP = "Our app has all of it first.";
const SHOP = "Our shop has all of it last.";

function parsed(body: string, name = "a"): { readonly corpus: Corpus; readonly block: Block } {
  const corpus = parseText(`<<<FILE ${name}\n${body}\nEND>>>\n`);
  return { corpus, block: blocksOf(corpus).next().value! };
}

function hashesOf(...lines: readonly string[]): Float64Array {
  const hasher = new BodyHasher();
  return Float64Array.from(lines, (line) => hasher.hashLine(line));
}

/** What is found of these lines in a body, with what stands at its place. */
function found(body: string, lines: readonly string[], name?: string): readonly string[] {
  const { corpus, block } = parsed(body, name);
  const cut = cutBlock(corpus, block);
  return [...new LineReader().find(cut, hashesOf(...lines))].map(({ folded, span, text }) => {
    equal(cut.text.slice(span.start, span.end), text);
    return `${span.start - cut.body.start}: ${text} = ${folded}`;
  });
}

describe("lines that are looked for", () => {
  it("are told once, at their first place, in the order of the text, without blanks around them", () => {
    deepEqual(found(`Own.\n\t our SHOP  has all of it last. \n${APP}\n${SHOP}\n${APP}`, [APP, SHOP]), [
      "7: our SHOP  has all of it last. = our shop has all of it last.",
      `38: ${APP} = our app has all of it first.`,
    ]);
    deepEqual(found(`${APP}\n${SHOP}`, [SHOP]), [`29: ${SHOP} = our shop has all of it last.`]);
    deepEqual(found(APP, []), []);
  });
  it("are no headings, rows or code in Markdown, and none in data", () => {
    for (const line of [`# ${APP}`, `| ${APP} |`]) {
      deepEqual(found(`${line}\n\n${SHOP}`, [line, SHOP], "a.md").length, 1, line);
      deepEqual(found(`${line}\n\n${SHOP}`, [line, SHOP]).length, 2, line);
    }
    deepEqual(found(`\`\`\`\n${APP}\n\`\`\`\n\n${SHOP}`, [APP, SHOP], "a.md").length, 1);
    deepEqual(found(`${APP} # |`, [`${APP} # |`], "a.md").length, 1);
    deepEqual(found(APP, [APP], "a.csv"), []);
  });
  it("have 5 to 1,000 characters, with the blanks around them", () => {
    const wide = (length: number): string => APP.padStart(length);
    for (const [line, count] of [
      ["a b c", 1],
      ["a bc", 0],
      [wide(1_000), 1],
      [wide(1_001), 0],
    ] as const)
      equal(found(`${line}\n${SHOP}`, [line.trim(), SHOP]).length, count + 1, line);
  });
  it("are remembered with their block, for the same hashes", () => {
    const { corpus, block } = parsed(`${APP}\n${SHOP}`);
    const reader = new LineReader();
    const [both, app, shop] = [hashesOf(APP, SHOP), hashesOf(APP), hashesOf(SHOP)];
    const first = reader.linesOf(corpus, block, both);
    equal(reader.linesOf(corpus, block, hashesOf(APP, SHOP)), first);
    deepEqual(
      [app, shop, both].map((hashes) => reader.linesOf(corpus, block, hashes).map(({ text }) => text)),
      [[APP], [SHOP], [APP, SHOP]],
    );
    deepEqual(reader.linesOf(corpus, block, hashesOf(APP, "Something else is here.")).length, 1);
  });
  it("are those that are held, where the text is elsewhere", () => {
    const { corpus, block } = parsed("Own.");
    const line = (text: string): Line => ({ hash: hashesOf(text)[0]!, folded: "", span: { start: 0, end: 0 }, text });
    const held = [line(APP), line(SHOP)];
    holdLines(block, () => held);
    deepEqual(new LineReader().linesOf(corpus, block, hashesOf(SHOP)), [held[1]!]);
  });
});
