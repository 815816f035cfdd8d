import type { Header } from "../syntax/nodes.ts";
import type { Span } from "../text.ts";
import { quoted } from "./wording.ts";

/** A document as messages that are about it call it, at their beginning. */
export function subjectOf({ name }: Header): string {
  return name === undefined ? "This document" : quoted(name);
}

/** Another document as messages call it. */
export function nameOf({ name }: Header): string {
  return name === undefined ? "a document without a name" : quoted(name);
}

/** What to underline of a document: its name, or all of its header where it has none. */
export function placeOfName({ nameSpan, span }: Header): Span {
  return nameSpan.end > nameSpan.start ? nameSpan : span;
}
