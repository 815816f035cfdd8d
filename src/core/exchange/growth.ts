import { quoted } from "../checks/wording.ts";
import type { DocumentRecord } from "./document-record.ts";
import { textHash } from "./text-hash.ts";

/** What becomes of a document that comes to a corpus that grows. */
export type Fate = "added" | "known" | "changed" | "keyless";

/** How many documents came to each fate. */
export type Fates = Readonly<Record<Fate, number>>;

/**
 * What a corpus that grows knows of its documents: what is new is to be added, what is known is passed by, what changed is
 * told, and added too where revisions are wanted.
 */
export class Growth {
  readonly #key: string;
  readonly #takesRevisions: boolean;
  /** The hash of the text by what a document is known by. */
  readonly #known = new Map<string, number>();
  readonly #names = new Set<string>();
  readonly #fates: Record<Fate, number> = { added: 0, known: 0, changed: 0, keyless: 0 };
  readonly #changed: string[] = [];
  #namesakes = 0;

  /** `key` is an attribute, or `name`. */
  constructor(key: string, takesRevisions: boolean) {
    this.#key = key;
    this.#takesRevisions = takesRevisions;
  }

  /** Takes note of a document that is there. */
  learn(record: DocumentRecord): DocumentRecord {
    const key = keyOf(record, this.#key);
    if (key !== undefined) this.#known.set(key, textHash(record.text));
    this.#names.add(record.name);
    return record;
  }

  /** The document that is to be added for one that comes, if any is. */
  take(record: DocumentRecord): DocumentRecord | undefined {
    const fate = this.#fateOf(record);
    this.#fates[fate]++;
    if (fate === "changed") this.#changed.push(record.name);
    if (fate === "changed" && this.#takesRevisions) return this.learn(this.#revision(record));
    if (fate !== "added") return undefined;
    if (this.#names.has(record.name)) this.#namesakes++;
    return this.learn(record);
  }

  get fates(): Fates {
    return this.#fates;
  }

  /** The names of those that changed, as they came. */
  get changed(): readonly string[] {
    return this.#changed;
  }

  /** Whether anything was added. */
  get hasGrown(): boolean {
    return this.#fates.added > 0 || (this.#takesRevisions && this.#fates.changed > 0);
  }

  /** What became of all that came, as one sentence. */
  get tally(): string {
    const { added, known, changed } = this.#fates;
    const fate = this.#takesRevisions ? "changed and added" : "changed and left as they were";
    return `${added} added, ${known} known, ${changed} ${fate}.`;
  }

  /** What is to be told besides, as sentences. */
  get warnings(): readonly string[] {
    const { keyless } = this.#fates;
    const unnamed = this.#namesakes;
    return [
      ...(keyless > 0
        ? [`${keyless} without ${quoted(this.#key)} were not added: nothing says whether they are known.`]
        : []),
      ...(unnamed > 0
        ? [`${unnamed} of the added ${unnamed === 1 ? "has a name" : "have names"} that another document has too.`]
        : []),
    ];
  }

  #fateOf(record: DocumentRecord): Fate {
    const key = keyOf(record, this.#key);
    if (key === undefined) return "keyless";
    const hash = this.#known.get(key);
    if (hash === undefined) return "added";
    return hash === textHash(record.text) ? "known" : "changed";
  }

  /** The same document later: under a free name, and without the id, which the earlier one has. */
  #revision(record: DocumentRecord): DocumentRecord {
    const dot = record.name.lastIndexOf(".");
    const [stem, ending] =
      dot > record.name.lastIndexOf("/") + 1 ? [record.name.slice(0, dot), record.name.slice(dot)] : [record.name, ""];
    let number = 2;
    while (this.#names.has(`${stem}.${number}${ending}`)) number++;
    const attributes = record.attributes.filter(([key]) => key !== "id");
    return { ...record, name: `${stem}.${number}${ending}`, attributes };
  }
}

/** What a document is known by: its name, or an attribute. */
export function keyOf({ name, attributes }: DocumentRecord, key: string): string | undefined {
  return key === "name" ? name : attributes.find(([one]) => one === key)?.[1];
}

/** How the lines of a corpus end, as its bytes pass: what is added ends its lines as the last one does. */
export class LastLineEnd {
  #last = 10;
  #isCrlf = false;

  /** Takes note of the next bytes. */
  pass(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const at = bytes.lastIndexOf(10);
    if (at >= 0) this.#isCrlf = (at > 0 ? bytes[at - 1] : this.#last) === 13;
    this.#last = bytes[bytes.length - 1]!;
  }

  /** What must come before anything is added. */
  get missing(): string {
    return this.#last === 10 ? "" : this.given("\n");
  }

  /** A text whose lines end with LF, with the line ends of the corpus. */
  given(text: string): string {
    return this.#isCrlf ? text.replaceAll("\n", "\r\n") : text;
  }
}
