import type { Level } from "../checks/rule.ts";
import type { Span, TextEdit } from "../text.ts";
import type { YamlMap, YamlNode } from "../yaml/guarded-yaml.ts";
import { insertedAt, isFlow } from "../yaml/yaml-edits.ts";
import { changedConfig } from "./changed-config.ts";
import type { Config } from "./config.ts";
import { atEnd, behindLastEntry, below, besides, withinBraces } from "./yaml-places.ts";

/**
 * The edit that gives a rule a severity in the text of a `.corpus.yaml`, and leaves comments and layout as they are.
 *
 * `undefined` where that can't be done by one plain edit: in what is no YAML, or no map, or leads elsewhere. New lines
 * end as the text's do. What the edit comes to is read again: nothing but the one severity may differ.
 */
export function setRule(text: string, rule: string, level: Level): TextEdit | undefined {
  const wanted = (was: Config): Config => ({ ...was, rules: { ...was.rules, [rule]: level } });
  return changedConfig(text, (root) => editFor(text, root, rule, level), wanted);
}

function editFor(text: string, root: YamlMap | undefined, rule: string, level: Level): TextEdit | undefined {
  const entry = `${rule}: ${level}`;
  const lines = ["rules:", `  ${entry}`];
  if (!root) return atEnd(text, `${lines.join("\n")}\n`);
  const field = root.entries.find(({ key }) => key === "rules");
  if (!field) return besides(text, root, { lines, inBraces: `rules: {${entry}}` });
  const { value, keySpan } = field;
  if (value.kind === "nothing") return below(text, keySpan, value.span, entry);
  if (value.kind !== "map") return undefined;
  const known = value.entries.find(({ key }) => key === rule);
  if (known) return replaced(text, known.keySpan, known.value, level);
  return isFlow(text, value) ? withinBraces(value, entry) : behindLastEntry(text, value, entry);
}

function replaced(text: string, keySpan: Span, { kind, span }: YamlNode, level: Level): TextEdit | undefined {
  if (kind === "scalar") return { span, newText: level };
  const colon = text.indexOf(":", keySpan.end);
  return kind === "nothing" && colon >= 0 ? insertedAt(colon + 1, ` ${level}`) : undefined;
}
