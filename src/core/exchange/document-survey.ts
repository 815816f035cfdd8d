import { quoted } from "../checks/wording.ts";
import { cutBlock, cutGap } from "../syntax/cut.ts";
import type { Corpus, Part } from "../syntax/nodes.ts";
import { type DocumentRecord, recordOf } from "./document-record.ts";
import { documentRow, isDangerous } from "./documents-csv.ts";
import { jsonlOf } from "./jsonl.ts";
import { markdownOf } from "./markdown.ts";
import { txtarOf } from "./txtar.ts";

/** The shapes in which other programs have documents, and from which they come back. */
export const SHAPES = ["jsonl", "csv", "txtar", "folder"] as const;
export type Shape = (typeof SHAPES)[number];

/** All shapes in which documents are written: also for who annotates them, and for who reads them. */
export const EXPORT_SHAPES = [...SHAPES, "brat", "markdown"] as const;
export type ExportShape = (typeof EXPORT_SHAPES)[number];
/** Those that are one file; the others are a folder. */
export type FileShape = Exclude<ExportShape, "folder" | "brat">;

/** Whether a shape is one file. */
export function isFileShape(shape: ExportShape): shape is FileShape {
  return shape !== "folder" && shape !== "brat";
}

/** More refusals help nobody. */
const MOST_TOLD = 100;

/** What is known of the documents of corpora before they are written in a shape: all of them are looked at first. */
export class DocumentSurvey {
  readonly #shape: ExportShape;
  readonly #names = new Set<string>();
  readonly #refusals: string[] = [];
  readonly #keys = new Set<string>();
  #comments = 0;
  #dangerous = 0;

  constructor(shape: ExportShape) {
    this.#shape = shape;
  }

  /** Looks at a part; answers its document where it has one. `place` is where it stands, for people. */
  look(corpus: Corpus, part: Part, place: string): DocumentRecord | undefined {
    if (part.kind === "gap") {
      const lines = cutGap(corpus, part).text.split("\n");
      this.#comments += lines.filter((line) => line.trim() !== "" && !/^# corpus-format:\s*1\s*$/.test(line)).length;
      return undefined;
    }
    const read = recordOf(cutBlock(corpus, part), place);
    const refusal = "refusal" in read ? read.refusal : this.#refusalOf(read.record);
    if (refusal !== undefined && this.#refusals.length < MOST_TOLD) this.#refusals.push(refusal);
    if ("refusal" in read) return undefined;
    for (const [key] of read.record.attributes) this.#keys.add(key);
    if (isDangerous(read.record)) this.#dangerous++;
    return read.record;
  }

  /** Why nothing is to be written, as sentences, in the order in which they were found; up to a hundred. */
  get refusals(): readonly string[] {
    return this.#refusals;
  }

  /** The keys of all headers, in the order in which they were met. */
  get keys(): readonly string[] {
    return [...this.#keys];
  }

  /** What is said of lines outside documents that are not carried; `undefined` where there is none. */
  get commentsWarning(): string | undefined {
    const count = this.#comments;
    if (count === 0) return undefined;
    const [lines, are] = count === 1 ? ["1 line", "is"] : [`${count} lines`, "are"];
    return `${lines} outside documents, comments mostly, ${are} not carried.`;
  }

  /** What is said of cells that a spreadsheet would run; `undefined` where there is none. */
  get formulasWarning(): string | undefined {
    const count = this.#dangerous;
    if (this.#shape !== "csv" || count === 0) return undefined;
    return `a spreadsheet would take cells of ${count === 1 ? "1 document" : `${count} documents`} for formulas.`;
  }

  /** What tells whether the shape can carry it; nothing, where it can carry all. */
  #made(record: DocumentRecord): object | { readonly refusal: string } | undefined {
    switch (this.#shape) {
      case "jsonl":
        return undefined;
      case "txtar":
        return txtarOf(record);
      case "markdown":
        return markdownOf(record);
      default:
        return documentRow(record, []);
    }
  }

  /** Why the shape cannot carry the document. A table or an archive that names two alike is read by nobody the same. */
  #refusalOf(record: DocumentRecord): string | undefined {
    const isArchive = this.#shape === "txtar";
    if (isArchive && this.#names.has(record.name)) return `txtar cannot carry two files ${quoted(record.name)}.`;
    if (isArchive) this.#names.add(record.name);
    const made = this.#made(record);
    return made && "refusal" in made ? made.refusal : undefined;
  }
}

/** A document that was looked at, as its shape has it. */
export function writtenDocument(record: DocumentRecord, shape: FileShape, keys: readonly string[]): string {
  switch (shape) {
    case "jsonl":
      return jsonlOf(record);
    case "csv": {
      const made = documentRow(record, keys);
      return "row" in made ? made.row : "";
    }
    case "txtar": {
      const made = txtarOf(record);
      return "file" in made ? made.file : "";
    }
    case "markdown": {
      const made = markdownOf(record);
      return "section" in made ? made.section : "";
    }
  }
}
