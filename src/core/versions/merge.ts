import { writeName, writeValue } from "../syntax/header.ts";
import type { Attribute, Header } from "../syntax/nodes.ts";
import { isSame, lineMerge, type Merged } from "./line-merge.ts";
import { matchDocuments } from "./match-documents.ts";
import { type Document, linesOf, readVersion, type Version } from "./version.ts";

/** What the two sides of a merge are called in it, and how long the markers of conflicts are. */
export interface MergeLabels {
  readonly ours: string;
  readonly theirs: string;
  /** As git has it: `conflict-marker-size`, at least 7. */
  readonly markerSize: number;
}

/** What a person must look at after a merge. */
export interface MergeTrouble {
  readonly kind: "conflict" | "one-name" | "by-lines";
  /** One sentence. */
  readonly message: string;
}

/** A merged corpus. Clean when there is no trouble. */
export interface MergeResult {
  readonly text: string;
  readonly troubles: readonly MergeTrouble[];
}

/**
 * Merges two versions of a corpus that came from a third, by document: attributes by key, bodies by line.
 *
 * Documents are one by `id`, name or content, so one side may move, rename or mend what the other edits. What both
 * changed differently stands between conflict markers; what one took out and the other changed, too. Two additions of
 * one name are both kept, and told. A version in which a document does not end on a line of its own is merged line by
 * line, as git does. No line that either side has and the other did not take out is lost.
 */
export function mergeVersions(base: string, ours: string, theirs: string, labels: MergeLabels): MergeResult {
  if (ours === theirs || theirs === base) return { text: ours, troubles: [] };
  if (ours === base) return { text: theirs, troubles: [] };
  const versions = [readVersion(base), readVersion(ours), readVersion(theirs)] as const;
  const sound = versions.every(({ form, documents }) => form === "sound" && documents.length > 0);
  return sound && isOneLineEnd([base, ours, theirs])
    ? new Merge(labels).byDocuments(...versions)
    : new Merge(labels).byLines(base, ours, theirs);
}

/** Whether the versions agree on LF or CRLF: else every line differs, and a person must see why. */
function isOneLineEnd(texts: readonly string[]): boolean {
  return texts.every((text) => !text.includes("\r\n")) || texts.every((text) => !/(?<!\r)\n/.test(text));
}

/** One document as the three versions have it. */
interface Triple {
  readonly base: Document | undefined;
  readonly ours: Document | undefined;
  readonly theirs: Document | undefined;
}

class Merge {
  readonly #labels: MergeLabels;
  readonly #troubles: MergeTrouble[] = [];

  constructor(labels: MergeLabels) {
    this.#labels = labels;
  }

