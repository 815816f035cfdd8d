import type { ByteFinding, LineEnds } from "../byte-facts.ts";
import type { ByteRule } from "../rule.ts";
import { listed } from "../wording.ts";

/** More lines are told as a number. */
const TOLD = 3;

/** Lines that end in more than one way. */
export const mixedLineEndings = {
  id: "mixed-line-endings",
  group: "white-space",
  scope: "bytes",
  severity: "warning",
  fix: "safe",
  summary: "The file's lines end in more than one way.",
  why:
    "Editors make all line ends alike when they save, so that the next change touches every line. A lone CR ends no line " +
    "of a corpus, but editors read one there: what is text for one tool is a marker for another.",
  example: { bad: "<<<FILE a{|mixed-line-endings:\\r|}\nx\nEND>>>\n", good: "<<<FILE a\nx\nEND>>>\n" },
  *checkBytes({ lf, crlf, cr }): Generator<ByteFinding> {
    if (lf.count > 0 && crlf.count > 0) {
      const isMostlyLf = lf.count >= crlf.count;
      const [few, name, rest] = isMostlyLf ? [crlf, "CRLF", `${lf.count} in LF`] : [lf, "LF", `${crlf.count} in CRLF`];
      yield {
        offset: few.offset,
        line: few.lines[0]!,
        message: `${placed(few)} ${few.count === 1 ? "ends" : "end"} in "${name}", and ${rest}.`,
      };
    }
    if (cr.count === 0) return;
    const what = cr.count === 1 ? 'A lone "CR" stands' : `${cr.count} lone "CR" stand`;
    yield {
      offset: cr.offset,
      line: cr.lines[0]!,
      severity: "error",
      message: `${what} in the text (${placed(cr).toLowerCase()}), where editors see a line end and no tool does.`,
    };
  },
} as const satisfies ByteRule;

function placed({ count, lines }: LineEnds): string {
  const numbers = [...new Set(lines.map((line) => String(line + 1)))];
  if (count === 1) return `Line ${numbers[0]}`;
  if (count > TOLD) return `${count} lines, the first of them ${numbers[0]},`;
  return numbers.length === 1 ? `Line ${numbers[0]}` : `Lines ${listed(numbers)}`;
}
