import { randomNumbers } from "./random-numbers.ts";

/** One document before it is put into any format: LF line ends, the last line ended. */
export interface SampleDocument {
  /** Unique; no blanks. */
  readonly name: string;
  readonly kind: "prose" | "json" | "markdown" | "html";
  readonly body: string;
}

/** What documents to make. */
export interface Recipe {
  /** In millions of bytes, about. */
  readonly megabytes: number;
  /** Of one document, about: decides how many there are. */
  readonly documentBytes: 5_000 | 1_000 | 500;
  /** Straight or curly quotes; curly ones make V8 hold the text with two bytes a character. */
  readonly quotes: "straight" | "curly";
  readonly content: "mixed" | "html";
  /** Another number makes other documents of other sentences; 0 when not told. */
  readonly round?: number;
}

/** The usual recipe with one thing or another changed. */
export function recipe(megabytes: number, changes: Partial<Omit<Recipe, "megabytes">> = {}): Recipe {
  return { megabytes, documentBytes: 5_000, quotes: "straight", content: "mixed", ...changes };
}

/** The recipe as a reader of the table sees it. */
export function describeRecipe({ megabytes, documentBytes, quotes, content }: Recipe): string {
  const count = ((megabytes * 1_000_000) / documentBytes).toLocaleString("en-US");
  const extras = [quotes === "curly" ? "curly quotes" : "ASCII", ...(content === "html" ? ["HTML"] : [])];
  return `${megabytes} MB, ${count} documents, ${extras.join(", ")}`;
}

/**
 * The documents of a recipe, always the same ones: 75 % news prose with one paragraph a line, 12 % pretty JSON,
 * 13 % wrapped Markdown; or HTML only.
 */
export function generate(wanted: Recipe): readonly SampleDocument[] {
  const round = wanted.round ?? 0;
  const next = randomNumbers(1 + wanted.megabytes + wanted.documentBytes + round * 100_003);
  const sentences = makeSentences(wanted.quotes, round);
  const pick = (): string => sentences[next(sentences.length)]!;
  const count = (wanted.megabytes * 1_000_000) / wanted.documentBytes;
  return Array.from({ length: count }, (_, at) => {
    const share = next(100);
    const kind = wanted.content === "html" ? "html" : share < 75 ? "prose" : share < 87 ? "json" : "markdown";
    const hash = (next(2 ** 31) * 2 ** 16 + next(2 ** 16)).toString(16).padStart(12, "0");
    const name = `news/${String(at).padStart(6, "0")}_${hash}.${ENDINGS[kind]}`;
    // A header and a terminator are about 80 bytes.
    return { name, kind, body: WRITERS[kind](wanted.documentBytes - 80, pick, next) };
  });
}

/** The documents in our own format: adjoining blocks, LF, with two attributes each. */
export function toCorpus(documents: readonly SampleDocument[]): string {
  const pieces = ["# corpus-format: 1\n"];
  for (const { name, body } of documents)
    pieces.push(`<<<FILE ${name} date=2024-06-17 source="Morning Post"\n`, body, "END>>>\n");
  return pieces.join("");
}

/** One line of a million characters for each megabyte, in one block. */
export function oneLine(megabytes: number): string {
  const sentences = makeSentences("straight");
  const next = randomNumbers(7);
  const pieces: string[] = [];
  for (let length = 0; length < megabytes * 1_000_000; length += pieces.at(-1)!.length + 1)
    pieces.push(sentences[next(sentences.length)]!);
  return `<<<FILE one-line.txt\n${pieces.join(" ")}\nEND>>>\n`;
}

/** Lines that are nearly markers, `count` of them, in one block. */
export function nearMisses(count: number): string {
  const kinds = [
    "<<<FILENAME a.txt",
    "<<<file a.txt",
    "<< FILE: a.txt",
    " <<<FILE a.txt",
    "END>>",
    "End>>>",
    "END>>>x",
  ];
  const lines = Array.from({ length: count }, (_, at) => kinds[at % kinds.length]!);
  return `<<<FILE near-misses.txt\n${lines.join("\n")}\nEND>>>\n`;
}

/** The text as a file's bytes give it to whoever reads them. */
export function asRead(text: string): string {
  return new TextDecoder().decode(Buffer.from(text));
}

/** The text's lines as VS Code's extension host gets them: each its own string, as JSON brought it. */
export function asLines(text: string): string[] {
  const lines: string[] = JSON.parse(JSON.stringify(text.split(/\r?\n/)));
  return lines;
}

