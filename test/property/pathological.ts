/** A text made to be slow to read, in any size. */
export interface Pathology {
  readonly name: string;
  /** About `size` UTF-16 code units of it. */
  text(size: number): string;
}

const SHARED_PREFIX = "n".repeat(1_000);

/** The texts every part of the syntax must read in linear time. */
export const PATHOLOGIES: readonly Pathology[] = [
  repeated("<", "<"),
  repeated("<<<FILE without line ends", "<<<FILE"),
  repeated("<<<FILE and a blank, a line each", "<<<FILE \n"),
  repeated("END>>>, a line each", "END>>>\n"),
  repeated("headers without terminators", "<<<FILE a\n"),
  repeated("headers without terminators, blank lines between", "<<<FILE a\n\n \n\n"),
  repeated("empty documents", "<<<FILE a\nEND>>>\n"),
  repeated("joined markers", "END>>><<<FILE a\n"),
  repeated("near-miss terminators", "END>>\n"),
  repeated("END>>> and a blank in one line", "END>>> "),
  repeated("terminators followed by a blank", "END>>> \n"),
  repeated("glued terminators", "<<<FILE a\nx END>>>\n"),
  { name: "one line of spaces", text: (size) => " ".repeat(size) },
  { name: "spaces after END>>>", text: (size) => `END>>>${" ".repeat(size)}x` },
  { name: "spaces after END", text: (size) => `END${" ".repeat(size)}x` },
  { name: "spaces before a header", text: (size) => `${" ".repeat(size)}<<<FILE a` },
  { name: "blank lines in an open block", text: (size) => `<<<FILE a\n${"\n".repeat(size)}` },
  { name: "blank lines after a document", text: (size) => `<<<FILE a\nEND>>>\n${" \n".repeat(size / 2)}` },
  repeated("CR", "\r"),
  repeated("CRLF", "\r\n"),
  repeated("NUL", "\0"),
  repeated("byte order marks", "\ufeff"),
  repeated("lone high surrogates", "\ud83d"),
  repeated("lone high surrogates, a line each", "\ud83d\n"),
  repeated("backslashes", "\\"),
  { name: "backslashes before a marker", text: (size) => `<<<FILE a\n${"\\".repeat(size)}END>>>\nEND>>>\n` },
  repeated("escaped markers", "\\<<<FILE a\n"),
  { name: "escaped markers in one line", text: (size) => `<<<FILE a\n${"\\<<<FILE".repeat(size / 8)}\nEND>>>\n` },
  repeated("stray text that is nearly a header", " <<<FIL a\n"),
  repeated("text before a header", "x <<<FILE a "),
  {
    name: "names that share a long beginning",
    text: (size) => each(size, (at) => `<<<FILE ${SHARED_PREFIX}${at}\nEND>>>\n`),
  },
  {
    name: "names, each longer than the last",
    text: (size) => each(size, (at) => `<<<FILE ${"n".repeat(at)}\nEND>>>\n`),
  },
  { name: "one long name", text: (size) => `<<<FILE ${"n".repeat(size)}\nEND>>>\n` },
  { name: "one name of many words", text: (size) => `<<<FILE ${"n ".repeat(size / 2)}\nEND>>>\n` },
  { name: "one header with many keys", text: (size) => `<<<FILE a${each(size, (at) => ` k${at}=v`)}\nEND>>>\n` },
  { name: "one header with one key many times", text: (size) => `<<<FILE a${" k=v".repeat(size / 4)}\nEND>>>\n` },
  { name: "one header with many open quotes", text: (size) => `<<<FILE a${' k="'.repeat(size / 4)}\nEND>>>\n` },
  { name: "one header of quotes", text: (size) => `<<<FILE ${'"'.repeat(size)}\nEND>>>\n` },
  { name: "one header of quoted words", text: (size) => `<<<FILE ${'"a" '.repeat(size / 4)}\nEND>>>\n` },
  { name: "one base64 body", text: (size) => `<<<FILE a encoding=base64\n${"QUJD\n".repeat(size / 5)}END>>>\n` },
  { name: "front matter without an end", text: (size) => `<<<FILE a\n---\n${"k: v\n".repeat(size / 5)}END>>>\n` },
];

function repeated(name: string, piece: string): Pathology {
  return { name, text: (size) => piece.repeat(Math.ceil(size / piece.length)) };
}

/** Pieces that differ, until there are `size` code units of them. */
function each(size: number, piece: (at: number) => string): string {
  const pieces: string[] = [];
  for (let at = 1, length = 0; length < size; at++) {
    const next = piece(at);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join("");
}

/** What the search for slow texts puts together: every text of up to four of these, repeated. */
export const TOKENS: readonly string[] = ["<<<FILE", "END>>>", "a", " ", "\t", "\n", "\r\n", '"', "\\", "=", "<", ">"];

/** Every text of one to `length` tokens. */
export function* tokenTexts(length: number): Generator<string> {
  if (length === 0) return;
  for (const token of TOKENS) yield token;
  for (const text of tokenTexts(length - 1)) for (const token of TOKENS) yield text + token;
}
