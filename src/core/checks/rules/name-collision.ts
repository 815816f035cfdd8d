import { collisionKey, type NamedBlock, namesOf, rename } from "../names.ts";
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
    const { all, odd } = namesOf(context.blocks);
    const keys = all.map(odd.length === 0 ? nameOf : keyOf);
    for (const [one, other] of odd.length === 0 ? [] : sameFiles(all, keys))
      yield collision(one, other, `${quoted(one.name)} and ${quoted(other.name)} are one file on some disks.`);
    if (!mayBeFolders(keys)) return;
    for (const [folder, child] of foldersThatAreFiles(firstByKey(all, keys)))
      yield collision(folder, child, `${quoted(folder.name)} is also the folder of ${quoted(child.name)}.`);
  },
} as const satisfies FileRule;

function nameOf({ name }: NamedBlock): string {
  return name;
}

function keyOf({ name }: NamedBlock): string {
  return collisionKey(name);
}

/** Names that differ but are one file, with the first of them. Only those are gone into of which one is not its own key. */
function* sameFiles(all: readonly NamedBlock[], keys: readonly string[]): Generator<[NamedBlock, other: NamedBlock]> {
  const folded = new Set<string>();
  for (let at = 0; at < all.length; at++) if (keys[at] !== all[at]!.name) folded.add(keys[at]!);
  if (folded.size === 0) return;
  const first = new Map<string, NamedBlock>();
  const seen = new Set<string>();
  for (let at = 0; at < all.length; at++) {
    const one = all[at]!;
    const key = keys[at]!;
    if (!folded.has(key) || seen.has(one.name)) continue;
    seen.add(one.name);
    const other = first.get(key);
    if (other) yield [one, other];
    else first.set(key, one);
  }
}

function firstByKey(all: readonly NamedBlock[], keys: readonly string[]): ReadonlyMap<string, NamedBlock> {
  const first = new Map<string, NamedBlock>();
  for (let at = 0; at < all.length; at++) if (!first.has(keys[at]!)) first.set(keys[at]!, all[at]!);
  return first;
}

/** Of more and deeper folders than these the names are sorted. */
const MOST_FOLDERS = 1_000;
const DEEPEST = 32;

/** Whether one may be another's folder: no, where none of the few folders there are is one of them. */
function mayBeFolders(keys: readonly string[]): boolean {
  const folders = new Set<string>();
  let last = "";
  for (const key of keys) {
    if (isDirectlyIn(key, last)) continue;
    const end = key.lastIndexOf("/");
    if (end < 0) continue;
    last = key.slice(0, end);
    if (folders.size === MOST_FOLDERS) return true;
    folders.add(last);
  }
  const taken = new Set<string>();
  for (const folder of folders) {
    let depth = 0;
    for (let above = folder; !taken.has(above); above = above.slice(0, above.lastIndexOf("/"))) {
      if (++depth > DEEPEST) return true;
      taken.add(above);
      if (!above.includes("/")) break;
    }
  }
  // By their length nearly all keys are none of them, and need not be hashed.
  const lengths = new Set(Array.from(taken, ({ length }) => length));
  return keys.some((key) => lengths.has(key.length) && taken.has(key));
}

/** Whether it lies in the folder, and in none below. */
function isDirectlyIn(key: string, folder: string): boolean {
  const { length } = folder;
  return key.charCodeAt(length) === 47 && key.startsWith(folder) && !key.includes("/", length + 1);
}

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