type Writer = (bytes: number, pick: () => string, next: (below: number) => number) => string;

const ENDINGS: Record<SampleDocument["kind"], string> = { prose: "txt", json: "json", markdown: "md", html: "html" };

const WRITERS: Record<SampleDocument["kind"], Writer> = { prose, json, markdown, html };

function prose(bytes: number, pick: () => string, next: (below: number) => number): string {
  const lines = [pick().slice(0, 70), "17 June 2024", ""];
  fill(lines, bytes, () => Array.from({ length: 1 + next(4) }, pick).join(" "), next);
  return `${lines.join("\n")}\n`;
}

function json(bytes: number, pick: () => string, next: (below: number) => number): string {
  const items: { id: number; title: string; tags: string[]; score: number }[] = [];
  for (let length = 0; length < bytes - 200; ) {
    const item = { id: next(1_000_000), title: pick(), tags: pick().split(" ").slice(0, 3), score: next(1_000) / 10 };
    items.push(item);
    length += JSON.stringify(item, undefined, 2).length + 60;
  }
  return `${JSON.stringify({ title: pick().slice(0, 70), updated: "2024-06-17", items }, undefined, 2)}\n`;
}

function markdown(bytes: number, pick: () => string, next: (below: number) => number): string {
  const lines = [`# ${pick().slice(0, 60)}`, ""];
  fill(
    lines,
    bytes,
    () => {
      const kind = next(8);
      if (kind === 0) return `\n## ${pick().slice(0, 50)}\n`;
      if (kind === 1) return `- ${pick()}\n- **${pick()}**`;
      return wrap(`${pick()} ${pick()}`);
    },
    next,
  );
  return `${lines.join("\n")}\n`;
}

function html(bytes: number, pick: () => string, next: (below: number) => number): string {
  const lines = ["<!doctype html>", "<html>", `<head><title>${pick().slice(0, 60)}</title></head>`, "<body>"];
  fill(
    lines,
    bytes - 20,
    () => {
      const [first = "", second = "", ...rest] = pick().split(" ");
      const item = `<a href="/${next(1_000)}">${first}</a> <b>${second}</b> ${rest.join(" ")}`;
      return next(5) === 0 ? `<h2>${item}</h2>` : `<div class="c${next(9)}"><p>${item}</p></div>`;
    },
    next,
  );
  return `${lines.join("\n")}\n</body>\n</html>\n`;
}

function fill(lines: string[], bytes: number, line: () => string, next: (below: number) => number): void {
  for (let length = lines.join("\n").length; length < bytes; ) {
    const text = line().slice(0, Math.max(20, bytes - length));
    lines.push(text);
    if (next(3) === 0) lines.push("");
    length += text.length + 1;
  }
}

function wrap(text: string): string {
  return text.replace(/(.{60,76}) /g, "$1\n");
}

function makeSentences(quotes: Recipe["quotes"], round = 0): readonly string[] {
  const next = randomNumbers(3 + round);
  const [open, close, apostrophe] = quotes === "curly" ? ["\u201C", "\u201D", "\u2019"] : ['"', '"', "'"];
  const word = (): string => WORDS[next(WORDS.length)]!;
  return Array.from({ length: 4_000 }, () => {
    const words = Array.from({ length: 6 + next(16) }, word);
    words[0] = words[0]![0]!.toUpperCase() + words[0]!.slice(1);
    if (next(3) === 0) words[2] += `${apostrophe}s`;
    if (next(4) === 0) words[4] = `${open}${words[4]} ${word()},${close}`;
    if (next(3) === 0) words[3] += ",";
    return `${words.join(" ")}.`;
  });
}

const WORDS = (
  "the of and to in a is that for on with as was by at from it be are has have said will not which their they an " +
  "this were been would who or more had its after but about when one two than other over also into up out new first " +
  "last year week month day people government minister official president country city company market trade report " +
  "police court bank talks meeting security defence foreign economic region island border river party leader vote " +
  "election law school hospital road train airport weather storm flood fire energy oil gas price tax budget growth " +
  "Beijing Seoul Tokyo Berlin Paris London Washington Geneva Nairobi Lima Monday Tuesday Wednesday Thursday Friday " +
  "January March June October north south east west between during before under against within across according " +
  "statement spokesman agreement decision project programme development international national local public private"
).split(" ");
