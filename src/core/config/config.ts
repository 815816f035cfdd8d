import type { Levels, Rule } from "../checks/rule.ts";
import { rules } from "../checks/rules/index.ts";
import type { RunOptions } from "../checks/run-rules.ts";
import { linePatterns } from "./line-patterns.ts";
import { namePatternOf } from "./values.ts";

/** What a user set, in `.corpus.yaml` or in the editor's settings. Plain data; `undefined` where nothing was said. */
export interface Config {
  /** Severities by the id of a rule. */
  readonly rules?: Levels | undefined;
  /** Lines, or expressions between slashes. */
  readonly boilerplate?: readonly string[] | undefined;
  /** Without the stop at their end. */
  readonly abbreviations?: readonly string[] | undefined;
  readonly agencies?: readonly string[] | undefined;
  /** An expression, with or without slashes round it. */
  readonly namePattern?: string | undefined;
  /** Characters that a paragraph may have. */
  readonly longestParagraph?: number | undefined;
  /** Paths of catalogues, relative to the folder of `.corpus.yaml`. */
  readonly catalogues?: readonly string[] | undefined;
  /** Globs of what is not checked, relative to the folder of `.corpus.yaml`, or of the workspace. */
  readonly exclude?: readonly string[] | undefined;
  /** Rules that came later start as hints. */
  readonly rulesVersion?: number | undefined;
}

/** The part of a check's options that a user's configuration decides. */
export type ConfiguredOptions = Pick<
  RunOptions,
  "levels" | "namePattern" | "boilerplate" | "abbreviations" | "agencies" | "longestParagraph"
>;

/** What a file of this name is: `.corpus.yaml`. */
export const CONFIG_NAME = ".corpus.yaml";

/**
 * What holds where a file and the editor's settings both speak: whatever the file says, and of the rest what the
 * settings say. Severities are joined rule by rule; of everything else the file's value holds whole, lists too, so that
 * all who share the file see the same problems, in the editor and in a terminal.
 */
export function mergeConfig(file: Config, settings: Config): Config {
  const said = Object.fromEntries(Object.entries(file).filter(([, value]) => value !== undefined)) as Config;
  const both = { ...settings, ...said };
  return file.rules && settings.rules ? { ...both, rules: { ...settings.rules, ...file.rules } } : both;
}

/**
 * The configuration as a check by the `known` rules takes it. What does not fit is left out: whoever read the
 * configuration has told of it.
 */
export function checkOptionsOf(config: Config, known: readonly Rule[] = rules): ConfiguredOptions {
  const pattern = config.namePattern === undefined ? undefined : namePatternOf(config.namePattern);
  return {
    levels: levelsOf(config, known),
    namePattern: pattern && "refusal" in pattern ? undefined : pattern,
    boilerplate: linePatterns(config.boilerplate ?? []),
    abbreviations: filled(config.abbreviations),
    agencies: filled(config.agencies),
    longestParagraph: config.longestParagraph,
  };
}

/** The number of the newest rules: what `rules-version:` is set to when everything is wanted as it is. */
export function newestRules(known: readonly Rule[] = rules): number {
  return Math.max(...known.map(({ since = 1 }) => since));
}

/** What the user chose; of rules newer than `rules-version:` that nobody chose for, a hint. */
function levelsOf({ rules: chosen = {}, rulesVersion }: Config, known: readonly Rule[]): Levels {
  if (rulesVersion === undefined) return chosen;
  const newer = known.filter(({ since = 1, severity }) => since > rulesVersion && severity !== "off");
  return { ...Object.fromEntries(newer.map(({ id }) => [id, "hint" as const])), ...chosen };
}

function filled(list: readonly string[] | undefined): readonly string[] | undefined {
  return list && list.length > 0 ? list : undefined;
}
