import { isPlainHeader } from "../../syntax/header.ts";
import type { Block, Corpus, Header, HeaderFault } from "../../syntax/nodes.ts";
import { isBlank, type Span } from "../../text.ts";
import {
  addName,
  type HeaderLine,
  headerLine,
  joinToValue,
  quoteName,
  quoteValue,
  remove,
  requoteName,
  requoteValue,
  smallKey,
} from "../header-repairs.ts";
import type { FileRule, Finding, FreshNames, HeadedBlock } from "../rule.ts";
import { quoted } from "../wording.ts";

/** A header line that is not as the grammar has it. */
export const headerSyntax = {
  id: "header-syntax",
  group: "structure",
  scope: "file",
  severity: "error",
  fix: "safe",
  summary: "A header line is not well formed.",
  why:
    "What cannot be read is kept in the text but not used: a document without a name cannot be written to disk, and an " +
    "attribute with a slip in it is as good as absent.",
  example: {
    bad: "<<<FILE {|header-syntax:two words.txt|} lang=en\nx\nEND>>>\n",
    good: '<<<FILE "two words.txt" lang=en\nx\nEND>>>\n',
  },
  heeds: ({ kind, sameHeader, sameShape }) => !sameHeader || (kind === "block" && !sameShape),
  *check(corpus, context) {
    let names: FreshNames | undefined;
    const fresh = (): string => {
      names ??= context.freshNames();
      return names.get("untitled.txt");
    };
    // Nearly all are right: they are looked at without a generator.
    for (const { block, header } of context.blocks.filter(isWrong))
      for (const finding of findingsIn(corpus, block, header, fresh)) yield { part: block, ...finding };
  },
} as const satisfies FileRule;

function isWrong({ block, header }: HeadedBlock): boolean {
  return (!isPlainHeader(header) && hasFault(header)) || needlessFinalNewline(block, header) !== undefined;
}

function hasFault({ name, nameForm, faults }: Header): boolean {
  return faults.length > 0 || (nameForm === "bare" && name!.includes("="));
}

function* findingsIn(corpus: Corpus, block: Block, header: Header, fresh: () => string): Generator<Finding> {
  const { name, nameForm, nameSpan, faults } = header;
  if (nameForm === "bare" && name!.includes("=")) {
    const message = `The name ${quoted(name!)} holds "=" and has to be quoted.`;
    yield { span: nameSpan, message, fixes: [quoteName(header, "suggested")] };
  }
  const needless = needlessFinalNewline(block, header);
  if (faults.length === 0 && !needless) return;
  const whole = headerLine(corpus.source.line(block.start.line).slice(block.start.character), header);
  for (const fault of mistakes(whole)) yield findingOf(fault, whole, fresh);
  if (!needless) return;
  const message = '"final-newline=no" has no meaning in an empty document.';
  yield { span: needless, message, fixes: [remove(whole, needless, "Remove the attribute")] };
}

/** Words that follow each other without a "=" are one mistake. */
function* mistakes({ line, header: { faults } }: HeaderLine): Generator<HeaderFault> {
  for (let at = 0; at < faults.length; at++) {
    const { kind, span } = faults[at]!;
    let { end } = span;
    const goesOn = kind === "not-an-attribute" || kind === "no-value";
    for (let next = faults[at + 1]; goesOn && next?.kind === "not-an-attribute"; next = faults[at + 1]) {
      if (!isBlank(line.slice(end, next.span.start))) break;
      end = next.span.end;
      at++;
    }
    yield { kind, span: { start: span.start, end } };
  }
}

function findingOf({ kind, span }: HeaderFault, whole: HeaderLine, fresh: () => string): Finding {
  const { line, header } = whole;
  const written = line.slice(span.start, span.end);
  const removal = remove(whole, span, `Remove ${quoted(written)}`);
  switch (kind) {
    case "no-name":
      return {
        span: span.end > span.start ? span : { start: 0, end: Math.min(7, line.length) },
        message: '"<<<FILE" is not followed by a name.',
        fixes: [addName(whole, span, fresh())],
      };
    case "spaced-name": {
      const message = `The name ${quoted(written)} has a space in it and has to be quoted.`;
      return { span, severity: "warning", message, fixes: [quoteName(header, "safe")] };
    }
    case "quoting": {
      const message = `The quotes in ${quoted(written)} do not pair.`;
      if (span.start === header.nameSpan.start) return { span, message, fixes: requoteName(whole) };
      return { span, message, fixes: [...requoteValue(whole, span), removal] };
    }
    case "not-an-attribute": {
      const message = `${quoted(written)} is not an attribute of the form key=value.`;
      return { span, message, fixes: [...joinToValue(whole, span), removal] };
    }
    case "key": {
      const message = `The key of ${quoted(written)} is not of small letters, digits and hyphens.`;
      return { span, message, fixes: [...smallKey(whole, span), removal] };
    }
    case "no-value": {
      const message = `The attribute ${quoted(written)} has no value that can be read.`;
      return { span, message, fixes: [...quoteValue(whole, span), removal] };
    }
    case "repeated-key": {
      const key = written.slice(0, written.indexOf("="));
      const related = [{ span: whole.byKey.get(key)!.span, message: "The first one holds." }];
      const fixes = [remove(whole, span, "Remove the repeated attribute")];
      return { span, message: `The key ${quoted(key)} is there twice.`, related, fixes };
    }
  }
}

/** An empty document has no last line that could lack its line end. */
function needlessFinalNewline(block: Block, header: Header): Span | undefined {
  if (block.bodyEnd > block.bodyStart || block.closeKind === "missing") return undefined;
  return header.attributes.find(({ key, value }) => key === "final-newline" && value === "no")?.span;
}
