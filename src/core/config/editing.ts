import { rules } from "../checks/rules/index.ts";
import type { Span } from "../text.ts";
import { newestRules } from "./config.ts";
import { CONFIG_KEYS, type ConfigKey, LEVEL_DOCUMENTATION } from "./keys.ts";
import { LEVELS } from "./values.ts";

/** What may be written at a place of a `.corpus.yaml`. */
export interface Completions {
  /** What a choice takes the place of. */
  readonly span: Span;
  readonly items: readonly Completion[];
}

/** One choice. */
export interface Completion {
  readonly kind: "key" | "rule" | "value";
  readonly label: string;
  /** With what must follow; lines are indented as if nothing stood before them. */
  readonly newText: string;
  /** A few words, behind the label. */
  readonly detail: string;
  /** Markdown of ours: nothing in it is the user's. */
  readonly documentation: string;
}

/** What a word of a `.corpus.yaml` means. */
export interface WordHover {
  readonly span: Span;
  /** Markdown of ours: nothing in it is the user's. */
  readonly markdown: string;
}

/** What can be written at `offset`, most likely first. */
export function completionsAt(text: string, offset: number): Completions | undefined {
  const place = placeAt(text, offset);
  if (!place) return undefined;
  const { span } = place;
  if (place.kind === "key") return { span, items: keysBut(topKeysIn(text, span), place) };
  if (place.kind === "rule") return { span, items: rulesBut(rulesIn(text, span), place) };
  if (place.kind === "severity")
    return { span, items: LEVELS.map((level) => choiceOf(level, LEVEL_DOCUMENTATION[level])) };
  if (place.key !== "rules-version") return undefined;
  return { span, items: [choiceOf(String(newestRules()), "The rules of this version of Corpus Editor.")] };
}

/** What the word at `offset` means: a key, a rule or a severity. */
export function hoverAt(text: string, offset: number): WordHover | undefined {
  const place = placeAt(text, offset);
  if (!place || place.span.start === place.span.end) return undefined;
  const { span } = place;
  const word = text.slice(span.start, span.end);
  if (place.kind === "key") {
    const key = CONFIG_KEYS.find(({ name }) => name === word);
    return key && { span, markdown: pageOf(key) };
  }
  if (place.kind === "rule") {
    const rule = rules.find(({ id }) => id === word);
    if (!rule) return undefined;
    const { id, severity, summary, why } = rule;
    return { span, markdown: `**${id}** (${severity})\n\n${summary}\n\n${why}` };
  }
  const level = place.kind === "severity" ? LEVELS.find((one) => one === word) : undefined;
  return level && { span, markdown: `**${level}**: ${LEVEL_DOCUMENTATION[level]}` };
}

/** What kind of word stands, or would stand, at a place, and where it begins and ends. */
type Place =
  | { readonly kind: "key"; readonly span: Span; readonly hasColon: boolean }
  | { readonly kind: "rule"; readonly span: Span; readonly hasColon: boolean }
  | { readonly kind: "severity"; readonly span: Span }
  | { readonly kind: "value"; readonly key: string; readonly span: Span };

