import { listed } from "../core/checks/wording.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import { byteChunks } from "../files/byte-chunks.ts";
import { FileError } from "../files/file-error.ts";
import type { LargeCorpus } from "../files/large-corpus.ts";
import { decodeCorpus } from "../files/read-corpus.ts";
import { Breath } from "./breath.ts";
import { batched, type CheckEvent, type CheckOrder } from "./check-events.ts";
import { type Checked, Checker } from "./checking.ts";
import { Configurations } from "./configurations.ts";
import { shardLines } from "./facts-writer.ts";
import { type Fixing, fixedInput } from "./fixing.ts";
import { type FixedLarge, fixLarge } from "./fixing-large.ts";
import { type Input, Inputs } from "./inputs.ts";
import type { Io } from "./io.ts";
import { MessageCapture } from "./message-capture.ts";
import { Selection } from "./selection.ts";
import { Sweeping } from "./sweeping.ts";
import { shown } from "./terminal.ts";

/** Bytes of garbage that may lie about where little memory is to be taken: fixes leave much more of it, and each sweep takes time. */
const GROWTH = 40_000_000;
const GROWTH_IN_FIXES = 100_000_000;

/**
 * Checks files one by one and says what it finds as events; writes nothing, neither to files nor to the terminal, but for
 * what is too large to be handed over. Works in any thread: many of them, each with some of the files in their order, say the same as one with all.
 */
export class FileChecker {
  readonly #order: CheckOrder;
  readonly #io: Io;
  readonly #inputs: Inputs;
  readonly #messages: MessageCapture;
  readonly #checker: Checker;
  readonly #selection: Selection | undefined;
  readonly #breath: Breath;
  #sweeping: Breath | undefined;
  #faultsTold = 0;

  private constructor(
    order: CheckOrder,
    io: Io,
    inputs: Inputs,
    messages: MessageCapture,
    checker: Checker,
    selection: Selection | undefined,
  ) {
    this.#io = io;
    this.#breath = new Breath(io.progress);
    this.#order = order;
    this.#inputs = inputs;
    this.#messages = messages;
    this.#checker = checker;
    this.#selection = selection;
  }

  /** Rejects with a `UsageError` where `--where` cannot be read. */
  static async of(order: CheckOrder, io: Io): Promise<FileChecker> {
    const messages = new MessageCapture();
    const captured = { ...io, stderr: messages };
    const inputs = new Inputs(captured, "any-size");
    messages.counter = () => inputs.unreadable;
    const checker = new Checker(captured, inputs, new Configurations(inputs, order.config), order);
    const { where } = order;
    const selection = where === undefined ? undefined : await Selection.of(where, "check", checker, io);
    return new FileChecker(order, io, inputs, messages, checker, selection);
  }

  /** One file, or standard input. Rejects with a `ConfigError`, say, where the whole run must end. */
  async *check(path: string): AsyncGenerator<CheckEvent> {
    const input = await this.#inputs.readAny(path);
    yield* this.#messages.taken();
    if (!input) return;
    let checked: Checked;
    try {
      checked = await this.#checker.read(input);
    } catch (error) {
      yield* this.#messages.taken();
      throw error;
    }
    yield* this.#messages.taken();
    const { fixing } = this.#order;
    if (fixing && input.large) {
      yield* this.#fixedLarge(path, checked, input.large, fixing);
      return;
    }
    const done = fixing ? await fixedInput(checked, fixing, this.#checker, this.#breath) : undefined;
    const isWriting = fixing?.writing === "files";
    if (done && "message" in done) {
      yield { kind: "unfixed", message: done.message };
      // Whoever reads on gets what there was.
      if (isWriting && path === "-") yield { kind: "output", bytes: input.bytes };
      yield* this.#told(checked, 0);
    } else if (done) {
      if (isWriting && path === "-") yield { kind: "output", bytes: done.input.bytes };
      else if (isWriting && done.fixed > 0) yield { kind: "write", before: input.bytes, after: done.input.bytes };
      yield* this.#told(done.fixed > 0 ? await this.#checker.read(done.input) : checked, done.fixed);
    } else yield* this.#told(checked, 0);
    input.large?.close();
  }

  /** For what stays on the disk. */
  get #sweepingBreath(): Breath {
    this.#sweeping ??= new Breath(this.#io.progress, new Sweeping(GROWTH));
    return this.#sweeping;
  }

