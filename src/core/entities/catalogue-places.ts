import type { Span } from "../text.ts";
import type { CatalogueMap } from "./catalogue-keys.ts";

/** What stands, or would stand, at a place of a catalogue's text, and where it begins and ends. */
export type CataloguePlace =
  | { readonly kind: "key"; readonly map: CatalogueMap; readonly span: Span; readonly hasColon: boolean }
  | {
      readonly kind: "value";
      /** `undefined` for an item of a list at the top: of `types`. */
      readonly map: CatalogueMap;
      readonly key: string;
      readonly span: Span;
      readonly isFlow: boolean;
    };

/** The map that the items of a list are. */
const ITEMS: Readonly<Record<string, CatalogueMap>> = { entities: "entity", aliases: "alias", relations: "relation" };

/**
 * What kind of word stands at `offset`.
 *
 * Goes by lines and not by what YAML makes of them: while a line is being written it is none yet. Brackets and braces are
 * followed on their own line only.
 */
export function cataloguePlaceAt(text: string, offset: number): CataloguePlace | undefined {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const line = lineFrom(text, start);
  const at = offset - start;
  if (/(?:^|\s)#/.test(line.slice(0, at))) return undefined;
  const open = openAt(line, at);
  return open ? inFlow(text, start, line, at, open) : inBlock(text, start, line, at);
}

/** Where the innermost bracket or brace opens that is still open. */
function openAt(line: string, at: number): { readonly at: number; readonly bracket: "[" | "{" } | undefined {
  const opened: number[] = [];
  let quote: string | undefined;
  for (let i = 0; i < at; i++) {
    const sign = line[i]!;
    if (quote !== undefined) {
      if (sign === quote) quote = undefined;
    } else if ((sign === '"' || sign === "'") && /(?:^|[\s,:[{])$/.test(line.slice(0, i))) quote = sign;
    else if (sign === "[" || sign === "{") opened.push(i);
    else if (sign === "]" || sign === "}") opened.pop();
  }
  const last = opened.at(-1);
  return last === undefined ? undefined : { at: last, bracket: line[last] as "[" | "{" };
}

function inFlow(
  text: string,
  lineStart: number,
  line: string,
  at: number,
  open: { readonly at: number; readonly bracket: "[" | "{" },
): CataloguePlace | undefined {
  const from = Math.max(open.at, line.lastIndexOf(",", at - 1)) + 1;
  const rest = line.slice(at).search(/[,\]}]/);
  const to = rest < 0 ? line.length : at + rest;
  const owner = ownerOf(text, lineStart, line, open.at);
  if (owner === undefined) return undefined;
  if (open.bracket === "[") {
    const map = owner.map;
    return { kind: "value", map, key: owner.key, span: trimmed(line, lineStart, from, to, at), isFlow: true };
  }
  const map = owner.key === "" ? owner.map : ITEMS[owner.key];
  if (!map) return undefined;
  return inEntry(line, lineStart, { from, to, at }, map, true);
}

/** The key that a bracket or a brace belongs to, and the map that has it; no key for the catalogue itself. */
function ownerOf(
  text: string,
  lineStart: number,
  line: string,
  openAtColumn: number,
): { readonly map: CatalogueMap; readonly key: string } | undefined {
  const before = line.slice(0, openAtColumn);
  const key = /([\w-]+)["']?\s*:\s*$/.exec(before)?.[1];
  const outer = openAt(line, openAtColumn);
  if (outer) {
    const around = ownerOf(text, lineStart, line, outer.at);
    if (!around) return undefined;
    if (key === undefined) return around;
    const map = outer.bracket === "{" ? (around.key === "" ? around.map : ITEMS[around.key]) : undefined;
    return map && { map, key };
  }
  if (key !== undefined) {
    const column = /^\s*(?:- )*\s*/.exec(before)![0].length;
    const map = mapAt(text, lineStart, column);
    return map && { map, key };
  }
  if (!/^\s*(?:-\s+)?$/.test(before)) return undefined;
  if (before === "") return { map: "top", key: "" };
  const parent = parentKey(text, lineStart, before.length);
  return parent && { map: parent.map, key: parent.key };
}

function inBlock(text: string, lineStart: number, line: string, at: number): CataloguePlace | undefined {
  const lead = /^(\s*)(-\s+|-$)?/.exec(line)!;
  const column = lead[0].length;
  if (at < lead[1]!.length) return undefined;
  const parent = parentKey(text, lineStart, Math.max(column, at < column ? at : 0));
  const isItem = lead[2] !== undefined;
  const rest = line.slice(column);
  const isScalarItem = isItem && parent && (ITEMS[parent.key] === undefined || parent.key === "aliases");
  if (isScalarItem && !/^(?:text|when|shared)\s*:/.test(rest)) {
    if (at < column) return undefined;
    const span = trimmed(line, lineStart, column, line.length, at);
    return { kind: "value", map: parent.map, key: parent.key, span, isFlow: false };
  }
  const map = mapAt(text, lineStart, column);
  return map && inEntry(line, lineStart, { from: column, to: line.length, at }, map, false);
}

/** The key, or the value, of one entry of a map. */
function inEntry(
  line: string,
  lineStart: number,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number },
  map: CatalogueMap,
  isFlow: boolean,
): CataloguePlace | undefined {
  const [, blank = "", key = "", colon] = /^(\s*)["']?([\w-]*)["']?(\s*:)?/.exec(line.slice(from, to))!;
  const keyStart = from + blank.length;
  const keyEnd = keyStart + key.length;
  if (at <= keyEnd) {
    if (colon === undefined && line.slice(keyEnd, to).trim() !== "") return undefined;
    const span = { start: lineStart + Math.min(keyStart, at), end: lineStart + (key === "" ? at : keyEnd) };
    return { kind: "key", map, span, hasColon: colon !== undefined };
  }
  if (colon === undefined) return undefined;
  const valueFrom = line.indexOf(":", keyEnd) + 1;
  if (at < valueFrom) return undefined;
  return { kind: "value", map, key, span: trimmed(line, lineStart, valueFrom, to, at), isFlow };
}

/** What map the keys at a column of a line belong to. */
function mapAt(text: string, lineStart: number, column: number): CatalogueMap | undefined {
  if (column === 0) return "top";
  const parent = parentKey(text, lineStart, column);
  return parent && ITEMS[parent.key];
}

/** The key above that what stands at a column belongs to, and the map that has that key. */
function parentKey(
  text: string,
  lineStart: number,
  column: number,
): { readonly key: string; readonly map: CatalogueMap } | undefined {
  let start = lineStart;
  while (start > 0) {
    start = start === 1 ? 0 : text.lastIndexOf("\n", start - 2) + 1;
    const line = lineFrom(text, start);
    // In a long catalogue nearly all lines stand further in.
    if (line.length - line.trimStart().length >= column) continue;
    const found = /^(\s*(?:-\s+)*)["']?([\w-]+)["']?\s*:(\s|$)/.exec(line);
    if (!found || found[1]!.length >= column) continue;
    if (!/^\s*(?:#.*)?$/.test(line.slice(found[0].length))) return undefined;
    const above = found[1]!.length;
    const map = above === 0 ? "top" : mapAt(text, start, above);
    return map && { key: found[2]!, map };
  }
  return undefined;
}

function lineFrom(text: string, start: number): string {
  const feed = text.indexOf("\n", start);
  return text.slice(start, feed < 0 ? text.length : feed).replace(/\r$/, "");
}

function trimmed(line: string, lineStart: number, from: number, to: number, at: number): Span {
  const value = line.slice(from, to).replace(/\s#.*$/, "");
  const start = from + (value.length - value.trimStart().length);
  const end = Math.max(start, from + value.trimEnd().length);
  if (value.trim() === "") return { start: lineStart + at, end: lineStart + at };
  return { start: lineStart + Math.min(start, at), end: lineStart + Math.max(end, at) };
}
