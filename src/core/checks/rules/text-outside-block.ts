import { isBase64 } from "../../syntax/content.ts";
import { cutBlock, cutGap, headerOf } from "../../syntax/cut.ts";
import { escapeLine } from "../../syntax/escaping.ts";
import { writeName } from "../../syntax/header.ts";
import type { Block, Corpus, Part } from "../../syntax/nodes.ts";
import { isBlank, type Span } from "../../text.ts";
import { gapsWithText, type OutsideLine } from "../outside.ts";
import { partLines, withLineFeed } from "../part-lines.ts";
import type { FileRule, Fix, FixEdit, FreshNames } from "../rule.ts";
import { isSealed } from "../sealed.ts";
import { quoted } from "../wording.ts";

/** More lines than this are not underlined: the first stands for all. */
const UNDERLINED = 3;

/** Text that belongs to no document. */
export const textOutsideBlock = {
  id: "text-outside-block",
  group: "structure",
  scope: "file",
  severity: "warning",
  fix: "suggested",
  summary: "A line outside all documents is neither blank nor a comment.",
  why: "Such text is in no document: no export holds it, and no search by document finds it.",
  example: {
    bad: "{|text-outside-block:Lost words.|}\n",
    good: "<<<FILE untitled.txt\nLost words.\nEND>>>\n",
  },
  heeds: ({ sameHeader, sameShape }) => !sameHeader || !sameShape,
  *check(corpus, context) {
    let names: FreshNames | undefined;
    for (const { gap, index, lines } of gapsWithText(corpus)) {
      const { text } = cutGap(corpus, gap);
      for (const run of runsIn(text, lines)) {
        const first = run[0]!;
        const span = { start: first.start, end: run.length > UNDERLINED ? first.end : run.at(-1)!.end };
        names ??= context.freshNames();
        const { under } = first;
        const fixes = [wrap(text, run, names.get("untitled.txt"))];
        const above = closedAbove(corpus, corpus.parts[index - 1]);
        if (above) fixes.push(moveInto(corpus, above, text, run));
        fixes.push(commentOut(text, run));
        if (under?.correction) fixes.unshift(under.correction);
        yield {
          part: gap,
          span,
          message: `${quoted(text.slice(first.start, first.end).trim())} is in no document.`,
          related: under ? [{ span: under.span, message: under.message }] : [],
          fixes,
        };
      }
    }
  },
} as const satisfies FileRule;

/** Text lines that follow each other directly. */
function* runsIn(text: string, lines: readonly OutsideLine[]): Generator<readonly OutsideLine[]> {
  let run: OutsideLine[] = [];
  for (const line of lines) {
    const last = run.at(-1);
    if (last && (line.kind !== "text" || line.start !== withLineFeed(text, last).end)) {
      yield run;
      run = [];
    }
    if (line.kind === "text") run.push(line);
  }
  if (run.length > 0) yield run;
}

/** A terminator that waits below for its header serves as the new block's own. */
function wrap(text: string, run: readonly OutsideLine[], name: string): Fix {
  const start = run[0]!.start;
  const { end } = withLineFeed(text, run.at(-1)!);
  const edits: FixEdit[] = [insertion(start, `<<<FILE ${writeName(name)}\n`)];
  for (const line of run)
    if (escapeLine(text.slice(line.start, line.end)).length > line.end - line.start)
      edits.push(insertion(line.start, "\\"));
  if (!endsBelow(text, end)) edits.push(insertion(end, text[end - 1] === "\n" ? "END>>>\n" : "\nEND>>>\n"));
  return { title: `Wrap as a document, ${quoted(name)}`, safety: "suggested", edits };
}

function endsBelow(text: string, from: number): boolean {
  for (const line of partLines(text, { start: from, end: text.length })) {
    const written = text.slice(line.start, line.end);
    if (!isBlank(written)) return /^END>>>[ \t]*$/.test(written);
  }
  return false;
}

/** The block above, if it has a terminator to put lines before, and lines may be put there. */
function closedAbove(corpus: Corpus, part: Part | undefined): Block | undefined {
  if (part?.kind !== "block" || part.close.kind !== "terminator") return undefined;
  const header = headerOf(corpus, part);
  return isSealed(header) || isBase64(header) ? undefined : part;
}

function moveInto(corpus: Corpus, above: Block, text: string, run: readonly OutsideLine[]): Fix {
  const { header, close } = cutBlock(corpus, above);
  const lines = run.map((line) => `${escapeLine(text.slice(line.start, line.end))}\n`);
  const place = { start: close.span.start, end: close.span.start };
  const gone: Span = { start: run[0]!.start, end: withLineFeed(text, run.at(-1)!).end };
  return {
    title: header.name === undefined ? "Move into the document above" : `Move into ${quoted(header.name)}`,
    safety: "suggested",
    edits: [
      { part: above, span: place, newText: lines.join("") },
      { span: gone, newText: "" },
    ],
  };
}

/** A line that would turn into a directive gets one `#` more. */
function commentOut(text: string, run: readonly OutsideLine[]): Fix {
  const edits = run.map(({ start }) => insertion(start, text.startsWith("corpus-", start) ? "## " : "# "));
  return { title: "Comment out", safety: "suggested", edits };
}

function insertion(at: number, newText: string): FixEdit {
  return { span: { start: at, end: at }, newText };
}
