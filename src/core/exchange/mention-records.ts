import { isoDays } from "../dates/day-range.ts";
import type { Decisions } from "../decisions/decisions.ts";
import type { Catalogue } from "../entities/catalogue.ts";
import type { Mention } from "../entities/mention.ts";
import { mentionsOf, type Recogniser } from "../entities/mentions.ts";
import { type ReadDate, readDates } from "../read-dates.ts";
import { CodePoints } from "../syntax/code-points.ts";
import { cutBlock } from "../syntax/cut.ts";
import type { Corpus } from "../syntax/nodes.ts";
import { blocksOf } from "../syntax/parse.ts";
import { csvRow } from "./csv.ts";

/** A mention as it is written down for others. */
export interface MentionRecord {
  readonly path: string;
  /** The name of the document. */
  readonly document: string | undefined;
  /** Ids of who may be meant: one when it is settled. */
  readonly candidates: readonly string[];
  /** The name of who is meant, when it is settled; the days of a date in ISO 8601. */
  readonly name: string | undefined;
  /** The type of who is meant, when it is settled and known. */
  readonly kind: string | undefined;
  readonly how: Mention["kind"] | "date";
  readonly text: string;
  /** In code points of the decoded body. */
  readonly start: number;
  readonly end: number;
  /** In the corpus, from 1; the column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly why: string;
}

/** Every mention and date of a corpus, document by document, in the order of the text. */
export function* mentionRecords(
  path: string,
  corpus: Corpus,
  catalogue: Catalogue,
  recogniser?: Recogniser,
  decisions?: Decisions,
): Generator<MentionRecord> {
  for (const block of blocksOf(corpus)) {
    const cut = cutBlock(corpus, block);
    const points = new CodePoints(block, cut);
    let line = block.start.line;
    let lineStart = 0;
    let feed = cut.text.indexOf("\n");
    const mentions = mentionsOf(cut, catalogue, recogniser, decisions);
    for (const found of inOrder(mentions, readDates(cut))) {
      const { span } = found;
      for (; feed >= 0 && feed < span.start; feed = cut.text.indexOf("\n", lineStart)) {
        line++;
        lineStart = feed + 1;
      }
      const start = points.before(span.start);
      const end = points.before(span.end);
      if (start === undefined || end === undefined) continue;
      const told = "meanings" in found ? toldDate(found, cut.text) : toldMention(found, catalogue);
      const column = span.start - lineStart + 1;
      yield { path, document: cut.header.name, ...told, start, end, line: line + 1, column };
    }
  }
}

type Told = Pick<MentionRecord, "candidates" | "name" | "kind" | "how" | "text" | "why">;

function toldMention(mention: Mention, catalogue: Catalogue): Told {
  const { text, kind: how, entities: candidates, why } = mention;
  const who = whoIsMeant(mention, catalogue);
  return { candidates, name: who?.name, kind: who?.type, how, text, why };
}

function toldDate({ span, meanings, isSettled, why }: ReadDate, text: string): Told {
  const days = isSettled ? meanings[0]?.days : undefined;
  const name = days && isoDays(days);
  return { candidates: [], name, kind: "date", how: "date", text: text.slice(span.start, span.end), why };
}

/** Both in the order of the text; a date within a name, or across one, is none of its own. */
function* inOrder(mentions: readonly Mention[], dates: Iterable<ReadDate>): Generator<Mention | ReadDate> {
  let next = 0;
  for (const date of dates) {
    while (next < mentions.length && mentions[next]!.span.end <= date.span.start) yield mentions[next++]!;
    const mention = mentions[next];
    if (!mention || mention.span.start >= date.span.end) yield date;
  }
  yield* mentions.slice(next);
}

/** Name and type of who is meant, when that is settled. */
export function whoIsMeant(
  { kind, entities, recognised }: Mention,
  catalogue: Catalogue,
): { readonly name: string; readonly type: string | undefined } | undefined {
  if (kind === "unresolved" || entities.length !== 1) return undefined;
  return catalogue.byId.get(entities[0]!) ?? recognised;
}

/** The id of who is meant, when that is settled. */
export function idOf({ candidates, how }: MentionRecord): string | undefined {
  return candidates.length === 1 && how !== "unresolved" ? candidates[0] : undefined;
}

/** The mention as a JSON object with the fields of the contract (`entities --format ndjson`). */
export function jsonOf(record: MentionRecord): object {
  const { path, document, candidates, name, kind, how, text, start, end } = record;
  const entity = idOf(record);
  return {
    type: "mention",
    schema: 1,
    path,
    document: document ?? null,
    entity: entity ?? null,
    name: name ?? null,
    kind: kind ?? null,
    text,
    start,
    end,
    how,
    ...(entity === undefined && candidates.length > 0 ? { candidates } : {}),
  };
}

/** The first row of a table of mentions. */
export const MENTION_HEAD = csvRow(["path", "document", "entity", "name", "kind", "how", "text", "start", "end"]);

/** The mention as a row of a table, each text passed through `safe`. */
export function rowOf(record: MentionRecord, safe: (text: string) => string = (text) => text): string {
  const { path, document, name, kind, how, text, start, end } = record;
  const cells = [path, document ?? "", idOf(record) ?? "", name ?? "", kind ?? "", how, text].map(safe);
  return csvRow([...cells, start, end]);
}
