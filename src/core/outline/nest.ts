import type { Span } from "../text.ts";
import type { Entry, Heading } from "./entry.ts";
import { inkEnd } from "./paragraphs.ts";

/** An entry that is still being filled. */
interface Open {
  readonly heading: Heading;
  readonly children: Entry[];
}

/**
 * Headings with what stands under them: each reaches to the next of its level or higher, or to the end of `body`.
 *
 * `headings` in the order of the text.
 */
export function nestHeadings(text: string, body: Span, headings: readonly Heading[]): readonly Entry[] {
  const roots: Entry[] = [];
  const open: Open[] = [];
  const closeDownTo = (level: number, before: number): void => {
    for (let last = open.at(-1); last && last.heading.level >= level; last = open.at(-1)) {
      open.pop();
      (open.at(-1)?.children ?? roots).push(closed(text, last, before));
    }
  };
  for (const heading of headings) {
    closeDownTo(heading.level, heading.span.start);
    open.push({ heading, children: [] });
  }
  closeDownTo(0, body.end);
  return roots;
}

function closed(text: string, { heading, children }: Open, before: number): Entry {
  const { span, label } = heading;
  const least = Math.max(span.end, children.at(-1)?.span.end ?? 0);
  const end = inkEnd(text, least, before);
  return { kind: "heading", label, detail: "", span: { start: span.start, end }, selection: span, children };
}
