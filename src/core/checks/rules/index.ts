import type { Rule } from "../rule.ts";
import { agencyCreditGlued } from "./agency-credit-glued.ts";
import { ambiguousAlias } from "./ambiguous-alias.ts";
import { ambiguousDate } from "./ambiguous-date.ts";
import { bidiControl } from "./bidi-control.ts";
import { boilerplateLine } from "./boilerplate-line.ts";
import { brokenSentenceLine } from "./broken-sentence-line.ts";
import { byteOrderMark } from "./byte-order-mark.ts";
import { catalogueEntry } from "./catalogue-entry.ts";
import { controlCharacter } from "./control-character.ts";
import { dateContradiction } from "./date-contradiction.ts";
import { directive } from "./directive.ts";
import { duplicateBody } from "./duplicate-body.ts";
import { duplicateId } from "./duplicate-id.ts";
import { duplicateName } from "./duplicate-name.ts";
import { emptyBlock } from "./empty-block.ts";
import { excessBlankLines } from "./excess-blank-lines.ts";
import { gluedMarker } from "./glued-marker.ts";
import { headerSyntax } from "./header-syntax.ts";
import { htmlEntity } from "./html-entity.ts";
import { invalidUtf8 } from "./invalid-utf8.ts";
import { invisibleCharacter } from "./invisible-character.ts";
import { markupResidue } from "./markup-residue.ts";
import { mergeConflictMarker } from "./merge-conflict-marker.ts";
import { metadataValue } from "./metadata-value.ts";
import { missingFinalLineEnd } from "./missing-final-line-end.ts";
import { missingSentenceBreak } from "./missing-sentence-break.ts";
import { missingTerminator } from "./missing-terminator.ts";
import { mixedLineEndings } from "./mixed-line-endings.ts";
import { mojibake } from "./mojibake.ts";
import { nameCollision } from "./name-collision.ts";
import { namePattern } from "./name-pattern.ts";
import { nameVariant } from "./name-variant.ts";
import { nearDuplicateBody } from "./near-duplicate-body.ts";
import { nearMissMarker } from "./near-miss-marker.ts";
import { nonPortableName } from "./non-portable-name.ts";
import { numberGap } from "./number-gap.ts";
import { overlongParagraph } from "./overlong-paragraph.ts";
import { repeatedLine } from "./repeated-line.ts";
import { repeatedSentence } from "./repeated-sentence.ts";
import { replacementCharacter } from "./replacement-character.ts";
import { stampLine } from "./stamp-line.ts";
import { strayTerminator } from "./stray-terminator.ts";
import { textOutsideBlock } from "./text-outside-block.ts";
import { trackingParameters } from "./tracking-parameters.ts";
import { trailingSourceUrl } from "./trailing-source-url.ts";
import { trailingWhitespace } from "./trailing-whitespace.ts";
import { truncatedText } from "./truncated-text.ts";
import { unbalancedQuotes } from "./unbalanced-quotes.ts";
import { unresolvedShortName } from "./unresolved-short-name.ts";
import { unsafePath } from "./unsafe-path.ts";
import { unusualLineTerminator } from "./unusual-line-terminator.ts";
import { weekdayDateMismatch } from "./weekday-date-mismatch.ts";

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
  invalidUtf8,
  byteOrderMark,
  replacementCharacter,
  mojibake,
  controlCharacter,
  bidiControl,
  invisibleCharacter,
  htmlEntity,
  unbalancedQuotes,
  mixedLineEndings,
  unusualLineTerminator,
  trailingWhitespace,
  excessBlankLines,
  missingSentenceBreak,
  brokenSentenceLine,
  overlongParagraph,
  boilerplateLine,
  agencyCreditGlued,
  trailingSourceUrl,
  trackingParameters,
  truncatedText,
  markupResidue,
  repeatedSentence,
  metadataValue,
  stampLine,
  ambiguousDate,
  dateContradiction,
  weekdayDateMismatch,
  duplicateBody,
  nearDuplicateBody,
  repeatedLine,
  catalogueEntry,
  ambiguousAlias,
  unresolvedShortName,
  nameVariant,
] as const satisfies readonly Rule[];

/** The id of a rule: public and permanent. */
export type RuleId = (typeof list)[number]["id"];

/** All rules, in the order of the README's table. */
export const rules: readonly Rule[] = list;

/** Ids of rules that are no more. They are never used again, and a directive that names one is told so. */
export const retiredIds: readonly string[] = [];
