import { collisionKey, type NamedBlock, named, rename } from "../names.ts";
import type { FileFinding, FileRule, FreshNames } from "../rule.ts";
import { quoted } from "../wording.ts";

/** Two names that are one on some disk. */
export const nameCollision = {
  id: "name-collision",
  group: "names",
  scope: "file",
  severity: "warning",
  fix: "suggested",
  summary: "Two names are the same file on some disk, or a name is another's folder.",
  why:
    "Windows and macOS take A.txt and a.txt for one file, some disks normalise names, and Windows drops dots and " +
    "spaces at a name's end: unpacked there, one document overwrites the other. And nothing can be a file and a folder.",
  example: {
    bad: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE {|name-collision:A.txt|}\ny\nEND>>>\n",
    good: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE A-2.txt\ny\nEND>>>\n",
  },
  heeds: ({ sameHeader }) => !sameHeader,
  *check(_corpus, context) {
    const firstByKey = new Map<string, NamedBlock>();
    const seen = new Set<string>();
    let hasFolders = false;
    let names: FreshNames | undefined;
    const collision = (one: NamedBlock, other: NamedBlock, message: string): FileFinding => {
      names ??= context.freshNames();
      return {
        part: one.block,
        span: one.header.nameSpan,
        message,
        related: [{ part: other.block, span: other.header.nameSpan, message: "The other name." }],
        fixes: [rename(one.header, names.get(one.name, one.name))],
      };
    };
    for (const one of named(context.blocks)) {
      const { name } = one;
      if (seen.has(name)) continue;
      seen.add(name);
      hasFolders ||= name.includes("/");
      const key = collisionKey(name);
      const other = firstByKey.get(key);
      if (!other) firstByKey.set(key, one);
      else yield collision(one, other, `${quoted(name)} and ${quoted(other.name)} are one file on some disks.`);
    }
    if (!hasFolders) return;
    for (const [folder, child] of foldersThatAreFiles(firstByKey))
      yield collision(folder, child, `${quoted(folder.name)} is also the folder of ${quoted(child.name)}.`);
  },
} as const satisfies FileRule;

/**
 * Each document whose name is the folder of others, with the first of those in the order of names.
 *
 * Sorted with "/" before every other character, what lies in a folder follows it directly: no name is taken apart
 * into all its folders, which a hostile one may have millions of.
 */
function* foldersThatAreFiles(
  names: ReadonlyMap<string, NamedBlock>,
): Generator<[folder: NamedBlock, child: NamedBlock]> {
  const sorted = [...names].map(([key, one]) => ({ path: `${key.replaceAll("/", "\0")}\0`, one }));
  // Most corpora are in the order of their names.
  if (sorted.some(({ path }, at) => at > 0 && path < sorted[at - 1]!.path))
    sorted.sort((a, b) => (a.path < b.path ? -1 : 1));
  for (let at = 1; at < sorted.length; at++) {
    const folder = sorted[at - 1]!;
    const child = sorted[at]!;
    if (child.path.startsWith(folder.path)) yield [folder.one, child.one];
  }
}
