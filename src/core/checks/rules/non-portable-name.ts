import { type NamedBlock, namesOf, rename } from "../names.ts";
import type { FileRule, FreshNames } from "../rule.ts";
import { safeName, unportability, unsafety } from "../safe-name.ts";
import { quoted } from "../wording.ts";

/** A name that some disk will not take. */
export const nonPortableName = {
  id: "non-portable-name",
  group: "names",
  scope: "file",
  severity: "warning",
  fix: "suggested",
  summary: "A name cannot be written on every disk as it is.",
  why: "Windows refuses some characters and names, drops dots and spaces at the end, and macOS may normalise letters: the file gets another name, or none.",
  example: {
    bad: "<<<FILE {|non-portable-name:what?.txt|}\nx\nEND>>>\n",
    good: "<<<FILE what-.txt\nx\nEND>>>\n",
  },
  heeds: ({ sameHeader }) => !sameHeader,
  *check(_corpus, context) {
    let names: FreshNames | undefined;
    for (const { block, header, name } of namesOf(context.blocks).odd.filter(isUnportable)) {
      // One fault, one finding: an unsafe name is worse, and of a name with bad quoting nobody knows yet what it is.
      if (header.nameForm === "ill-quoted" || unsafety(name) !== undefined) continue;
      names ??= context.freshNames();
      const fixes = [rename(header, names.get(safeName(name), name))];
      yield { part: block, span: header.nameSpan, message: `The name ${quoted(name)} ${unportability(name)}.`, fixes };
    }
  },
} as const satisfies FileRule;

function isUnportable({ name }: NamedBlock): boolean {
  return unportability(name) !== undefined;
}
