import { folderHashes } from "../../exchange/text-hash.ts";
import { readHeader } from "../../syntax/header.ts";
import { collisionKey } from "../names.ts";
import {
  type CarriedDocuments,
  Gatherer,
  type Gathering,
  gatheredGroups,
  gatherGroup,
  type Room,
} from "./gathering.ts";
import { groupsOf, NO_VALUE, rankIn } from "./groups.ts";
import { Flag } from "./traits.ts";

/** Documents of one name. */
export function gatherDuplicateNames(documents: CarriedDocuments, room: Room): Generator<Gathering> {
  return gatheredGroups("duplicate-name", groupsOf(documents.trait("name")).all(), documents, room);
}

/** Documents of one id. */
export function gatherDuplicateIds(documents: CarriedDocuments, room: Room): Generator<Gathering> {
  return gatheredGroups("duplicate-id", groupsOf(documents.trait("id")).all(), documents, room);
}

/** Documents whose names are one on some disk, then those whose names are folders of others. */
export function* gatherNameCollisions(documents: CarriedDocuments, room: Room): Generator<Gathering> {
  const keys = documents.trait("collisionKey");
  yield* gatherCollisions(keys, documents, room);
  yield* gatherFolders(keys, documents, room);
}

/** Deeper than any folder: such documents are looked at group by group. */
const DEEPEST = 64;

function* gatherCollisions(keys: Float64Array, documents: CarriedDocuments, room: Room): Generator<Gathering> {
  // A folder and what lies in it must not meet here: what is between them is missing. Names of one key are equally deep.
  const groups = groupsOf(keys);
  const names = documents.trait("name");
  const deep = new Map<number, Gatherer>();
  for (const group of groups.all()) {
    const chosen = withoutRepeats(group, names);
    if (chosen.length < 2) continue;
    const depth = Math.min(DEEPEST, depthOf(nameAt(documents, chosen[0]!)));
    let gatherer = deep.get(depth);
    if (!gatherer) {
      gatherer = new Gatherer("name-collision", documents, room);
      deep.set(depth, gatherer);
    }
    if (depth === DEEPEST) yield* gatherer.take();
    yield* gatherGroup(gatherer, chosen);
  }
  for (const gatherer of deep.values()) yield* gatherer.take();
}

/** Of documents of one name the first. */
function withoutRepeats(group: Uint32Array, names: Float64Array): Uint32Array {
  const [first] = group;
  if (group.every((document) => names[document] === names[first!])) return group.subarray(0, 1);
  const seen = new Set<number>();
  return group.filter((document) => seen.size < seen.add(names[document]!).size);
}

function depthOf(name: string): number {
  let depth = 0;
  for (let slash = name.indexOf("/"); slash >= 0; slash = name.indexOf("/", slash + 1)) depth++;
  return depth;
}

/** The name of a document that has one. */
function nameAt(documents: CarriedDocuments, document: number): string {
  return readHeader(documents.headerOf(document)).name ?? "";
}

/**
 * Names that are folders of others, each with the first in the order of names of what lies in it: first it is marked which
 * keys are anybody's folder, then it is looked at what lies in these.
 */
function* gatherFolders(keys: Float64Array, documents: CarriedDocuments, room: Room): Generator<Gathering> {
  if (!documents.trait("flags").some((flags) => (flags & Flag.inFolder) !== 0)) return;
  const sorted = keys.slice().sort();
  const isFolder = new Uint8Array(sorted.length);
  for (const { hashes } of withFolders(documents))
    for (const hash of hashes) {
      const rank = rankIn(sorted, hash);
      if (rank >= 0) isFolder[rank] = 1;
    }
  const folders = sorted.filter((_, rank) => isFolder[rank]);
  if (folders.length === 0) return;
  const children = firstChildren(folders, documents);
  const own = new Float64Array(folders.length).fill(NO_VALUE);
  for (const [document, key] of keys.entries()) {
    const rank = rankIn(folders, key);
    if (rank >= 0 && own[rank] === NO_VALUE) own[rank] = document;
  }
  const gatherer = new Gatherer("name-collision", documents, room);
  for (const [rank, folder] of own.entries()) {
    if (gatherer.isFullWith(2)) yield* gatherer.take();
    gatherer.tell(folder);
    gatherer.add(children[rank]!);
  }
  yield* gatherer.take();
}

/** Which document's name comes first of those in each folder; of equal ones the first of the text. */
function firstChildren(folders: Float64Array, documents: CarriedDocuments): Float64Array {
  const children = new Float64Array(folders.length).fill(NO_VALUE);
  // Documents of one folder mostly come together.
  let last = NO_VALUE;
  let path = "";
  for (const { document, hashes, key } of withFolders(documents))
    for (const hash of hashes) {
      const rank = rankIn(folders, hash);
      if (rank < 0) continue;
      const child = children[rank]!;
      if (child !== NO_VALUE) {
        if (child !== last) path = pathOf(collisionKey(nameAt(documents, child)));
        last = child;
        if (pathOf(key) >= path) continue;
      }
      children[rank] = document;
    }
  return children;
}

/** As names are compared that lie in folders. */
function pathOf(key: string): string {
  return `${key.replaceAll("/", "\0")}\0`;
}

interface WithFolders {
  readonly document: number;
  readonly key: string;
  readonly hashes: readonly number[];
}

/** The documents whose keys say that they lie in folders. */
function* withFolders(documents: CarriedDocuments): Generator<WithFolders> {
  for (let document = 0; document < documents.count; document++) {
    const { name } = readHeader(documents.headerOf(document));
    if (name === undefined) continue;
    const key = collisionKey(name);
    const hashes = key.includes("/") ? folderHashes(key) : NOTHING;
    if (hashes.length > 0) yield { document, key, hashes };
  }
}

const NOTHING: readonly number[] = [];
