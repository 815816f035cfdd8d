import { conflictsIn } from "../conflicts.ts";
import type { PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";

/** What git leaves where it could not merge. */
export const mergeConflictMarker = {
  id: "merge-conflict-marker",
  group: "structure",
  scope: "block",
  signs: Sign.angle,
  severity: "error",
  fix: "none",
  summary: "Git's merge-conflict markers stand in the file.",
  why:
    "Two versions of the text stand one after the other. As long as they do, no fix is offered anywhere in the file: " +
    "it could mend one version and not the other.",
  example: {
    bad: "<<<FILE a\n{|merge-conflict-marker:<<<<<<< ours|}\nx\n=======\ny\n>>>>>>> theirs\nEND>>>\n",
    good: "<<<FILE a\nx\nEND>>>\n",
  },
  *check({ text }) {
    for (const { ours, middle, theirs } of conflictsIn(text))
      yield {
        span: ours,
        message: `A merge conflict begins with "${text.slice(ours.start, ours.start + 7)}"; no fixes are offered until it is resolved.`,
        related: [
          { span: middle, message: "The other version begins here." },
          { span: theirs, message: "The conflict ends here." },
        ],
      };
  },
} as const satisfies PartRule;
