import { readHeader, writeName } from "../syntax/header.ts";
import { setAttribute } from "../syntax/header-edits.ts";
import type { BlockText, Header } from "../syntax/nodes.ts";
import { applyEdits, type Span, type TextEdit } from "../text.ts";
import type { Finding } from "./rule.ts";

/** Attributes that can have few values: another one is `metadata-value`'s, whatever is wrong with it. */
const CODED: ReadonlySet<string> = new Set(["date", "retrieved", "lang", "sha256", "eol", "final-newline", "encoding"]);

/** Without escapes of JSON. */
const PLAIN = /^[\x20-\x5B\x5D-\x7E]*$/;

/** A text that a header has: its name, or what an attribute says in words. */
interface HeaderText {
  /** `undefined` for the name. */
  readonly key: string | undefined;
  readonly value: string;
  /** As it is written, quotes included; relative to the block's start. */
  readonly span: Span;
}

/**
 * What `findIn` finds in the texts of a header, read as they are meant, at the places where they are written.
 *
 * A fix leaves the header well formed, and every other part of it as it was: a value is quoted where it must be. None is
 * safe: a name is what others know the document by.
 */
export function* inHeaderTexts(
  block: BlockText,
  findIn: (text: string, span: Span) => Iterable<Finding>,
): Generator<Finding> {
  const { header } = block;
  // Most headers are plain, and none of this is written in those.
  if (PLAIN.test(block.text.slice(header.span.start, header.span.end))) return;
  for (const text of textsOf(header))
    for (const { fixes = [], span, ...finding } of findIn(text.value, { start: 0, end: text.value.length })) {
      const start = startOf(block, text);
      yield {
        ...finding,
        span: start === undefined ? text.span : { start: start + span.start, end: start + span.end },
        fixes: fixes.flatMap(({ title, edits }) => {
          const edit = editFor(block, text, edits);
          return edit ? [{ title, safety: "suggested" as const, edits: [edit] }] : [];
        }),
      };
    }
}

function* textsOf({ name, nameSpan, attributes }: Header): Generator<HeaderText> {
  if (name !== undefined) yield { key: undefined, value: name, span: nameSpan };
  for (const { key, value, valueSpan } of attributes) if (!CODED.has(key)) yield { key, value, span: valueSpan };
}

/** Where the text begins, if it is written as it is meant: bare, or between quotes without escapes. */
function startOf({ text }: BlockText, { value, span }: HeaderText): number | undefined {
  const written = text.slice(span.start, span.end);
  if (written === value) return span.start;
  return written === `"${value}"` ? span.start + 1 : undefined;
}

/** The edit in its place, or where the header would then say something else, of the whole value; `undefined` when neither does. */
function editFor(block: BlockText, target: HeaderText, edits: readonly TextEdit[]): TextEdit | undefined {
  const [only, ...others] = edits;
  const wanted = applyEdits(target.value, edits);
  const start = startOf(block, target);
  if (only && others.length === 0 && start !== undefined) {
    const span = { start: start + only.span.start, end: start + only.span.end };
    const edit = { span, newText: only.newText };
    if (comesTo(block, target, edit, wanted)) return edit;
  }
  const whole =
    target.key === undefined
      ? { span: target.span, newText: writeName(wanted) }
      : setAttribute(block, target.key, wanted);
  return whole && comesTo(block, target, whole, wanted) ? whole : undefined;
}

/** Whether the header then says `wanted` there, and all else as before. */
function comesTo({ text, header }: BlockText, { key }: HeaderText, edit: TextEdit, wanted: string): boolean {
  const then = readHeader(applyEdits(text.slice(0, header.span.end), [edit]));
  if (then.faults.length > header.faults.length || then.name !== (key === undefined ? wanted : header.name))
    return false;
  return (
    then.attributes.length === header.attributes.length &&
    header.attributes.every((was, index) => {
      const is = then.attributes[index]!;
      return is.key === was.key && is.value === (was.key === key ? wanted : was.value);
    })
  );
}
