import fc from "fast-check";

const line = fc.oneof(
  fc.constantFrom(
    "<<<FILE a",
    "<<<FILE b k=v",
    "<<<FILE two words",
    '<<<FILE "quoted name" k="v w"',
    '<<<FILE "open',
    "<<<FILE",
    "<<<FILENAME",
    "<<<FILE: a",
    "<<FILE a",
    " <<<FILE a",
    "\uFEFF<<<FILE a",
    "END>>>",
    "END>>> ",
    "END>>",
    "end>>>",
    " END>>>",
    "END>>>x",
    "END>>><<<FILE a",
    "END>>> <<<FILE c d",
    "xEND>>>",
    "words <<<FILE a",
    "\\END>>>",
    "\\\\<<<FILE a",
    "\\xEND>>>",
    "# comment",
    "# corpus-ignore: empty-block",
    "# corpus-ignore-file: no-such-rule",
    "",
    " \t",
    "words",
    "한국 😀",
    "a\u2028b",
    "a\rb",
  ),
  fc.string({
    unit: fc.constantFrom("<", ">", "F", "I", "L", "E", "N", "D", " ", "\\", '"', "=", "a", "\t"),
    maxLength: 14,
  }),
);

/** Lines of markers, near markers and text in any order; with and without a final line end. */
export const soup = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([lines, lineEnd, isEnded]) => lines.join(lineEnd) + (isEnded ? lineEnd : ""));
