import type { Random } from "./random.ts";

/** What lines are put together from: everything the format gives a meaning, what nearly has one, and what breaks readers. */
export const FRAGMENTS: readonly string[] = [
  ..."<<<FILE|<<<FILE |<<<FILE a|<<<FILE\t|END>>>|END>>> |END>>>\t|END>>><<<FILE b|END>>> <<<FILE b c=d".split("|"),
  ..."<<<FILENAME|<<<FILE:|<<FILE |<<<<FILE a|<<<file a|END>>|END>>>>|end of file >>>|END-FILE>>>|<<< END >>>".split(
    "|",
  ),
  ..."\\|\\\\|\\<<<FILE a|\\END>>>|\\\\END>>>|#|# comment|---|final-newline=no|eol=crlf|encoding=base64|QUJD|QQ==".split(
    "|",
  ),
  ...'a|b.txt|"|""|"two words"|"\\""|=|k=|k=v|k="v w"|K=v|k="v"w|"open|k="open|x END>>>| |\t|  |:|<|>'.split("|"),
  ..."\ufeff|\u200b|\u2060|\u00a0|\u2028|\u0085|\v|\f|\0|é|\ud83d\ude00|\ud83d|\ude00|한|word|<<<<<<<|=======".split(
    "|",
  ),
];

const LINES: readonly string[] = [
  "<<<FILE a",
  "<<<FILE b.txt date=2024-06-17",
  '<<<FILE "two words.txt" final-newline=no',
  "<<<FILE c eol=crlf",
  "<<<FILE d encoding=base64",
  "<<<FILE",
  "END>>>",
  "END>>>  ",
  "END>>><<<FILE joined",
  "END>>> <<<FILE joined k=v",
  "text END>>>",
  "\\END>>>",
  "\\<<<FILE a",
  "<<<FILENAME",
  "END>>",
  "  <<<FILE a",
  "a word <<<FILE a",
  "# comment",
  "",
  "",
  " \t",
  "text",
  "more text",
];

/** A line without its end: mostly one that means something, else fragments put together. */
export function randomLine(random: Random): string {
  if (!random.oneIn(4)) return random.pick(LINES);
  let line = "";
  for (let count = random.between(0, 5); count > 0; count--) line += random.pick(FRAGMENTS);
  return line;
}

/** Lines as an editor holds them: at least one. */
export function randomLines(random: Random, count: number): string[] {
  return Array.from({ length: Math.max(1, count) }, () => randomLine(random));
}

/** A text of so many lines, ended by LF, by CRLF or by both, the last one perhaps not at all. */
export function randomText(random: Random, lineCount: number): string {
  const lineEnds = random.pick([["\n"], ["\r\n"], ["\n", "\r\n"], ["\n", "\r\n", "\r"]]);
  const lines = randomLines(random, lineCount);
  const text = lines.map((line) => line + random.pick(lineEnds)).join("");
  return random.oneIn(3) ? text.replace(/\r?\n$/, "") : text;
}

/** A header line's text: `<<<FILE` and fragments. */
export function randomHeader(random: Random): string {
  let line = "<<<FILE ";
  for (let count = random.between(0, 8); count > 0; count--) line += random.pick(FRAGMENTS);
  return line;
}
