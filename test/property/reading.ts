import { contentOf } from "../../src/core/syntax/content.ts";
import { cutBlock, headerOf } from "../../src/core/syntax/cut.ts";
import { factOf, frontMatterOf } from "../../src/core/syntax/front-matter.ts";
import { classify } from "../../src/core/syntax/markers.ts";
import type { Corpus } from "../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../src/core/syntax/parse.ts";
import { differenceFromNaive, lossIn } from "./difference.ts";
import { naiveLines, naiveParseText } from "./naive-parser.ts";

/** What each document of a corpus is read as: its name, its attributes and its content, but not how it ends. */
export function readingsOf(corpus: Corpus): readonly string[] {
  return [...blocksOf(corpus)].map((block) => {
    const { name, attributes } = headerOf(corpus, block);
    const content = contentOf(cutBlock(corpus, block));
    const said = content.kind === "bytes" ? [...content.bytes] : content;
    return JSON.stringify([name ?? null, attributes.map(({ key, value }) => [key, value]), said]);
  });
}

/** Which promise about every text does not hold for this one: read whole, nothing lost, a block for every header line. */
export function brokenPromise(text: string): string | undefined {
  try {
    const corpus = parseText(text);
    const lines = naiveLines(text.replace(/^\ufeff/, ""));
    const loss = lossIn(corpus, lines);
    if (loss) return loss;
    const wanted = lines.filter((line) => classify(line) === "header" || classify(line) === "joined").length;
    const readings = readingsOf(corpus);
    if (readings.length < wanted) return `${readings.length} blocks of ${wanted} header lines`;
    return frontMatterTrouble(corpus);
  } catch (error) {
    return (error as Error).stack ?? String(error);
  }
}

function frontMatterTrouble(corpus: Corpus): string | undefined {
  for (const block of blocksOf(corpus)) {
    const cut = cutBlock(corpus, block);
    const matter = frontMatterOf(cut);
    if (!matter) continue;
    const { span, values } = matter;
    if (span.start !== cut.body.start || span.end > cut.body.end) return `front matter at ${span.start}–${span.end}`;
    for (const key of values.keys()) if (factOf(cut, key) === undefined) return `no fact ${key}`;
  }
  return undefined;
}

/** What the real parser and the naive one say differently of a text. */
export function disagreement(text: string): string | undefined {
  return differenceFromNaive(parseText(text), naiveParseText(text));
}
