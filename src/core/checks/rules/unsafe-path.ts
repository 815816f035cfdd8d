import { type NamedBlock, namesOf, rename } from "../names.ts";
import type { FileRule, FreshNames } from "../rule.ts";
import { safeName, unsafety } from "../safe-name.ts";
import { quoted } from "../wording.ts";

/** A name that leads out of its folder, or deceives who reads it. */
export const unsafePath = {
  id: "unsafe-path",
  group: "names",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "A name is not a plain relative path.",
  why: "Written to disk, such a name would land outside the chosen folder, or look like another name. No tool of ours writes it.",
  example: {
    bad: "<<<FILE {|unsafe-path:../a.txt|}\nx\nEND>>>\n",
    good: "<<<FILE a.txt\nx\nEND>>>\n",
  },
  heeds: ({ sameHeader }) => !sameHeader,
  *check(_corpus, context) {
    let names: FreshNames | undefined;
    for (const { block, header, name } of namesOf(context.blocks).odd.filter(isUnsafe)) {
      names ??= context.freshNames();
      const fixes = [rename(header, names.get(safeName(name), name))];
      yield { part: block, span: header.nameSpan, message: `The name ${quoted(name)} ${unsafety(name)}.`, fixes };
    }
  },
} as const satisfies FileRule;

function isUnsafe({ name }: NamedBlock): boolean {
  return unsafety(name) !== undefined;
}
