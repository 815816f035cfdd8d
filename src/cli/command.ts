import type { Arguments, OptionSpecs } from "./arguments.ts";
import type { Io } from "./io.ts";

/** One command of the program. */
export interface Command {
  readonly name: string;
  /** What `--help` prints. */
  readonly help: string;
  readonly options: OptionSpecs;
  /** Options of the contract (`cli.md`) that this version does not have yet. */
  readonly notYet: readonly string[];
  /** Does the work and says how it ended: a value of `Status`. */
  run(args: Arguments, io: Io): Promise<number>;
}
