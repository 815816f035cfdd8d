import fs from "node:fs";
import path from "node:path";
import { projectRoot } from "../support/project-root.ts";
import type { GoldDocument, GoldName } from "./wikigold.ts";

const MARK = /\[([^\][|]+)\|([a-z]+)\]/g;

const TYPES: ReadonlyMap<string, GoldName["type"]> = new Map([
  ["person", "PER"],
  ["place", "LOC"],
  ["organisation", "ORG"],
]);

/** The paragraphs of `news-names.txt`, each a document; its first paragraph says what they are. */
export function newsParagraphs(): readonly GoldDocument[] {
  const file = path.join(projectRoot, "test", "bench", "news-names.txt");
  return fs.readFileSync(file, "utf8").trim().split(/\n\n+/).slice(1).map(readMarked);
}

function readMarked(marked: string): GoldDocument {
  const names: GoldName[] = [];
  let text = "";
  let last = 0;
  for (const { 0: mark, 1: name = "", 2: type = "", index } of marked.matchAll(MARK)) {
    text += marked.slice(last, index);
    names.push({ start: text.length, end: text.length + name.length, type: TYPES.get(type) ?? "MISC" });
    text += name;
    last = index + mark.length;
  }
  return { text: text + marked.slice(last), names };
}
