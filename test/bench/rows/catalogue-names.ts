import fs from "node:fs";
import path from "node:path";
import type { Catalogue, Entity } from "../../../src/core/entities/catalogue.ts";
import { Matcher } from "../../../src/core/entities/matcher.ts";
import { mentionsOf } from "../../../src/core/entities/mentions.ts";
import { recogniserOf } from "../../../src/core/entities/recogniser/recogniser.ts";
import { tokenise } from "../../../src/core/entities/tokens.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import type { BlockText } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { projectRoot } from "../../support/project-root.ts";
import { absent, atLeastFigure, compared, type Figure, single } from "../figure.ts";
import { asRead } from "../generate.ts";
import { best, median, race, sink, type Timing } from "../measure.ts";
import { namesOfCatalogue, newsWith } from "../name-search-input.ts";
import { requirePeers } from "../peers/install-peers.ts";
import { ahocorasickPeer, monyonePeer, type NameSearch, triePeer } from "../peers/name-search.ts";
import { retainedBytes } from "../retained.ts";
import type { Row } from "../row.ts";

const MANY = 100_000;
const MOST = 1_000_000;
const TEXT = 3_000_000;
const PIECE = 1_000_000;
const DOCUMENT = 5_000;

/** How fast the names of a large catalogue are found, and how soon one is ready. */
export const catalogueNames: Row = {
  name: "catalogue-names",
  title: "Names of a catalogue",
  note:
    "Invented names in invented news, a name about every hundred characters; 1 MB a call. Ours takes whole words, leftmost " +
    "and longest, with hyphens, apostrophes and composed letters folded, and tokenises first; the Aho-Corasick packages compare " +
    "letters only, so they find names inside of words too; the regular expression was made of a trie. *Typed* is what a character in a " +
    "document of 5 kB costs: all its names found again, the recogniser's too.",

  async *run() {
    const names = namesOfCatalogue(MANY);
    const ascii = newsWith(names, TEXT, "'");
    const matcher = new Matcher(names);
    const ours: NameSearch = (text) => matcher.longest(tokenise(text)).length;
    const input = `${MANY.toLocaleString("en-US")} names, 3 MB of ASCII`;
    yield* beside(input, ascii, ours, await peersOf(names));
    yield* beside(input.replace("ASCII", "text with curly quotes"), newsWith(names, TEXT, "’"), ours, []);
    yield* typed(names);
    yield* building();
  },
};

async function peersOf(names: readonly string[]): Promise<readonly Peer[] | Figure> {
  try {
    const require = await requirePeers();
    return [
      { name: "ahocorasick", search: ahocorasickPeer(require, names) },
      { name: "@monyone/aho-corasick", search: monyonePeer(require, names) },
      { name: "regular expression", search: triePeer(names) },
    ];
  } catch (error) {
    return absent("", "names found", "Aho-Corasick packages", String(error).split("\n")[0]!);
  }
}

interface Peer {
  readonly name: string;
  readonly search: NameSearch;
}

async function* beside(
  input: string,
  text: string,
  ours: NameSearch,
  peers: readonly Peer[] | Figure,
): AsyncGenerator<Figure> {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += PIECE) pieces.push(asRead(text.slice(at, at + PIECE)));
  const found = (search: NameSearch): number => pieces.reduce((sum, piece) => sum + search(piece), 0);
  const others = "what" in peers ? [] : peers;
  const timings: Record<string, Timing> = await race(
    [{ name: "ours", search: ours }, ...others].map(({ name, search }) => ({ name, run: () => found(search) })),
    9,
  );
  const mine = timings.ours!;
  for (const { name } of others) yield compared(input, "names found", mine, timings[name]!, { timesFaster: "told" });
  if ("what" in peers) yield { ...peers, input };
  const speed = (milliseconds: number): number => text.length / 1000 / milliseconds;
  yield atLeastFigure(input, "names found", speed(median(mine.samples)), "MB/s", 60);
  yield single(input, "names found, best round", speed(best(mine.samples)), "MB/s");
}

function* typed(names: readonly string[]): Generator<Figure> {
  const recogniser = recogniserOf(fs.readFileSync(path.join(projectRoot, "data", "names.txt"), "utf8"));
  const catalogue = catalogueOf(names);
  const body = newsWith(names, DOCUMENT, "'");
  const samples: number[] = [];
  for (let nth = 0; nth < 200; nth++) {
    const block = blockOf(`${body.slice(0, nth)}x${body.slice(nth)}`);
    const start = performance.now();
    sink(mentionsOf(block, catalogue, recogniser));
    samples.push(performance.now() - start);
  }
  const input = `${names.length.toLocaleString("en-US")} names, a document of 5 kB`;
  yield single(input, "names found after a character, the very first time", samples[0]!, "ms");
  yield single(input, "names found after a character", median(samples), "ms", 5);
}

function* building(): Generator<Figure> {
  const names = namesOfCatalogue(MOST);
  const input = `${MOST.toLocaleString("en-US")} names`;
  const times: number[] = [];
  const bytes = retainedBytes(() => {
    const start = performance.now();
    const made = new Matcher(names);
    times.push(performance.now() - start);
    return made;
  });
  yield single(input, "made ready", median(times), "ms", 1_000);
  yield single(input, "kept in memory, over the names", bytes / 1_000_000, "MB", 80);
}

function catalogueOf(names: readonly string[]): Catalogue {
  const none = { start: 0, end: 0 };
  const entities = names.map((name, nth): Entity => {
    const isPerson = nth % 2 === 0;
    return {
      id: `e${nth}`,
      name,
      type: isPerson ? "person" : "organisation",
      familyName: isPerson ? name.split(" ").at(-1) : undefined,
      ...{ aliases: [], links: [], relations: [], not: [], replaces: [] },
      ...{ description: undefined, wikidata: undefined, source: "" },
      ...{ span: none, idSpan: none, nameSpan: none },
    };
  });
  return { entities, byId: new Map(entities.map((entity) => [entity.id, entity])), types: [] };
}

function blockOf(text: string): BlockText {
  const corpus = parseText(`<<<FILE a.txt\n${text}\nEND>>>\n`);
  return cutBlock(corpus, [...blocksOf(corpus)][0]!);
}
