import { bodyKindOf } from "../../document-facts.ts";
import { atOnce } from "../../in-steps.ts";
import { ownCopy, type Span } from "../../text.ts";
import { isInside } from "../addresses.ts";
import type { Mention, RecognisedEntity } from "../mention.ts";
import type { Recognisable, Recogniser } from "../mentions.ts";
import { inOneLine } from "../spelling.ts";
import { readyingTokens } from "../tokens.ts";
import { type CataloguePerson, cataloguePersons } from "./catalogue-persons.ts";
import { type Lexicon, readingLexicon } from "./lexicon.ts";
import { collectNames, type Found, type Name } from "./names.ts";
import { capitalisesNouns } from "./noun-capitals.ts";
import { Page } from "./page.ts";
import { People } from "./people.ts";
import { isAnyStates } from "./pieces.ts";

/** Of one name in one document. */
const MOST_DESCRIPTORS = 20;

/** In words; what is shorter is read within a few milliseconds. */
const AT_ONCE = 4_000;
/** Mentions that are told between two rests. */
const MENTIONS_AT_ONCE = 500;

/** A recogniser that goes by rules and these word lists (`data/names.txt`). */
export function recogniserOf(lists: string): Recogniser {
  return atOnce(makingRecogniser(lists));
}

/** The same in steps of a few milliseconds, with all that its first use would else make ready. */
export function* makingRecogniser(lists: string): Generator<void, Recogniser> {
  yield* readyingTokens();
  const lexicon = yield* readingLexicon(lists);
  return (text) => recognise(text, lexicon);
}

function* recognise(text: Recognisable, lexicon: Lexicon): Generator<void, readonly Mention[]> {
  const lang = text.block.header.attributes.find(({ key }) => key === "lang")?.value;
  const kind = bodyKindOf(text.block.header.name);
  const manner = {
    areNounsCapitals: capitalisesNouns(text.tokens, lang),
    isProse: kind === "text" || kind === "markdown",
  };
  const isLong = text.tokens.count > AT_ONCE;
  const page = new Page(text.tokens, lexicon, manner);
  if (isLong) yield;
  const isFree = freeTokens(text);
  const names = yield* collectNames(page, isFree);
  const people = yield* People.making(page, names, text.headEnd);
  const inCatalogue = cataloguePersons(text);
  const entities = new Map<Name, Entry>();
  const entryOf = (name: Name): Entry => {
    let entry = entities.get(name);
    if (!entry) {
      entry = makeEntry(page, people.fullest(name), people, text);
      entities.set(name, entry);
    }
    return entry;
  };
  const mentions: Mention[] = [];
  for (const name of names.values())
    for (const place of name.places) {
      mentions.push(byCatalogue(page, place, people, inCatalogue) ?? mentionOf(page, place, people, entryOf));
      if (mentions.length % MENTIONS_AT_ONCE === 0) yield;
    }
  return mentions.sort((a, b) => a.span.start - b.span.start);
}

/** A name as it is told to others, and where it stands first. */
interface Entry {
  readonly entity: RecognisedEntity;
  readonly first: Span;
  readonly why: string;
}

/** A single word that goes back to the one person of the catalogue who has it, where the document names that one before. */
function byCatalogue(
  page: Page,
  place: Found,
  people: People,
  inCatalogue: ReadonlyMap<string, readonly CataloguePerson[]>,
): Mention | undefined {
  const { name, span } = place;
  if (name.words.length > 1 || name.known !== undefined || inCatalogue.size === 0) return undefined;
  const before = inCatalogue.get(name.words[0]!)?.filter(({ first }) => first.start < span.start) ?? [];
  const [person] = before;
  if (!person || before.length > 1 || people.resolve(place).kind === "short") return undefined;
  const { entity, first } = person;
  const written = page.tokens.text.slice(span.start, span.end);
  const why = `${quoted(written)} stands for ${quoted(entity.name)}, introduced before.`;
  const told = { span, text: written, kind: "short-form", entities: [entity.id], namesakes: [], why } as const;
  return { ...told, introducedAt: first };
}

