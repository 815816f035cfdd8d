import { quoted } from "../checks/wording.ts";
import type { DocumentRecord, RecordReading } from "./document-record.ts";

/** A line that begins a file of a txtar archive (golang.org/x/tools/txtar). */
const MARKER = /^-- (.*) --$/;

/** A document as a file of a txtar archive, or why that cannot carry it: it has names and texts of whole lines, nothing else. */
export function txtarOf({
  name,
  attributes,
  text,
}: DocumentRecord): { readonly file: string } | { readonly refusal: string } {
  const refused = (why: string): { readonly refusal: string } => ({
    refusal: `txtar cannot carry ${quoted(name)}: ${why}.`,
  });
  if (name !== name.trim() || /[\r\n]/.test(name)) return refused("its name has blanks or a line end at its ends");
  if (attributes.length > 0) return refused(`its header says more than a name (${attributes[0]![0]}=)`);
  if (text !== "" && !text.endsWith("\n")) return refused("its last line has no line end");
  if (text.split("\n").some((line) => isMarker(line.replace(/\r$/, ""))))
    return refused("one of its lines is a marker of txtar's");
  return { file: `-- ${name} --\n${text}` };
}

/** The documents of a txtar archive; a comment before the first file is refused, for no document could give it back. */
export function* recordsOfTxtar(archive: string): Generator<RecordReading> {
  let name: string | undefined;
  let lines: string[] = [];
  for (const line of archive.split(/(?<=\n)/)) {
    const bare = line.replace(/\r?\n$/, "");
    if (!isMarker(bare)) {
      lines.push(line);
      continue;
    }
    yield* fileOf(name, lines);
    name = MARKER.exec(bare)![1]!.trim();
    lines = [];
  }
  yield* fileOf(name, lines);
}

function* fileOf(name: string | undefined, lines: readonly string[]): Generator<RecordReading> {
  const written = lines.join("");
  // Go gives the last line the end it lacks.
  const text = written === "" || written.endsWith("\n") ? written : `${written}\n`;
  if (name !== undefined) yield { record: { name, attributes: [], text } };
  else if (text.trim() !== "") yield { refusal: "The archive begins with a comment, which a corpus has no place for." };
}

function isMarker(line: string): boolean {
  return (MARKER.exec(line)?.[1] ?? "").trim() !== "";
}
