import { byteFindings } from "../../src/core/checks/bytes.ts";
import { fixText } from "../../src/core/checks/fix-text.ts";
import { deepEqual } from "./expect.ts";
import { unmark } from "./markup.ts";

/** The bytes of an example of a byte rule: UTF-8, but for `\r` and `\xE9` as written, which stand for those bytes. */
export function bytesOf(written: string): Uint8Array {
  const bytes: number[] = [];
  for (const [piece] of written.matchAll(/\\r|\\x[0-9A-F]{2}|[^\\]+|\\/g)) {
    if (piece === "\\r") bytes.push(13);
    else if (piece.startsWith("\\x")) bytes.push(Number.parseInt(piece.slice(2), 16));
    else bytes.push(...new TextEncoder().encode(piece));
  }
  return Uint8Array.from(bytes);
}

/** Fails unless the bytes give exactly the marked findings, by rule and where they begin. */
export function checkBytes(marked: string): void {
  const { text, findings } = unmark(marked);
  deepEqual(
    byteFindings(bytesOf(text)).map(({ rule, offset }) => `${rule} at ${offset}`),
    findings.map(({ rule, start }) => `${rule} at ${bytesOf(text.slice(0, start)).length}`),
  );
}

/** What is left of an example when its line ends are made alike. */
export function fixBytes(written: string): string {
  return evened(new TextDecoder().decode(bytesOf(written)));
}

/** The text with its line ends made alike. */
export function evened(text: string): string {
  const done = fixText(text, ["mixed-line-endings"], {});
  return "text" in done ? done.text : done.refusal;
}
