import { quoted } from "../checks/wording.ts";
import type { DocumentRecord } from "./document-record.ts";

/**
 * A document as a section of a Markdown file (CommonMark 0.31): its name as a heading, a list of what its header says, and
 * the text in a fence that is longer than any run of backticks in it, so that every line is the text's own. What else the
 * lines do not show stands behind the fence as in a header: `eol=crlf`, `final-newline=no`. Or why Markdown cannot carry it.
 */
export function markdownOf({
  name,
  attributes,
  text,
}: DocumentRecord): { readonly section: string } | { readonly refusal: string } {
  const refused = (why: string): { readonly refusal: string } => ({
    refusal: `Markdown cannot carry ${quoted(name)}: ${why}.`,
  });
  const values = attributes.map(([, value]) => value);
  if ([name, text, ...values].some((one) => one.includes("\0")))
    return refused("it holds a NUL, which Markdown replaces");
  if ([name, ...values].some((one) => /[\r\n]/.test(one))) return refused("its header holds a line end");
  const lines = text.replaceAll("\r\n", "\n");
  if (lines.includes("\r") || (lines !== text && lines.replaceAll("\n", "\r\n") !== text))
    return refused("its lines end in more than one way");
  const told = [
    ...(lines === text ? [] : ["eol=crlf"]),
    ...(lines === "" || lines.endsWith("\n") ? [] : ["final-newline=no"]),
  ];
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  const list = attributes.map(([key, value]) => `- ${key}:${value === "" ? "" : ` ${codeSpan(value)}`}\n`).join("");
  const body = lines === "" || lines.endsWith("\n") ? lines : `${lines}\n`;
  return {
    section: `## ${codeSpan(name)}\n\n${list === "" ? "" : `${list}\n`}${fence}${["text", ...told].join(" ")}\n${body}${fence}\n\n`,
  };
}

/** Text as code, which nothing in it ends: CommonMark takes one blank from both sides where both have one. */
function codeSpan(text: string): string {
  const ticks = "`".repeat(longestRun(text) + 1);
  const isPadded = /^`|`$/.test(text) || (/^ .* $/.test(text) && text.trim() !== "");
  return isPadded ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}

/** Of backticks. */
function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
