import { outline } from "../../../src/core/outline.ts";
import { headerOf } from "../../../src/core/syntax/cut.ts";
import type { Corpus } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { absent, compared, type Figure } from "../figure.ts";
import { asRead, describeRecipe, generate, recipe, toCorpus } from "../generate.ts";
import { race } from "../measure.ts";
import { requirePeers } from "../peers/install-peers.ts";
import { jsonPeer } from "../peers/json.ts";
import { lezerPeer } from "../peers/lezer.ts";
import { markdownPeer } from "../peers/markdown.ts";
import type { Peer } from "../peers/peer.ts";
import { yamlPeer } from "../peers/yaml.ts";
import type { Row } from "../row.ts";

/** How much faster than other formats' tools we get from a text to its outline. */
export const outlinePeers: Row = {
  name: "outline-peers",
  title: "Parse and outline",
  note:
    "From one string to the rows of an outline; each peer gets the same documents in its own format. The peers' " +
    "outlines are the documents' names and what their format shows by itself (JSON's keys, Markdown's headings); ours " +
    "has a title, a date and a number of words for each document besides, and its headings, keys and paragraphs. " +
    "*Names only* is what Lezer's has.",

  async *run() {
    const wanted = recipe(5);
    const documents = generate(wanted);
    const text = asRead(toCorpus(documents));
    let require: NodeJS.Require;
    try {
      require = await requirePeers();
    } catch (error) {
      yield absent(describeRecipe(wanted), "parse and outline", "npm packages", String(error).split("\n")[0]!);
      return;
    }
    for (const make of [jsonPeer, lezerPeer, markdownPeer, yamlPeer]) {
      const peer = make(require);
      yield* figures(describeRecipe(wanted), text, peer, asRead(peer.write(documents)), documents.length);
    }
  },
};

async function* figures(
  input: string,
  text: string,
  peer: Peer,
  peersText: string,
  count: number,
): AsyncGenerator<Figure> {
  const seen = await peer.outline(peersText);
  if (seen < count) throw new Error(`${peer.name} saw ${seen} of ${count} documents.`);
  const { parse, names, outlined, peers } = await race([
    { name: "parse", run: () => parseText(text).parts.length },
    { name: "names", run: () => namesOf(parseText(text)) },
    { name: "outlined", run: () => outline(parseText(text)).length },
    { name: "peers", run: () => peer.outline(peersText) },
  ]);
  const theirs = { ...peers, name: peer.name };
  const target = { timesFaster: peer.timesFaster };
  const told = { timesFaster: "told" } as const;
  yield compared(input, "parse and outline", outlined, theirs, target);
  yield compared(input, "parse and names only, beside the peer's parse and outline", names, theirs, told);
  yield compared(input, "parse only, beside the peer's parse and outline", parse, theirs, told);
}

/** How many blocks have a name. */
function namesOf(corpus: Corpus): number {
  let count = 0;
  for (const block of blocksOf(corpus)) if (headerOf(corpus, block).name !== undefined) count++;
  return count;
}
