import { readHeader, writeName, writeValue } from "../syntax/header.ts";
import type { Attribute, Header } from "../syntax/nodes.ts";
import { isBlank, type Span } from "../text.ts";
import type { Fix, Safety } from "./rule.ts";
import { quoted } from "./wording.ts";

/** A header line with what repairs need to know of it. Offsets are relative to the block's start. */
export interface HeaderLine {
  readonly line: string;
  readonly header: Header;
  readonly byKey: ReadonlyMap<string, Attribute>;
  readonly byEnd: ReadonlyMap<number, Attribute>;
}

/** Reads a header line again for its repair. */
export function headerLine(line: string, header: Header): HeaderLine {
  const byKey = new Map(header.attributes.map((attribute) => [attribute.key, attribute]));
  const byEnd = new Map(header.attributes.map((attribute) => [attribute.span.end, attribute]));
  return { line, header, byKey, byEnd };
}

/** Takes a stretch out, with the blanks before it. */
export function remove({ line }: Pick<HeaderLine, "line">, span: Span, title: string): Fix {
  return replacement(title, { start: endBefore(line, span.start), end: span.end }, "");
}

/** Quotes the name as it is written. */
export function quoteName({ name, nameSpan }: Header, safety: Safety): Fix {
  const fix = replacement("Quote the name", nameSpan, JSON.stringify(name));
  return { ...fix, safety };
}

/** Puts a name where there is none. */
export function addName({ line }: HeaderLine, place: Span, name: string): Fix {
  const before = isBlank(line.charAt(place.start - 1)) ? "" : " ";
  const after = place.end === line.length || isBlank(line.charAt(place.end)) ? "" : " ";
  return replacement(`Name it ${quoted(name)}`, place, `${before}${writeName(name)}${after}`);
}

/** Quotes a name whose quotes do not pair; attributes that the open quote swallowed are let go. */
export function requoteName({ line, header }: HeaderLine): readonly Fix[] {
  const { nameSpan } = header;
  const quote = line.indexOf('"', nameSpan.start);
  const again = readHeader(line.slice(0, quote) + line.slice(quote + 1));
  const stretches = [{ start: nameSpan.start, end: Math.min(again.nameSpan.end + 1, line.length) }, nameSpan];
  for (const span of stretches) {
    const name = line.slice(span.start, span.end).replaceAll('"', "").trim();
    const fix = replacement("Quote the name", span, writeName(name));
    if (name !== "" && !readHeader(applied(line, fix)).faults.some(({ kind }) => NAME_FAULTS.has(kind))) return [fix];
  }
  return [];
}

/** Quotes a value whose quotes do not pair, up to what looks like the next attribute. */
export function requoteValue({ line }: HeaderLine, span: Span): readonly Fix[] {
  const start = line.indexOf("=", span.start) + 1;
  const next = line.slice(start + 1, span.end).search(/[ \t][a-z][a-z0-9-]*=/);
  const end = endBefore(line, next < 0 ? span.end : start + 1 + next);
  const written = line.slice(start + 1, end);
  const value = written.endsWith('"') ? written.slice(0, -1) : written;
  return value === "" ? [] : [replacement("Quote the value", { start, end }, JSON.stringify(value))];
}

/** Takes words into the value of the attribute they follow. */
export function joinToValue({ line, byEnd }: HeaderLine, span: Span): readonly Fix[] {
  const before = byEnd.get(endBefore(line, span.start));
  if (!before || line[before.valueSpan.start] === '"') return [];
  const whole = { start: before.valueSpan.start, end: span.end };
  return [replacement("Quote the value", whole, JSON.stringify(line.slice(whole.start, whole.end)))];
}

/** Quotes what follows the `=`, if anything does. */
export function quoteValue({ line }: HeaderLine, span: Span): readonly Fix[] {
  const start = line.indexOf("=", span.start) + 1;
  const value = line.slice(start, span.end).trim();
  return value === "" ? [] : [replacement("Quote the value", { start, end: span.end }, writeValue(value))];
}

/** Writes a key in small letters, digits and hyphens, if that makes one and it is not there yet. */
export function smallKey({ line, byKey }: HeaderLine, span: Span): readonly Fix[] {
  const end = line.indexOf("=", span.start);
  const key = line
    .slice(span.start, end)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "");
  const plain = key.endsWith("-") ? key.slice(0, -1) : key;
  if (plain === "" || byKey.has(plain)) return [];
  return [replacement(`Write the key as ${quoted(plain)}`, { start: span.start, end }, plain)];
}

const NAME_FAULTS: ReadonlySet<string> = new Set(["no-name", "spaced-name", "quoting"]);

function replacement(title: string, span: Span, newText: string): Fix {
  return { title, safety: "suggested", edits: [{ span, newText }] };
}

function applied(line: string, { edits }: Fix): string {
  const { span, newText } = edits[0]!;
  return line.slice(0, span.start) + newText + line.slice(span.end);
}

/** The end of what stands before the blanks before `at`. */
function endBefore(line: string, at: number): number {
  let end = at;
  while (end > 0 && isBlank(line.charAt(end - 1))) end--;
  return end;
}
