import { applyEdits, type TextEdit } from "../text.ts";
import { readYaml, type YamlMap } from "../yaml/guarded-yaml.ts";
import type { Config } from "./config.ts";
import { readConfig } from "./read-config.ts";

const SUBJECT = { what: "A configuration", largest: 1024 * 1024 };

/**
 * An edit of a `.corpus.yaml` that was read again: what it says is `wanted`, and nothing else changed. `editFor` gets the
 * map at the top, or nothing where the text says nothing. New lines end as the text's do.
 *
 * `undefined` for what is no YAML, or no map, or would come to something else.
 */
export function changedConfig(
  text: string,
  editFor: (root: YamlMap | undefined) => TextEdit | undefined,
  wanted: (was: Config) => Config,
): TextEdit | undefined {
  const { root, firstError } = readYaml(text, SUBJECT);
  if (Number.isFinite(firstError) || (root && root.kind !== "nothing" && root.kind !== "map")) return undefined;
  const edit = editFor(root?.kind === "map" ? root : undefined);
  if (!edit) return undefined;
  const written = { ...edit, newText: text.includes("\r\n") ? edit.newText.replaceAll("\n", "\r\n") : edit.newText };
  const was = readConfig(text);
  const is = readConfig(applyEdits(text, [written]));
  if (is.problems.length > was.problems.length) return undefined;
  return canonical(is.config) === canonical(wanted(was.config)) ? written : undefined;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
