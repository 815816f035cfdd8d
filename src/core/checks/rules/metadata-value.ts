import { isoDay } from "../../dates/calendar.ts";
import { readIso8601 } from "../../dates/iso-8601.ts";
import { daysOf } from "../../dates/mention.ts";
import { datesIn } from "../../dates/scan.ts";
import { sha256 } from "../../sha-256.ts";
import { contentOf } from "../../syntax/content.ts";
import { removeAttribute, setAttribute } from "../../syntax/header-edits.ts";
import type { Attribute, BlockText } from "../../syntax/nodes.ts";
import type { TextEdit } from "../../text.ts";
import { meantKey } from "../known-keys.ts";
import { isLanguageTag, meantLanguageTag } from "../language-tag.ts";
import { type Finding, type Fix, NO_FINDINGS, type PartRule } from "../rule.ts";
import { quoted } from "../wording.ts";

/** An attribute that cannot mean what its key says. */
export const metadataValue = {
  id: "metadata-value",
  group: "metadata",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "An attribute's value is not of the kind its key asks for.",
  why:
    "Dates, addresses and languages are sorted, linked and searched by; one that cannot be read is left out without a word. " +
    "A text that no longer has its checksum was changed after annotations were made on it.",
  example: {
    bad: '<<<FILE a date={|metadata-value:"June 18, 2024"|}\nx\nEND>>>\n',
    good: "<<<FILE a date=2024-06-18\nx\nEND>>>\n",
  },
  check(part) {
    return part.kind === "gap" || part.header.attributes.every(isPlainlyRight) ? NO_FINDINGS : findingsIn(part);
  },
} as const satisfies PartRule;

/** Whether a short look says so: nearly all attributes are right. */
function isPlainlyRight({ key, value }: Attribute): boolean {
  switch (key) {
    case "date":
    case "retrieved":
      return readIso8601(value) !== undefined;
    case "url":
      return WEB_ADDRESS.test(value);
    case "lang":
      return isLanguageTag(value);
    default:
      return !ASKED_FURTHER.has(key) && meantKey(key) === undefined;
  }
}

const ASKED_FURTHER: ReadonlySet<string> = new Set("sha256 encoding eol final-newline".split(" "));

function* findingsIn(block: BlockText): Generator<Finding> {
  const { attributes } = block.header;
  const keys = new Set(attributes.map(({ key }) => key));
  for (const attribute of attributes) yield* findingsOf(block, attribute, keys);
}

