import type { Position } from "../text.ts";
import type { Shelf } from "./facts/shelf.ts";
import type { Diagnostic } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** Of one finding: its range in four numbers, the rank of its rule, and how many bytes it has on the shelf. */
const NUMBERS = 6;
const RANKS: ReadonlyMap<string, number> = new Map(
  rules
    .map(({ id }) => id)
    .sort()
    .map((id, rank) => [id, rank]),
);

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** Findings that wait on a shelf until the text is told up to their places: 32 bytes of memory each. */
export class FindingsAside {
  readonly #shelf: Shelf;
  #numbers = new Int32Array(NUMBERS << 6);
  #places = new Float64Array(1 << 6);
  #count = 0;
  /** The findings in the order in which they are told; made when the first of them is. */
  #order: Uint32Array | undefined;
  #told = 0;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** Puts one aside; before the first is taken again. */
  add(diagnostic: Diagnostic): void {
    const bytes = ENCODER.encode(JSON.stringify(diagnostic));
    const at = this.#count;
    if (at === this.#places.length) this.#grow();
    const { start, end } = diagnostic.range;
    const rank = RANKS.get(diagnostic.rule)!;
    this.#numbers.set([start.line, start.character, end.line, end.character, rank, bytes.length], at * NUMBERS);
    this.#places[at] = this.#shelf.put(bytes);
    this.#count++;
  }

  /** Those that begin before a place, and were not taken yet, by place, then by rule; all, where none is given. */
  takeBefore(end: Position | undefined): readonly Diagnostic[] {
    this.#order ??= this.#sorted();
    const taken: Diagnostic[] = [];
    for (; this.#told < this.#count; this.#told++) {
      const which = this.#order[this.#told]!;
      if (end && !this.#beginsBefore(which, end)) break;
      taken.push(this.#read(which));
    }
    return taken;
  }

  #beginsBefore(which: number, { line, character }: Position): boolean {
    const startLine = this.#numbers[which * NUMBERS]!;
    return startLine < line || (startLine === line && this.#numbers[which * NUMBERS + 1]! < character);
  }

  #read(which: number): Diagnostic {
    const bytes = this.#shelf.get(this.#places[which]!, this.#numbers[which * NUMBERS + NUMBERS - 1]!);
    const { document, ...rest } = JSON.parse(DECODER.decode(bytes)) as Diagnostic;
    return { ...rest, document };
  }

  #sorted(): Uint32Array {
    const numbers = this.#numbers;
    const order = Uint32Array.from({ length: this.#count }, (_, at) => at);
    return order.sort((a, b) => {
      for (let at = 0; at < NUMBERS - 1; at++) {
        const difference = numbers[a * NUMBERS + at]! - numbers[b * NUMBERS + at]!;
        if (difference !== 0) return difference;
      }
      return a - b;
    });
  }

  #grow(): void {
    const numbers = new Int32Array(this.#numbers.length * 2);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    const places = new Float64Array(this.#places.length * 2);
    places.set(this.#places);
    this.#places = places;
  }
}
