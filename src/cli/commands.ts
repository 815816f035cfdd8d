import { cat } from "./cat.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { diff } from "./diff.ts";
import { entities } from "./entities.ts";
import { exportCommand } from "./export.ts";
import { format } from "./format.ts";
import { importCommand } from "./import.ts";
import { init } from "./init.ts";
import { list } from "./list.ts";
import { merge } from "./merge.ts";
import { mergeDriver } from "./merge-driver.ts";
import { outline } from "./outline.ts";
import { pack } from "./pack.ts";
import { rules } from "./rules.ts";
import { split } from "./split.ts";
import { stats } from "./stats.ts";
import { unpack } from "./unpack.ts";

/** All commands of the program, in the order of its help. A new one is a file beside these, and a line here. */
export const commands: readonly Command[] = [
  check,
  outline,
  entities,
  list,
  merge,
  format,
  pack,
  unpack,
  split,
  cat,
  exportCommand,
  importCommand,
  stats,
  diff,
  init,
  mergeDriver,
  rules,
];
