import type { Catalogue } from "./catalogue.ts";
import type { Mention } from "./mention.ts";

/** Somebody a mention may be pinned to. */
export interface PinCandidate {
  readonly id: string;
  readonly name: string;
  readonly type: string | undefined;
  readonly description: string | undefined;
  /** Why it is offered where it is. */
  readonly nearness: "meant" | "namesake" | "here" | "catalogue";
}

/**
 * Who a mention may be: whom it may mean as it is, who shares a word with it, who else the document names, then the rest
 * of the catalogue by name. Each once, at most `most`.
 */
export function pinCandidates(
  words: string,
  mention: Mention | undefined,
  mentions: readonly Mention[],
  catalogue: Catalogue,
  most: number,
): readonly PinCandidate[] {
  const found = new Map<string, PinCandidate>();
  const add = (id: string, nearness: PinCandidate["nearness"], name?: string, type?: string): void => {
    const entity = catalogue.byId.get(id);
    const known = entity?.name ?? name;
    if (found.has(id) || found.size >= most || known === undefined) return;
    found.set(id, { id, name: known, type: entity?.type ?? type, description: entity?.description, nearness });
  };
  const own = mention?.recognised;
  for (const id of mention?.entities ?? []) add(id, "meant", own?.name, own?.type);
  for (const id of mention?.namesakes ?? []) add(id, "namesake");
  const wanted = wordsOf(words);
  const shares = (name: string): boolean => [...wordsOf(name)].some((word) => wanted.has(word));
  const all = [...catalogue.byId.values()];
  for (const { id, name } of all) if (shares(name)) add(id, "namesake");
  for (const { recognised } of mentions)
    if (recognised && shares(recognised.name)) add(recognised.id, "namesake", recognised.name, recognised.type);
  for (const { entities, recognised } of mentions)
    for (const id of entities) add(id, "here", recognised?.name, recognised?.type);
  for (const { id } of all.toSorted((a, b) => (a.name < b.name ? -1 : 1))) add(id, "catalogue");
  return [...found.values()];
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(name.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu));
}
