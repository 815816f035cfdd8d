import { blockOfRecord, type DocumentRecord, recordOf } from "../core/exchange/document-record.ts";
import { Growth, LastLineEnd } from "../core/exchange/growth.ts";
import { cutBlock } from "../core/syntax/cut.ts";
import { AtomicFile } from "../files/atomic-file.ts";
import { corpusPieces, readPiece } from "../files/corpus-pieces.ts";
import { FileError } from "../files/file-error.ts";
import { Source } from "../files/source.ts";
import { type Arguments, isGiven } from "./arguments.ts";
import { Breath } from "./breath.ts";
import { type Io, Status } from "./io.ts";
import { shown } from "./terminal.ts";

/** How many documents that changed are named. */
const MOST_NAMED = 20;

/** A corpus that grows: what is new is added at its end, what is known is passed by, what changed is told. */
export class GrowingFile {
  readonly #source: Source;
  readonly #path: string;
  readonly #growth: Growth;
  readonly #io: Io;

  private constructor(source: Source, path: string, growth: Growth, io: Io) {
    this.#source = source;
    this.#path = path;
    this.#growth = growth;
    this.#io = io;
  }

  /** Reads what is there. `key` is an attribute, or `name`. */
  static async of(path: string, key: string, args: Arguments, io: Io): Promise<GrowingFile> {
    const source = Source.ofFile(io.disk, path, path);
    if (source.isCompressed) throw new FileError(`"${path}" is compressed; only a plain corpus can grow.`);
    const growth = new Growth(key, isGiven(args, "revisions"));
    for await (const piece of corpusPieces(source.chunks())) {
      const corpus = readPiece(piece);
      for (const part of corpus.parts) {
        if (part.kind !== "block") continue;
        const place = `line ${piece.firstLine + part.start.line + 1}`;
        const read = recordOf(cutBlock(corpus, part), place);
        if ("record" in read) growth.learn(read.record);
        else if (part.close.kind === "missing") throw new FileError(`"${path}" is damaged: ${read.refusal}`);
      }
    }
    return new GrowingFile(source, path, growth, io);
  }

  /** Adds what is new, the whole corpus written anew aside and put in its place. Answers a value of `Status`. */
  async take(records: AsyncGenerator<DocumentRecord>): Promise<number> {
    const growth = this.#growth;
    const file = AtomicFile.create(this.#io.disk, this.#path, "file");
    const breath = new Breath(this.#io.progress);
    try {
      const end = new LastLineEnd();
      for await (const chunk of this.#source.chunks()) {
        file.write(Buffer.from(chunk));
        end.pass(chunk);
      }
      file.write(Buffer.from(end.missing));
      for await (const record of records) {
        const added = growth.take(record);
        if (added) file.write(Buffer.from(end.given(blockOfRecord(added))));
        await breath.take(1);
      }
      // Last of all: to make a large file last takes long.
      if (growth.hasGrown) file.commit(() => this.#source.mustBeUnchanged());
      else this.#source.mustBeUnchanged();
    } finally {
      file.abandon();
    }
    await this.#tell();
    return growth.fates.keyless > 0 ? Status.trouble : Status.ok;
  }

  async #tell(): Promise<void> {
    const { stderr } = this.#io;
    const { changed, tally, warnings } = this.#growth;
    await stderr.write(`corpus: ${tally}\n`);
    for (const name of changed.slice(0, MOST_NAMED)) await stderr.write(`corpus: changed: "${shown(name)}"\n`);
    if (changed.length > MOST_NAMED) await stderr.write(`corpus: and ${changed.length - MOST_NAMED} more.\n`);
    for (const warning of warnings) await stderr.write(`corpus: ${shown(warning)}\n`);
  }
}
