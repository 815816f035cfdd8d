import type { TextEdit } from "../text.ts";
import type { YamlMap } from "../yaml/guarded-yaml.ts";
import { changedConfig } from "./changed-config.ts";
import type { Config } from "./config.ts";
import { linePatternOf } from "./line-patterns.ts";
import { atEnd, behindLastItem, below, besides } from "./yaml-places.ts";

/** What an expression gives a meaning of its own. */
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/**
 * The edit that puts a line on the boilerplate list of a `.corpus.yaml`, and leaves comments and layout as they are; a
 * list that begins with it has the `inherited` items too, those that held until now and would hold no more.
 *
 * `undefined` where that can't be done by one plain edit, and where the line is on the list.
 */
export function addBoilerplate(text: string, line: string, inherited: readonly string[] = []): TextEdit | undefined {
  const item = boilerplateItem(line);
  const wanted = (was: Config): Config => ({ ...was, boilerplate: [...(was.boilerplate ?? inherited), item] });
  return changedConfig(text, (root) => editFor(text, root, [...inherited, item]), wanted);
}

/** A line as the list has it: itself, or an expression for just that line where it would be taken for one. */
export function boilerplateItem(line: string): string {
  const trimmed = line.trim();
  const read = linePatternOf(trimmed);
  return "kind" in read && read.kind === "line" ? trimmed : `/^${trimmed.replace(SYNTAX, "\\$&")}$/`;
}

function editFor(text: string, root: YamlMap | undefined, items: readonly string[]): TextEdit | undefined {
  const written = items.map(quotedItem);
  const dashed = written.map((item) => `- ${item}`);
  const lines = ["boilerplate:", ...dashed.map((item) => `  ${item}`)];
  if (!root) return atEnd(text, lines.map((line) => `${line}\n`).join(""));
  const field = root.entries.find(({ key }) => key === "boilerplate");
  if (!field) return besides(text, root, { lines, inBraces: `boilerplate: [${written.join(", ")}]` });
  const { value, keySpan } = field;
  if (value.kind === "list") return behindLastItem(text, value, written.at(-1)!);
  return value.kind === "nothing" ? below(text, keySpan, value.span, ...dashed) : undefined;
}

/** Between double quotes YAML takes what JSON does. */
function quotedItem(item: string): string {
  return JSON.stringify(item);
}
