import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { EMPTY_CATALOGUE } from "../../../src/core/entities/catalogue.ts";
import { mentionsIn, type Recogniser } from "../../../src/core/entities/mentions.ts";
import { recogniserOf } from "../../../src/core/entities/recogniser/recogniser.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { projectRoot } from "../../support/project-root.ts";
import { absent, atLeastFigure, compared, type Figure, single } from "../figure.ts";
import { newsParagraphs } from "../marked-names.ts";
import { race } from "../measure.ts";
import { compromisePeer } from "../peers/compromise.ts";
import { requirePeers } from "../peers/install-peers.ts";
import { winkPeer } from "../peers/wink.ts";
import type { Row } from "../row.ts";
import { scoreShortForms, shortFormParagraphs } from "../short-form-scores.ts";
import { type FoundName, type SpanScores, scoreNames } from "../span-scores.ts";
import { type GoldDocument, readGold } from "../wikigold.ts";

/** Names the file of annotations, `wikigold.conll.txt`; it is no part of the project. */
const VARIABLE = "CORPUS_WIKIGOLD";
const INPUT = "WikiGold, 145 documents";
/** The peers are slow: their speed is taken on so much. */
const TIMED_DOCUMENTS = 20;
const LISTS = path.join(projectRoot, "data", "names.txt");

/** How well names are recognised without a catalogue, and how fast. */
export const names: Row = {
  name: "names",
  title: "Names without a catalogue",
  note:
    `WikiGold (CC BY 4.0), where the variable ${VARIABLE} names its file, put together as running text; nothing was trained on it. ` +
    "A span counts when both its ends are right. *Typed* counts persons, places and organisations with their types, *spans* all " +
    "names without. The peers get the same text; wink-nlp tells proper nouns, and no types.",

  async *run() {
    yield single("data/names.txt", "word lists, gzip", zlib.gzipSync(fs.readFileSync(LISTS)).length / 1000, "kB", 100);
    const recogniser = recogniserOf(fs.readFileSync(LISTS, "utf8"));
    yield* shortForms(recogniser);
    yield* news(recogniser);
    const file = process.env[VARIABLE];
    if (file === undefined || !fs.existsSync(file)) {
      yield absent(INPUT, "exact spans, F1", "", `the variable ${VARIABLE} names no file`);
      return;
    }
    const documents = readGold(fs.readFileSync(file, "utf8"));
    const ours = scoreNames(documents, (text) => namesIn(text, recogniser));
    let require: NodeJS.Require | undefined;
    try {
      require = await requirePeers();
    } catch (error) {
      yield absent(INPUT, "exact spans, F1", "compromise, wink-nlp", String(error).split("\n")[0]!);
    }
    const compromise = require && compromisePeer(require);
    const wink = require && winkPeer(require);
    const theirs = compromise && scoreNames(documents, compromise);
    const winks = wink && scoreNames(documents, wink);
    yield scored("typed, F1", "compromise", ours, theirs, "typed", 60);
    yield scored("spans, F1", "compromise", ours, theirs, "span", 80);
    if (winks) yield scored("spans, F1", "wink-nlp", ours, winks, "span", 80);
    if (compromise && wink) yield* speeds(documents.slice(0, TIMED_DOCUMENTS), recogniser, { compromise, wink });
  },
};

/** On paragraphs of our own, which the rules were written beside: a floor, no promise for other texts. */
function* shortForms(recogniser: Recogniser): Generator<Figure> {
  const paragraphs = shortFormParagraphs();
  const { score } = scoreShortForms(paragraphs, recogniser);
  const input = `${paragraphs.length} paragraphs of our own`;
  yield atLeastFigure(input, "short forms, precision", score.precision, "%", 96);
  yield atLeastFigure(input, "short forms, recall", score.recall, "%", 86);
}

/** Only told: the paragraphs are few, and plainer than the world. */
function* news(recogniser: Recogniser): Generator<Figure> {
  const documents = newsParagraphs();
  const { typed, span } = scoreNames(documents, (text) => namesIn(text, recogniser));
  const input = `${documents.length} paragraphs of news of our own`;
  yield single(input, "typed, F1", typed.f1, "");
  yield single(input, "spans, F1", span.f1, "");
}

type Peer = (text: string) => readonly FoundName[];

async function* speeds(
  documents: readonly GoldDocument[],
  recogniser: Recogniser,
  { compromise, wink }: { readonly compromise: Peer; readonly wink: Peer },
): AsyncGenerator<Figure> {
  const texts = documents.map(({ text }) => text);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const found = (find: Peer): number => texts.reduce((sum, text) => sum + find(text).length, 0);
  const timings = await race(
    [
      { name: "ours", run: () => found((text) => namesIn(text, recogniser)) },
      { name: "compromise", run: () => found(compromise) },
      { name: "wink-nlp", run: () => found(wink) },
    ],
    9,
  );
  const input = `${TIMED_DOCUMENTS} of them, ${Math.round(bytes / 1000)} kB`;
  yield compared(input, "names found, one thread", timings.ours, timings.compromise, { timesFaster: 50 });
  yield compared(input, "names found, one thread", timings.ours, timings["wink-nlp"], { timesFaster: "told" });
  const fastest = Math.min(...timings.ours.samples);
  yield atLeastFigure(input, "names found, best round", bytes / 1000 / fastest, "MB/s", 5);
}

/** One figure in percent, beside a peer's. */
function scored(
  what: string,
  peer: string,
  ours: SpanScores,
  theirs: SpanScores | undefined,
  which: keyof SpanScores,
  least: number,
): Figure {
  const shown = (scores: SpanScores): string => {
    const { precision, recall, f1 } = scores[which];
    return `${f1.toFixed(1)} (P ${precision.toFixed(1)}, R ${recall.toFixed(1)})`;
  };
  return {
    ...atLeastFigure(INPUT, what, ours[which].f1, "", least),
    peer,
    ours: shown(ours),
    theirs: theirs ? shown(theirs) : "",
  };
}

const HEADER = "<<<FILE a.txt\n";

/** What is recognised in a text, as the annotations have it: without titles. */
function namesIn(text: string, recogniser: Recogniser): readonly FoundName[] {
  const corpus = parseText(`${HEADER}${text}\nEND>>>\n`);
  const [block] = [...blocksOf(corpus)];
  return mentionsIn(corpus, block!, EMPTY_CATALOGUE, recogniser).map(({ span, kind, text: written, recognised }) => {
    const type = kind === "unresolved" ? "person" : recognised?.type;
    const title = kind === "recognised" ? 0 : Math.max(0, written.lastIndexOf(" ") + 1);
    return {
      start: span.start + title - HEADER.length,
      end: span.end - HEADER.length,
      type: type === undefined ? undefined : (TYPES.get(type) ?? "MISC"),
    };
  });
}

const TYPES: ReadonlyMap<string, FoundName["type"]> = new Map([
  ["person", "PER"],
  ["place", "LOC"],
  ["organisation", "ORG"],
]);
