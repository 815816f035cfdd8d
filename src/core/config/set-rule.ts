import type { Level } from "../checks/rule.ts";
import type { Span, TextEdit } from "../text.ts";
import { applyEdits } from "../text.ts";
import { readYaml, type YamlMap, type YamlNode } from "../yaml/guarded-yaml.ts";
import { readConfig } from "./read-config.ts";

const SUBJECT = { what: "A configuration", largest: 1024 * 1024 };

/**
 * The edit that gives a rule a severity in the text of a `.corpus.yaml`, and leaves comments and layout as they are.
 *
 * `undefined` where that can't be done by one plain edit: in what is no YAML, or no map, or leads elsewhere. New lines
 * end as the text's do. What the edit comes to is read again: nothing but the one severity may differ.
 */
export function setRule(text: string, rule: string, level: Level): TextEdit | undefined {
  const edit = editFor(text, `${rule}: ${level}`, rule, level);
  if (!edit) return undefined;
  const written = { ...edit, newText: text.includes("\r\n") ? edit.newText.replaceAll("\n", "\r\n") : edit.newText };
  return isNothingElse(text, applyEdits(text, [written]), rule, level) ? written : undefined;
}

function editFor(text: string, entry: string, rule: string, level: Level): TextEdit | undefined {
  const { root, firstError } = readYaml(text, SUBJECT);
  if (Number.isFinite(firstError)) return undefined;
  if (!root || root.kind === "nothing") return atEnd(text, `rules:\n  ${entry}\n`);
  if (root.kind !== "map") return undefined;
  const field = root.entries.find(({ key }) => key === "rules");
  if (!field) return besides(text, root, entry);
  const { value, keySpan } = field;
  if (value.kind === "nothing") return below(text, keySpan, value.span, entry);
  if (value.kind !== "map") return undefined;
  const known = value.entries.find(({ key }) => key === rule);
  if (known) return replaced(text, known.keySpan, known.value, level);
  return isFlow(text, value) ? within(value, entry) : behindLast(text, value, entry);
}

/** A configuration that has no `rules:` yet. */
function besides(text: string, root: YamlMap, entry: string): TextEdit {
  if (isFlow(text, root)) return within(root, `rules: {${entry}}`);
  const indent = indentOf(text, root);
  return atEnd(text, `${indent}rules:\n${indent}  ${entry}\n`);
}

/** `rules:` with nothing behind it, or with a `null`. */
function below(text: string, keySpan: Span, { start, end }: Span, entry: string): TextEdit {
  const lineStart = text.lastIndexOf("\n", keySpan.start) + 1;
  const newText = `\n${text.slice(lineStart, keySpan.start)}  ${entry}`;
  if (start > keySpan.end && end > start) return { span: { start, end }, newText };
  return insertedAt(lineEndAt(text, keySpan.end), newText);
}

function replaced(text: string, keySpan: Span, { kind, span }: YamlNode, level: Level): TextEdit | undefined {
  if (kind === "scalar") return { span, newText: level };
  const colon = text.indexOf(":", keySpan.end);
  return kind === "nothing" && colon >= 0 ? insertedAt(colon + 1, ` ${level}`) : undefined;
}

/** Before the first entry in braces: behind the last there may be a comma. */
function within(map: YamlMap, entry: string): TextEdit {
  const [first] = map.entries;
  return first ? insertedAt(first.keySpan.start, `${entry}, `) : insertedAt(map.span.start + 1, entry);
}

function behindLast(text: string, map: YamlMap, entry: string): TextEdit {
  const last = map.entries.at(-1)!;
  const end = Math.max(last.keySpan.end, last.value.span.end);
  return insertedAt(lineEndAt(text, end), `\n${indentOf(text, map)}${entry}`);
}

function atEnd(text: string, lines: string): TextEdit {
  return insertedAt(text.length, text === "" || text.endsWith("\n") ? lines : `\n${lines}`);
}

function insertedAt(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

function isFlow(text: string, { span }: YamlMap): boolean {
  return text[span.start] === "{";
}

function indentOf(text: string, map: YamlMap): string {
  const { start } = map.entries[0]!.keySpan;
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
}

/** Before the line end, its CR included. */
function lineEndAt(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  if (feed < 0) return text.length;
  return text[feed - 1] === "\r" ? feed - 1 : feed;
}

function isNothingElse(before: string, after: string, rule: string, level: Level): boolean {
  const was = readConfig(before);
  const is = readConfig(after);
  const wanted = { ...was.config, rules: { ...was.config.rules, [rule]: level } };
  return is.problems.length <= was.problems.length && canonical(is.config) === canonical(wanted);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
