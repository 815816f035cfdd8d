import { CorpusIndex } from "../../syntax/corpus-index.ts";
import type { Corpus } from "../../syntax/nodes.ts";
import { blocksOf } from "../../syntax/parse.ts";
import type { LineSource, Position } from "../../text.ts";
import { holdFacts } from "./body-facts.ts";
import { BodyHasher } from "./body-hashes.ts";
import { holdDigest } from "./body-reader.ts";
import type { CarriedDocument, CarriedLine, CarriedShard } from "./carried.ts";
import { TextFolder } from "./folded-text.ts";
import { holdLines, type Line } from "./line-reader.ts";

/**
 * The documents of many shards as one corpus, in which only headers and some lines stand: the rules find in it what they
 * find in the whole, since what else they ask of a document is held for it.
 */
export interface Skeleton {
  readonly corpus: Corpus;
  /** What stands at a place of the skeleton. Throws a RangeError where no header and no line of a document does. */
  placeOf(position: Position): SkeletonPlace;
}

/** Where something really stands. */
export interface SkeletonPlace {
  readonly shard: CarriedShard;
  /** Line and column in the shard, from 0. */
  readonly position: Position;
  /** Set where it is not the header. */
  readonly line: CarriedLine | undefined;
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
      origins.set(lines.length, { shard, document, line: undefined });
      markers.push({ line: lines.length, kind: HEADER });
      lines.push(document.header);
      for (const line of document.lines) {
        origins.set(lines.length, { shard, document, line });
        lines.push(line.written);
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
  hold(corpus, origins);
  return {
    corpus,
    placeOf({ line, character }) {
      const origin = origins.get(line);
      if (!origin) throw new RangeError(`Nothing of a document stands on line ${line} of the skeleton.`);
      const { shard, document } = origin;
      const position = origin.line
        ? { line: origin.line.line, character }
        : { line: document.line, character: document.column + character };
      return { shard, position, line: origin.line };
    },
  };
}

interface Origin {
  readonly shard: CarriedShard;
  readonly document: CarriedDocument;
  readonly line: CarriedLine | undefined;
}

/** Gives each block of the skeleton what is known of its document. */
function hold(corpus: Corpus, origins: ReadonlyMap<number, Origin>): void {
  const hasher = new BodyHasher();
  const folder = new TextFolder();
  for (const block of blocksOf(corpus)) {
    const { document } = origins.get(block.start.line)!;
    holdFacts(block, document.facts);
    if (document.digest !== undefined) holdDigest(block, document.digest);
    const lines: Line[] = [];
    let at = document.header.length + 1;
    for (const { written } of document.lines) {
      const text = written.trim();
      const start = at + written.length - written.trimStart().length;
      const folded = folder.textOf(text, { start: 0, end: text.length });
      lines.push({ hash: hasher.hashLine(written), folded, span: { start, end: start + text.length }, text });
      at += written.length + 1;
    }
    holdLines(block, lines);
  }
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
