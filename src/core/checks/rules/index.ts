import type { Rule } from "../rule.ts";
import { directive } from "./directive.ts";
import { duplicateId } from "./duplicate-id.ts";
import { duplicateName } from "./duplicate-name.ts";
import { emptyBlock } from "./empty-block.ts";
import { gluedMarker } from "./glued-marker.ts";
import { headerSyntax } from "./header-syntax.ts";
import { mergeConflictMarker } from "./merge-conflict-marker.ts";
import { missingFinalLineEnd } from "./missing-final-line-end.ts";
import { missingTerminator } from "./missing-terminator.ts";
import { nameCollision } from "./name-collision.ts";
import { namePattern } from "./name-pattern.ts";
import { nearMissMarker } from "./near-miss-marker.ts";
import { nonPortableName } from "./non-portable-name.ts";
import { numberGap } from "./number-gap.ts";
import { strayTerminator } from "./stray-terminator.ts";
import { textOutsideBlock } from "./text-outside-block.ts";
import { unsafePath } from "./unsafe-path.ts";

const list = [
  missingTerminator,
  gluedMarker,
  strayTerminator,
  textOutsideBlock,
  nearMissMarker,
  missingFinalLineEnd,
  directive,
  headerSyntax,
  emptyBlock,
  mergeConflictMarker,
  duplicateName,
  nameCollision,
  unsafePath,
  nonPortableName,
  namePattern,
  numberGap,
  duplicateId,
] as const satisfies readonly Rule[];

/** The id of a rule: public and permanent. */
export type RuleId = (typeof list)[number]["id"];

/** All rules, in the order of the README's table. */
export const rules: readonly Rule[] = list;

/** Ids of rules that are no more. They are never used again, and a directive that names one is told so. */
export const retiredIds: readonly string[] = [];
