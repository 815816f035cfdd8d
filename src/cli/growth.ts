import { blockOfRecord, type DocumentRecord, recordOf } from "../core/exchange/document-record.ts";
import { textHash } from "../core/exchange/text-hash.ts";
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
export class Growth {
  readonly #source: Source;
  readonly #path: string;
  readonly #key: string;
  readonly #takesRevisions: boolean;
  readonly #io: Io;
  /** The hash of the text by what a document is known by. */
  readonly #known = new Map<string, number>();
  readonly #names = new Set<string>();

  private constructor(source: Source, path: string, key: string, args: Arguments, io: Io) {
    this.#source = source;
    this.#path = path;
    this.#key = key;
    this.#takesRevisions = isGiven(args, "revisions");
    this.#io = io;
  }

  /** Reads what is there. `key` is an attribute, or `name`. */
  static async of(path: string, key: string, args: Arguments, io: Io): Promise<Growth> {
    const growth = new Growth(Source.ofFile(io.disk, path, path), path, key, args, io);
    if (growth.#source.isCompressed) throw new FileError(`"${path}" is compressed; only a plain corpus can grow.`);
    for await (const piece of corpusPieces(growth.#source.chunks())) {
      const corpus = readPiece(piece);
      for (const part of corpus.parts) {
        if (part.kind !== "block") continue;
        const place = `line ${piece.firstLine + part.start.line + 1}`;
        const read = recordOf(cutBlock(corpus, part), place);
        if ("refusal" in read) {
          if (part.close.kind === "missing") throw new FileError(`"${path}" is damaged: ${read.refusal}`);
          continue;
        }
        growth.#learn(read.record);
      }
    }
    return growth;
  }

  /** Adds what is new, the whole corpus written anew aside and put in its place. Answers a value of `Status`. */
  async take(records: AsyncGenerator<DocumentRecord>): Promise<number> {
    const counts = { added: 0, known: 0, changed: 0, keyless: 0 };
    const changed: string[] = [];
    const file = AtomicFile.create(this.#io.disk, this.#path, "file");
    const breath = new Breath(this.#io.progress);
    let last = 10;
    try {
      for await (const chunk of this.#source.chunks()) {
        file.write(Buffer.from(chunk));
        last = chunk.at(-1) ?? last;
      }
      if (last !== 10) file.write(Buffer.from("\n"));
      for await (const record of records) {
        const fate = this.#fateOf(record);
        counts[fate]++;
        if (fate === "changed") changed.push(record.name);
        if (fate === "added") file.write(Buffer.from(blockOfRecord(this.#learn(record))));
        if (fate === "changed" && this.#takesRevisions) file.write(Buffer.from(blockOfRecord(this.#revision(record))));
        await breath.take(1);
      }
      this.#source.mustBeUnchanged();
      const isSame = counts.added === 0 && (counts.changed === 0 || !this.#takesRevisions);
      if (isSame) file.abandon();
      else file.commit();
    } finally {
      file.abandon();
    }
    await this.#tell(counts, changed);
    return counts.keyless > 0 ? Status.trouble : Status.ok;
  }

  #keyOf({ name, attributes }: DocumentRecord): string | undefined {
    return this.#key === "name" ? name : attributes.find(([key]) => key === this.#key)?.[1];
  }

  #learn(record: DocumentRecord): DocumentRecord {
    const key = this.#keyOf(record);
    if (key !== undefined) this.#known.set(key, textHash(record.text));
    this.#names.add(record.name);
    return record;
  }

  #fateOf(record: DocumentRecord): "added" | "known" | "changed" | "keyless" {
    const key = this.#keyOf(record);
    if (key === undefined) return "keyless";
    const hash = this.#known.get(key);
    if (hash === undefined) return "added";
    return hash === textHash(record.text) ? "known" : "changed";
  }

  /** The same document later: under a free name, and without the id, which the earlier one has. */
  #revision(record: DocumentRecord): DocumentRecord {
    const dot = record.name.lastIndexOf(".");
    const [stem, ending] =
      dot > record.name.lastIndexOf("/") + 1 ? [record.name.slice(0, dot), record.name.slice(dot)] : [record.name, ""];
    let number = 2;
    while (this.#names.has(`${stem}.${number}${ending}`)) number++;
    const attributes = record.attributes.filter(([key]) => key !== "id");
    return this.#learn({ ...record, name: `${stem}.${number}${ending}`, attributes });
  }

  async #tell(
    counts: { added: number; known: number; changed: number; keyless: number },
    changed: readonly string[],
  ): Promise<void> {
    const { stderr } = this.#io;
    const fate = this.#takesRevisions ? "changed and added" : "changed and left as they were";
    await stderr.write(`corpus: ${counts.added} added, ${counts.known} known, ${counts.changed} ${fate}.\n`);
    for (const name of changed.slice(0, MOST_NAMED)) await stderr.write(`corpus: changed: "${shown(name)}"\n`);
    if (changed.length > MOST_NAMED) await stderr.write(`corpus: and ${changed.length - MOST_NAMED} more.\n`);
    if (counts.keyless > 0)
      await stderr.write(
        `corpus: ${counts.keyless} without "${shown(this.#key)}" were not added: nothing says whether they are known.\n`,
      );
  }
}