/** Nobody writes a date, and few an address, that is longer. */
const LONGEST_DATE = 60;
const LONGEST_URL = 2_048;
const WEB_ADDRESS = /^https?:\/\/[^\s/?#<>"@]+(?:[/?#][^\s<>"]*)?$/i;
const HOST = /^(?:[a-z\d](?:[a-z\d-]{0,62})\.){1,8}[a-z]{2,24}(?:[/?#:][^\s<>"]*)?$/i;
const SHA_256 = /^[\da-f]{64}$/i;

function* findingsOf(block: BlockText, attribute: Attribute, keys: ReadonlySet<string>): Generator<Finding> {
  switch (attribute.key) {
    case "date":
    case "retrieved":
      return yield* dateFindings(block, attribute);
    case "url":
      return yield* urlFindings(block, attribute);
    case "lang":
      return yield* languageFindings(block, attribute);
    case "sha256":
      return yield* sumFindings(block, attribute);
    case "encoding":
      return yield* encodingFindings(block, attribute);
    case "eol":
      return yield* switchFindings(block, attribute, "crlf");
    case "final-newline":
      return yield* switchFindings(block, attribute, "no");
    default:
      return yield* keyFindings(attribute, keys);
  }
}

function* dateFindings(block: BlockText, attribute: Attribute): Generator<Finding> {
  const { key, value } = attribute;
  if (readIso8601(value)) return;
  const message = `${quoted(value)} is no date of ISO 8601, as ${quoted("2024-06-18")} is.`;
  yield finding(
    attribute,
    message,
    datesMeant(value).map((date) => change(block, key, date)),
  );
}

/** What the value says, in ISO 8601: two where day and month might be either. */
function datesMeant(value: string): readonly string[] {
  if (value.length > LONGEST_DATE) return [];
  const spaced = value.trim().replace(/^(\d{4}-\d\d-\d\d) +(?=\d\d:)/, "$1T");
  if (spaced !== value && readIso8601(spaced)) return [spaced];
  const mentions = datesIn(value, { start: 0, end: value.length }).filter(({ form }) => form !== "relative");
  return mentions.length === 1 ? daysOf(mentions[0]!).map(isoDay) : [];
}

function* urlFindings(block: BlockText, attribute: Attribute): Generator<Finding> {
  const { key, value } = attribute;
  if (WEB_ADDRESS.test(value)) return;
  const meant = urlMeant(value);
  yield finding(
    attribute,
    `${quoted(value)} is no absolute address of the web.`,
    meant ? [change(block, key, meant)] : [],
  );
}

function urlMeant(value: string): string | undefined {
  if (value.length > LONGEST_URL) return undefined;
  const plain = value.trim().replace(/^<(.*)>$/, "$1");
  if (WEB_ADDRESS.test(plain)) return plain;
  const bare = plain.replace(/^(?:https?:)?\/\//i, "").replace(/^https?:\/?(?!\/)/i, "");
  return HOST.test(bare) ? `https://${bare}` : undefined;
}

function* languageFindings(block: BlockText, attribute: Attribute): Generator<Finding> {
  const { key, value } = attribute;
  if (isLanguageTag(value)) return;
  const meant = meantLanguageTag(value);
  yield finding(attribute, `${quoted(value)} is no language tag of BCP 47.`, meant ? [change(block, key, meant)] : []);
}

function* sumFindings(block: BlockText, attribute: Attribute): Generator<Finding> {
  const { key, value } = attribute;
  const sum = contentSum(block);
  if (sum === undefined || value.toLowerCase() === sum) return;
  const message = SHA_256.test(value)
    ? `The text is not the one that was sealed with ${quoted(`${value.slice(0, 12)}…`)}.`
    : `${quoted(value)} is no SHA-256 sum.`;
  yield finding(attribute, message, [
    fix("Seal the text as it is now", setAttribute(block, key, sum)),
    fix("Unseal it", removeAttribute(block, key)),
  ]);
}

/** Of what the body says, decoded; `undefined` when it cannot be. */
function contentSum(block: BlockText): string | undefined {
  const content = contentOf(block);
  switch (content.kind) {
    case "text":
      return sha256(content.text);
    case "bytes":
      return sha256(content.bytes);
    case "bad-base64":
      return undefined;
  }
}

function* encodingFindings(block: BlockText, attribute: Attribute): Generator<Finding> {
  if (attribute.value !== "base64") return yield* switchFindings(block, attribute, "base64");
  if (contentOf(block).kind !== "bad-base64") return;
  yield { ...finding(attribute, "The text is not base64.", []), severity: "error" };
}

/** An attribute that has one value: another one is a slip of it, or means the default. */
function* switchFindings(block: BlockText, attribute: Attribute, only: string): Generator<Finding> {
  const { key, value } = attribute;
  if (value === only) return;
  const message = `${quoted(value)} is no value of ${quoted(key)}, which can only be ${quoted(only)}.`;
  const isSlip = value.toLowerCase().replace(/[^a-z\d]/g, "") === only;
  const fixes = isSlip ? [change(block, key, only)] : [fix("Remove the attribute", removeAttribute(block, key))];
  yield { ...finding(attribute, message, fixes), severity: "error" };
}

function* keyFindings(attribute: Attribute, keys: ReadonlySet<string>): Generator<Finding> {
  const { key, span } = attribute;
  const meant = meantKey(key);
  if (meant === undefined) return;
  const keySpan = { start: span.start, end: span.start + key.length };
  const edit = keys.has(meant) ? undefined : { span: keySpan, newText: meant };
  const message = `The key ${quoted(key)} is unknown; ${quoted(meant)} is known.`;
  yield { ...finding(attribute, message, [fix(`Write the key as ${quoted(meant)}`, edit)]), span: keySpan };
}

function finding({ valueSpan }: Attribute, message: string, fixes: readonly (Fix | undefined)[]): Finding {
  return { span: valueSpan, message, fixes: fixes.filter((one) => one !== undefined) };
}

function change(block: BlockText, key: string, value: string): Fix | undefined {
  return fix(`Write ${quoted(value)}`, setAttribute(block, key, value));
}

function fix(title: string, edit: TextEdit | undefined): Fix | undefined {
  return edit && { title, safety: "suggested", edits: [edit] };
}
