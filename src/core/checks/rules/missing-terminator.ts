import { cutBlock, headerOf } from "../../syntax/cut.ts";
import { gluedTerminatorAt } from "../../syntax/markers.ts";
import type { Block, BlockText, Corpus } from "../../syntax/nodes.ts";
import { isBlank, type Span } from "../../text.ts";
import { missedMarkersIn } from "../missed-markers.ts";
import { lineEnd, lineStart, partLines } from "../part-lines.ts";
import type { FileFinding, FileRule, Fix, Related } from "../rule.ts";
import { isSealed } from "../sealed.ts";
import { quoted } from "../wording.ts";

/** A document that runs into the next header or the end of the text. */
export const missingTerminator = {
  id: "missing-terminator",
  group: "structure",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "A document has no END>>> line.",
  why:
    "Where the document ends can then only be guessed: it is taken to end before the next header, or at the end of " +
    "the file. What was meant to stand between two documents ends up in one.",
  example: { bad: "<<<FILE {|missing-terminator:a|}\nx\n", good: "<<<FILE a\nx\nEND>>>\n" },
  heeds: ({ sameShape }) => !sameShape,
  *check(corpus) {
    const { parts } = corpus;
    for (let index = 0; index < parts.length; index++) {
      const block = parts[index]!;
      if (block.kind !== "block" || block.closeKind !== "missing") continue;
      const after = parts[index + 1];
      const next = after?.kind === "gap" ? parts[index + 2] : after;
      yield finding(corpus, block, next?.kind === "block" ? next : undefined);
    }
  },
} as const satisfies FileRule;

function finding(corpus: Corpus, block: Block, next: Block | undefined): FileFinding {
  const cut = cutBlock(corpus, block);
  const { name, nameSpan, span } = cut.header;
  const meant = meantTerminator(cut);
  const where = next ? "before the next header" : "at the end of the file";
  const related: Related[] = meant ? [{ span: meant.span, message: meant.message }] : [];
  if (next) {
    const message = "The document has to end before this header, because a header begins a new document.";
    related.push({ part: next, span: placeOf(corpus, next), message });
  } else related.push({ span: cut.close.span, message: "The document has to end here, because no header follows." });
  const fixes: Fix[] = meant?.fix && !isSealed(cut.header) ? [meant.fix] : [];
  fixes.push(addTerminator(cut));
  if (next && !isSealed(cut.header)) fixes.push(escapeHeader(next));
  return {
    part: block,
    span: nameSpan.end > nameSpan.start ? nameSpan : span,
    message: `${name === undefined ? "A document without a name" : quoted(name)} has no END>>> line ${where}.`,
    related,
    fixes,
  };
}

/** The last line of the body that was meant to end the document. */
function meantTerminator(cut: BlockText): { span: Span; message: string; fix: Fix } | undefined {
  let last: { span: Span; message: string; fix: Fix } | undefined;
  for (const { meant, span, message, correction } of missedMarkersIn(cut))
    if (meant === "terminator") last = { span, message, fix: correction };
  return last ?? gluedAbove(cut);
}

/** A glued terminator with nothing but blank and comment lines after it: the comments belong to the next block. */
function gluedAbove({ text, body }: BlockText): { span: Span; message: string; fix: Fix } | undefined {
  const at = text.lastIndexOf("END>>>", body.end);
  if (at < body.start) return undefined;
  const start = lineStart(text, at);
  const end = lineEnd(text, at);
  const glued = gluedTerminatorAt(text.slice(start, end));
  if (glued === undefined) return undefined;
  for (const line of partLines(text, { start: end + 1, end: body.end }))
    if (text[line.start] !== "#" && !isBlank(text.slice(line.start, line.end))) return undefined;
  const place = start + glued;
  return {
    span: { start: place, end: place + 6 },
    message: "END>>> stands after other text, and a comment follows, so no document ends here.",
    fix: {
      title: "Break the line before END>>>",
      safety: "suggested",
      edits: [{ span: { start: place, end: place }, newText: "\n" }],
    },
  };
}

function addTerminator({ text, close }: BlockText): Fix {
  const last = close.span.end === text.length;
  const edits = [{ span: close.span, newText: last ? "\nEND>>>\n" : "\nEND>>>" }];
  return { title: "Add END>>>", safety: "suggested", edits };
}

function escapeHeader(next: Block): Fix {
  const edits = [{ part: next, span: { start: 0, end: 0 }, newText: "\\" }];
  return { title: "Escape the header that follows", safety: "suggested", edits };
}

function placeOf(corpus: Corpus, block: Block): Span {
  const { nameSpan, span } = headerOf(corpus, block);
  return nameSpan.end > nameSpan.start ? nameSpan : span;
}
