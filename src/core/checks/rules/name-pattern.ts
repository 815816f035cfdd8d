import { namesOf } from "../names.ts";
import type { FileRule } from "../rule.ts";
import { quoted } from "../wording.ts";

/** A name that is not as the user wants names to be. */
export const namePattern = {
  id: "name-pattern",
  group: "names",
  scope: "file",
  severity: "warning",
  fix: "none",
  summary: "A name does not match the pattern that was set.",
  why: "A pattern for names (`name-pattern:` in `.corpus.yaml`; none by default) keeps a series of documents uniform.",
  example: {
    bad: "<<<FILE {|name-pattern:a.txt|}\nx\nEND>>>\n",
    good: "<<<FILE 000_a.txt\nx\nEND>>>\n",
    context: { namePattern: /^\d{3}_/ },
  },
  heeds: ({ sameHeader }) => !sameHeader,
  *check(_corpus, { namePattern: pattern, blocks }) {
    if (!pattern) return;
    for (const { block, header, name } of namesOf(blocks).all) {
      if (pattern.test(name)) continue;
      const message = `The name ${quoted(name)} does not match the pattern ${quoted(pattern.source)}.`;
      yield { part: block, span: header.nameSpan, message };
    }
  },
} as const satisfies FileRule;
