import { join, resolve } from "node:path";
import { type DiagnoseOptions, diagnose } from "../../../src/core/checks/diagnose.ts";
import { safeFixes } from "../../../src/core/checks/fix-all.ts";
import { silenceInBlock, silenceInFile } from "../../../src/core/checks/silence.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import type { LineEdit, Range } from "../../../src/core/text.ts";
import { ENDS, GAPS, HEADERS, LINES } from "../../property/dirty-corpora.ts";
import { shownSafely } from "../../property/minimise.ts";
import { applied } from "../../support/check.ts";
import { matchGolden } from "../../support/golden.ts";
import { ATTRIBUTES, BODIES, dirtCatalogue, NAMES } from "../../support/varied-dirt.ts";

const options: DiagnoseOptions = {
  catalogue: dirtCatalogue(),
  today: "2024-12-01",
  longestParagraph: 120,
  levels: { "name-variant": "hint" },
};

const document = (header: string, body: string): string => `<<<FILE ${header}\n${body}\nEND>>>\n`;
const CORPORA: Readonly<Record<string, string>> = {
  lines: LINES.map((line, at) => document(`line-${at}.txt`, `Before it.\n${line}`)).join(""),
  "last-lines": LINES.map((line, at) =>
    document(`${at}.md lang=en`, `The first ${at} words of it.\n\n${line}\n${LINES[(at * 7) % LINES.length]}\n`),
  ).join(""),
  headers: HEADERS.map((header, at) => document(header, `Words, ${at}.`)).join(""),
  attributes: ATTRIBUTES.map((one, at) => document(`${at}.txt ${one}`, `Words, ${at}.`)).join(""),
  names: NAMES.map((name, at) => document(name, `Words, ${at}.`)).join(""),
  bodies: BODIES.map((body, at) => document(`${at}.txt`, body)).join(""),
  "bodies-of-one-source": BODIES.map(
    (body, at) => `# about ${at}\n${document(`${at}.md source=Gazette lang=de date=2024-11-26`, body)}`,
  ).join("\n"),
  "bodies-alone": BODIES.join("\n"),
  ends: [...ENDS, ...ENDS, ...ENDS]
    .map((end, at) => `${GAPS[at % GAPS.length]}<<<FILE ${at}.txt\nSome words, ${at} of them.${end}`)
    .join(""),
};

describe("findings and fixes, as users read them", () => {
  for (const [name, text] of Object.entries(CORPORA))
    it(`of ${name}`, () => matchGolden(join(resolve("."), "test", "golden", "fixes", `${name}.txt`), dump(text)));

  it("silence a rule where it may be silenced", () => {
    const corpus = parseText(CORPORA.ends!);
    const edits = [...blocksOf(corpus)].map((block) => silenceInBlock(corpus, block, "glued-marker"));
    const all = [...edits, silenceInFile(corpus, "glued-marker", "name"), silenceInFile(corpus, "x", "first-line")];
    const told = all.map((one) => (one ? one.map(editShown).join(" ") : "-"));
    matchGolden(join(resolve("."), "test", "golden", "fixes", "silence.txt"), `${told.join("\n")}\n`);
  });
});

/** Every finding with its fixes, and what fix-all makes of the text. */
function dump(text: string): string {
  const lines: string[] = [];
  const corpus = parseText(text);
  for (const { rule, severity, range, message, related, fixes } of diagnose(corpus, options)) {
    lines.push(`${place(range)} ${rule} ${severity}: ${shownSafely(message)}`);
    for (const one of related) lines.push(`    see ${place(one.range)} ${shownSafely(one.message)}`);
    for (const { title, safety, edits } of fixes)
      lines.push(`    ${safety} ${shownSafely(title)} ${edits.map(editShown).join(" ")}`);
  }
  const { edits, fixed, left, passes } = safeFixes(corpus, options);
  lines.push("", `fixed ${fixed}, left ${left}, ${passes} passes`);
  for (const line of applied(text, edits).split("\n")) lines.push(shownSafely(line));
  return `${lines.join("\n")}\n`;
}

function editShown({ range, newText }: LineEdit): string {
  return `${place(range)}=${shownSafely(newText)}`;
}

function place({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
