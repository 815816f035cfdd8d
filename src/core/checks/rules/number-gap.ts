import { isGap, seriesAmong } from "../number-series.ts";
import type { FileRule } from "../rule.ts";
import { listed, quoted } from "../wording.ts";

/** More missing numbers than this are told by the first and the last. */
const LISTED = 3;

/** A number left out in a series of names. */
export const numberGap = {
  id: "number-gap",
  group: "names",
  scope: "file",
  severity: "hint",
  fix: "none",
  summary: "A number is left out in a series of numbered names.",
  why: "Where documents are numbered, a gap may mean that one was lost on the way.",
  example: {
    bad: "<<<FILE 000_a.txt\nx\nEND>>>\n<<<FILE {|number-gap:002_b.txt|}\ny\nEND>>>\n",
    good: "<<<FILE 000_a.txt\nx\nEND>>>\n<<<FILE 001_b.txt\ny\nEND>>>\n",
  },
  heeds: ({ sameHeader }) => !sameHeader,
  *check(corpus, { blocks }) {
    for (const { members, width, taken } of seriesAmong(corpus, blocks)) {
      for (let at = 1; at < members.length; at++) {
        const before = members[at - 1]!;
        const after = members[at]!;
        if (!isGap(before.number, after.number, taken)) continue;
        const missing = missingBetween(before.number, after.number, width);
        yield {
          part: after.named.block,
          span: after.named.header.nameSpan,
          message: `${missing} missing in the series before ${quoted(after.named.name)}.`,
          related: [
            { part: before.named.block, span: before.named.header.nameSpan, message: "The name before the gap." },
          ],
        };
      }
    }
  },
} as const satisfies FileRule;

function missingBetween(before: number, after: number, width: number): string {
  const written = (number: number): string => `"${String(number).padStart(width, "0")}"`;
  const count = after - before - 1;
  if (count === 1) return `${written(before + 1)} is`;
  if (count > LISTED) return `${written(before + 1)} to ${written(after - 1)} are`;
  return `${listed(Array.from({ length: count }, (_, at) => written(before + 1 + at)))} are`;
}
