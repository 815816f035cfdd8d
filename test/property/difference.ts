import { contentOf } from "../../src/core/syntax/content.ts";
import { cutBlock, cutPart, headerOf } from "../../src/core/syntax/cut.ts";
import { classify, isMarkerLike, nearMiss } from "../../src/core/syntax/markers.ts";
import type { Block, Corpus, Part } from "../../src/core/syntax/nodes.ts";
import type { Position } from "../../src/core/text.ts";
import type { NaiveBlock, NaiveCorpus, NaiveHeader, NaivePart } from "./naive-parser.ts";

/** The first thing two readings of a corpus, the real one and the naive one, say differently; `undefined` when they agree. */
export function differenceFromNaive(corpus: Corpus, naive: NaiveCorpus): string | undefined {
  const { parts } = corpus;
  for (const [index, expected] of naive.parts.entries()) {
    const part = parts[index];
    const difference = part ? partDifference(corpus, part, expected) : "not there";
    if (difference) return `part ${index} (${expected.kind} at ${shownPlace(expected)}): ${difference}`;
  }
  if (parts.length > naive.parts.length) return `${parts.length - naive.parts.length} parts too many`;
  const nearMisses = [...nearMissesOf(corpus)];
  if (nearMisses.join() !== naive.nearMisses.join())
    return `near misses in lines ${nearMisses.join()}, wanted ${naive.nearMisses.join()}`;
  return undefined;
}

/** The first difference in place or kind between the parts of two readings by the real parser. */
export function differenceFrom(corpus: Corpus, fresh: Corpus): string | undefined {
  const { parts } = corpus;
  for (const [index, expected] of fresh.parts.entries()) {
    const part = parts[index];
    if (!part) return `part ${index} is not there`;
    if (!isSamePlace(part.start, expected.start) || !isSamePlace(part.end, expected.end) || part.kind !== expected.kind)
      return `part ${index} is ${shown(part)}, wanted ${shown(expected)}`;
    if (part.kind !== "block" || expected.kind !== "block") continue;
    if (part.bodyStart !== expected.bodyStart || part.bodyEnd !== expected.bodyEnd)
      return `part ${index} has body ${part.bodyStart}–${part.bodyEnd}, wanted ${expected.bodyStart}–${expected.bodyEnd}`;
    if (part.close.kind !== expected.close.kind || !isSamePlace(part.close.at, expected.close.at))
      return `part ${index} closes by ${JSON.stringify(part.close)}, wanted ${JSON.stringify(expected.close)}`;
  }
  if (parts.length > fresh.parts.length) return `${parts.length - fresh.parts.length} parts too many`;
  return undefined;
}

/** Why the parts of a corpus, joined, are not the text; `undefined` when they are. */
export function lossIn(corpus: Corpus, lines: readonly string[]): string | undefined {
  let at: Position = { line: 0, character: 0 };
  let joined = "";
  for (const [index, part] of corpus.parts.entries()) {
    if (!isSamePlace(part.start, at)) return `part ${index} begins at ${shown(part)}, not where the last one ended`;
    const { text } = cutPart(corpus, part);
    if (text === "") return `part ${index} is empty`;
    joined += text;
    at = part.end;
  }
  return joined === lines.join("\n") ? undefined : `the parts say ${JSON.stringify(joined)}`;
}

/** What two header readings say differently. */
export function headerDifference(
  header: ReturnType<typeof headerOf>,
  { name, attributes, faults }: NaiveHeader,
): string | undefined {
  if (header.name !== name) return `name ${JSON.stringify(header.name)}, wanted ${JSON.stringify(name)}`;
  const read = JSON.stringify(header.attributes.map(({ key, value }) => [key, value]));
  if (read !== JSON.stringify(attributes)) return `attributes ${read}, wanted ${JSON.stringify(attributes)}`;
  const kinds = header.faults.map(({ kind }) => kind).join();
  return kinds === faults.join() ? undefined : `faults ${kinds}, wanted ${faults.join()}`;
}

function partDifference(corpus: Corpus, part: Part, expected: NaivePart): string | undefined {
  const { start, end } = expected;
  if (part.kind !== expected.kind) return `is a ${part.kind}`;
  if (part.start.line !== start.line || part.start.character !== start.column) return `begins at ${shown(part)}`;
  if (part.end.line !== end.line || part.end.character !== end.column) return `ends at ${shown(part)}`;
  return part.kind === "block" ? blockDifference(corpus, part, expected as NaiveBlock) : undefined;
}

function blockDifference(corpus: Corpus, block: Block, expected: NaiveBlock): string | undefined {
  if (block.close.kind !== expected.close) return `closes by ${block.close.kind}, wanted ${expected.close}`;
  const inHeader = headerDifference(headerOf(corpus, block), expected.header);
  if (inHeader) return inHeader;
  const cut = cutBlock(corpus, block);
  const { body, close } = cut;
  const raw = cut.text.slice(body.start, body.end);
  const lines = raw === "" ? [] : raw.replace(/\n$/, "").split("\n");
  if (lines.join("\n") !== expected.body.join("\n") || lines.length !== expected.body.length)
    return `body ${JSON.stringify(lines)}, wanted ${JSON.stringify(expected.body)}`;
  if (block.bodyEnd - block.bodyStart !== lines.length) return `${block.bodyEnd - block.bodyStart} body lines`;
  const mark = cut.text.slice(close.span.start, close.span.end);
  if (mark !== (expected.close === "missing" ? "" : "END>>>")) return `END>>> is ${JSON.stringify(mark)}`;
  return contentDifference(contentOf(cut), expected.content);
}

function contentDifference(content: ReturnType<typeof contentOf>, expected: string): string | undefined {
  switch (content.kind) {
    case "text":
      return content.text === expected
        ? undefined
        : `content ${JSON.stringify(content.text)}, wanted ${JSON.stringify(expected)}`;
    case "bytes":
      return Buffer.from(expected, "base64").equals(content.bytes) ? undefined : `other bytes than ${expected}`;
    case "bad-base64": {
      const isBad = expected.length % 4 !== 0 || /[^A-Za-z0-9+/=]|=[^=]|={3}/.test(expected);
      return isBad ? undefined : `cannot read the base64 ${expected}`;
    }
  }
}

function* nearMissesOf(corpus: Corpus): Generator<number> {
  for (const part of corpus.parts) {
    const isInside = part.kind === "block";
    const from = isInside ? part.bodyStart : part.start.line;
    const to = isInside ? part.bodyEnd : part.end.line + 1;
    for (let number = from; number < to; number++) {
      if (!isInside && number === part.end.line && isTakenBelow(corpus, part)) continue;
      const line = corpus.source.line(number);
      if (nearMiss(line) || (isInside && isMarkerLike(line) && !classify(line))) yield number;
    }
  }
}

/** Whether the line a gap ends in belongs to the block below: it does unless the gap ends the text. */
function isTakenBelow(corpus: Corpus, gap: Part): boolean {
  return gap !== corpus.parts.at(-1);
}

function isSamePlace(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

function shown({ kind, start, end }: Part): string {
  return `${kind} ${start.line}:${start.character}–${end.line}:${end.character}`;
}

function shownPlace({ start, end }: NaivePart): string {
  return `${start.line}:${start.column}–${end.line}:${end.column}`;
}
