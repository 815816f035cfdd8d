import type { Catalogue } from "../../entities/catalogue.ts";
import { mentionsIn } from "../../entities/mentions.ts";
import { COURTESIES, OFFICES, QUALIFIERS } from "../../entities/titles.ts";
import { cutBlock } from "../../syntax/cut.ts";
import type { Block, Corpus } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { proseOf } from "../prose.ts";
import type { Known } from "../rule.ts";

/** A short form in prose that leads to nobody for sure, though the catalogue knows somebody of that name. */
export interface OpenShortName {
  /** Relative to the block's text. */
  readonly span: Span;
  readonly text: string;
  /** One sentence. */
  readonly why: string;
  /** Ids of who has that family name and is not introduced before. */
  readonly namesakes: readonly string[];
}

/** Somebody whom a document names, at the first place. */
export interface NamedEntity {
  readonly id: string;
  /** As the catalogue has it. */
  readonly name: string;
  readonly span: Span;
}

/** What short names need of one document. */
export interface ShortNames {
  /** In the order of the text, of each name the first. */
  readonly open: readonly OpenShortName[];
  /** In the order of the text, each once. */
  readonly named: readonly NamedEntity[];
}

const held = new WeakMap<Block, ShortNames>();

/** Takes up the short names of a document whose text is elsewhere. */
export function holdShortNames(block: Block, names: ShortNames): void {
  held.set(block, names);
}

/** The short forms of a document that lead to nobody for sure. */
export function openShortNames(corpus: Corpus, block: Block, known: Known): readonly OpenShortName[] {
  const given = held.get(block);
  if (given) return given.open;
  return known.catalogue ? [...readOpen(corpus, block, known.catalogue, known)] : [];
}

/** Whom a document names. */
export function namedEntities(corpus: Corpus, block: Block, known: Known): readonly NamedEntity[] {
  const given = held.get(block);
  if (given) return given.named;
  return known.catalogue ? [...readNamed(corpus, block, known.catalogue, known)] : [];
}

function* readOpen(corpus: Corpus, block: Block, catalogue: Catalogue, { decisions }: Known): Generator<OpenShortName> {
  const told = new Set<string>();
  for (const { entities, kind, namesakes, span, text, why } of mentionsIn(
    corpus,
    block,
    catalogue,
    undefined,
    decisions,
  )) {
    if (kind !== "unresolved" || entities.length + namesakes.length === 0) continue;
    if (told.size === 0 && !proseOf(cutBlock(corpus, block))) return;
    const name = withoutTitle(text);
    if (told.has(name)) continue;
    told.add(name);
    yield { span, text, why, namesakes };
  }
}

function* readNamed(corpus: Corpus, block: Block, catalogue: Catalogue, { decisions }: Known): Generator<NamedEntity> {
  const seen = new Set<string>();
  for (const { entities, kind, span } of mentionsIn(corpus, block, catalogue, undefined, decisions)) {
    if (kind === "unresolved") continue;
    for (const id of entities) {
      const entity = catalogue.byId.get(id);
      if (!entity || seen.has(id)) continue;
      seen.add(id);
      yield { id, name: entity.name, span };
    }
  }
}

/** The name in a short form: `Kim` of `Foreign Minister Kim`. */
function withoutTitle(text: string): string {
  const words = text.split(/[\s-]+/);
  const first = words.findIndex((word) => {
    const plain = word.replace(/\.$/, "");
    return !COURTESIES.has(plain) && !OFFICES.has(plain) && !QUALIFIERS.has(plain);
  });
  return words.slice(first < 0 ? -1 : first).join(" ");
}
