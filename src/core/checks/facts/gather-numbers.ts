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
import { type Groups, groupsOf, NO_VALUE, rankIn } from "./groups.ts";
import { digitsIn, numberIn } from "./traits.ts";

/** Documents before which a number is left out, with those before the gaps. Goes by `numberSeries`. */
export function* gatherNumberGaps(documents: CarriedDocuments, room: Room): Generator<Gathering> {
  yield* gatherGaps("leading", groupsOf(documents.trait("leadingCount")), documents, room);
  yield* gatherGaps("trailing", groupsOf(trailingCounts(documents)), documents, room);
}

/** Of the documents that do not count by the numbers before their names. */
function trailingCounts(documents: CarriedDocuments): Float64Array {
  const counting = countingSeries(documents);
  const isCounted = Uint8Array.from(documents.trait("leadingSeries"), (series) =>
    rankIn(counting, series) < 0 ? 0 : 1,
  );
  const counts = documents.trait("trailingCount");
  for (let document = 0; document < counts.length; document++) if (isCounted[document]) counts[document] = NO_VALUE;
  return counts;
}

/** The series of which a number is no date, sorted; a series may come again. */
function countingSeries(documents: CarriedDocuments): Float64Array {
  const { digits, numbers } = numbersIn("leading", documents);
  const one = { numbers: new Uint32Array(1), digits: new Uint8Array(1) };
  return documents
    .trait("leadingSeries")
    .filter((series, document) => {
      one.numbers[0] = numbers[document]!;
      one.digits[0] = digits[document]!;
      return series !== NO_VALUE && isCounting(one);
    })
    .sort();
}

/** The numbers in the names of all documents: five bytes a document. */
function numbersIn(kind: "leading" | "trailing", documents: CarriedDocuments): WrittenNumbers {
  const traits = documents.trait(`${kind}Number`);
  return { numbers: Uint32Array.from(traits, numberIn), digits: Uint8Array.from(traits, digitsIn) };
}

function* gatherGaps(
  kind: "leading" | "trailing",
  counts: Groups,
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
  const all = numbersIn(kind, documents);
  const series = documents.trait(`${kind}Series`);
  for (const count of counts.all()) {
    let taken: NumbersTaken | undefined;
    for (const one of bySeries(count, series)) {
      const own = {
        numbers: Uint32Array.from(one, (document) => all.numbers[document]!),
        digits: Uint8Array.from(one, (document) => all.digits[document]!),
      };
      const found = evidentMembers(own);
      if (!found) continue;
      const memberAt = (at: number): Member => {
        const place = found.members[at]!;
        return { document: one[place]!, number: own.numbers[place]! };
      };
      for (let at = 1; at < found.members.length; at++) {
        const [before, after] = [memberAt(at - 1), memberAt(at)];
        if (after.number - before.number < 2) continue;
        taken ??= takenBy(Uint32Array.from(count, (document) => all.numbers[document]!));
        if (!isGap(before.number, after.number, taken)) continue;
        if (gatherer.isFullWith(2)) yield* take();
        gaps.push({ before, after, width: found.width });
        gatherer.tell(after.document);
        gatherer.add(before.document);
      }
    }
  }
  yield* take();
}

/** The documents of each series with two or more among those of one count, which mostly are one series. */
function* bySeries(count: Uint32Array, series: Float64Array): Generator<Uint32Array> {
  if (count.every((document) => series[document] === series[count[0]!])) {
    yield count;
    return;
  }
  for (const group of groupsOf(Float64Array.from(count, (document) => series[document]!)).all())
    yield group.map((nth) => count[nth]!);
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

function takenBy(numbers: Uint32Array): NumbersTaken {
  numbers.sort();
  let size = 0;
  for (let at = 0; at < numbers.length; at++) if (numbers[at] !== numbers[at - 1]) numbers[size++] = numbers[at]!;
  const distinct = numbers.subarray(0, size);
  return { size, has: (number) => distinct[firstNotBelow(distinct, number)] === number };
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
