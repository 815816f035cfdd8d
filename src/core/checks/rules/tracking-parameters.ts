import { addressesIn } from "../../entities/addresses.ts";
import type { Attribute, BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { type Prose, proseOf } from "../prose.ts";
import { type Tracked, trackedIn } from "../query-parameters.ts";
import type { Finding, PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { listed, quoted } from "../wording.ts";

/** An address that says who sent the reader. */
export const trackingParameters = {
  id: "tracking-parameters",
  group: "web-residue",
  scope: "block",
  signs: Sign.question,
  severity: "warning",
  fix: "safe",
  summary: "An address carries parameters that only track its reader.",
  why: "Two addresses of one page look different, and whoever opens one tells on where it was found.",
  example: {
    bad: "<<<FILE a url=https://example.org/a?{|tracking-parameters:utm_source=rss|}\nx\nEND>>>\n",
    good: "<<<FILE a url=https://example.org/a\nx\nEND>>>\n",
  },
  *check(part) {
    if (part.kind !== "block") return;
    for (const attribute of part.header.attributes) {
      const tracked = inAttribute(part, attribute);
      if (tracked) yield findingOf(tracked);
    }
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, findingsIn(part, prose));
  },
} as const satisfies PartRule;

/** A value with a backslash in it is not what it looks like. */
function inAttribute({ text }: BlockText, { value, valueSpan }: Attribute): Tracked | undefined {
  if (!value.includes("?")) return undefined;
  const isQuoted = text[valueSpan.start] === '"';
  const span = isQuoted ? { start: valueSpan.start + 1, end: valueSpan.end - 1 } : valueSpan;
  const written = text.slice(span.start, span.end);
  if (written.includes("\\") || !/^(?:https?:\/\/|www\.)[^\s<>"]+$/i.test(written)) return undefined;
  return trackedIn(text, span);
}

function* findingsIn({ text, body }: BlockText, prose: Prose): Generator<Finding> {
  for (const address of webAddressesIn(text, body)) {
    const tracked = prose.isCode(address.start) ? undefined : trackedIn(text, address);
    if (tracked) yield findingOf(tracked);
  }
}

/** Front matter too. */
function webAddressesIn(text: string, within: Span): readonly Span[] {
  const question = text.indexOf("?", within.start);
  if (question < 0 || question >= within.end) return [];
  return addressesIn(text, within).filter(({ start, end }) => WEB.test(text.slice(start, end)));
}

const WEB = /^(?:https?:\/\/|www\.)/i;

function findingOf({ span, keys, edits }: Tracked): Finding {
  const names = listed(keys.slice(0, MOST_NAMED).map(quoted));
  const message = `${names} ${keys.length > 1 ? "track" : "tracks"} the reader and ${keys.length > 1 ? "are" : "is"} no part of the address.`;
  if (!edits) return { span, message };
  const title = keys.length > 1 ? "Remove the tracking parameters" : "Remove the tracking parameter";
  return { span, message, fixes: [{ title, safety: "safe", edits }] };
}

const MOST_NAMED = 4;
