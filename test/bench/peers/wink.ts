import type { FoundName } from "../span-scores.ts";

interface Wink {
  readonly its: { readonly pos: unknown; readonly value: unknown; readonly precedingSpaces: unknown };
  readDoc(text: string): { tokens(): { out(what: unknown): readonly string[] } };
}

/** Answers what gives the runs of proper nouns that wink-nlp finds; its model has no types for names. */
export function winkPeer(require: NodeJS.Require): (text: string) => readonly FoundName[] {
  const make: (model: unknown, pipe: readonly string[]) => Wink = require("wink-nlp");
  const nlp = make(require("wink-eng-lite-web-model"), ["sbd", "pos"]);
  return (text) => {
    const tokens = nlp.readDoc(text).tokens();
    const classes = tokens.out(nlp.its.pos);
    const words = tokens.out(nlp.its.value);
    const spaces = tokens.out(nlp.its.precedingSpaces);
    const found: { start: number; end: number; type: undefined }[] = [];
    let at = 0;
    let isInRun = false;
    for (const [i, word] of words.entries()) {
      const start = at + spaces[i]!.length;
      at = start + word.length;
      const isName = classes[i] === "PROPN" && !/^(?:Mr|Mrs|Ms|Dr)\.?$/.test(word);
      if (isName && isInRun) found.at(-1)!.end = at;
      else if (isName) found.push({ start, end: at, type: undefined });
      isInRun = isName;
    }
    return found;
  };
}
