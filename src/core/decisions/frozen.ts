import { conflictsIn } from "../checks/conflicts.ts";
import { hasUnknownFormat } from "../checks/directives.ts";
import { cutPart } from "../syntax/cut.ts";
import type { Corpus, Part } from "../syntax/nodes.ts";

/** By part, which lives as long as its text is the same. */
const conflicts = new WeakMap<Part, boolean>();
/** By the list of parts, which is another one after each change of the text. */
const known = new WeakMap<readonly Part[], boolean>();

/** Whether nothing may be changed by us: merge-conflict markers stand in the file, or its format is not ours. */
export function isFrozen(corpus: Corpus): boolean {
  const { parts } = corpus;
  let answer = known.get(parts);
  if (answer === undefined) {
    answer = hasUnknownFormat(corpus) || parts.some((part) => hasConflict(corpus, part));
    known.set(parts, answer);
  }
  return answer;
}

function hasConflict(corpus: Corpus, part: Part): boolean {
  const { source } = corpus;
  if (source.mayHaveAngle && !source.mayHaveAngle(part.start.line, part.end.line + 1)) return false;
  let answer = conflicts.get(part);
  if (answer === undefined) {
    answer = conflictsIn(cutPart(corpus, part).text).length > 0;
    conflicts.set(part, answer);
  }
  return answer;
}
