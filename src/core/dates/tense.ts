import type { Span } from "../text.ts";

/** Whether a sentence speaks of what was or of what is to come, and the words that say so. */
export interface Tense {
  readonly direction: "past" | "future";
  readonly because: string;
}

/** How far words are looked for before and behind a date, in UTF-16 code units. */
const REACH = 240;

/** Words of one language by which a tense is told. The groups are `future` and `past`; what is neither says nothing. */
interface Signs {
  readonly before: RegExp;
  /** What stands directly before a date and outweighs the verbs. */
  readonly near: RegExp;
}

/**
 * The tense that a sentence gives to a date in it; `undefined` where nothing says.
 *
 * The verb that stands nearest before the date counts; where none does, the first one behind it. English, German, French
 * and Spanish, by our own lists of verbs; another language says nothing.
 */
export function tenseAt(text: string, date: Span, language: string | undefined): Tense | undefined {
  const signs = SIGNS.get(language ?? "en");
  if (!signs) return undefined;
  const before = sentenceBefore(text, date.start);
  const near = signs.near.exec(before);
  if (near) return tenseOf(near);
  let last: RegExpExecArray | undefined;
  for (const match of before.matchAll(signs.before)) last = match;
  if (last) return tenseOf(last);
  for (const match of sentenceAfter(text, date.end).matchAll(signs.before)) return tenseOf(match);
  return undefined;
}

function tenseOf({ groups }: RegExpMatchArray): Tense | undefined {
  if (groups?.future !== undefined) return { direction: "future", because: groups.future.toLowerCase() };
  return groups?.past === undefined ? undefined : { direction: "past", because: groups.past.toLowerCase() };
}

function sentenceBefore(text: string, end: number): string {
  const near = text.slice(Math.max(0, end - REACH), end);
  let start = near.lastIndexOf("\n") + 1;
  for (const { index } of near.matchAll(SENTENCE_END)) start = Math.max(start, index + 1);
  return near.slice(start);
}

function sentenceAfter(text: string, start: number): string {
  const near = text.slice(start, start + REACH);
  const line = near.indexOf("\n");
  const sentence = near.search(SENTENCE_END);
  const ends = [line, sentence].filter((end) => end >= 0);
  return ends.length === 0 ? near : near.slice(0, Math.min(...ends));
}

const SENTENCE_END = /(?<=\p{L}{3}|[)”"’]|\d)[.!?]["”’)]? +(?=["“‘(]?\p{Lu})/gu;

/** Past forms of English that do not end in "ed". Our list. */
const IRREGULAR =
  "was|were|had|did|said|told|met|held|went|came|took|made|began|left|won|lost|gave|got|saw|spoke|wrote|found|kept|became|" +
  "fell|rose|ran|sent|spent|led|sold|paid|brought|built|bought|caught|drew|drove|flew|grew|hit|shot|stood|sat|thought|" +
  "taught|signed|heard|dealt|fought|laid|sought|swore|threw|withdrew|struck|broke|chose|froze|quit|says";
/** They end in "ed" and are no past. */
const NO_PAST =
  "need|indeed|hundred|speed|feed|breed|exceed|proceed|succeed|seed|weed|shed|bed|red|united|unprecedented";

const SIGNS: ReadonlyMap<string, Signs> = new Map([
  [
    "en",
    {
      near: /(?:(?<future>ahead of|scheduled for|planned for|set for|due on|due|slated for|by next|later|coming|upcoming)|(?<past>since|earlier|as of|until last)) (?:the |on )?$/i,
      before: new RegExp(
        `\\b(?:was|were|had been) (?:scheduled|planned|expected|due|set|supposed|to)\\b|` +
          "\\b(?<future>will|won[’']t|shall|would|may|might|" +
          "(?:is|are) (?:to|set|due|expected|scheduled|slated|planned|going|likely|poised|about|preparing|[a-z]+ing)|" +
          "(?:agreed|plans?|planned|hopes?|wants?|intends?|decided|vowed|promised|pledged|expects?|aims?|set|due) to)\\b|" +
          `\\b(?<past>${IRREGULAR}|(?!(?:${NO_PAST}|planned|scheduled|expected|proposed)\\b)[a-z]{2,}ed)\\b`,
        "gi",
      ),
    },
  ],
  [
    "de",
    {
      near: /(?:(?<future>kommenden|bis)|(?<past>seit|vergangenen)) (?:zum |zu |den |dem )?$/i,
      before:
        /(?<![\p{L}])(?:(?<future>wird|werden|soll|sollen|will|wollen)|(?<past>sagten?|erklärten?|war|waren|hatten?|wurden?|hat|haben|trafen?|kam|kamen|ging|gingen|teilten?))(?![\p{L}])/giu,
    },
  ],
  [
    "fr",
    {
      near: /(?:(?<future>avant)|(?<past>depuis)) (?:le )?$/i,
      before:
        /(?<![\p{L}])(?:(?<future>va|vont|sera|seront|doit|doivent|aura|auront|devrait|devraient)|(?<past>a|ont|avait|avaient|était|étaient))(?![\p{L}])/giu,
    },
  ],
  [
    "es",
    {
      near: /(?:(?<future>antes del)|(?<past>desde)) (?:el )?$/i,
      before:
        /(?<![\p{L}])(?:(?<future>va a|van a|será|serán|debe|deben|tendrá|tendrán)|(?<past>dijo|dijeron|anunció|fue|fueron|había|habían|ha|han|era|eran))(?![\p{L}])/giu,
    },
  ],
]);
