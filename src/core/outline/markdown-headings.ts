import { linesIn, type Span } from "../text.ts";
import { type Heading, LABEL_SOURCE } from "./entry.ts";
import { trimmed } from "./paragraphs.ts";

const ATX = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** Lines that an underline does not make a heading: lists, quotes, tables, indented code. */
const NO_HEADING_TEXT = /^(?: {0,3}(?:[-*+>|]|\d{1,9}[.)])(?:[ \t]|$)|\t| {4})/;

/** The headings of a Markdown text, both notations; what stands in fenced code is none. */
export function* markdownHeadings(text: string, body: Span): Generator<Heading> {
  let fence = "";
  let before: Span | undefined;
  for (const line of linesIn(text, body)) {
    const head = text.slice(line.start, Math.min(line.end, line.start + LABEL_SOURCE));
    const mark = FENCE.exec(head)?.[1];
    if (fence !== "") {
      if (mark?.startsWith(fence) && head.trim() === mark) fence = "";
      continue;
    }
    const above = before;
    before = undefined;
    if (mark) {
      fence = mark;
      continue;
    }
    const level = ATX.exec(head)?.[1]?.length;
    if (level !== undefined) {
      const span = trimmed(text, line);
      yield {
        level,
        label: plainMarkdown(
          head
            .trim()
            .replace(/^#{1,6}/, "")
            .replace(/[ \t]#{1,9}$/, ""),
        ),
        span,
      };
      continue;
    }
    const underline = above && UNDERLINE.exec(head)?.[1];
    if (underline)
      yield {
        level: underline[0] === "=" ? 1 : 2,
        label: plainMarkdown(text.slice(above.start, above.end)),
        span: above,
      };
    else if (head.trim() !== "" && !NO_HEADING_TEXT.test(head)) before = trimmed(text, line);
  }
}

/** A line of Markdown without emphasis, code marks and link targets. */
export function plainMarkdown(line: string): string {
  return line
    .slice(0, LABEL_SOURCE)
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replace(/(\*\*|__|`)/g, "")
    .replace(/(^|[ (])[*_](?=\S)|(?<=\S)[*_](?=$|[ ).,:;!?])/g, "$1")
    .trim();
}
