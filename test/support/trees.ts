import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Files by path, `/` between segments; what they hold. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** Writes a tree into a folder. */
export function putTree(folder: string, tree: Tree): void {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** All files of a folder as Latin-1, which loses nothing, by path; a link is shown with its target. */
export function treeIn(folder: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const look = (at: string): void => {
    for (const name of readdirSync(join(folder, at)).sort()) {
      const path = at === "" ? name : `${at}/${name}`;
      const stats = lstatSync(join(folder, path));
      if (stats.isDirectory()) look(path);
      else if (stats.isSymbolicLink()) found[path] = `-> ${readlinkSync(join(folder, path))}`;
      else found[path] = stats.isFile() ? readFileSync(join(folder, path), "latin1") : "odd";
    }
  };
  look("");
  return found;
}

/** A tree as {@link treeIn} shows it. */
export function shownTree(tree: Tree): Readonly<Record<string, string>> {
  const entries = Object.entries(tree).map(
    ([path, content]) => [path, Buffer.from(content).toString("latin1")] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
