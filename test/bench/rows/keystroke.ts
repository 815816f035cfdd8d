import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { blockAt } from "../../../src/core/syntax/parse.ts";
import { absent, compared, type Figure, single } from "../figure.ts";
import { asRead, describeRecipe, type Recipe, recipe } from "../generate.ts";
import { corpusOf, linesOfInput } from "../input.ts";
import { type Contestant, median, race, sink, type Timing } from "../measure.ts";
import { requirePeers } from "../peers/install-peers.ts";
import { type LezerFragments, lezerParser } from "../peers/lezer.ts";
import type { Row } from "../row.ts";
import { Typist } from "../typing.ts";
import { EditorDocument, linesOf } from "../vscode-document.ts";

const SMALL = recipe(1);
const LEZERS = recipe(10);
const LARGE = [recipe(50), recipe(50, { documentBytes: 500 }), recipe(50, { documentBytes: 500, quotes: "curly" })];

/** What a typed character costs the parser, whatever the size of the file. */
export const keystroke: Row = {
  name: "keystroke",
  title: "A keystroke's parse",
  note:
    "Characters typed and deleted at places all over the text; line breaks made and taken back at its top. What VS " +
    "Code's own copy of the document takes for the change is left out. *Taken up*: `index.update(changes)`. *And the " +
    "block found*: besides, `blockAt(index, cursor)`, which whatever answers the keystroke needs. Lezer has a grammar " +
    "of our format, the old tree's fragments and the finished new text.",

  async *run() {
    const small = typing(SMALL);
    const lezers = typing(LEZERS);
    const large = LARGE.map(typing);
    const lezer = await lezerTyping(LEZERS);
    const contestants = [small, lezers, ...large].flatMap((one) => Object.values(one));
    const timings: Record<string, Timing> = await race([...contestants, ...("run" in lezer ? [lezer] : [])]);
    for (const one of [lezers, ...large]) {
      yield* against(timings, one, small, "taken up");
      yield* against(timings, one, small, "found");
    }
    if ("reason" in lezer) {
      yield absent(describeRecipe(LEZERS), "a character", "Lezer's incremental parse", lezer.reason);
      return;
    }
    const theirs = { ...timings[lezer.name]!, name: `Lezer's incremental parse (${describeRecipe(LEZERS)})` };
    for (const one of [lezers, ...large])
      yield compared(nameOf(one), "a character, taken up", timings[one.taken.name]!, theirs, { timesFaster: 100 });
  },
};

/** The ways in which one document is typed in. */
interface Typing {
  readonly taken: Contestant;
  readonly found: Contestant;
  readonly enter: Contestant;
  readonly rebuilt: Contestant;
}

function typing(wanted: Recipe): Typing {
  const document = new EditorDocument(linesOfInput(corpusOf(wanted)));
  const typist = new Typist(document);
  const lines = linesOf(document);
  const index = CorpusIndex.of(lines);
  const follow = (change: Parameters<CorpusIndex["update"]>[0][number]): void => {
    if (!index.update([change])) throw new Error("The index lost its document.");
  };
  const name = describeRecipe(wanted);
  return {
    taken: { name: `${name}: taken up`, clock: "own", run: () => typist.characters(100, follow) },
    found: {
      name: `${name}: found`,
      clock: "own",
      run: () =>
        typist.characters(5, (change, at) => {
          follow(change);
          sink(blockAt(index, at));
        }),
    },
    enter: { name: `${name}: enter`, clock: "own", run: () => typist.enterAtTop(20, follow) },
    rebuilt: { name: `${name}: rebuilt`, run: () => CorpusIndex.of(lines) },
  };
}

function nameOf({ taken }: Typing): string {
  return taken.name.slice(0, taken.name.indexOf(":"));
}

function* against(
  timings: Readonly<Record<string, Timing>>,
  one: Typing,
  small: Typing,
  way: "taken up" | "found",
): Generator<Figure> {
  const contestant = (from: Typing): Contestant => (way === "found" ? from.found : from.taken);
  const what = way === "found" ? "a character, taken up and the block found" : "a character, taken up";
  const ours = timings[contestant(one).name]!;
  const theirs = { ...timings[contestant(small).name]!, name: "the same at 1 MB" };
  yield compared(nameOf(one), what, ours, theirs, { atMost: 1.5 });
  yield single(nameOf(one), what, microseconds(ours), "µs", 10);
  if (way === "found") return;
  yield single(nameOf(one), "Enter at the top, taken up", microseconds(timings[one.enter.name]!), "µs", 30);
  const rebuilt = { ...timings[one.rebuilt.name]!, name: "the index from nothing" };
  yield compared(nameOf(one), what, ours, rebuilt, { timesFaster: "told" });
}

function microseconds({ samples }: Timing): number {
  return median(samples) * 1_000;
}

/** Lezer's answer to one character at one of a few places; the texts are there before it is asked. */
async function lezerTyping(wanted: Recipe): Promise<Contestant | { readonly reason: string }> {
  let require: NodeJS.Require;
  try {
    require = await requirePeers();
  } catch (error) {
    return { reason: String(error).split("\n")[0]! };
  }
  const { TreeFragment }: LezerFragments = require("@lezer/common");
  const parser = lezerParser(require);
  const { text } = corpusOf(wanted);
  const fragments = TreeFragment.addTree(parser.parse(text));
  const edits = [0.1, 0.4, 0.6, 0.9].map((part) => {
    const at = text.indexOf(" the ", Math.floor(text.length * part));
    return { at, edited: asRead(`${text.slice(0, at)}x${text.slice(at)}`) };
  });
  let turn = 0;
  return {
    name: "Lezer",
    run: () => {
      const { at, edited } = edits[turn++ % edits.length]!;
      const kept = TreeFragment.applyChanges(fragments, [{ fromA: at, toA: at, fromB: at, toB: at + 1 }]);
      return parser.parse(edited, kept);
    },
  };
}
