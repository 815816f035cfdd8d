import type { Block, Corpus, Part } from "../syntax/nodes.ts";
import { type DirectiveEntry, directivesOf } from "./directives.ts";

/** The directives of a corpus at work. */
export class Silencers {
  /** Those that kept a finding from being told. */
  readonly used = new Set<DirectiveEntry>();
  readonly #ofFile = new Map<string, DirectiveEntry>();
  readonly #ofBlock = new Map<Block, Map<string, DirectiveEntry>>();

  constructor(corpus: Corpus) {
    for (const { scope, target, entries } of directivesOf(corpus).ignores) {
      const known = scope === "file" ? this.#ofFile : target && this.#entriesOf(target);
      for (const entry of entries) if (known && !known.has(entry.rule)) known.set(entry.rule, entry);
    }
  }

  /** Whether findings of the rule in that part are not to be told; the directive nearest to it is the one that is used. */
  silence(rule: string, part: Part): boolean {
    const entry = this.entryFor(rule, part);
    if (entry) this.used.add(entry);
    return entry !== undefined;
  }

  /** The directive that silences the rule there, without a use of it. */
  entryFor(rule: string, part: Part): DirectiveEntry | undefined {
    return (part.kind === "block" ? this.#ofBlock.get(part)?.get(rule) : undefined) ?? this.#ofFile.get(rule);
  }

  #entriesOf(block: Block): Map<string, DirectiveEntry> {
    const known = this.#ofBlock.get(block) ?? new Map<string, DirectiveEntry>();
    this.#ofBlock.set(block, known);
    return known;
  }
}
