import { wholeSpan } from "../../../src/core/dates/mention.ts";
import { datesIn } from "../../../src/core/dates/scan.ts";
import { datedSentences } from "../date-sentences.ts";
import { absent, compared, type Figure } from "../figure.ts";
import { asRead, generate, recipe, toCorpus } from "../generate.ts";
import { median, race, sink } from "../measure.ts";
import { chronoPeer, type DateFinder, winkPeer } from "../peers/dates.ts";
import { requirePeers } from "../peers/install-peers.ts";
import type { Row } from "../row.ts";

/** In percent, and in MB a second (`entities.md`). */
const F1_TO_REACH = 80;
const SPEED_TO_REACH = 50;
const SENTENCES = datedSentences();
const INPUT = `${SENTENCES.length} sentences of ours`;
/** How often the sentences stand in the text that speed is measured on: peers need minutes for a megabyte. */
const REPEATS = { ours: 1_000, peers: 20 };

/** Dates in prose: how exactly they are found, and how fast. */
export const dates: Row = {
  name: "dates",
  title: "Dates",
  note:
    "`datesIn` beside chrono-node and wink-nlp with its small English model. Found is what has the very span; " +
    'F1 is of precision and recall over all sentences, among them traps ("May said", prices, scores). Speed is of the same ' +
    "sentences as one text of paragraphs, and of the generated news, by the processor's time.",

  async *run() {
    yield scored("ours", find, F1_TO_REACH);
    const text = textOf(REPEATS.ours);
    yield speed("those sentences over and over: a date in every 60 characters", speedOf(find, text));
    yield speed(
      "10 MB of generated news: one in every 150",
      speedOf(find, asRead(toCorpus(generate(recipe(10))))),
      SPEED_TO_REACH,
    );
    let require: NodeJS.Require;
    try {
      require = await requirePeers();
    } catch (error) {
      yield absent(INPUT, "exact spans", "chrono-node, wink-nlp", String(error).split("\n")[0]!);
      return;
    }
    for (const peer of [chronoPeer(require), winkPeer(require)]) {
      yield scored(peer.name, peer.find);
      const short = textOf(REPEATS.peers);
      const { ours: mine, theirs } = await race(
        [
          { name: "ours", run: () => find(short).length },
          { name: "theirs", run: () => peer.find(short).length },
        ],
        9,
      );
      yield compared(
        `the sentences × ${REPEATS.peers}`,
        "all dates",
        mine,
        { ...theirs, name: peer.name },
        { timesFaster: "told" },
      );
    }
  },
};

function find(text: string): readonly { readonly start: number; readonly end: number }[] {
  return datesIn(text, { start: 0, end: text.length }).map(wholeSpan);
}

/** The sentences as paragraphs. */
function textOf(repeats: number): string {
  return `${SENTENCES.map(({ text }) => text).join("\n\n")}\n\n`.repeat(repeats);
}

function scored(name: string, finder: DateFinder["find"], least?: number): Figure {
  let right = 0;
  let found = 0;
  let there = 0;
  for (const { text, dates: expected } of SENTENCES) {
    const keys = new Set(expected.map(({ start, end }) => `${start} ${end}`));
    const spans = finder(text);
    right += spans.filter(({ start, end }) => keys.has(`${start} ${end}`)).length;
    found += spans.length;
    there += expected.length;
  }
  const percent = (of: number): string => ((100 * right) / Math.max(1, of)).toFixed(1);
  const f1 = (200 * right) / (found + there);
  const told = `F1 ${f1.toFixed(1)} (precision ${percent(found)}, recall ${percent(there)})`;
  const isOurs = name === "ours";
  return {
    input: INPUT,
    what: "exact spans",
    peer: isOurs ? "" : name,
    ours: isOurs ? told : "",
    theirs: isOurs ? "" : told,
    ratio: "",
    target: least === undefined ? "" : `F1 ≥ ${least}`,
    verdict: least === undefined ? "" : f1 >= least ? "met" : "**not met**",
  };
}

/** Megabytes of UTF-8 in a second of the processor's time: the median of nine rounds behind three that warm up. */
function speedOf(finder: DateFinder["find"], text: string): number {
  const samples: number[] = [];
  for (let round = 0; round < 12; round++) {
    const before = process.cpuUsage().user;
    sink(finder(text).length);
    samples.push(process.cpuUsage().user - before);
  }
  return Buffer.byteLength(text) / median(samples.slice(3));
}

function speed(input: string, megabytes: number, least?: number): Figure {
  const verdict = least === undefined ? "" : megabytes >= least ? "met" : "**not met**";
  const target = least === undefined ? "" : `≥ ${least} MB/s`;
  const ours = `${megabytes.toFixed(0)} MB/s`;
  return { input, what: "all dates", peer: "", ours, theirs: "", ratio: "", target, verdict };
}
