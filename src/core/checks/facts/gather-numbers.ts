import { firstNotBelow } from "../../sorted.ts";
import {
  evidentMembers,
  holdSeries,
  isCounting,
  isGap,
  type NumberedName,
  type NumbersTaken,
  type WrittenNumbers,
} from "../number-series.ts";
import type { HeadedBlock } from "../rule.ts";
import { type CarriedDocuments, Gatherer, type Gathering, type Room } from "./gathering.ts";
import { groupsOf, NO_VALUE, rankIn } from "./groups.ts";
import { digitsIn, numberIn } from "./traits.ts";

/** Documents before which a number is left out, with those before the gaps. Goes by `numberSeries`. */
export function* gatherNumberGaps(documents: CarriedDocuments, room: Room): Generator<Gathering> {
  const leading = { counts: documents.trait("leadingCount"), series: documents.trait("leadingSeries") };
  yield* gatherGaps(leading.counts, leading.series, documents.trait("leadingNumber"), documents, room);
  const counting = countingSeries(leading.series, documents.trait("leadingNumber"));
  const trailing = documents.trait("trailingCount");
  for (const [document, series] of leading.series.entries())
    if (series !== NO_VALUE && rankIn(counting, series) >= 0) trailing[document] = NO_VALUE;
  yield* gatherGaps(trailing, documents.trait("trailingSeries"), documents.trait("trailingNumber"), documents, room);
}

/** The series of which a number is no date, sorted; a series may come again. */
function countingSeries(series: Float64Array, numbers: Float64Array): Float64Array {
  const isOne = (document: number): boolean =>
    series[document] !== NO_VALUE && isCounting(written(numbers.subarray(document, document + 1)));
  return series.filter((_, document) => isOne(document)).sort();
}

function* gatherGaps(
  counts: Float64Array,
  series: Float64Array,
  numbers: Float64Array,
  documents: CarriedDocuments,
  room: Room,
): Generator<Gathering> {
  const gatherer = new Gatherer("number-gap", documents, room);
  let gaps: Gap[] = [];
  const take = (): Generator<Gathering> => {
    const found = gaps;
    gaps = [];
    return gatherer.take((places, corpus) =>
      holdSeries(corpus, (blocks) => found.map((gap) => told(gap, blocks, places))),
    );
  };
  for (const count of groupsOf(counts).all()) {
    let taken: NumbersTaken | undefined;
    for (const one of groupsOf(Float64Array.from(count, (document) => series[document]!)).all()) {
      const own = Float64Array.from(one, (nth) => numbers[count[nth]!]!);
      const found = evidentMembers(written(own));
      if (!found) continue;
      for (let at = 1; at < found.members.length; at++) {
        const [before, after] = [found.members[at - 1]!, found.members[at]!];
        if (numberIn(own[after]!) - numberIn(own[before]!) < 2) continue;
        taken ??= takenBy(Float64Array.from(count, (document) => numberIn(numbers[document]!)));
        if (!isGap(numberIn(own[before]!), numberIn(own[after]!), taken)) continue;
        if (gatherer.isFullWith(2)) yield* take();
        gaps.push({
          before: { document: count[one[before]!]!, number: numberIn(own[before]!) },
          after: { document: count[one[after]!]!, number: numberIn(own[after]!) },
          width: found.width,
        });
        gatherer.tell(count[one[after]!]!);
        gatherer.add(count[one[before]!]!);
      }
    }
  }
  yield* take();
}

/** Two numbers of a series between which others are left out. */
interface Gap {
  readonly before: Member;
  readonly after: Member;
  readonly width: number;
}

interface Member {
  readonly document: number;
  readonly number: number;
}

/** The numbers and digits that traits say. */
function written(traits: Float64Array): WrittenNumbers {
  return { numbers: Uint32Array.from(traits, numberIn), digits: Uint8Array.from(traits, digitsIn) };
}

function takenBy(numbers: Float64Array): NumbersTaken {
  numbers.sort();
  const distinct = numbers.filter((number, at) => number !== numbers[at - 1]);
  return { size: distinct.length, has: (number) => distinct[firstNotBelow(distinct, number)] === number };
}

/** A gap as a series of its own. */
function told(
  { before, after, width }: Gap,
  blocks: readonly HeadedBlock[],
  places: ReadonlyMap<number, number>,
): { readonly members: readonly NumberedName[]; readonly taken: ReadonlySet<number>; readonly width: number } {
  const member = ({ document, number }: Member): NumberedName => {
    const { block, header, index } = blocks[places.get(document)!]!;
    return { named: { block, header, index, name: header.name ?? "" }, number };
  };
  return { members: [member(before), member(after)], taken: new Set(), width };
}