  byLines(base: string, ours: string, theirs: string): MergeResult {
    const message = "A document does not end on a line of its own, so the versions were merged line by line.";
    const text = this.#lines(linesOf(base), linesOf(ours), linesOf(theirs), "the text");
    if (this.#troubles.length > 0) this.#troubles.push({ kind: "by-lines", message });
    return { text, troubles: this.#troubles };
  }

  byDocuments(base: Version, ours: Version, theirs: Version): MergeResult {
    const triples = this.#triples(base, ours, theirs);
    const pieces = [this.#around(base.head, ours.head, theirs.head)];
    for (const triple of triples) pieces.push(this.#document(triple));
    pieces.push(this.#around(base.tail, ours.tail, theirs.tail));
    return { text: joined(pieces), troubles: this.#troubles };
  }

  /** What stands outside documents, merged by line. */
  #around(base: string, ours: string, theirs: string): string {
    return this.#lines(linesOf(base), linesOf(ours), linesOf(theirs), "the lines outside documents");
  }

  /** The documents of the merge in their order. */
  #triples(base: Version, ours: Version, theirs: Version): readonly Triple[] {
    const our = new Map(matchDocuments(base, ours).pairs.map(({ before, after }) => [after, before]));
    const their = new Map(matchDocuments(base, theirs).pairs.map(({ before, after }) => [after, before]));
    const theirsOf = new Map([...their].map(([after, before]) => [before, after]));
    const oursOf = new Map([...our].map(([after, before]) => [before, after]));
    const added = theirs.documents.filter((document) => !their.has(document));
    const twins = this.#twins(
      ours.documents.filter((document) => !our.has(document)),
      added,
    );
    const tripleOfOurs = (document: Document): Triple => {
      const before = our.get(document);
      return { base: before, ours: document, theirs: before ? theirsOf.get(before) : twins.get(document) };
    };
    const tripleOfTheirs = (document: Document): Triple => {
      const before = their.get(document);
      return { base: before, ours: before ? oursOf.get(before) : undefined, theirs: document };
    };
    // Whoever moved documents has the say about their order; when both did, we have.
    const isTheirOrder = isInOrder(ours.documents, our) && !isInOrder(theirs.documents, their);
    const sameAsOurs = new Set(twins.values());
    const leaders = isTheirOrder ? theirs.documents.map(tripleOfTheirs) : ours.documents.map(tripleOfOurs);
    const followers = isTheirOrder
      ? ours.documents.map(tripleOfOurs)
      : theirs.documents.filter((document) => !sameAsOurs.has(document)).map(tripleOfTheirs);
    return woven(isTheirOrder ? leaders.filter(({ theirs: one }) => !one || !sameAsOurs.has(one)) : leaders, followers);
  }

  /** Additions of both sides that are one: the very same document. Others of one name are told of. */
  #twins(ours: readonly Document[], theirs: readonly Document[]): ReadonlyMap<Document, Document> {
    const byText = new Map(theirs.map((document) => [document.text, document]));
    const byKey = new Map(theirs.map((document) => [document.key, document]));
    const twins = new Map<Document, Document>();
    for (const document of ours) {
      const twin = byText.get(document.text);
      if (twin) twins.set(document, twin);
      else if (document.key !== undefined && byKey.has(document.key))
        this.#troubles.push({
          kind: "one-name",
          message: `Both sides added a document "${document.key}"; both are kept.`,
        });
    }
    return twins;
  }

  #document({ base, ours, theirs }: Triple): string {
    if (!base) return ours ? written(ours) : theirs ? written(theirs) : "";
    if (ours && theirs) return this.#merged(base, ours, theirs);
    const left = ours ?? theirs;
    if (!left || isUnchanged(base, left)) return "";
    const name = left.header.name ?? "";
    this.#conflict(`One side took "${name}" out and the other changed it.`);
    return ours ? this.#marked([written(ours)], []) : this.#marked([], [written(left)]);
  }

  #merged(base: Document, ours: Document, theirs: Document): string {
    const name = ours.header.name ?? "";
    const lead = this.#lines(
      linesOf(base.lead),
      linesOf(ours.lead),
      linesOf(theirs.lead),
      `the comments above "${name}"`,
    );
    const header = this.#header(base, ours, theirs);
    const body = this.#lines(base.bodyLines, ours.bodyLines, theirs.bodyLines, `the text of "${name}"`);
    return joined([lead, header, body, theirs.endLine === base.endLine ? ours.endLine : theirs.endLine]);
  }

  /** Headers whose writing only one side changed are taken as they are; else they are put together key by key. */
  #header(base: Document, ours: Document, theirs: Document): string {
    if (ours.headerLine === theirs.headerLine || theirs.headerLine === base.headerLine) return ours.headerLine;
    if (ours.headerLine === base.headerLine) return theirs.headerLine;
    const line = mergedHeader(base.header, ours.header, theirs.header);
    if (line !== undefined) return line + (/\r?\n$/.exec(ours.headerLine)?.[0] ?? "");
    this.#conflict(`Both sides changed the header of "${ours.header.name ?? ""}", and not alike.`);
    return this.#marked([ours.headerLine], [theirs.headerLine]);
  }

  #lines(base: readonly string[], ours: readonly string[], theirs: readonly string[], what: string): string {
    if (isSame(ours, theirs) || isSame(theirs, base)) return ours.join("");
    if (isSame(ours, base)) return theirs.join("");
    const parts = lineMerge(base, ours, theirs);
    if (parts.some(({ kind }) => kind === "conflict")) this.#conflict(`Both sides changed ${what}, and not alike.`);
    return joined(parts.map((part) => this.#part(part)));
  }

  #part(part: Merged): string {
    return part.kind === "lines" ? part.lines.join("") : this.#marked(part.ours, part.theirs);
  }

  #marked(ours: readonly string[], theirs: readonly string[]): string {
    const { ours: our, theirs: their, markerSize } = this.#labels;
    const end = [...ours, ...theirs].some((line) => line.endsWith("\r\n")) ? "\r\n" : "\n";
    const mark = (character: string, label: string): string =>
      `${character.repeat(markerSize)}${label === "" ? "" : ` ${label}`}${end}`;
    return joined([mark("<", our), ...ours, mark("=", ""), ...theirs, mark(">", their)]);
  }

  #conflict(message: string): void {
    this.#troubles.push({ kind: "conflict", message });
  }
}

