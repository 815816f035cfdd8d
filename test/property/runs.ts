const isNightly = process.env.CORPUS_RUNS === "nightly";

function runs(perCommit: number, nightly: number): number {
  return isNightly ? nightly : perCommit;
}

/** How often each property is tried: by every `npm test`, or by a long run with `CORPUS_RUNS=nightly` in the environment. */
export const RUNS = {
  /** Texts that are edited. */
  edited: runs(2_000, 20_000),
  /** Events each of them goes through. */
  events: 50,
  /** Mutated texts. */
  mutations: runs(200_000, 10_000_000),
  /** Texts encoded and read back. */
  roundTrips: runs(3_000, 200_000),
  /** Damaged corpora. */
  damages: runs(20_000, 1_000_000),
  /** Texts of which every place is looked up. */
  places: runs(1_000, 50_000),
  /** Catalogues edited up to eight times. */
  catalogueEdits: runs(600, 50_000),
  /** Dirty corpora that are mended. */
  dirtyCorpora: runs(150, 3_000),
  /** Corpora in shards, whose facts are merged. */
  shards: runs(80, 5_000),
  /** Processes that are killed, and the files that each works on. */
  kills: runs(9, 500),
  killedFiles: runs(200, 2_000),
  /** Folders swapped for links while files are unpacked into them. */
  swaps: runs(1_000, 10_000),
  /** Unpackings that go on meanwhile, into each of two folders. */
  swappedUnpackings: runs(50, 1_000),
  /** How full a disk is. */
  fillLevels: runs(20, 100),
  /** In how many ways each call to the disk fails. */
  codes: runs(2, 7),
  /** Names that may lead out of a folder. */
  hostileNames: runs(20_000, 1_000_000),
  /** Files packed while somebody writes to them. */
  writtenTo: runs(20, 200),
  /** Trees of files packed, unpacked, exported and imported. */
  trees: runs(40, 2_000),
  /** Header lines read by both parsers. */
  headers: runs(50_000, 2_000_000),
} as const;

/** Where randomness begins: the same at every commit, another one every night, `CORPUS_SEED` to see a failure again. */
export const SEED = Number(process.env.CORPUS_SEED ?? (isNightly ? Date.now() % 1_000_000_000 : 20_240_617));

/** Minutes a test may take before mocha gives it up. */
export const TIMEOUT_MS = isNightly ? 12 * 3_600_000 : 120_000;
