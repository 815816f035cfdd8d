import type { Catalogue } from "../../entities/catalogue.ts";
import type { Mention } from "../../entities/mention.ts";
import { mentionsIn } from "../../entities/mentions.ts";
import type { Corpus } from "../../syntax/nodes.ts";
import { nameOf } from "../document-names.ts";
import { type NamedEntity, namedEntities, type OpenShortName, openShortNames } from "../facts/short-names.ts";
import type { Change, CorpusRule, FileFinding, HeadedBlock, Known, Related } from "../rule.ts";
import { listed, quoted } from "../wording.ts";

/** A short form of a name that leads to nobody, or to two. */
export const unresolvedShortName = {
  id: "unresolved-short-name",
  group: "entities",
  scope: "corpus",
  severity: "hint",
  fix: "none",
  offers: "The editor pins who is meant at that place, or that it is no name, or adds an alias to the catalogue.",
  summary: "A short form of a name leads to nobody in its document, or could be two people.",
  why:
    "“Mr Kim” means the Kim who was introduced in the same document. Where nobody was, the text may have lost its " +
    "beginning, and whoever counts mentions must not guess: that a Kim stands in another document settles nothing. Told " +
    "once a name a document, and only where the catalogue knows somebody of that name.",
  example: {
    catalogue: "entities:\n  - { id: kim, name: Kim Hong-kyun, type: person, family-name: Kim }\n",
    bad:
      "<<<FILE a.txt\nKim Hong-kyun came to the talks.\nEND>>>\n" +
      "<<<FILE b.txt\nIn the end {|unresolved-short-name:Mr Kim|} said nothing.\nEND>>>\n",
    good:
      "<<<FILE a.txt\nKim Hong-kyun came to the talks.\nEND>>>\n" +
      "<<<FILE b.txt\nKim Hong-kyun came late. In the end Mr Kim said nothing.\nEND>>>\n",
  },
  prepare(corpus, block, { catalogue, decisions }) {
    if (catalogue) mentionsIn(corpus, block, catalogue, undefined, decisions);
  },
  heeds(change, { catalogue, decisions }) {
    if (!catalogue || change.kind === "gap") return false;
    // Which document a decision on a mention is about depends on more than its text.
    return decisions.mentions.size > 0 || saysOthers(change, catalogue);
  },
  *check(corpus, { blocks, catalogue, decisions }) {
    const known = { catalogue, decisions };
    let elsewhere: ReadonlyMap<string, FoundAt> | undefined;
    for (const { one, open: all } of withOpenNames(corpus, blocks, known)) {
      let here: ReadonlyMap<string, FoundAt> | undefined;
      for (const open of all) {
        here ??= firstPlaces(corpus, [one], known);
        elsewhere ??= firstPlaces(corpus, blocks, known);
        yield { part: one.block, span: open.span, ...explained(open, here, elsewhere) };
      }
    }
  },
} as const satisfies CorpusRule;

/** The few documents with short forms that are not resolved. */
function withOpenNames(
  corpus: Corpus,
  blocks: readonly HeadedBlock[],
  known: Known,
): readonly { readonly one: HeadedBlock; readonly open: readonly OpenShortName[] }[] {
  const found: { readonly one: HeadedBlock; readonly open: readonly OpenShortName[] }[] = [];
  for (const one of blocks) {
    const open = openShortNames(corpus, one.block, known);
    if (open.length > 0) found.push({ one, open });
  }
  return found;
}

/** Whether other people are named, or a short form is there that leads to nobody: where the others stand makes no difference. */
function saysOthers({ corpus, before, now, sameHeader }: Change, catalogue: Catalogue): boolean {
  if (!sameHeader || before.kind === "gap" || now.kind === "gap") return true;
  const [earlier, later] = [before, now].map((block) => mentionsIn(corpus, block, catalogue)) as [Said, Said];
  const isOpen = [...earlier, ...later].some(({ kind }) => kind === "unresolved");
  return isOpen || namedIn(earlier) !== namedIn(later);
}

type Said = readonly Mention[];

function namedIn(mentions: Said): string {
  return JSON.stringify([...new Set(mentions.flatMap(({ entities }) => entities))].sort());
}

/** Where somebody is named. */
interface FoundAt {
  readonly one: HeadedBlock;
  readonly entity: NamedEntity;
}

/** Namesakes told in a message. */
const MOST_TOLD = 2;

/** The first place of each entity that is named in the documents, by its id. */
function firstPlaces(corpus: Corpus, blocks: readonly HeadedBlock[], known: Known): ReadonlyMap<string, FoundAt> {
  const places = new Map<string, FoundAt>();
  for (const one of blocks)
    for (const entity of namedEntities(corpus, one.block, known))
      if (!places.has(entity.id)) places.set(entity.id, { one, entity });
  return places;
}

/** Who might be meant, and where that one stands. */
function explained(
  { namesakes, text, why }: OpenShortName,
  here: ReadonlyMap<string, FoundAt>,
  elsewhere: ReadonlyMap<string, FoundAt>,
): Pick<FileFinding, "message" | "related"> {
  const later = namesakes.map((id) => here.get(id)).find((place) => place !== undefined);
  if (later) {
    const name = quoted(later.entity.name);
    const message = `${quoted(text.replace(/\s+/g, " "))} comes before ${name} is introduced.`;
    return { message, related: [relatedTo(later, `${name} is introduced here.`)] };
  }
  const others = namesakes.flatMap((id) => elsewhere.get(id) ?? []).slice(0, MOST_TOLD);
  if (others.length === 0) return { message: why };
  const told = listed(others.map(({ entity, one }) => `${quoted(entity.name)} occurs in ${nameOf(one.header)}`));
  return {
    message: `${why.replace(/\.$/, "")}; ${told}, not joined.`,
    related: others.map((place) => relatedTo(place, `${quoted(place.entity.name)} is not joined.`)),
  };
}

function relatedTo({ one, entity }: FoundAt, message: string): Related {
  return { part: one.block, span: entity.span, message };
}
