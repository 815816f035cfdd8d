import { firstNotBelow } from "../../sorted.ts";
import { CorpusIndex } from "../../syntax/corpus-index.ts";
import type { Block, Corpus } from "../../syntax/nodes.ts";
import { blocksOf } from "../../syntax/parse.ts";
import type { LineSource, Position, Span } from "../../text.ts";
import { holdDateOrders } from "../date-orders.ts";
import { holdFacts } from "./body-facts.ts";
import { BodyHasher } from "./body-hashes.ts";
import { holdDigest } from "./body-reader.ts";
import type { CarriedDocument, CarriedPlace } from "./carried.ts";
import { TextFolder } from "./folded-text.ts";
import { holdLines, type Line } from "./line-reader.ts";
import { holdNames } from "./names-in.ts";
import { holdShortNames } from "./short-names.ts";

/**
 * Documents of many shards as one corpus, in which only headers and some stretches of text stand, each on lines of
 * its own: the rules find in it what they find in the whole, since what else they ask of a document is held for it.
 */
export interface Skeleton {
  readonly corpus: Corpus;
  /** What stands at a place of the skeleton. Throws a RangeError where no header and no stretch of a document does. */
  placeOf(position: Position): SkeletonPlace;
}

/** Where something really stands. */
export interface SkeletonPlace {
  /** The document's place among those given. */
  readonly document: number;
  /** Lines of the skeleton from its header's on. */
  readonly line: number;
  /** Line and column in the shard, from 0. */
  readonly position: Position;
  /** Set where it is not the header. */
  readonly place: CarriedPlace | undefined;
}

/** The numbers of `scanMarkers`. */
const HEADER = 0;
const TERMINATOR = 1;

/**
 * Documents one after the other, in the order given. What their stretches say is asked for when somebody reads them, again
 * each time: documents may have them elsewhere.
 */
export function skeletonOf(carried: readonly CarriedDocument[]): Skeleton {
  const layout = new Layout(carried);
  const { documents, headerLines, terminatorLines } = layout;
  const lines = new Int32Array(documents.length * 2);
  const kinds = new Uint8Array(documents.length * 2);
  for (let at = 0; at < documents.length; at++) {
    lines[2 * at] = headerLines[at]!;
    kinds[2 * at] = HEADER;
    lines[2 * at + 1] = terminatorLines[at]!;
    kinds[2 * at + 1] = TERMINATOR;
  }
  const corpus = CorpusIndex.ofMarkers(layout, lines, kinds, lines.length);
  const holder = new Holder();
  let next = 0;
  for (const block of blocksOf(corpus)) holder.hold(block, documents[next++]!);
  return { corpus, placeOf: (position) => layout.placeOf(position) };
}

/** Where things stand in the skeleton, and its lines. */
class Layout implements LineSource {
  readonly documents: readonly CarriedDocument[];
  readonly headerLines: Int32Array;
  readonly terminatorLines: Int32Array;
  readonly lineCount: number;
  /** The stretches that were asked for last, line by line. */
  #read: { readonly document: CarriedDocument; readonly stretches: readonly Stretch[] } | undefined;

  constructor(documents: readonly CarriedDocument[]) {
    this.documents = documents;
    this.headerLines = new Int32Array(this.documents.length);
    this.terminatorLines = new Int32Array(this.documents.length);
    let line = 0;
    for (const [at, document] of this.documents.entries()) {
      if (document.ignored.length > 0) line++;
      this.headerLines[at] = line;
      line += 1 + this.#stretchesOf(document).length;
      this.terminatorLines[at] = line++;
    }
    this.lineCount = line + 1;
  }

  line(index: number): string {
    if (index === this.lineCount - 1) return "";
    // Before a header that is not the first line its directive stands.
    const at = firstNotBelow(this.terminatorLines, index);
    const document = this.documents[at]!;
    const nth = index - this.headerLines[at]!;
    if (nth < 0) return `# corpus-ignore: ${document.ignored.join(", ")}`;
    if (nth === 0) return document.header;
    return index === this.terminatorLines[at] ? "END>>>" : this.#stretchesOf(document)[nth - 1]!.written;
  }

  text(start: Position, end: Position): string {
    const lines: string[] = [];
    for (let line = start.line; line < end.line; line++) lines.push(this.line(line));
    lines.push(end.character === 0 ? "" : this.line(end.line).slice(0, end.character));
    return lines.join("\n").slice(start.character);
  }