function mentionOf(page: Page, place: Found, people: People, entryOf: (name: Name) => Entry): Mention {
  const { piece, name, role } = place;
  const { text, starts } = page.tokens;
  const answer = people.resolve(place);
  const withTitle = { start: piece.title ? starts[piece.title.first]! : place.span.start, end: place.span.end };
  const descriptor = role && told(text, role.span);
  const said = descriptor === undefined ? {} : { descriptor };
  if (answer.kind === "itself") {
    const { entity, first, why } = entryOf(name);
    return {
      span: place.span,
      text: text.slice(place.span.start, place.span.end),
      kind: "recognised",
      entities: [entity.id],
      namesakes: [],
      why,
      recognised: entity,
      ...(first.start === place.span.start ? {} : { introducedAt: first }),
      ...said,
    };
  }
  const shown = text.slice(withTitle.start, withTitle.end);
  if (answer.kind === "open") {
    const among = answer.candidates.map((one) => `"${entryOf(one).entity.name}"`);
    const why =
      among.length > 0
        ? `${quoted(shown)} could be ${listed(among)}.`
        : `${quoted(shown)} is not introduced in this document.`;
    const ids = answer.candidates.map((one) => entryOf(one).entity.id);
    return { span: withTitle, text: shown, kind: "unresolved", entities: ids, namesakes: [], why, ...said };
  }
  const { entity, first } = entryOf(answer.name);
  const where = first.start < place.span.start ? "before" : "further down";
  return {
    span: withTitle,
    text: shown,
    kind: "short-form",
    entities: [entity.id],
    namesakes: [],
    introducedAt: first,
    why: `${quoted(shown)} stands for ${quoted(entity.name)}, introduced ${where}.`,
    recognised: entity,
    ...said,
  };
}

function makeEntry(page: Page, name: Name, people: People, { block }: Recognisable): Entry {
  const { text } = page.tokens;
  const [place] = name.places;
  const shown = name.called ?? told(text, place!.span);
  const type = name.evidence.best();
  const { first, end } = place!.piece;
  const isJoined = name.known !== undefined || (name.words.length > 1 && !isAnyStates(page, first, end));
  const id = `~${type ?? "name"}/${ownCopy(name.key)}${isJoined ? "" : `@${block.header.name ?? ""}`}`;
  const descriptors: string[] = [];
  for (const { role } of name.places) {
    if (!role || descriptors.length === MOST_DESCRIPTORS) continue;
    const said = told(text, role.span);
    if (!descriptors.includes(said)) descriptors.push(said);
  }
  const reasons = name.evidence.reasonsFor(type);
  const familyName = type === "person" ? people.familyName(name) : undefined;
  const known = { id, name: shown, type, reasons, descriptors };
  const entity: RecognisedEntity = familyName === undefined ? known : { ...known, familyName: ownCopy(familyName) };
  return { entity, first: place!.span, why: whyOf(entity) };
}

function whyOf({ type, reasons }: RecognisedEntity): string {
  const [reason] = reasons;
  if (type === undefined || reason === undefined) return "Recognised as a name by its capitals.";
  const said = reason.startsWith('"') ? reason : reason[0]!.toLowerCase() + reason.slice(1);
  return `Recognised as ${type === "organisation" || type === "event" ? "an" : "a"} ${type}: ${said}`;
}

/** Whether a token is in no address and no name of the catalogue. */
function freeTokens({ tokens, known, addresses }: Recognisable): (index: number) => boolean {
  const taken = known
    .filter(({ kind, entities }) => kind !== "unresolved" || entities.length > 0)
    .map(({ span }) => span);
  if (taken.length === 0 && addresses.length === 0) return () => true;
  return (index) => {
    const start = tokens.starts[index]!;
    return !isInside(taken, start) && !isInside(addresses, start);
  };
}

/** What stands there, in one line, without a hold on the text. */
function told(text: string, { start, end }: Span): string {
  return ownCopy(inOneLine(text.slice(start, end)));
}

function quoted(text: string): string {
  return `"${inOneLine(text)}"`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
