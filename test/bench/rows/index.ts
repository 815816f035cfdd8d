import type { Row } from "../row.ts";
import { answers } from "./answers.ts";
import { catalogueNames } from "./catalogue-names.ts";
import { checks } from "./checks.ts";
import { checksMemory } from "./checks-memory.ts";
import { commandLine } from "./command-line.ts";
import { dates } from "./dates.ts";
import { editorIndex } from "./editor-index.ts";
import { firstBuild } from "./first-build.ts";
import { inVscode } from "./in-vscode.ts";
import { indexMemory } from "./index-memory.ts";
import { keystroke } from "./keystroke.ts";
import { largeCheck } from "./large-check.ts";
import { manyDocuments } from "./many-documents.ts";
import { manyMachines } from "./many-machines.ts";
import { names } from "./names.ts";
import { outlinePeers } from "./outline-peers.ts";
import { packing } from "./packing.ts";
import { stringLines } from "./string-lines.ts";
import { stringOffsets } from "./string-offsets.ts";

/** All rows, in the order of the table. */
export const rows: readonly Row[] = [
  stringOffsets,
  stringLines,
  editorIndex,
  manyDocuments,
  outlinePeers,
  keystroke,
  indexMemory,
  firstBuild,
  checks,
  checksMemory,
  names,
  catalogueNames,
  dates,
  commandLine,
  largeCheck,
  packing,
  manyMachines,
  inVscode,
  answers,
];