  placeOf({ line, character }: Position): SkeletonPlace {
    const at = firstNotBelow(this.terminatorLines, line);
    const document = this.documents[at];
    const index = line - (this.headerLines[at] ?? 0) - 1;
    const stretch = document && index >= 0 ? this.#stretchesOf(document)[index] : undefined;
    if (!document || index < -1 || (index >= 0 && !stretch))
      throw new RangeError(`Nothing of a document stands on line ${line} of the skeleton.`);
    const { line: first, column } = stretch?.place ?? document;
    const nth = stretch?.nth ?? 0;
    const position = { line: first + nth, character: nth === 0 ? column + character : character };
    return { document: at, line: index + 1, position, place: stretch?.place };
  }

  #stretchesOf(document: CarriedDocument): readonly Stretch[] {
    if (this.#read?.document !== document) {
      const stretches: Stretch[] = [];
      for (const place of placesOf(document))
        for (const [nth, written] of place.written.split("\n").entries()) stretches.push({ place, nth, written });
      this.#read = { document, stretches };
    }
    return this.#read.stretches;
  }
}

/** A line of the skeleton between a header and a terminator. */
interface Stretch {
  readonly place: CarriedPlace;
  /** Which of its lines. */
  readonly nth: number;
  readonly written: string;
}

/** The stretches of a document that stand in the skeleton. */
function* placesOf({ lines, dates, shortNames, names }: CarriedDocument): Generator<CarriedPlace> {
  yield* lines;
  for (const { place } of dates?.open ?? []) yield place;
  for (const { place } of shortNames.open) yield place;
  for (const { place } of names) if (place) yield place;
}

/** What is told of no place stands nowhere. */
const NOWHERE: Span = { start: 0, end: 0 };

/** Gives the blocks of the skeleton what is known of their documents. */
class Holder {
  readonly #hasher = new BodyHasher();
  readonly #folder = new TextFolder();

  hold(block: Block, document: CarriedDocument): void {
    const { dates, facts, shortNames } = document;
    const hasPlaces = (dates?.open.length ?? 0) + shortNames.open.length > 0;
    const spans = hasPlaces ? spansOf(document).spans : [];
    holdFacts(block, facts);
    holdDateOrders(block, dates ? { ...dates, open: placed(dates.open, spans) } : "none");
    const named = shortNames.named.map((one) => ({ ...one, span: NOWHERE }));
    holdShortNames(block, { open: placed(shortNames.open, spans.slice(dates?.open.length ?? 0)), named });
    if (facts.body !== undefined) holdDigest(block, () => document.digest ?? "");
    holdLines(block, () => {
      const { lines } = document;
      const { ofLines } = spansOf(document);
      return lines.map((line, at) => this.#lineOf(line, ofLines[at]!));
    });
    holdNames(block, () => {
      const { names } = document;
      const { ofNames } = spansOf(document);
      let next = 0;
      return names.map((one) => ({ ...one, span: one.place ? ofNames[next++]! : NOWHERE }));
    });
  }

  #lineOf({ written }: CarriedPlace, { start, end }: Span): Line {
    const text = written.trim();
    const folded = this.#folder.textOf(text, { start: 0, end: text.length });
    const blanks = written.length - written.trimStart().length;
    return { hash: this.#hasher.hashLine(written), folded, span: { start: start + blanks, end }, text };
  }
}

function placed<T>(all: readonly T[], spans: readonly Span[]): readonly (T & { readonly span: Span })[] {
  return all.map((one, at) => ({ ...one, span: spans[at]! }));
}

/** Where the stretches stand in the text of their block, in their order: of lines, dates and short names, names. */
function spansOf(document: CarriedDocument): {
  readonly ofLines: readonly Span[];
  readonly spans: readonly Span[];
  readonly ofNames: readonly Span[];
} {
  const { dates, header, lines, shortNames } = document;
  const all: Span[] = [];
  let start = header.length + 1;
  for (const { written } of placesOf(document)) {
    const end = start + written.length;
    all.push({ start, end });
    start = end + 1;
  }
  const between = lines.length + (dates?.open.length ?? 0) + shortNames.open.length;
  return { ofLines: all.slice(0, lines.length), spans: all.slice(lines.length, between), ofNames: all.slice(between) };
}
