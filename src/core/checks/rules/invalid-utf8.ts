import type { ByteFinding } from "../byte-facts.ts";
import type { ByteRule } from "../rule.ts";

/** More places are told as a number. */
const TOLD = 20;

/** Bytes that are no UTF-8. */
export const invalidUtf8 = {
  id: "invalid-utf8",
  group: "characters",
  scope: "bytes",
  severity: "error",
  fix: "none",
  summary: "The file holds bytes that are not UTF-8.",
  why:
    "A corpus is UTF-8. An editor shows U+FFFD for such bytes, and saving the file then destroys them: find out which " +
    "encoding the text was in, and convert it from there.",
  example: {
    bad: "<<<FILE a\nThe caf{|invalid-utf8:\\xE9|} is open.\nEND>>>\n",
    good: "<<<FILE a\nThe caf\\xC3\\xA9 is open.\nEND>>>\n",
  },
  *checkBytes({ illFormed, illFormedCount }): Generator<ByteFinding> {
    for (const [index, { offset, line, bytes }] of illFormed.slice(0, TOLD).entries()) {
      const hex = bytes.map((byte) => byte.toString(16).toUpperCase()).join(" ");
      const more = illFormedCount - index - 1;
      const rest =
        index === TOLD - 1 && more > 0 ? `, and ${more} more ${more === 1 ? "place follows" : "places follow"}` : "";
      const is =
        bytes.length === 1 ? `The byte "${hex}" at offset ${offset} is` : `The bytes "${hex}" at offset ${offset} are`;
      yield { offset, line, message: `${is} not UTF-8${rest}.` };
    }
  },
} as const satisfies ByteRule;
