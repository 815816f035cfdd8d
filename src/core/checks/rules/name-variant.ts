import type { Corpus } from "../../syntax/nodes.ts";
import { heldVariants, type NameFound, type NameInCorpus, namesIn } from "../facts/names-in.ts";
import { variantsAmong } from "../facts/variants.ts";
import type { CorpusRule, HeadedBlock, Known } from "../rule.ts";
import { quoted } from "../wording.ts";

const OFTEN = "Sun Weidong spoke.\n";

/** A name that looks like a slip of another. */
export const nameVariant = {
  id: "name-variant",
  group: "entities",
  scope: "corpus",
  severity: "off",
  fix: "none",
  offers: "The editor adds the spelling as an alias to the catalogue, or notes that it is no name.",
  summary: "A name seen rarely is one letter, or only accents, away from one seen often.",
  why:
    "Somebody whose name is spelt in two ways is counted as two people. The rare spelling may be a slip, another way to " +
    "write the name, or somebody else: nothing in the text is ever changed for it, and a quotation is not ours to mend. " +
    "Off unless it is asked for.",
  example: {
    bad: `<<<FILE a.txt\n${OFTEN.repeat(3)}{|name-variant:Sun Weidnog|} agreed.\nEND>>>\n`,
    good: `<<<FILE a.txt\n${OFTEN.repeat(4)}END>>>\n`,
  },
  prepare(corpus, block, { catalogue, decisions }) {
    if (!corpus.source.text) namesIn(corpus, block, catalogue, decisions);
  },
  *check(corpus, { blocks, catalogue, decisions }) {
    const known = { catalogue, decisions };
    for (const { rare, often } of heldVariants(corpus, blocks) ?? variantsAmong(namesOf(corpus, blocks, known))) {
      const first = often.places[0]!;
      const times = often.count === 1 ? "once" : `${often.count} times`;
      for (const { one, found } of rare.places)
        yield {
          part: one.block,
          span: found.span,
          message: `${quoted(rare.name)} may be ${quoted(often.name)}, which is seen ${times}.`,
          related: [{ part: first.one.block, span: first.found.span, message: `${quoted(often.name)} stands here.` }],
        };
    }
  },
} as const satisfies CorpusRule;

function namesOf(
  corpus: Corpus,
  blocks: readonly HeadedBlock[],
  { catalogue, decisions }: Known,
): readonly NameInCorpus[] {
  const names = new Map<string, Name>();
  for (const one of blocks)
    for (const found of namesIn(corpus, one.block, catalogue, decisions)) {
      const known = names.get(found.name);
      if (!known) names.set(found.name, { ...found, places: [{ one, found }] });
      else {
        known.count += found.count;
        known.isKnown ||= found.isKnown;
        if (known.places.length < MOST_PLACES) known.places.push({ one, found });
      }
    }
  return [...names.values()];
}

/** A rare name has no more places than it is seen times. */
const MOST_PLACES = 2;

interface Name extends NameInCorpus {
  count: number;
  isKnown: boolean;
  readonly places: { readonly one: HeadedBlock; readonly found: NameFound }[];
}
