import fs from "node:fs";
import path from "node:path";
import { EMPTY_CATALOGUE } from "../../src/core/entities/catalogue.ts";
import { mentionsOf, type Recogniser } from "../../src/core/entities/mentions.ts";
import { cutBlock } from "../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../src/core/syntax/parse.ts";
import { projectRoot } from "../support/project-root.ts";
import { type Score, scoreOf } from "./span-scores.ts";

/** A short form at its place; `full` is `undefined` where it must lead nowhere. */
interface Short {
  readonly start: number;
  readonly end: number;
  readonly full: string | undefined;
}

const MARK = /\[([^\][=]+)=([^\][]+)\]/g;

/** The paragraphs of `short-forms.txt`, without its first, which says what they are. */
export function shortFormParagraphs(): readonly string[] {
  const file = path.join(projectRoot, "test", "bench", "short-forms.txt");
  return fs.readFileSync(file, "utf8").trim().split(/\n\n+/).slice(1);
}

/** How many short forms are led to the right full form, and what is wrong, in words. */
export function scoreShortForms(
  paragraphs: readonly string[],
  recogniser: Recogniser,
): { readonly score: Score; readonly faults: readonly string[] } {
  const total = { right: 0, found: 0, there: 0 };
  const faults: string[] = [];
  for (const paragraph of paragraphs) {
    const { text, shorts } = read(paragraph);
    const found = foundIn(text, recogniser);
    for (const { start, end, full } of shorts) {
      if (full === undefined) continue;
      total.there++;
      if (found.get(`${start} ${end}`) !== full) faults.push(`"${text.slice(start, end)}" is not led to "${full}"`);
    }
    for (const [place, full] of found) {
      total.found++;
      const right = shorts.some(({ start, end, full: wanted }) => `${start} ${end}` === place && wanted === full);
      if (right) total.right++;
      else faults.push(`"${text.slice(...(place.split(" ").map(Number) as [number, number]))}" is led to "${full}"`);
    }
  }
  return { score: scoreOf(total), faults };
}

function read(marked: string): { readonly text: string; readonly shorts: readonly Short[] } {
  const shorts: Short[] = [];
  let text = "";
  let last = 0;
  for (const { 0: mark, 1: short = "", 2: full, index } of marked.matchAll(MARK)) {
    text += marked.slice(last, index);
    shorts.push({ start: text.length, end: text.length + short.length, full: full === "?" ? undefined : full });
    text += short;
    last = index + mark.length;
  }
  return { text: text + marked.slice(last), shorts };
}

/** The full forms that short forms are led to, by `start end`. */
function foundIn(text: string, recogniser: Recogniser): ReadonlyMap<string, string> {
  const corpus = parseText(`<<<FILE a.txt\n${text}\nEND>>>\n`);
  const block = cutBlock(corpus, [...blocksOf(corpus)][0]!);
  const { start } = block.body;
  const found = new Map<string, string>();
  for (const { kind, span, recognised } of mentionsOf(block, EMPTY_CATALOGUE, recogniser))
    if (kind === "short-form" && recognised) found.set(`${span.start - start} ${span.end - start}`, recognised.name);
  return found;
}
