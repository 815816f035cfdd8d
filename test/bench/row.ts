import type { Figure } from "./figure.ts";

/** One row of the performance table: several figures, on several inputs. Runs in a process of its own. */
export interface Row {
  /** As it is asked for on the command line; the file's name. */
  readonly name: string;
  /** As the table in the results calls it. */
  readonly title: string;
  /** What a reader must know to read the figures. */
  readonly note: string;
  run(scale: Scale): AsyncIterable<Figure> | Iterable<Figure>;
}

/** How large the inputs are of rows that would take long: such as a few minutes are enough for, or as the targets name them. */
export type Scale = "usual" | "full";
