import type { Io, Output } from "./io.ts";

/** C0, DEL, C1, line and paragraph separators, bidi controls, the byte order mark, and lone surrogates. */
const UNSAFE =
  /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const NAMED: ReadonlyMap<string, string> = new Map([
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
]);

/** The text as it may be sent to a terminal: what would steer it is shown as an escape, on one line. */
export function shown(text: string): string {
  return text.replace(UNSAFE, (character) => NAMED.get(character) ?? escaped(character));
}

/** One line of JSON that means the same and steers no terminal. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Puts text in a colour, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

/** What colours are for. */
export type Colour = "error" | "warning" | "info" | "hint" | "strong" | "faint";

const CODES: Readonly<Record<Colour, number>> = { error: 31, warning: 33, info: 36, hint: 35, strong: 1, faint: 2 };

/** Colours for a terminal that can show them, unless the user set `NO_COLOR`; else none. */
export function paintFor(output: Output, environment: Io["environment"]): Paint {
  if (!output.isTerminal || environment.NO_COLOR || environment.TERM === "dumb") return (_colour, text) => text;
  return (colour, text) => `\u001B[${CODES[colour]}m${text}\u001B[0m`;
}
