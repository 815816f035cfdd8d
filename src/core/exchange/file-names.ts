import { collisionKey } from "../checks/names.ts";
import { unportability, unwritability } from "../checks/safe-name.ts";
import { quoted } from "../checks/wording.ts";
import { HashList, textHash } from "./text-hash.ts";

/** What stands against writing documents as files under their names. Each is one sentence. */
export interface NameProblems {
  /** Nothing is written while there is one. */
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
}

/** More sentences of a kind help nobody. */
const MOST = 100;

/**
 * Looks at the names of documents that are to become files: all of them once, and, should some be suspected of meeting,
 * all of them again. Remembers 8 bytes of a name, and as many of a folder, so that a million names are no burden.
 *
 * The rules are those of every system, whichever this one is: what is unpacked here may be copied to another.
 */
export class FileNames {
  readonly #refusals = new Sentences();
  readonly #warnings = new Sentences();
  readonly #files = new HashList();
  readonly #folders = new HashList();
  #lastFolder = "";
  #suspects: ReadonlySet<number> | undefined;
  readonly #met = new Map<string, string>();
  readonly #metFolders = new Map<string, string>();

  /** Looks at one name; `place` is where it stands, for people. */
  add(name: string | undefined, place: string): void {
    if (name === undefined) {
      this.#refusals.add(() => `The document at ${place} has no name.`);
      return;
    }
    const refusal = unwritability(name);
    if (refusal !== undefined) {
      this.#refusals.add(() => `The name ${quoted(name)} at ${place} ${refusal}.`);
      return;
    }
    const warning = unportability(name);
    if (warning !== undefined) this.#warnings.add(() => `The name ${quoted(name)} at ${place} ${warning}.`);
    const key = collisionKey(name);
    this.#files.add(textHash(key));
    const folder = key.slice(0, Math.max(0, key.lastIndexOf("/")));
    if (folder === this.#lastFolder) return;
    this.#lastFolder = folder;
    for (const each of foldersOf(key)) this.#folders.add(textHash(each));
  }

  /** Whether names may meet: then each is to be shown to {@link compare}, in the same order. */
  get mustCompare(): boolean {
    this.#suspects ??= suspectsAmong(this.#files, this.#folders);
    return this.#suspects.size > 0;
  }

  /** Looks at a name the second time, beside those that may be the same file. */
  compare(name: string | undefined, place: string): void {
    if (name === undefined || !this.mustCompare || unwritability(name) !== undefined) return;
    const key = collisionKey(name);
    if (this.#isSuspect(key)) {
      const other = this.#met.get(key);
      if (other === undefined) this.#met.set(key, name);
      else
        this.#refusals.add(() =>
          other === name
            ? `The name ${quoted(name)} at ${place} is already another document's.`
            : `The names ${quoted(other)} and ${quoted(name)} at ${place} are one file on some disks.`,
        );
      const child = this.#metFolders.get(key);
      if (child !== undefined) this.#refuseFolder(name, child);
    }
    for (const folder of foldersOf(key)) {
      if (!this.#isSuspect(folder) || this.#metFolders.has(folder)) continue;
      this.#metFolders.set(folder, name);
      const file = this.#met.get(folder);
      if (file !== undefined) this.#refuseFolder(file, name);
    }
  }

  /** What was found, in the order in which it was. */
  get problems(): NameProblems {
    return { refusals: this.#refusals.all, warnings: this.#warnings.all };
  }

  #isSuspect(key: string): boolean {
    return this.#suspects?.has(textHash(key)) === true;
  }

  #refuseFolder(file: string, child: string): void {
    this.#refusals.add(() => `The name ${quoted(file)} is also the folder of ${quoted(child)}.`);
  }
}

/** Sentences up to a number, and how many there would be more. */
class Sentences {
  readonly #kept: string[] = [];
  #more = 0;

  add(sentence: () => string): void {
    if (this.#kept.length < MOST) this.#kept.push(sentence());
    else this.#more++;
  }

  get all(): readonly string[] {
    return this.#more === 0 ? this.#kept : [...this.#kept, `There are ${this.#more} more of them.`];
  }
}

/** Hashes of names that came twice, or that are a folder's too. */
function suspectsAmong(files: HashList, folders: HashList): ReadonlySet<number> {
  const suspects = new Set(files.repeated());
  const names = files.sorted();
  const parents = folders.sorted();
  let at = 0;
  for (const hash of names) {
    while (at < parents.length && parents[at]! < hash) at++;
    if (parents[at] === hash) suspects.add(hash);
  }
  return suspects;
}

/** The folders a path lies in, the outermost first. */
function* foldersOf(path: string): Generator<string> {
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) yield path.slice(0, slash);
}
