import type { Mention, RecognisedEntity } from "./mention.ts";

/** Mentions of several blocks as they are sent: two things to copy, however many mentions there are. */
export interface PackedMentions {
  /** What {@link packMentions} wrote, read back in the same order. */
  readonly numbers: Int32Array;
  /** Every string once; a number is its place. */
  readonly texts: readonly string[];
}

/** Those of one block among them: as they are kept, for unpacked they take ten times the room. */
export interface PackedBlock {
  readonly numbers: Int32Array;
  readonly texts: readonly string[];
}

const KINDS: readonly Mention["kind"][] = ["catalogue", "short-form", "unresolved", "recognised", "pinned"];
/** In the place of what is not there. */
const NONE = -1;

/** Packs the mentions of blocks. */
export function packMentions(blocks: readonly (readonly Mention[])[]): PackedMentions {
  const packer = new Packer();
  for (const mentions of blocks) packer.block(mentions);
  return packer.done();
}

/** The same, one block after the other, still packed. */
export function* packedBlocks({ numbers, texts }: PackedMentions): Generator<PackedBlock, undefined> {
  for (let at = 0; at < numbers.length; ) {
    const end = at + 1 + numbers[at]!;
    yield { numbers: numbers.subarray(at + 1, end), texts };
    at = end;
  }
}

/** The mentions of one block. What is said by all mentions of somebody is one object again. */
export function unpackBlock({ numbers, texts }: PackedBlock): readonly Mention[] {
  return new Reader(numbers, texts).block();
}

class Packer {
  readonly #numbers: number[] = [];
  readonly #texts = new Map<string, number>();

  add(...numbers: readonly number[]): void {
    for (const number of numbers) this.#numbers.push(number);
  }

  block(mentions: readonly Mention[]): void {
    const at = this.#numbers.push(0);
    const recognised = new Map<RecognisedEntity, number>();
    for (const mention of mentions)
      if (mention.recognised && !recognised.has(mention.recognised))
        recognised.set(mention.recognised, recognised.size);
    this.add(recognised.size);
    for (const { id, name, type, familyName, reasons, descriptors } of recognised.keys()) {
      this.add(this.#text(id), this.#text(name), this.#optional(type), this.#optional(familyName));
      this.#list(reasons);
      this.#list(descriptors);
    }
    this.add(mentions.length);
    for (const mention of mentions) {
      const { span, text, kind, entities, namesakes, introducedAt, why, descriptor } = mention;
      this.add(span.start, span.end, this.#text(text), KINDS.indexOf(kind), this.#text(why));
      this.add(introducedAt?.start ?? NONE, introducedAt?.end ?? NONE, this.#optional(descriptor));
      this.add(mention.recognised ? recognised.get(mention.recognised)! : NONE);
      this.#list(entities);
      this.#list(namesakes);
    }
    this.#numbers[at - 1] = this.#numbers.length - at;
  }

  done(): PackedMentions {
    return { numbers: Int32Array.from(this.#numbers), texts: [...this.#texts.keys()] };
  }

  #list(texts: readonly string[]): void {
    this.add(texts.length);
    for (const text of texts) this.add(this.#text(text));
  }

  #optional(text: string | undefined): number {
    return text === undefined ? NONE : this.#text(text);
  }

  #text(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, this.#texts.size);
    return this.#texts.size - 1;
  }
}

const EMPTY: readonly string[] = [];

class Reader {
  readonly #numbers: Int32Array;
  readonly #texts: readonly string[];
  #at = 0;

  constructor(numbers: Int32Array, texts: readonly string[]) {
    this.#numbers = numbers;
    this.#texts = texts;
  }

  next(): number {
    return this.#numbers[this.#at++]!;
  }

  block(): readonly Mention[] {
    const recognised = this.#times((): RecognisedEntity => {
      const [id, name] = [this.#text(), this.#text()];
      const type = this.#optional() as RecognisedEntity["type"];
      const familyName = this.#optional();
      const told = { id, name, type, reasons: this.#list(), descriptors: this.#list() };
      return familyName === undefined ? told : { ...told, familyName };
    });
    return this.#times((): Mention => {
      const span = { start: this.next(), end: this.next() };
      const text = this.#text();
      const kind = KINDS[this.next()]!;
      const why = this.#text();
      const introducedAt = { start: this.next(), end: this.next() };
      const descriptor = this.#optional();
      const who = this.next();
      const entities = this.#list();
      const namesakes = this.#list();
      return {
        span,
        text,
        kind,
        entities,
        namesakes,
        why,
        ...(introducedAt.start !== NONE && { introducedAt }),
        ...(who !== NONE && { recognised: recognised[who]! }),
        ...(descriptor !== undefined && { descriptor }),
      };
    });
  }

  #times<T>(read: () => T): readonly T[] {
    const count = this.next();
    const all: T[] = [];
    for (let nth = 0; nth < count; nth++) all.push(read());
    return all;
  }

  #list(): readonly string[] {
    const count = this.next();
    if (count === 0) return EMPTY;
    const texts: string[] = [];
    for (let nth = 0; nth < count; nth++) texts.push(this.#text());
    return texts;
  }

  #text(): string {
    return this.#texts[this.next()]!;
  }

  #optional(): string | undefined {
    const place = this.next();
    return place === NONE ? undefined : this.#texts[place];
  }
}
