import { trimmed } from "../../outline/paragraphs.ts";
import { factOf } from "../../syntax/front-matter.ts";
import { findAttribute } from "../../syntax/header.ts";
import { setAttribute } from "../../syntax/header-edits.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { deletion, removeLine } from "../line-removal.ts";
import { lineStart } from "../part-lines.ts";
import { type Prose, proseOf } from "../prose.ts";
import { type Finding, type Fix, NO_FINDINGS, type PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { endingOf, isUrl, webLinesOf } from "../web-lines.ts";
import { quoted } from "../wording.ts";

/** The address a text came from as its last line. */
export const trailingSourceUrl = {
  id: "trailing-source-url",
  group: "web-residue",
  scope: "block",
  signs: Sign.slash,
  severity: "info",
  fix: "suggested",
  summary: "The last line is the address the text came from.",
  why: "In the header the address is a fact that can be searched and linked; in the text it is a strange last word.",
  example: {
    bad: "<<<FILE a\nThe minister left.\n\n{|trailing-source-url:https://example.org/left|}\nEND>>>\n",
    good: "<<<FILE a url=https://example.org/left\nThe minister left.\nEND>>>\n",
  },
  check(part, context) {
    const prose = proseOf(part);
    if (!prose || part.kind === "gap") return NO_FINDINGS;
    const { url } = endingOf(part, prose, webLinesOf(context));
    return url ? keepingMarkers(part, findingsIn(part, prose, url)) : NO_FINDINGS;
  },
} as const satisfies PartRule;

function* findingsIn(block: BlockText, prose: Prose, url: Span): Generator<Finding> {
  const { text } = block;
  if (isOfList(text, prose.span, url)) return;
  const address = text.slice(url.start, url.end);
  const message = `${quoted(address)} is the address the text came from and no part of it.`;
  yield { span: url, message, fixes: fixesOf(block, url, address) };
}

/** A list of links, or a line that announces one, is written by the author. */
function isOfList(text: string, within: Span, url: Span): boolean {
  const before = trimmed(text, { start: within.start, end: url.start });
  if (before.start === before.end) return true;
  const line = trimmed(text, { start: Math.max(before.start, lineStart(text, before.end)), end: before.end });
  return isUrl(text, line) || /[:：]$/.test(text.slice(line.end - 1, line.end));
}

/** An address that the document has already is not overwritten. */
function fixesOf(block: BlockText, url: Span, address: string): readonly Fix[] {
  const removal = removeLine(block, url);
  const known = factOf(block, "url");
  if (known === address) return [deletion("Delete it: url= says so already", removal)];
  if (known !== undefined || findAttribute(block.header, "url")) return [];
  const edit = setAttribute(block, "url", address);
  return edit ? [{ title: "Move it to url=", safety: "suggested", edits: [edit, removal] }] : [];
}
