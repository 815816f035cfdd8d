import { createHash, type Hash } from "node:crypto";
import type { Levels } from "../core/checks/rule.ts";
import { newestRules } from "../core/config/config.ts";
import { FileError } from "../files/file-error.ts";
import { linesOfChunks } from "../files/lines-of-chunks.ts";
import type { Source } from "../files/source.ts";
import type { Breath } from "./breath.ts";
import { documentIn, FACTS_SCHEMA, type FactsRecord, levelsIn, recordIn } from "./facts-record.ts";
import { type DocumentShelves, ShelvedDocuments, type ShelvedShard } from "./shelved-documents.ts";

/** A shard whose facts end before all of its documents were told: the run was killed. */
export interface BrokenShard {
  readonly path: string;
  /** The file of facts, as messages call it. */
  readonly named: string;
}

/**
 * Gathers the facts of many runs. The same shard may come again, from a run that was repeated: it counts once. Facts that
 * speak of two versions of one shard are refused, since nobody could say which is meant.
 */
export class FactsReader {
  readonly #shards = new Map<string, ReadShard>();
  readonly #broken: BrokenShard[] = [];
  readonly #shelves: DocumentShelves;
  readonly #breath: Breath;

  /** Documents go on the shelves. */
  constructor(shelves: DocumentShelves, breath: Breath) {
    this.#shelves = shelves;
    this.#breath = breath;
  }

  /** What can be relied on, whatever the order in which it came: shards by their paths, numbers in them by their value. */
  get shards(): readonly ShelvedShard[] {
    return [...this.#shards.values()].map(({ shard }) => shard).sort((a, b) => compareNaturally(a.path, b.path));
  }

  /** Those of {@link shards}. */
  documents(): ShelvedDocuments {
    return new ShelvedDocuments(this.shards, this.#shelves);
  }

  /** The shards of which only a beginning is known, sorted. */
  get broken(): readonly BrokenShard[] {
    const missing = new Map(
      this.#broken.filter(({ path }) => !this.#shards.has(path)).map((one) => [`${one.path}\n${one.named}`, one]),
    );
    return [...missing.values()].sort((a, b) => compareNaturally(a.path, b.path) || compareNaturally(a.named, b.named));
  }

  /** Reads one file; several put one after the other are one. Throws {@link FileError}s. */
  async read(source: Source): Promise<void> {
    const { named } = source;
    let open: OpenShard | undefined;
    let hasBegun = false;
    let number = 0;
    for await (const line of linesOfChunks(source.chunks(), named)) {
      number++;
      if (line === "") continue;
      const refuse = (why: string): FileError => new FileError(`Line ${number} of ${named} ${why}.`);
      const record = recordIn(line);
      // What was being written when a run was killed: others may follow it.
      if (!record && hasBegun) {
        open = this.#breakOff(open, named);
        continue;
      }
      if (!record || (!hasBegun && record.type !== "facts")) throw refuse('is no line of "corpus check --facts"');
      switch (record.type) {
        case "facts":
          if (record.schema !== FACTS_SCHEMA || record.rules !== newestRules())
            throw refuse("comes from another version of corpus; write the facts of all shards with one version");
          hasBegun = true;
          open = this.#breakOff(open, named);
          break;
        case "shard":
          this.#breakOff(open, named);
          open = openShard(record, line, this.#shelves.nextRow);
          if (!open) throw refuse("does not say which shard it begins");
          break;
        case "document": {
          if (!open) break;
          const document = documentIn(record);
          if (!document) throw refuse("does not say what a document is");
          open.hash.update(`${line}\n`);
          open.documents++;
          this.#shelves.add(document, record);
          await this.#breath.take(1);
          break;
        }
        case "end":
          if (open) this.#close(open, record, named, refuse);
          open = undefined;
          break;
        default:
          throw refuse('is no line of "corpus check --facts"');
      }
    }
    if (!hasBegun) throw new FileError(`${named} holds no facts; the run that was to write them did not get so far.`);
    this.#breakOff(open, named);
  }

  #breakOff(open: OpenShard | undefined, named: string): undefined {
    if (open) this.#broken.push({ path: open.path, named });
    return undefined;
  }

  #close(open: OpenShard, record: FactsRecord, named: string, refuse: (why: string) => FileError): void {
    const { documents, firstRow, levels, path } = open;
    const sha256 = open.hash.digest("hex");
    if (record.sha256 !== sha256 || record.documents !== documents)
      throw refuse(`ends facts of "${path}" that are not as they were written; run "check" on it again`);
    const known = this.#shards.get(path);
    if (known && known.sha256 !== sha256) {
      const [one, other] = [known.named, named].sort();
      throw new FileError(
        `"${path}" is not the same in ${one} and ${other}: leave out the facts of the older run, or name the shards apart.`,
      );
    }
    if (!known) this.#shards.set(path, { shard: { path, levels, firstRow, documents }, sha256, named });
  }
}

interface ReadShard {
  readonly shard: ShelvedShard;
  readonly sha256: string;
  readonly named: string;
}

interface OpenShard {
  readonly path: string;
  readonly levels: Levels;
  readonly firstRow: number;
  documents: number;
  readonly hash: Hash;
}

function openShard(record: FactsRecord, line: string, firstRow: number): OpenShard | undefined {
  const levels = levelsIn(record.levels);
  if (typeof record.path !== "string" || !levels) return undefined;
  return { path: record.path, levels, firstRow, documents: 0, hash: createHash("sha256").update(`${line}\n`) };
}

/** Shard 2 before shard 10; what differs in nothing but zeros before numbers by the code units. */
function compareNaturally(a: string, b: string): number {
  const [ones, others] = [a, b].map((path) => path.split(/(\d+)/));
  for (let at = 0; at < Math.min(ones!.length, others!.length); at++) {
    const [one, other] = [ones![at]!, others![at]!];
    // Every second piece is a number.
    const order = at % 2 === 1 ? compareNumbers(one, other) : compare(one, other);
    if (order !== 0) return order;
  }
  return ones!.length - others!.length || compare(a, b);
}

/** However long they are. */
function compareNumbers(one: string, other: string): number {
  const [a, b] = [one.replace(/^0+/, ""), other.replace(/^0+/, "")];
  return a.length - b.length || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