/** Pieces one after the other; one without a line end gets one when something follows. */
function joined(pieces: readonly string[]): string {
  let text = "";
  for (const piece of pieces) {
    if (piece === "") continue;
    if (text !== "" && !text.endsWith("\n")) text += text.includes("\r\n") ? "\r\n" : "\n";
    text += piece;
  }
  return text;
}

function written({ lead, text }: Document): string {
  return lead + text;
}

function isUnchanged(before: Document, after: Document): boolean {
  return before.text === after.text && before.lead.trim() === after.lead.trim();
}

function isInOrder(documents: readonly Document[], before: ReadonlyMap<Document, Document>): boolean {
  let last = -1;
  for (const document of documents) {
    const index = before.get(document)?.index ?? last + 1;
    if (before.has(document) && index < last) return false;
    if (before.has(document)) last = index;
  }
  return true;
}

/** The leaders in their order, and each follower that is not among them behind whatever it follows on its own side. */
function woven(leaders: readonly Triple[], followers: readonly Triple[]): readonly Triple[] {
  const keyOf = ({ base, ours, theirs }: Triple): Document => (base ?? ours ?? theirs)!;
  const known = new Set(leaders.map(keyOf));
  const behind = new Map<Document | undefined, Triple[]>();
  let last: Document | undefined;
  for (const triple of followers) {
    const key = keyOf(triple);
    if (known.has(key)) {
      last = key;
      continue;
    }
    const waiting = behind.get(last);
    if (waiting) waiting.push(triple);
    else behind.set(last, [triple]);
  }
  return [...(behind.get(undefined) ?? []), ...leaders.flatMap((one) => [one, ...(behind.get(keyOf(one)) ?? [])])];
}

/** The header put together key by key, without a line end; `undefined` when the sides disagree, or it has faults. */
function mergedHeader(base: Header, ours: Header, theirs: Header): string | undefined {
  if (base.faults.length + ours.faults.length + theirs.faults.length > 0) return undefined;
  const name = settled(base.name, ours.name, theirs.name);
  if (name === undefined || name.value === undefined) return undefined;
  const keys = new Set([...ours.attributes, ...theirs.attributes].map(({ key }) => key));
  const words = ["<<<FILE", writeName(name.value)];
  for (const key of keys) {
    const valueIn = (header: Header): Attribute | undefined => header.attributes.find((one) => one.key === key);
    const value = settled(valueIn(base)?.value, valueIn(ours)?.value, valueIn(theirs)?.value);
    if (!value) return undefined;
    if (value.value !== undefined) words.push(`${key}=${writeValue(value.value)}`);
  }
  return words.join(" ");
}

/** What the three make of a value; nothing when the sides changed it differently. */
function settled(
  base: string | undefined,
  ours: string | undefined,
  theirs: string | undefined,
): { readonly value: string | undefined } | undefined {
  if (ours === theirs || theirs === base) return { value: ours };
  return ours === base ? { value: theirs } : undefined;
}
