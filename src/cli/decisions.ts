import { Decisions } from "../core/decisions/decisions.ts";
import { readDecisions } from "../core/decisions/read-decisions.ts";
import { DecisionsFinder } from "../files/find-decisions.ts";
import type { Input, Inputs } from "./inputs.ts";
import type { Io } from "./io.ts";
import { shown } from "./terminal.ts";

/** What was decided about corpora: for each the file beside the nearest `.corpus.yaml`, else the nearest. Each is read once. */
export class DecisionFiles {
  readonly #io: Io;
  readonly #inputs: Inputs;
  readonly #finder: DecisionsFinder;
  readonly #read = new Map<string, Promise<Decisions>>();

  constructor(io: Io, inputs: Inputs) {
    this.#io = io;
    this.#inputs = inputs;
    this.#finder = new DecisionsFinder(inputs.absolute("."));
  }

  /** What holds for the corpus of `input`. Lines that cannot be read are told on standard error; the rest holds. */
  for(input: Input): Promise<Decisions> {
    return this.#from(input.folder, (path) => this.#inputs.reported(path, input));
  }

  /** What holds in a folder, an absolute path. */
  in(folder: string): Promise<Decisions> {
    return this.#from(folder, (path) => this.#inputs.fromHere(path));
  }

  async #from(folder: string, reported: (path: string) => string): Promise<Decisions> {
    const path = await this.#finder.find(folder);
    if (path === undefined) return Decisions.none;
    let known = this.#read.get(path);
    if (!known) {
      known = this.#readFile(reported(path));
      this.#read.set(path, known);
    }
    return known;
  }

  async #readFile(path: string): Promise<Decisions> {
    const input = await this.#inputs.readFile(path);
    if (!input) return Decisions.none;
    const { decisions, problems } = readDecisions(input.text);
    for (const { line, message } of problems)
      await this.#io.stderr.write(`${shown(input.path)}:${line + 1}: ${shown(message)}\n`);
    return new Decisions(decisions);
  }
}
