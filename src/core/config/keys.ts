import type { Level } from "../checks/rule.ts";

/** One key of `.corpus.yaml`. */
export interface ConfigKey {
  readonly name: string;
  /** What stands behind it: severities by rule, a list of texts, one text, or a whole number from 1 on. */
  readonly shape: "severities" | "list" | "text" | "number";
  /** What it is for, in Markdown: two or three sentences. */
  readonly documentation: string;
  /** As it may be written. */
  readonly example: string;
}

/** The keys of `.corpus.yaml`, in the order in which they are offered. */
export const CONFIG_KEYS = [
  {
    name: "rules",
    shape: "severities",
    documentation:
      "How much each rule's findings matter: `off`, `hint`, `info`, `warning` or `error`, by the rule's id. Rules that are not named keep their own severity.",
    example: "rules:\n  number-gap: off\n  empty-block: error\n",
  },
  {
    name: "boilerplate",
    shape: "list",
    documentation:
      "Lines that stand round articles and are no part of them, besides those that are known. A text is the whole line; `/…/` or `/…/i` is an expression to be found in the line, so begin it with `^` and end it with `$` to mean all of it.",
    example: "boilerplate:\n  - Thank you for reading.\n  - /^Listen to this article \\d+ min$/i\n",
  },
  {
    name: "abbreviations",
    shape: "list",
    documentation:
      "Words whose full stop ends no sentence, besides those that are known; with or without the last stop.",
    example: "abbreviations: [Abb., o.Ä.]\n",
  },
  {
    name: "agencies",
    shape: "list",
    documentation: "Names of news agencies that may be stuck to a text's end, besides those that are known.",
    example: "agencies: [ANSA, TASS]\n",
  },
  {
    name: "name-pattern",
    shape: "text",
    documentation:
      "An expression that every document's name must match (rule `name-pattern`); `^` and `$` make it mean all of the name.",
    example: "name-pattern: ^\\d{3}_[0-9a-f]{16}\\.txt$\n",
  },
  {
    name: "longest-paragraph",
    shape: "number",
    documentation: "How many characters a paragraph may have (rule `overlong-paragraph`); 1,500 where nothing is said.",
    example: "longest-paragraph: 2500\n",
  },
  {
    name: "catalogues",
    shape: "list",
    documentation:
      "Catalogues of entities besides those named `entities.yaml` or `*.entities.yaml` beside and above a corpus, which are nearer and win. Paths are relative to this file.",
    example: "catalogues: [../shared/people.yaml]\n",
  },
  {
    name: "exclude",
    shape: "list",
    documentation:
      "Files and folders that are not checked, relative to this file. `*` stays within a folder's name, `**` does not; without a `/` it holds in every folder.",
    example: "exclude: [drafts, '*.old.corpus']\n",
  },
  {
    name: "rules-version",
    shape: "number",
    documentation:
      "The rules that were there when this was written. Rules that came later start as hints, unless `rules:` says otherwise.",
    example: "rules-version: 1\n",
  },
] as const satisfies readonly ConfigKey[];

/** The name of a key of `.corpus.yaml`. */
export type ConfigKeyName = (typeof CONFIG_KEYS)[number]["name"];

/** What it means to give a rule this severity. */
export const LEVEL_DOCUMENTATION: Readonly<Record<Level, string>> = {
  off: "The rule does not speak.",
  hint: "Three dots under the text, and no row in the list of problems.",
  info: "Worth a look.",
  warning: "Most likely wrong.",
  error: "Wrong: `corpus check` ends with 1.",
};