  #fixingBreath(): Breath {
    return new Breath(this.#io.progress, new Sweeping(GROWTH_IN_FIXES));
  }

  /** What is too large to be handed over is written here, when the turn of its file has come. */
  async *#fixedLarge(path: string, checked: Checked, large: LargeCorpus, fixing: Fixing): AsyncGenerator<CheckEvent> {
    const options = this.#checker.fixOptions(checked);
    const absolute = this.#inputs.absolute(path);
    let done: FixedLarge;
    try {
      done = await fixLarge(checked, large, absolute, fixing, options, this.#fixingBreath(), this.#io);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      done = { message: error.message };
    }
    if ("message" in done) yield { kind: "unfixed", message: done.message };
    const result = "message" in done ? { fixed: 0, at: large.path } : done;
    if (path === "-" && fixing.writing === "files")
      for (const bytes of byteChunks(this.#io.disk, result.at)) yield { kind: "output", bytes };
    if (result.fixed === 0) {
      yield* this.#told(checked, 0);
      large.close();
    } else {
      // Two of them are not held at once.
      large.close();
      const mended = await this.#inputs.ofLarge(path, result.at);
      yield* this.#told(await this.#checker.read(mended), result.fixed);
      mended.large?.close();
    }
  }

  /** A file as it was read, left as it is: for when its fixes could not be written. */
  async *checkUnfixed(path: string, bytes: Uint8Array): AsyncGenerator<CheckEvent> {
    const input: Input = { ...this.#inputs.placed(path), ...decodeCorpus(bytes) };
    yield* this.#told(await this.#checker.read(input), 0);
  }

  async *#told(checked: Checked, fixed: number): AsyncGenerator<CheckEvent> {
    const { input, corpus } = checked;
    const refusal = this.#selection?.refusalOf(checked);
    if (refusal !== undefined) {
      await this.#inputs.leaveOut(refusal);
      yield* this.#messages.taken();
      return;
    }
    const chosen = this.#selection?.lines(checked);
    let documents = chosen?.size ?? 0;
    if (!chosen) for (const _ of blocksOf(corpus)) documents++;
    const search = this.#checker.search(checked);
    const breath = input.large ? this.#sweepingBreath : this.#breath;
    await breath.through(search.looking);
    yield { kind: "counts", documents, fixed, isIllFormed: input.invalidAt !== undefined };
    for (const findings of batched(this.#checker.findings(checked, search, chosen)))
      if (findings) yield { kind: "findings", findings };
      else await breath.take();
    if (!chosen)
      for (const { source, findings } of this.#checker.catalogueFindings(checked))
        yield { kind: "catalogue", source, findings };
    const { facts, levels } = this.#order;
    if (facts !== undefined) for await (const text of shardLines(checked, levels, facts)) yield { kind: "facts", text };
    const leftOut = this.#checker.leftOut(checked);
    if (leftOut.length > 0) {
      const text = `corpus: "${shown(input.path)}" has too many documents: ${listed(leftOut)} were not run; use "split", "check --facts" on the parts and "merge".\n`;
      yield { kind: "message", text, unreadable: 0 };
    }
    const faults = this.#checker.faults.slice(this.#faultsTold);
    this.#faultsTold += faults.length;
    for (const { error, during = "" } of faults)
      if (error instanceof FileError)
        yield { kind: "message", text: `corpus: ${shown(error.message)}\n`, unreadable: 1 };
      else yield { kind: "fault", error, during };
  }
}
