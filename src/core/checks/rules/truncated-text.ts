import { factOf } from "../../syntax/front-matter.ts";
import { setAttribute } from "../../syntax/header-edits.ts";
import { proseOf } from "../prose.ts";
import { NO_FINDINGS, type PartRule } from "../rule.ts";
import { endingOf, webLinesOf } from "../web-lines.ts";
import { quoted } from "../wording.ts";

/** A text that ends in the middle. */
export const truncatedText = {
  id: "truncated-text",
  group: "web-residue",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "The text breaks off.",
  why: "Feeds give the beginning of a text only. Whoever counts or reads such a document must know that the rest is missing.",
  example: {
    bad: "<<<FILE a\nThe minister left. Nobody{|truncated-text:…|}\nEND>>>\n",
    good: "<<<FILE a truncated=yes\nThe minister left. Nobody…\nEND>>>\n",
  },
  check(part, context) {
    const prose = proseOf(part);
    if (!prose || part.kind === "gap") return NO_FINDINGS;
    const line = endingOf(part, prose, webLinesOf(context)).prose;
    if (!line || !mayBreakOff(part.text, line.end) || prose.isCode(line.end - 1)) return NO_FINDINGS;
    const tail = part.text.slice(Math.max(line.start, line.end - REACH), line.end);
    const mark = BREAKS_OFF.exec(tail)?.[0];
    if (mark === undefined || factOf(part, "truncated") !== undefined) return NO_FINDINGS;
    const edit = setAttribute(part, "truncated", "yes");
    return [
      {
        span: { start: line.end - mark.length, end: line.end },
        message: `The text breaks off in ${quoted(mark)}.`,
        fixes: edit ? [{ title: "Set truncated=yes", safety: "suggested", edits: [edit] }] : [],
      },
    ];
  },
} as const satisfies PartRule;

const REACH = 80;
const BREAKS_OFF =
  /(?:…|\.{3}|\[(?:…|\.{3})\]){1,3}(?: ?\[\+\d{1,8} chars\])?$|\[\+\d{1,8} chars\]$|(?<=[.!?…”"’] ?)(?:Continue reading|Read more)[ .…→»>]{0,5}$/;

/** Whether the text may end in such a mark, by a short look: nearly all end in none. */
function mayBreakOff(text: string, end: number): boolean {
  const last = text.charAt(end - 1);
  // The stop of a sentence stands behind a letter that ends neither "reading" nor "more".
  if (last === ".") return !/[a-dfh-z]/.test(text.charAt(end - 2));
  return "…]→»>".includes(last) || text.endsWith("reading", end) || text.endsWith("more", end);
}
