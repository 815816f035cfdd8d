import { isBlank, linesIn, type Span } from "../text.ts";
import { attributeOf } from "./header.ts";
import type { BlockText } from "./nodes.ts";

/** Front matter at the start of a body: the stretch between its `---` lines, and the plain values of its top-level keys. */
export interface FrontMatter {
  /** From the first `---` to after the line end of the last, relative to the block's start. */
  readonly span: Span;
  readonly values: ReadonlyMap<string, string>;
}

const KEY = /^([A-Za-z][\w-]*):(?![^ \t])/;
/** Nobody writes more; and a body that merely begins with a rule is not searched to its end. */
const LONGEST = 200;

/**
 * The front matter of a body, if it begins with one.
 *
 * Only what an outline needs is read: top-level `key: value` lines with a plain or quoted scalar. It is content, not
 * configuration, so no YAML parser is asked (45–63 µs a header, by `research/performance.md`).
 */
export function frontMatterOf(block: BlockText): FrontMatter | undefined {
  const { text, body } = block;
  if (!text.startsWith("---", body.start)) return undefined;
  const values = new Map<string, string>();
  let count = 0;
  for (const line of linesIn(text, body)) {
    const content = text.slice(line.start, line.end).trimEnd();
    if (count++ === 0) {
      if (content !== "---") return undefined;
      continue;
    }
    if (content === "---" || content === "...")
      return { span: { start: body.start, end: Math.min(line.end + 1, body.end) }, values };
    if (count > LONGEST) return undefined;
    const match = KEY.exec(content);
    const value = match && scalar(content.slice(match[0].length));
    if (match && value && !values.has(match[1]!)) values.set(match[1]!, value);
  }
  return undefined;
}

/** A fact about a document: from its header, else from its front matter (a header attribute wins). */
export function factOf(block: BlockText, key: string): string | undefined {
  return attributeOf(block.header, key) ?? frontMatterOf(block)?.values.get(key);
}

function scalar(written: string): string {
  const text = written.trim();
  if (text.startsWith('"')) {
    const end = text.lastIndexOf('"');
    if (end === 0) return text;
    try {
      return String(JSON.parse(text.slice(0, end + 1)));
    } catch {
      return text.slice(1, end);
    }
  }
  if (text.startsWith("'") && text.endsWith("'") && text.length > 1) return text.slice(1, -1).replaceAll("''", "'");
  if (/^[[{&*|>!]/.test(text)) return "";
  return withoutComment(text);
}

function withoutComment(text: string): string {
  let end = text.search(/[ \t]#/);
  if (end < 0) return text;
  while (end > 0 && isBlank(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
