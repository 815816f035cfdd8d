import { bodyKindOf } from "../../document-facts.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import { keepingMarkers } from "../body-edits.ts";
import { entitiesIn, type HtmlEntity } from "../html-entities.ts";
import { type Prose, proseOf } from "../prose.ts";
import type { Finding, Fix, PartRule } from "../rule.ts";
import { isLatin } from "../scripts.ts";
import { Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

const TAG = /<[A-Za-z/!][^<>\n]{0,500}>/;

/** HTML's way to write a character, in a text that is no HTML. */
export const htmlEntity = {
  id: "html-entity",
  group: "characters",
  scope: "block",
  signs: Sign.ampersand,
  severity: "warning",
  fix: "safe",
  summary: "An HTML entity stands in a text without markup.",
  why: "In plain text `&amp;` is five characters and no ampersand: searches for what was meant do not find it.",
  example: {
    bad: "<<<FILE a\nTrade {|html-entity:&amp;|} industry, 5{|html-entity:&nbsp;|}%\nEND>>>\n",
    good: "<<<FILE a\nTrade & industry, 5\u00A0%\nEND>>>\n",
  },
  *check(part) {
    if (part.kind === "gap" || !part.text.includes("&", part.body.start)) return;
    const prose = proseOf(part);
    if (!prose || bodyKindOf(part.header.name) !== "text") return;
    yield* keepingMarkers(part, findingsIn(part, prose));
  },
} as const satisfies PartRule;

function* findingsIn({ text }: BlockText, prose: Prose): Generator<Finding> {
  let hasTags: boolean | undefined;
  for (const entity of entitiesIn(text, prose.span.start, prose.span.end)) {
    if (prose.isSkipped(entity.start)) continue;
    hasTags ??= TAG.test(text.slice(prose.span.start, prose.span.end));
    if (hasTags) return;
    const written = quoted(text.slice(entity.start, entity.end));
    const span = { start: entity.start, end: entity.end };
    const character = characterOf(entity, text);
    if (character === undefined) yield { span, message: `${written} is an HTML entity for no character.` };
    else
      yield {
        span,
        message: `${written} is an HTML entity for ${quoted(character)}.`,
        fixes: [fixOf(entity, character)],
      };
  }
}

/** Between two Latin letters a plain space says the same as one that breaks no line. */
function characterOf({ start, end, character }: HtmlEntity, text: string): string | undefined {
  const isBetween = isLatin(text.charAt(start - 1)) && isLatin(text.charAt(end));
  return character === "\u00A0" && isBetween ? " " : character;
}

function fixOf({ start, end, isPlain }: HtmlEntity, newText: string): Fix {
  const title = `Change to ${quoted(newText)}`;
  return { title, safety: isPlain ? "safe" : "suggested", edits: [{ span: { start, end }, newText }] };
}
