import { Buckets } from "../core/checks/facts/buckets.ts";
import type { Room } from "../core/checks/facts/gathering.ts";
import { rankIn, repeatedIn } from "../core/checks/facts/groups.ts";
import type { Shelf } from "../core/checks/facts/shelf.ts";
import type { Range } from "../core/text.ts";
import { comparePositions } from "../core/text.ts";
import type { ReportedFinding } from "./findings.ts";
import { fingerprintOf, type Trait } from "./fingerprint.ts";

/** A finding in one of many documents, before its turn comes. Plain data. */
export interface SortedFinding {
  /** The number of its document. */
  readonly document: number;
  /** Where it stands in its shard. */
  readonly range: Range;
  readonly trait: Trait;
  /** What is to be told; of what is not told others may still have to know. */
  readonly told: Omit<ReportedFinding, "fingerprint"> | undefined;
  /** The line of what is known of its document. */
  readonly line: number;
  /** Whether it is told only where nothing of its rule was found on that line. */
  readonly isSpare: boolean;
}

type Numbered = SortedFinding & { readonly nth: number; readonly print: string };

const MOST_BUCKETS = 512;

/**
 * Puts findings in the order of documents, and in these of their places and rules, with their fingerprints. Few of them are
 * in memory at a time: they go into buckets by their documents.
 */
export class FindingSorter {
  readonly #shelf: Shelf;
  readonly #buckets: readonly Bucket[];
  /** Documents of one bucket. */
  readonly #range: number;
  /** Code units of one bucket that are kept in memory before they go on the shelf. */
  readonly #held: number;
  readonly #prints: Fingerprints;
  #count = 0;

  constructor(documents: number, room: Room) {
    this.#shelf = room.newShelf();
    const buckets = Math.max(1, Math.min(MOST_BUCKETS, Math.ceil(documents / room.documents)));
    this.#held = room.bytes / buckets;
    this.#range = Math.max(1, Math.ceil(documents / buckets));
    this.#buckets = Array.from({ length: buckets }, () => ({ held: "", chunks: [] }));
    this.#prints = new Fingerprints(room);
  }

  add(finding: SortedFinding): void {
    const bucket = this.#buckets[Math.floor(finding.document / this.#range)]!;
    const print = fingerprintOf(finding.trait);
    bucket.held += `${JSON.stringify({ ...finding, print, nth: this.#count++ } satisfies Numbered)}\n`;
    if (finding.told) this.#prints.add(print);
    if (bucket.held.length < this.#held) return;
    const bytes = Buffer.from(bucket.held);
    bucket.chunks.push({ at: this.#shelf.put(bytes), bytes: bytes.length });
    bucket.held = "";
  }

  /** What is to be told; ends the adding. */
  *sorted(): Generator<ReportedFinding> {
    const prints = this.#prints.counted();
    for (const bucket of this.#buckets) {
      const findings = this.#read(bucket).sort(inOrder);
      for (let start = 0, end = 0; start < findings.length; start = end) {
        while (findings[end]?.document === findings[start]!.document) end++;
        const own = findings.slice(start, end);
        const found = new Set(own.filter(({ isSpare }) => !isSpare).map(lineOfRule));
        for (const finding of own) {
          const { isSpare, told } = finding;
          if (told && !(isSpare && found.has(lineOfRule(finding)))) yield { ...told, fingerprint: prints.of(finding) };
        }
      }
    }
  }

  #read({ chunks, held }: Bucket): Numbered[] {
    const findings: Numbered[] = [];
    const texts = chunks.map(({ at, bytes }) => Buffer.from(this.#shelf.get(at, bytes)).toString());
    for (const text of [...texts, held])
      for (const line of text.split("\n")) if (line !== "") findings.push(JSON.parse(line) as Numbered);
    return findings;
  }
}

/** Lines of JSON, of which the first lie on the shelf. */
interface Bucket {
  held: string;
  readonly chunks: { readonly at: number; readonly bytes: number }[];
}

function lineOfRule({ line, trait }: SortedFinding): string {
  return `${trait.rule} ${line}`;
}

function inOrder(a: Numbered, b: Numbered): number {
  return (
    a.document - b.document ||
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    (a.trait.rule < b.trait.rule ? -1 : Number(a.trait.rule > b.trait.rule)) ||
    a.nth - b.nth
  );
}

/** Hexadecimal digits by which fingerprints are parted; what is left of them is a number of 52 bits. */
const PREFIX = 3;

/** Finds out which fingerprints come more than once: only of these it is counted how often they came. */
class Fingerprints {
  readonly #buckets: Buckets;

  constructor(room: Room) {
    this.#buckets = new Buckets(16 ** PREFIX, 1, room);
  }

  add(print: string): void {
    this.#buckets.add(bucketOf(print), restOf(print));
  }

  /** Gives fingerprints in the order in which they are asked for. */
  counted(): { of(finding: Numbered): string } {
    const repeated = new Map<number, { readonly rests: Float64Array; readonly counts: Uint32Array }>();
    for (let bucket = 0; bucket < this.#buckets.count; bucket++) {
      const rests = repeatedIn(this.#buckets.read(bucket).sort());
      if (rests.length > 0) repeated.set(bucket, { rests, counts: new Uint32Array(rests.length) });
    }
    return {
      of({ print, trait }) {
        const known = repeated.get(bucketOf(print));
        const rank = known ? rankIn(known.rests, restOf(print)) : -1;
        if (!known || rank < 0) return print;
        const before = known.counts[rank]!;
        known.counts[rank] = before + 1;
        return before === 0 ? print : fingerprintOf(trait, before);
      },
    };
  }
}

function bucketOf(print: string): number {
  return Number.parseInt(print.slice(0, PREFIX), 16);
}

function restOf(print: string): number {
  return Number.parseInt(print.slice(PREFIX), 16);
}
