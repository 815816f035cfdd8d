import { CorpusIndex } from "../../syntax/corpus-index.ts";
import type { Block, Corpus } from "../../syntax/nodes.ts";
import { blocksOf } from "../../syntax/parse.ts";
import type { LineSource, Position, Span } from "../../text.ts";
import { holdDateOrders } from "../date-orders.ts";
import { holdFacts } from "./body-facts.ts";
import { BodyHasher } from "./body-hashes.ts";
import { holdDigest } from "./body-reader.ts";
import type { CarriedDocument, CarriedPlace, CarriedShard } from "./carried.ts";
import { TextFolder } from "./folded-text.ts";
import { holdLines, type Line } from "./line-reader.ts";
import { holdNames } from "./names-in.ts";
import { holdShortNames } from "./short-names.ts";

/**
 * The documents of many shards as one corpus, in which only headers and some stretches of text stand, each on lines of
 * its own: the rules find in it what they find in the whole, since what else they ask of a document is held for it.
 */
export interface Skeleton {
  readonly corpus: Corpus;
  /** What stands at a place of the skeleton. Throws a RangeError where no header and no stretch of a document does. */
  placeOf(position: Position): SkeletonPlace;
}

/** Where something really stands. */
export interface SkeletonPlace {
  readonly shard: CarriedShard;
  /** Line and column in the shard, from 0. */
  readonly position: Position;
  /** Set where it is not the header. */
  readonly place: CarriedPlace | undefined;
}

/** The numbers of `scanMarkers`. */
const HEADER = 0;
const TERMINATOR = 1;

/** Shards one after the other, in the order given. */
export function skeletonOf(shards: readonly CarriedShard[]): Skeleton {
  const lines: string[] = [];
  const markers: { readonly line: number; readonly kind: number }[] = [];
  const origins = new Map<number, Origin>();
  for (const shard of shards)
    for (const document of shard.documents) {
      if (document.ignored.length > 0) lines.push(`# corpus-ignore: ${document.ignored.join(", ")}`);
      origins.set(lines.length, { shard, document, place: undefined, nth: 0 });
      markers.push({ line: lines.length, kind: HEADER });
      lines.push(document.header);
      for (const place of placesOf(document))
        for (const [nth, written] of place.written.split("\n").entries()) {
          origins.set(lines.length, { shard, document, place, nth });
          lines.push(written);
        }
      markers.push({ line: lines.length, kind: TERMINATOR });
      lines.push("END>>>");
    }
  lines.push("");
  const corpus = CorpusIndex.ofMarkers(
    new Lines(lines),
    Int32Array.from(markers, ({ line }) => line),
    Uint8Array.from(markers, ({ kind }) => kind),
    markers.length,
  );
  const holder = new Holder();
  for (const block of blocksOf(corpus)) holder.hold(block, origins.get(block.start.line)!.document);
  return {
    corpus,
    placeOf({ line, character }) {
      const origin = origins.get(line);
      if (!origin) throw new RangeError(`Nothing of a document stands on line ${line} of the skeleton.`);
      const { shard, document, place, nth } = origin;
      const { line: first, column } = place ?? document;
      return { shard, position: { line: first + nth, character: nth === 0 ? column + character : character }, place };
    },
  };
}

interface Origin {
  readonly shard: CarriedShard;
  readonly document: CarriedDocument;
  readonly place: CarriedPlace | undefined;
  /** Which of its lines. */
  readonly nth: number;
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
    const { dates, digest, facts, header, lines, names, shortNames } = document;
    const spans = spansOf(document, header.length + 1);
    holdFacts(block, facts);
    if (digest !== undefined) holdDigest(block, digest);
    holdLines(
      block,
      lines.map((line) => this.#lineOf(line, spans.get(line)!)),
    );
    const placed = <T extends { readonly place: CarriedPlace | undefined }>(one: T): T & { readonly span: Span } => ({
      ...one,
      span: (one.place && spans.get(one.place)) ?? NOWHERE,
    });
    holdDateOrders(block, dates ? { ...dates, open: dates.open.map(placed) } : "none");
    holdShortNames(block, {
      open: shortNames.open.map(placed),
      named: shortNames.named.map((one) => ({ ...one, span: NOWHERE })),
    });
    holdNames(block, names.map(placed));
  }

  #lineOf({ written }: CarriedPlace, { start, end }: Span): Line {
    const text = written.trim();
    const folded = this.#folder.textOf(text, { start: 0, end: text.length });
    const blanks = written.length - written.trimStart().length;
    return { hash: this.#hasher.hashLine(written), folded, span: { start: start + blanks, end }, text };
  }
}

/** Where the stretches stand in the text of their block. */
function spansOf(document: CarriedDocument, from: number): ReadonlyMap<CarriedPlace, Span> {
  const spans = new Map<CarriedPlace, Span>();
  let start = from;
  for (const place of placesOf(document)) {
    const end = start + place.written.length;
    spans.set(place, { start, end });
    start = end + 1;
  }
  return spans;
}

class Lines implements LineSource {
  readonly #lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  line(index: number): string {
    return this.#lines[index]!;
  }
}
