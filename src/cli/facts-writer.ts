import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { CARRIED_RULES, carriedDocuments } from "../core/checks/facts/carried.ts";
import type { Levels } from "../core/checks/rule.ts";
import { newestRules } from "../core/config/config.ts";
import { AtomicFile } from "../files/atomic-file.ts";
import { byteChunks } from "../files/byte-chunks.ts";
import { codeOf, FileError } from "../files/file-error.ts";
import { Breath } from "./breath.ts";
import type { Checked } from "./checking.ts";
import { documentRecord, FACTS_SCHEMA, FACTS_START } from "./facts-record.ts";
import type { Io } from "./io.ts";
import { jsonLine } from "./terminal.ts";

/**
 * Writes what rules about many documents need of each (`check --facts`): one JSON object a line; for each corpus a line
 * that begins it, one a document, and one that ends it with the SHA-256 of those before. A file appears whole or not at
 * all.
 */
export class FactsWriter {
  /** Whether they go to standard output. */
  readonly isStream: boolean;
  readonly #path: string;
  readonly #io: Io;
  #file: AtomicFile | undefined;

  /** `path` as on the command line; `-` for standard output. */
  constructor(path: string, io: Io) {
    this.isStream = path === "-";
    this.#path = path;
    this.#io = io;
  }

  /** Throws a {@link FileError} where something stands that is no file of facts: that is never replaced. */
  async begin(): Promise<void> {
    if (!this.isStream) {
      const absolute = resolve(this.#io.cwd, this.#path);
      this.#mustBeOurs(absolute);
      this.#file = AtomicFile.create(this.#io.disk, absolute, "file");
    }
    await this.#write(`${jsonLine({ type: "facts", schema: FACTS_SCHEMA, rules: newestRules() })}\n`);
  }

  /** Lines that {@link shardLines} made. */
  async add(lines: string): Promise<void> {
    await this.#write(lines);
  }

  /** Lets the file appear. */
  finish(): void {
    this.#file?.commit();
  }

  async #write(text: string): Promise<void> {
    if (this.#file) this.#file.write(Buffer.from(text));
    else await this.#io.stdout.write(text);
  }

  #mustBeOurs(absolute: string): void {
    const { disk } = this.#io;
    try {
      if (disk.calls.statSync(absolute).size === 0) return;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return;
    }
    for (const chunk of byteChunks(disk, absolute, `"${this.#path}"`)) {
      if (chunk.subarray(0, FACTS_START.length).toString("latin1") === FACTS_START) return;
      break;
    }
    throw new FileError(`"${this.#path}" is there and holds no facts, and was left as it is; name another file.`);
  }
}

/** Characters of lines that go on together. */
const CHUNK = 1 << 16;

/**
 * What a file of facts has of one corpus, some lines at a time. `levels` are the command line's: they hold before the
 * configuration's. `named` is how the file of facts was: many shards come on standard input, each with a file of its own.
 */
export async function* shardLines(
  { corpus, decisions, holding, input, options }: Checked,
  levels: Levels,
  named: string,
): AsyncGenerator<string> {
  const all: Levels = { ...options.levels, ...levels };
  const chosen = Object.fromEntries(CARRIED_RULES.flatMap((rule) => (all[rule] ? [[rule, all[rule]]] : [])));
  const path = input.path === "-" ? named : input.path;
  const hash = createHash("sha256");
  const breath = new Breath();
  let pending = "";
  const add = (record: object): void => {
    const line = `${jsonLine(record)}\n`;
    hash.update(line);
    pending += line;
  };
  add({ type: "shard", path, levels: chosen });
  let documents = 0;
  const carrying = {
    ...options,
    catalogue: holding.texts.length > 0 ? holding.catalogue : undefined,
    decisions,
    // Off unless it is asked for: then names are not even looked for.
    hasNameVariants: (chosen["name-variant"] ?? "off") !== "off",
  };
  for (const document of carriedDocuments(corpus, carrying)) {
    add(documentRecord(document));
    documents++;
    await breath.take();
    if (pending.length < CHUNK) continue;
    yield pending;
    pending = "";
  }
  yield `${pending}${jsonLine({ type: "end", documents, sha256: hash.digest("hex") })}\n`;
}
