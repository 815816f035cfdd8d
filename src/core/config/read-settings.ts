import type { Level } from "../checks/rule.ts";
import type { Config } from "./config.ts";
import { compileGlob } from "./globs.ts";
import { linePatternOf } from "./line-patterns.ts";
import type { Refusal } from "./safe-pattern.ts";
import { abbreviationOf, levelOf, namePatternOf, ruleRefusal } from "./values.ts";

/** The editor's settings as they were found: anything may stand in them. */
export interface RawSettings {
  readonly rules?: unknown;
  readonly boilerplate?: unknown;
  readonly abbreviations?: unknown;
  readonly agencies?: unknown;
  readonly namePattern?: unknown;
  readonly longestParagraph?: unknown;
  readonly exclude?: unknown;
}

/** The editor's settings, as read. */
export interface SettingsConfig {
  /** What is sound. Empty texts and empty lists, which is what settings are by default, say nothing. */
  readonly config: Config;
  /** What is wrong, each as one sentence that begins with the setting's name. */
  readonly problems: readonly string[];
}

/** Reads settings with the meaning that the same words have in `.corpus.yaml`. Never throws. */
export function readSettings(raw: RawSettings): SettingsConfig {
  const problems: string[] = [];
  const take = (setting: string, written: string, read: string | object): string | undefined => {
    if (typeof read === "string") return read;
    if (!("refusal" in read)) return written;
    problems.push(`corpus.${setting}: ${(read as Refusal).refusal}`);
    return undefined;
  };
  const list = (setting: keyof RawSettings, read: (text: string) => string | object): Config["exclude"] => {
    const value: unknown = raw[setting];
    if (!Array.isArray(value)) return undefined;
    const taken = value
      .filter((item) => typeof item === "string" && item.trim() !== "")
      .map((item: string) => take(setting, item, read(item)))
      .filter((item) => item !== undefined);
    return taken.length > 0 ? taken : undefined;
  };
  const { namePattern, longestParagraph } = raw;
  const config: Config = {
    rules: rulesIn(raw.rules, (read) => take("rules", "", read)),
    boilerplate: list("boilerplate", linePatternOf),
    abbreviations: list("abbreviations", abbreviationOf),
    agencies: list("agencies", (text) => text),
    namePattern:
      typeof namePattern === "string" && namePattern !== ""
        ? take("namePattern", namePattern, namePatternOf(namePattern))
        : undefined,
    longestParagraph:
      Number.isSafeInteger(longestParagraph) && (longestParagraph as number) > 0
        ? (longestParagraph as number)
        : undefined,
    exclude: list("exclude", compileGlob),
  };
  return { config, problems };
}

function rulesIn(value: unknown, refuse: (refusal: Refusal) => void): Config["rules"] {
  if (typeof value !== "object" || value === null) return undefined;
  const levels: [string, Level][] = [];
  for (const [id, written] of Object.entries(value)) {
    const level = levelOf(String(written));
    const refusal = ruleRefusal(id) ?? (typeof level === "string" ? undefined : level);
    if (refusal) refuse(refusal);
    else levels.push([id, level as Level]);
  }
  return levels.length > 0 ? Object.fromEntries(levels) : undefined;
}