/** A word, a colon and a value; each may be missing. */
const ENTRY = /^(\s*)([\w-]*)(\s*:)?(\s*)([^\s#,}]*)/;

/** Goes by lines and not by what YAML makes of them: while a line is being written it is none yet. */
function placeAt(text: string, offset: number): Place | undefined {
  const line = lineAt(text, offset);
  const written = text.slice(line.start, line.end);
  const isBehindComment = /(?:^|\s)#/.test(written.slice(0, offset - line.start));
  if (isBehindComment) return undefined;
  const top = /^([\w-]*)(?=\s*(:)?)/.exec(written)!;
  const isTop = !/^[\s#-]/.test(written) && (written !== "" || offset === line.start);
  const topEnd = line.start + top[1]!.length;
  if (isTop && offset <= topEnd)
    return { kind: "key", span: { start: line.start, end: topEnd }, hasColon: top[2] !== undefined };
  const key = isTop ? top[1]! : keyAbove(text, line.start);
  const from = isTop ? written.indexOf(":") + 1 : 0;
  if (key === undefined || (isTop && (from === 0 || offset < line.start + from))) return undefined;
  if (key !== "rules") return isTop ? valueAt(text, { start: line.start + from, end: line.end }, key) : undefined;
  if (!isTop) return entryAt(text, line, offset);
  const brace = written.indexOf("{");
  return brace >= 0 && line.start + brace < offset ? entryAt(text, inlineEntry(text, line, offset), offset) : undefined;
}

/** The rule, or the severity, of an entry of `rules:`. */
function entryAt(text: string, { start, end }: Span, offset: number): Place | undefined {
  const [, blank = "", id = "", colon, gap = "", value = ""] = ENTRY.exec(text.slice(start, end))!;
  const idStart = start + blank.length;
  const idEnd = idStart + id.length;
  if (offset <= idEnd) {
    const from = Math.min(idStart, offset);
    return { kind: "rule", span: { start: from, end: id === "" ? offset : idEnd }, hasColon: colon !== undefined };
  }
  if (colon === undefined || offset < idEnd + colon.length) return undefined;
  const valueStart = Math.min(idEnd + colon.length + gap.length, offset);
  const valueEnd = value === "" ? offset : idEnd + colon.length + gap.length + value.length;
  return offset <= valueEnd ? { kind: "severity", span: { start: valueStart, end: valueEnd } } : undefined;
}

function valueAt(text: string, { start, end }: Span, key: string): Place {
  const value = text.slice(start, end);
  const from = start + (value.length - value.trimStart().length);
  return { kind: "value", key, span: { start: from, end: Math.max(from, start + value.trimEnd().length) } };
}

/** What stands between the commas or braces round `offset`. */
function inlineEntry(text: string, line: Span, offset: number): Span {
  const before = text.slice(line.start, offset);
  const start = line.start + Math.max(before.lastIndexOf("{"), before.lastIndexOf(",")) + 1;
  const length = text.slice(offset, line.end).search(/[,}]/);
  return { start, end: length < 0 ? line.end : offset + length };
}

/** The key at the top of the file that an indented line belongs to. */
function keyAbove(text: string, lineStart: number): string | undefined {
  return [...text.slice(0, lineStart).matchAll(/^([\w-]+)\s*:/gm)].at(-1)?.[1];
}

function topKeysIn(text: string, but: Span): ReadonlySet<string> {
  const rest = text.slice(0, but.start) + text.slice(but.end);
  return new Set([...rest.matchAll(/^([\w-]+)\s*:/gm)].map(([, key]) => key!));
}

function rulesIn(text: string, but: Span): ReadonlySet<string> {
  const rest = text.slice(0, but.start) + text.slice(but.end);
  return new Set([...rest.matchAll(/(?<=[\s{,])([\w-]+)\s*:/g)].map(([, id]) => id!));
}

function keysBut(used: ReadonlySet<string>, { hasColon }: { readonly hasColon: boolean }): readonly Completion[] {
  return CONFIG_KEYS.filter(({ name }) => !used.has(name)).map((key) => ({
    kind: "key",
    label: key.name,
    newText: hasColon ? key.name : `${key.name}:${AFTER_KEY[key.shape]}`,
    detail: key.shape === "severities" ? "severities by rule" : key.shape,
    documentation: pageOf(key),
  }));
}

const AFTER_KEY: Readonly<Record<ConfigKey["shape"], string>> = {
  severities: "\n  ",
  list: "\n  - ",
  text: " ",
  number: " ",
};

function rulesBut(used: ReadonlySet<string>, { hasColon }: { readonly hasColon: boolean }): readonly Completion[] {
  return rules
    .filter(({ id }) => !used.has(id))
    .map(({ id, severity, summary, why }) => ({
      kind: "rule",
      label: id,
      newText: hasColon ? id : `${id}: `,
      detail: severity,
      documentation: `${summary}\n\n${why}`,
    }));
}

function choiceOf(label: string, documentation: string): Completion {
  return { kind: "value", label, newText: label, detail: "", documentation };
}

function pageOf({ name, documentation, example }: ConfigKey): string {
  return `**${name}:** ${documentation}\n\n\`\`\`yaml\n${example}\`\`\``;
}

function lineAt(text: string, offset: number): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const feed = text.indexOf("\n", offset);
  const end = feed < 0 ? text.length : feed;
  return { start, end: end > start && text[end - 1] === "\r" ? end - 1 : end };
}
