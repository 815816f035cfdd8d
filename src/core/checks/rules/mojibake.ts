import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { inHeaderTexts } from "../header-texts.ts";
import { mojibakeIn } from "../mojibake.ts";
import { textOf } from "../prose.ts";
import type { Finding, PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

/** UTF-8 that was read as windows-1252, or as Latin-1, and saved so. */
export const mojibake = {
  id: "mojibake",
  group: "characters",
  scope: "block",
  signs: Sign.leadByte | Sign.escape,
  severity: "warning",
  fix: "suggested",
  summary: "Characters were read in the wrong encoding on their way here.",
  why:
    "UTF-8 that some program took for windows-1252 leaves two or three strange characters for each one that is not " +
    "ASCII. Searches miss such words, and names in them are not recognised.",
  example: {
    bad: "<<<FILE a\nThe president{|mojibake:â€™|}s caf{|mojibake:Ã©|}.\nEND>>>\n",
    good: "<<<FILE a\nThe president’s café.\nEND>>>\n",
  },
  *check(part) {
    if (part.kind === "gap") return;
    yield* inHeaderTexts(part, findingsIn);
    if (textOf(part)) yield* keepingMarkers(part, findingsIn(part.text, part.body));
  },
} as const satisfies PartRule;

function* findingsIn(text: string, within: Span): Generator<Finding> {
  for (const { start, end, meant } of mojibakeIn(text, within)) {
    const span = { start, end };
    // A byte order mark in the middle of a text means nothing.
    const newText = meant === "\uFEFF" ? "" : meant;
    const title = newText === "" ? `Remove ${quoted(text.slice(start, end))}` : `Change to ${quoted(newText)}`;
    yield {
      span,
      message: `${quoted(text.slice(start, end))} is ${quoted(meant)}, read in the wrong encoding.`,
      fixes: [{ title, safety: "suggested", edits: [{ span, newText }] }],
    };
  }
}
