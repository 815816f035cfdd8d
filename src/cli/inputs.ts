import { stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { ByteDiagnostic } from "../core/checks/bytes.ts";
import { codeOf, FileError, fileError } from "../files/file-error.ts";
import { type LargeCorpus, openLargeCorpus } from "../files/large-corpus.ts";
import {
  decodeCorpus,
  isCompressedName,
  type ReadText,
  readCorpus,
  reasonOf,
  Unreadable,
} from "../files/read-corpus.ts";
import { Source } from "../files/source.ts";
import { walk } from "../files/walk.ts";
import type { Io } from "./io.ts";
import { shown } from "./terminal.ts";

/** A text to work on. */
export interface Input {
  /** As it is reported: as it was named, `/` between segments, `-` for standard input. */
  readonly path: string;
  /** The absolute path of the folder it lies in; for standard input, the current one. */
  readonly folder: string;
  readonly text: string;
  /** As they were read. */
  readonly bytes: Uint8Array;
  /** The offset in the bytes of the first that is not UTF-8. */
  readonly invalidAt: number | undefined;
  /** What is wrong with the bytes, at the rules' usual severities. */
  readonly byteFindings: readonly ByteDiagnostic[];
  /** Whether U+FFFD in the text stands in the bytes too, where they tell. */
  readonly storedReplacements: boolean | undefined;
  /** Set where it is left on the disk: then there is no `text`, and there are no `bytes`. */
  readonly large?: LargeCorpus;
}

/** What is read of a file: a text, or of a large one as much as there is room for. */
export type Reading = "whole" | "any-size";

/** Reads what the command line names, and tells on standard error what can't be read; the rest is read all the same. */
export class Inputs {
  readonly #io: Io;
  readonly #reading: Reading;
  #unreadable = 0;

  constructor(io: Io, reading: Reading = "whole") {
    this.#io = io;
    this.#reading = reading;
  }

  /** How many files and folders could not be read, or not as UTF-8. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /**
   * The texts, in the order named, each once; folders are walked. `isSkipped` is asked about the absolute path of what is
   * met on a walk: what was named itself is read in any case.
   */
  async *read(paths: readonly string[], isSkipped?: (absolute: string) => Promise<boolean>): AsyncGenerator<Input> {
    for await (const path of this.paths(paths, isSkipped)) {
      const input = await this.readAny(path);
      if (input) yield input;
    }
  }

  /** One of them. */
  async readAny(path: string): Promise<Input | undefined> {
    const large = this.#reading === "any-size" ? await this.#openLarge(path) : "small";
    return large === "small" ? this.readFile(path) : large;
  }

  /** The files that are to be read, as {@link read} does, `-` among them. */
  async *paths(
    paths: readonly string[],
    isSkipped: (absolute: string) => Promise<boolean> = async () => false,
  ): AsyncGenerator<string> {
    const done = new Set<string>();
    for (const path of paths) {
      for await (const file of this.#filesOf(path)) {
        const key = file === "-" ? file : this.absolute(file);
        if (done.has(key) || (file !== path && (await isSkipped(key)))) continue;
        done.add(key);
        yield file;
      }
    }
  }

  /**
   * Opens one file, or standard input, for those who read it piece by piece, and more than once. Rejects with a `FileError`
   * when that can't be done.
   */
  async open(path: string): Promise<Source> {
    const { disk, stdin } = this.#io;
    if (path === "-") return Source.ofStream(disk, stdin, "standard input");
    return Source.ofFile(disk, this.absolute(path), path);
  }

  /** The same as {@link read} would have it, of what was opened already. Rejects with a `FileError` when it can't be read. */
  async ofSource(path: string, source: Source): Promise<Input> {
    const { disk } = this.#io;
    try {
      if (source.isCompressed) return await this.#ofChunks(path, source.chunks());
      const isLarge = disk.calls.statSync(source.path).size >= this.#largeFrom;
      return await (isLarge ? this.ofLarge(path, source.path) : this.#ofChunks(path, source.chunks()));
    } catch (error) {
      throw fileError(error, `${named(path)} could not be read`);
    }
  }

  /** One file of any ending, or standard input; `undefined` when it can't be read. */
  async readFile(path: string): Promise<Input | undefined> {
    const absolute = this.absolute(path);
    const isStream = path === "-";
    let read: ReadText;
    try {
      read = isStream ? await readStream(this.#io.stdin) : await readCorpus(absolute);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      await this.#complain(`cannot read ${named(path)}: ${error.message}`);
      return undefined;
    }
    await this.#tellInvalid(path, read.invalidAt);
    return { ...this.placed(path), ...read };
  }

  /** What is too large to be read whole, left where it is; standard input and compressed files are put aside first. */
  async #openLarge(path: string): Promise<Input | "small" | undefined> {
    const { disk } = this.#io;
    const absolute = this.absolute(path);
    const isPlain = path !== "-" && !isCompressedName(path);
    try {
      if (isPlain && disk.calls.statSync(absolute).size < this.#largeFrom) return "small";
      if (isPlain) return await this.ofLarge(path, absolute);
      return await this.#ofChunks(path, path === "-" ? this.#io.stdin : Source.ofFile(disk, absolute, path).chunks());
    } catch (error) {
      if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return "small";
      const told = fileError(error, `${named(path)} could not be read`);
      if (!(told instanceof FileError)) throw error;
      this.#unreadable++;
      await this.#io.stderr.write(`corpus: ${shown(told.message)}\n`);
      return undefined;
    }
  }

  /** What comes only once, or compressed: kept in memory, or put aside where it is large. */
  async #ofChunks(path: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Input> {
    const gathered = await gather(chunks, this.#largeFrom);
    if (gathered.kind === "more")
      return this.ofLarge(path, (await Source.ofStream(this.#io.disk, gathered.chunks, named(path))).path);
    const read = decodeCorpus(gathered.bytes);
    await this.#tellInvalid(path, read.invalidAt);
    return { ...this.placed(path), ...read };
  }

  /** Whether a file of so many bytes stays on the disk. */
  isLarge(bytes: number): boolean {
    return bytes >= this.#largeFrom;
  }

  /** What lies at `at` and stays there. */
  async ofLarge(path: string, at: string): Promise<Input> {
    const large = openLargeCorpus(this.#io.disk, at, named(path));
    await this.#tellInvalid(path, large.invalidAt);
    const { folder, path: reported } = this.placed(path);
    return new LargeInput(reported, folder, large);
  }

  get #largeFrom(): number {
    return this.#io.largeFrom ?? LARGE;
  }

  /** How what is read from there is reported, and where it lies. */
  placed(path: string): Pick<Input, "path" | "folder"> {
    return { path: portable(path), folder: path === "-" ? this.#io.cwd : dirname(this.absolute(path)) };
  }

  async #tellInvalid(path: string, invalidAt: number | undefined): Promise<void> {
    if (invalidAt === undefined) return;
    await this.#complain(
      `${named(path)} is not UTF-8: the first ill-formed byte is at offset ${invalidAt}; it was read with U+FFFD instead`,
    );
  }

  /** How a file found by its absolute path is reported beside `input`: absolute if that is, else from the current folder. */
  reported(absolute: string, input: Pick<Input, "path">): string {
    return isAbsolute(input.path) ? portable(absolute) : this.fromHere(absolute);
  }

  /** An absolute path as seen from the current folder. */
  fromHere(absolute: string): string {
    return portable(relative(this.#io.cwd, absolute));
  }

  /** What a path of the command line means. */
  absolute(path: string): string {
    return resolve(this.#io.cwd, path);
  }

  /** The files that a path of the command line stands for. */
  async *#filesOf(path: string): AsyncGenerator<string> {
    const absolute = this.absolute(path);
    if (path === "-" || !(await isFolder(absolute))) {
      yield path;
      return;
    }
    let found = 0;
    for await (const met of walk(absolute)) {
      const reported = join(path, relative(absolute, met.path));
      found++;
      if (met.kind === "corpus") yield reported;
      else await this.#complain(`cannot look into "${shown(reported)}": ${met.reason}`);
    }
    if (found === 0) await this.#io.stderr.write(`corpus: there is no *.corpus file in "${shown(path)}".\n`);
  }

  /** Tells why a file that was read is left out all the same, and counts it; a sentence without its full stop. */
  leaveOut(reason: string): Promise<void> {
    return this.#complain(shown(reason));
  }

  async #complain(message: string): Promise<void> {
    this.#unreadable++;
    await this.#io.stderr.write(`corpus: ${message}.\n`);
  }
}

/** Bytes from which on a corpus is left on the disk: below it takes a few times as much memory. */
const LARGE = 64_000_000;

class LargeInput implements Input {
  readonly path: string;
  readonly folder: string;
  readonly large: LargeCorpus;

  constructor(path: string, folder: string, large: LargeCorpus) {
    this.path = path;
    this.folder = folder;
    this.large = large;
  }

  get text(): never {
    throw new Error(`${this.path} is not held as one text`);
  }

  get bytes(): never {
    throw new Error(`${this.path} is not held in memory`);
  }

  get invalidAt(): number | undefined {
    return this.large.invalidAt;
  }

  get byteFindings(): readonly ByteDiagnostic[] {
    return this.large.bytes.findings;
  }

  get storedReplacements(): boolean | undefined {
    return this.large.bytes.storedReplacements;
  }
}

type Gathered =
  | { readonly kind: "whole"; readonly bytes: Buffer }
  | { readonly kind: "more"; readonly chunks: AsyncIterable<Uint8Array> };

/** All of a stream, if it is less than `most` bytes; else the same stream again. */
async function gather(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, most: number): Promise<Gathered> {
  const kept: Uint8Array[] = [];
  let length = 0;
  const rest = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    kept.push(next.value);
    length += next.value.length;
    if (length >= most) return { kind: "more", chunks: again(kept, rest) };
  }
  return { kind: "whole", bytes: Buffer.concat(kept) };
}

async function* again(
  kept: readonly Uint8Array[],
  rest: Iterator<Uint8Array> | AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* kept;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function named(path: string): string {
  return path === "-" ? "standard input" : `"${shown(path)}"`;
}

/** A path with `/` between its segments, as it is reported on every system. */
export function portable(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** What can't be looked at counts as a file: reading it will tell why. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function readStream(stream: AsyncIterable<Uint8Array>): Promise<ReadText> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
  } catch (error) {
    throw new Unreadable(reasonOf(error));
  }
  return decodeCorpus(Buffer.concat(chunks));
}
